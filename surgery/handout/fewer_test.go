package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// steps returns a checklist of so many steps.
func stepsOf(n int) []handout.SheetChecklist {
	list := handout.SheetChecklist{Title: "Made up"}
	for i := range n {
		list.Steps = append(list.Steps, handout.SheetStep{Title: fmt.Sprintf("Step%d", i+1), How: "Do it like this."})
	}
	return []handout.SheetChecklist{list}
}

// However many steps there are, none is left alone on a last page when a little
// less air brings it back.
func TestASheetHasNoNearlyEmptyLastPageThatAirCanMend(t *testing.T) {
	fonts := typeface(t)
	before := 1
	for n := range 60 {
		pages, err := handout.Sheet{Number: "4", Size: surgery.LargePrint, Checklists: stepsOf(n + 1)}.Pages(fonts)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) < before || len(pages) > before+1 {
			t.Fatalf("%d steps take %d pages, one fewer %d", n+1, len(pages), before)
		}
		if len(pages) == before+1 && before > 0 {
			if last := strings.Count(pages[len(pages)-1].Text(), "Step"); last < 2 {
				t.Errorf("%d steps: %d alone on page %d", n+1, last, len(pages))
			}
		}
		before = len(pages)
	}
}

// A week's handout that does not fit one page begins with what is on, and its first
// page is full.
func TestTheFirstPageOfAWeekIsNotNearlyEmpty(t *testing.T) {
	w := handout.Week{Title: "Recovery week", Hashtag: "#LYPFTrecovery", Size: surgery.LargePrint, NextSurgery: "Tuesday 22 December, 1pm",
		Links:       []handout.Link{{Opens: "One", Address: address(t, "example.org/one")}, {Opens: "Two", Address: address(t, "example.org/two")}},
		StaySafe:    handout.Text{Title: "Stay safe", Paragraphs: []string{"You choose who sees what."}},
		WhereToTurn: handout.Text{Title: "If you need to talk", Paragraphs: []string{"Danger now: call 999", "Samaritans: 116 123"}}}
	for i := range 18 {
		w.Events = append(w.Events, handout.Event{When: "Tue 1pm to 4pm", Title: fmt.Sprintf("An event with a name of two lines or so, number %d", i)})
	}
	pages, err := w.Pages(typeface(t))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	if first := pages[0].Text(); !strings.Contains(first, "number 0") || !strings.Contains(first, "number 4") || lowest(pages[0]) < 297*0.6 {
		t.Errorf("the first page is %s", first)
	}
	if second := pages[1].Text(); !strings.Contains(second, "example.org/one") || !strings.Contains(second, "116 123") || !strings.Contains(second, "22 December") {
		t.Errorf("the second page is %s", second)
	}
}
