package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// A line ends where a line ends: no mark between two things is left at the end of one.
func TestAPostersFootEndsNoLineWithAMark(t *testing.T) {
	for _, size := range sizes {
		for _, item := range lay(t, poster(t, size))[0].Items {
			if text, ok := item.(page.Text); ok && strings.HasSuffix(strings.TrimSpace(text.Text), "·") {
				t.Errorf("%s: %q", size, text.Text)
			}
		}
	}
}

// The name of a day is on the page of its events.
func TestADayOfAPosterIsNotTornApart(t *testing.T) {
	p := poster(t, surgery.Standard)
	for i := range 4 {
		p.Days = append(p.Days, handout.PosterDay{Name: fmt.Sprintf("Day %d", i)})
		for range 7 {
			p.Days[len(p.Days)-1].Events = append(p.Days[len(p.Days)-1].Events, handout.Event{When: "9am", Title: strings.Repeat("An event that says a lot ", 5) + fmt.Sprintf("(day%d)", i)})
		}
	}
	pages := lay(t, p)
	if len(pages) < 2 {
		t.Fatal("it does not flow")
	}
	for _, pg := range pages {
		for i := range 4 {
			has, named := strings.Contains(pg.Text(), fmt.Sprintf("(day%d)", i)), strings.Contains(pg.Text(), fmt.Sprintf("Day %d", i))
			if has != named {
				t.Errorf("day %d: its events %v, its name %v", i, has, named)
			}
		}
	}
}
