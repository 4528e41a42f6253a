package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestSearchRanksAndStopsAtEight(t *testing.T) {
	d := newWorld(t).started(t)
	for _, name := range []string{"Pat Exampleton", "Anna Patson", "Mapat Sample", "Pat", "Patrick Sample"} {
		arrive(t, d, name, true)
	}
	want := []string{"Pat", "Pat Exampleton", "Patrick Sample", "Anna Patson", "Mapat Sample"}
	if rows := rowNames(search(t, d, " PÁT ").Rows); !slices.Equal(rows, want) {
		t.Errorf("%q, want %q", rows, want)
	}
	for i := range 12 {
		arrive(t, d, fmt.Sprintf("Patience %c", 'A'+i), true)
	}
	if rows := search(t, d, "pat").Rows; len(rows) != mostRows {
		t.Errorf("%d rows", len(rows))
	}
	if found := search(t, d, "  "); len(found.Rows) != 0 || found.Chosen != -1 {
		t.Errorf("nothing typed finds %+v", found)
	}
	if found := search(t, d, strings.Repeat("ö", 1<<19)); len(found.Rows) != 0 {
		t.Errorf("%+v", found)
	}
}

func TestSearchChoosesOnlyTheSoleMatch(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	for _, name := range []string{"Sam Pretend", "Sam Okafake", "Zoë Sampleton", "Wu Tester"} {
		arrive(t, d, name, true)
	}
	w.nextMonth(t, d)
	for _, c := range []struct {
		typed string
		rows  []string
		takes bool
	}{
		{"sam", []string{"Sam Okafake", "Sam Pretend", "Zoë Sampleton"}, false},
		{"sam pretend", []string{"Sam Pretend"}, true},
		{"okaf sam", []string{"Sam Okafake"}, true},
		{"zo", []string{"Zoë Sampleton"}, true},
		{"w", []string{"Wu Tester"}, false},                 // one letter
		{"zoe samplston", []string{"Zoë Sampleton"}, false}, // a slip
		{"zoe samplexxx", nil, false},
	} {
		found := search(t, d, c.typed)
		if rows := rowNames(found.Rows); !slices.Equal(rows, c.rows) {
			t.Errorf("%q finds %q", c.typed, rows)
		}
		if chosen := map[bool]int{true: 0, false: -1}[c.takes]; found.Chosen != chosen || found.Typed != c.typed {
			t.Errorf("%q: chosen %d", c.typed, found.Chosen)
		}
	}
}

func TestSearchSaysEnoughToBeSure(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented")
	zoe := arrive(t, d, "Zoë Sampleton", true)
	detail := func(want string) {
		t.Helper()
		found := search(t, d, "zoe")
		if len(found.Rows) != 1 || found.Rows[0].Detail != want {
			t.Errorf("%+v, want %q", found.Rows, want)
		}
	}
	detail("already here, number 1, waiting")
	must(t)(d.Pair(zoe.Visit, vera))
	detail("already here, number 1, being helped by Vera")
	must(t)(d.MarkSheet(zoe.Visit, "1-4 s5"))
	must(t)(d.FinishVisit(zoe.Visit, Finish{SaveUntil: d.SaveUntil()}))
	detail("already here, number 1, finished")
	if found := search(t, d, "zoe"); found.Rows[0].Visit != zoe.Visit || found.Chosen != 0 {
		t.Errorf("Enter does not open the visit: %+v", found)
	}
	w.nextMonth(t, d)
	detail("last here 24 Nov · personal · 4 of 11 steps")
	must(t)(d.EditVisit(zoe.Visit, EditVisit{}))
	detail("last here 24 Nov · 4 of 11 steps")
	must(t)(d.RemoveChecklist(zoe.Visit, "safe-basics"))
	detail("last here 24 Nov")
	must(t)(d.Undo(zoe.Visit))
	detail("last here 24 Nov · 4 of 11 steps")
	must(t)(d.CloseSurgery(nil))
	detail("last here 24 Nov · 4 of 11 steps")
	w.now = time.Date(2027, 11, 1, 12, 0, 0, 0, time.UTC)
	detail("last here 24 Nov 2026 · 4 of 11 steps")
}

// Rows are remembered between keystrokes, so every change must reach them.
func TestSearchFollowsEveryChange(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Zoë Sampleton", true)
	if rows := search(t, d, "zoe").Rows; rows[0].Detail != "already here, number 1, waiting" {
		t.Errorf("%+v", rows)
	}
	must(t)(d.CloseSurgery(nil))
	if rows := search(t, d, "zoe").Rows; rows[0].Visit != "" || rows[0].Detail != "last here 24 Nov · personal · 0 of 11 steps" {
		t.Errorf("closed: %+v", rows)
	}
	w.pass(24 * time.Hour)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	search(t, d, "zoe")
	back := must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee))
	if rows := search(t, d, "zoe").Rows; rows[0].Visit != back.Visit {
		t.Errorf("checked in: %+v", rows)
	}
	must(t)(d.EditVisit(back.Visit, EditVisit{Name: "Zola Sampleton", Track: surgery.Personal}))
	if rows := rowNames(search(t, d, "zol").Rows); !slices.Equal(rows, []string{"Zola Sampleton"}) {
		t.Errorf("renamed: %q", rows)
	}
	must(t)(d.Undo(""))
	must(t)(d.Undo(""))
	if rows := search(t, d, "zoe").Rows; len(rows) != 1 || rows[0].Visit != "" || rows[0].Name != "Zoë Sampleton" {
		t.Errorf("all undone: %+v", rows)
	}
	must(t)(d.Redo(""))
	vera := w.surgeon(t, d, "Vera Invented")
	must(t)(d.Pair(back.Visit, vera))
	search(t, d, "zoe")
	must(t)(d.SaveSurgeon(surgery.Surgeon{ID: vera, Words: surgery.SurgeonWords{Name: "Wanda Invented"}}))
	if rows := search(t, d, "zoe").Rows; rows[0].Detail != "already here, number 1, being helped by Wanda" {
		t.Errorf("the surgeon's name was corrected: %+v", rows)
	}
}

func TestGuestsAreFoundByNumber(t *testing.T) {
	d := newWorld(t).started(t)
	must(t)(d.CountGuest())
	arrive(t, d, "Zoë Sampleton", false)
	guest := must(t)(d.CountGuest())
	for typed, want := range map[string][]string{"3": {"Guest 3"}, "003": {"Guest 3"}, "2": nil, "4": nil, "-1": nil} {
		found := search(t, d, typed)
		if !slices.Equal(rowNames(found.Rows), want) || found.Chosen != -1 {
			t.Errorf("%s: %+v", typed, found)
		}
	}
	row := search(t, d, "3").Rows[0]
	if row.Visit != guest.Visit || row.Attendee != "" || row.Detail != "already here, number 3, waiting" {
		t.Errorf("%+v", row)
	}
}

func TestSearchKnowsOnlyWhoSavedAPlaceOrIsHere(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Zoë Sampleton", true)
	arrive(t, d, "Zora Pretend", false)
	if rows := search(t, d, "zo").Rows; len(rows) != 2 {
		t.Errorf("%+v", rows)
	}
	w.nextMonth(t, d)
	if rows := rowNames(search(t, d, "zo").Rows); !slices.Equal(rows, []string{"Zoë Sampleton"}) {
		t.Errorf("%q", rows)
	}
}

// TestLockedNoRowIsRemembered that was searched before.
func TestLockedNoRowIsRemembered(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	if search(t, d, "quux"); Remembered(d) == 0 {
		t.Fatal("nothing is remembered to begin with")
	}
	lockDesk(t, d)
	if Remembered(d) != 0 {
		t.Errorf("%d rows", Remembered(d))
	}
}
