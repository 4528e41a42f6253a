package handout_test

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// TestNoEventIsLostWithoutAWord lays weeks of up to 40 events out: what is on comes
// first, and what is not on the paper is counted on it.
func TestNoEventIsLostWithoutAWord(t *testing.T) {
	fonts := typeface(t)
	h := typical(t)
	for _, size := range sizes {
		for n := 1; n <= 40; n += 3 {
			w := handout.Week{Title: "Recovery week", Hashtag: "#LYPFTrecovery", Size: size, Links: h.Links[:2], StaySafe: h.StaySafe,
				WhereToTurn: h.WhereToTurn, NextSurgery: "Tuesday 22 December, 1pm"}
			for i := range n {
				w.Events = append(w.Events, handout.Event{When: "Mon 8pm to 9pm", Title: fmt.Sprintf("Made-up event %d.", i+1), Where: "Becklin Centre. Everyone welcome"})
			}
			pages, err := w.Pages(fonts)
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, pages)
			text := said(pages)
			listed := strings.Count(text, "Made-up event")
			if more := fmt.Sprintf("and %d more: see the poster", n-listed); listed < n && (!strings.Contains(text, more) || listed < n/2 || len(pages) > 1) {
				t.Errorf("%s, %d events: %d are listed on %d pages, and it says %s", size, n, listed, len(pages), text)
			}
			if strings.Count(text, "Becklin Centre. Everyone welcome") != listed {
				t.Errorf("%s, %d events: it is not said where they are", size, n)
			}
			if first, code := strings.Index(text, "Made-up event 1."), strings.Index(text, "bsky.app"); first > code {
				t.Errorf("%s, %d events: the codes come before what is on", size, n)
			}
			if size == surgery.Standard && n <= 10 && (len(pages) > 1 || listed < n) {
				t.Errorf("%d events take %d pages and %d are listed", n, len(pages), listed)
			}
		}
	}
}

// TestAHandoutForOneCountsWhatItDoesNotList is about a person first.
func TestAHandoutForOneCountsWhatItDoesNotList(t *testing.T) {
	h := typical(t)
	h.Events = nil
	for i := range 14 {
		h.Events = append(h.Events, handout.Event{When: "Mon 8pm", Title: fmt.Sprintf("Made-up event %d.", i+1)})
	}
	pages, err := h.Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	if text := said(pages); !strings.Contains(text, "event 10.") || strings.Contains(text, "event 11.") || !strings.Contains(text, "and 4 more: see the poster") {
		t.Errorf("it says %s", text)
	}
}

// TestAPostersCodesStandAtTheEdgeOfTheirWords measures the large one.
func TestAPostersCodesStandAtTheEdgeOfTheirWords(t *testing.T) {
	for _, size := range sizes {
		pages, err := poster(t, size).Pages(typeface(t))
		if err != nil || len(pages) != 1 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		checkPages(t, pages)
		codes := codesOn(pages)
		if len(codes) < 2 || codes[0].Width < 55 || codes[0].X < 90 || codes[1].Width < 30 || math.Abs(codes[1].X-15) > 0.1 {
			t.Errorf("%s: %d codes, %.1f mm wide at %.1f", size, len(codes), codes[0].Width, codes[0].X)
		}
		for _, item := range pages[0].Items {
			if words, ok := item.(page.Text); ok && words.Text == "Join in: #LYPFTrecovery" && math.Abs(words.X-codes[0].X) > 0.1 {
				t.Errorf("%s: its words begin at %.1f, the code at %.1f", size, words.X, codes[0].X)
			}
		}
	}
}

// TestCardsAreEight in every size, also where something has to be left out for it.
func TestCardsAreEight(t *testing.T) {
	for _, size := range sizes {
		pages, err := cards(t, size).Pages(typeface(t))
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, pages)
		if text := said(pages); len(codesOn(pages)) != 8 || strings.Count(text, "#LYPFTrecovery") < 8 || strings.Count(text, "November") != 8 || size != surgery.LargePrint && strings.Count(text, " bsky.app/hashtag/") < 8 {
			t.Errorf("%s: %d codes, and it says %s", size, len(codesOn(pages)), text)
		}
	}
}

var asked = regexp.MustCompile(`\bQ\d`)

// TestAGoodbyeIsNeverAlone on a page.
func TestAGoodbyeIsNeverAlone(t *testing.T) {
	fonts := typeface(t)
	for _, size := range sizes {
		for n := range 13 {
			c := handout.ChatSheet{Title: "A recovery chat", When: "Wednesday 25 November", Hashtag: "#LYPFTrecovery", Starts: chatStart,
				Ends: chatStart.Add(3 * time.Hour), Size: size, Reply: text(t, handout.WhereToTurnText)}
			for i := range n {
				c.Questions = append(c.Questions, fmt.Sprintf("Made-up question %d: %s", i+1, strings.Repeat("what helps you and what does not ", i%3+1)))
			}
			pages, err := c.Pages(fonts)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range pages {
				if alone := p.Text(); strings.Contains(alone, "Goodbye") && !asked.MatchString(alone) {
					t.Errorf("%s, %d questions: %s", size, n, alone)
				}
			}
		}
	}
}

// TestCodesBesideOneAnotherAreInLine has a short address beside a long one.
func TestCodesBesideOneAnotherAreInLine(t *testing.T) {
	h := typical(t)
	h.Links = []handout.Link{{Opens: "Short", Address: address(t, "example.org/a")},
		{Opens: "Long", Address: address(t, "example.org/"+strings.Repeat("a-long-address-", 8))}}
	pages, err := h.Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, pages)
	codes := codesOn(pages)
	if len(codes) != 2 {
		t.Fatalf("%d codes", len(codes))
	}
	bottom := func(i int) float64 { return codes[i].Y + codes[i].Width }
	if math.Abs(codes[0].Y-codes[1].Y) > 3 || math.Abs(bottom(0)-bottom(1)) > 3 || codes[0].Width == codes[1].Width {
		t.Errorf("%.1f to %.1f, %.1f to %.1f", codes[0].Y, bottom(0), codes[1].Y, bottom(1))
	}
}

// TestHelpedByNeverBeginsALine however long the venue is.
func TestHelpedByNeverBeginsALine(t *testing.T) {
	fonts := typeface(t)
	for _, size := range sizes {
		for n := range 30 {
			h := typical(t)
			h.Size, h.Date, h.HelpedBy = size, time.Date(2026, 9, 23, 0, 0, 0, 0, time.UTC), "Maximiliana"
			h.Venue = strings.TrimSpace(strings.Repeat("Made-up Hall ", n/2) + strings.Repeat("x", n))
			pages, err := h.Pages(fonts)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(pages[0].Text()) {
				if strings.HasPrefix(line, "helped by") || strings.HasPrefix(line, "·") {
					t.Errorf("%s, %d: %q", size, n, line)
				}
			}
		}
	}
}
