package today_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestSearchRanksAndStopsAtEight(t *testing.T) {
	d := world.New(t).Started(t)
	for _, name := range []string{"Pat Exampleton", "Anna Patson", "Mapat Sample", "Pat", "Patrick Sample"} {
		world.Arrive(t, d, name, true)
	}
	want := []string{"Pat", "Pat Exampleton", "Patrick Sample", "Anna Patson", "Mapat Sample"}
	if rows := world.RowNames(world.Search(t, d, " PÁT ").Rows); !slices.Equal(rows, want) {
		t.Errorf("%q, want %q", rows, want)
	}
	for i := range 12 {
		world.Arrive(t, d, fmt.Sprintf("Patience %c", 'A'+i), true)
	}
	if rows := world.Search(t, d, "pat").Rows; len(rows) != today.MostRows {
		t.Errorf("%d rows", len(rows))
	}
	if found := world.Search(t, d, "  "); len(found.Rows) != 0 || found.Chosen != -1 {
		t.Errorf("nothing typed finds %+v", found)
	}
	if found := world.Search(t, d, strings.Repeat("ö", 1<<19)); len(found.Rows) != 0 {
		t.Errorf("%+v", found)
	}
}

func TestSearchChoosesOnlyTheSoleMatch(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for _, name := range []string{"Sam Pretend", "Sam Okafake", "Zoë Sampleton", "Wu Tester"} {
		world.Arrive(t, d, name, true)
	}
	w.NextMonth(t, d)
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
		found := world.Search(t, d, c.typed)
		if rows := world.RowNames(found.Rows); !slices.Equal(rows, c.rows) {
			t.Errorf("%q finds %q", c.typed, rows)
		}
		if chosen := map[bool]int{true: 0, false: -1}[c.takes]; found.Chosen != chosen || found.Typed != c.typed {
			t.Errorf("%q: chosen %d", c.typed, found.Chosen)
		}
	}
}

func TestSearchSaysEnoughToBeSure(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	zoe := world.Arrive(t, d, "Zoë Sampleton", true)
	detail := func(want string) {
		t.Helper()
		found := world.Search(t, d, "zoe")
		if len(found.Rows) != 1 || found.Rows[0].Detail != want {
			t.Errorf("%+v, want %q", found.Rows, want)
		}
	}
	detail("already here, number 1, waiting")
	world.Must(t)(d.Today.Pair(zoe.Visit, vera))
	detail("already here, number 1, being helped by Vera")
	world.Must(t)(d.Visit.MarkSheet(zoe.Visit, "1-4 s5"))
	world.Must(t)(d.Visit.FinishVisit(zoe.Visit, visit.Finish{SaveUntil: d.Settings.SaveUntil()}))
	detail("already here, number 1, finished")
	if found := world.Search(t, d, "zoe"); found.Rows[0].Visit != zoe.Visit || found.Chosen != 0 {
		t.Errorf("Enter does not open the visit: %+v", found)
	}
	w.NextMonth(t, d)
	detail("last here 24 Nov · personal · 4 of 11 steps")
	world.Must(t)(d.Visit.EditVisit(zoe.Visit, visit.EditVisit{}))
	detail("last here 24 Nov · 4 of 11 steps")
	world.Must(t)(d.Visit.RemoveChecklist(zoe.Visit, "safe-basics"))
	detail("last here 24 Nov")
	world.Must(t)(d.Desk.History.Undo(zoe.Visit))
	detail("last here 24 Nov · 4 of 11 steps")
	world.Must(t)(d.Closing.CloseSurgery(nil))
	detail("last here 24 Nov · 4 of 11 steps")
	w.Now = time.Date(2027, 11, 1, 12, 0, 0, 0, time.UTC)
	detail("last here 24 Nov 2026 · 4 of 11 steps")
}

// Rows are remembered between keystrokes, so every change must reach them.
func TestSearchFollowsEveryChange(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Zoë Sampleton", true)
	if rows := world.Search(t, d, "zoe").Rows; rows[0].Detail != "already here, number 1, waiting" {
		t.Errorf("%+v", rows)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if rows := world.Search(t, d, "zoe").Rows; rows[0].Visit != "" || rows[0].Detail != "last here 24 Nov · personal · 0 of 11 steps" {
		t.Errorf("closed: %+v", rows)
	}
	w.Pass(24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	world.Search(t, d, "zoe")
	back := world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee))
	if rows := world.Search(t, d, "zoe").Rows; rows[0].Visit != back.Visit {
		t.Errorf("checked in: %+v", rows)
	}
	world.Must(t)(d.Visit.EditVisit(back.Visit, visit.EditVisit{Name: "Zola Sampleton", Track: surgery.Personal}))
	if rows := world.RowNames(world.Search(t, d, "zol").Rows); !slices.Equal(rows, []string{"Zola Sampleton"}) {
		t.Errorf("renamed: %q", rows)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Desk.History.Undo(""))
	if rows := world.Search(t, d, "zoe").Rows; len(rows) != 1 || rows[0].Visit != "" || rows[0].Name != "Zoë Sampleton" {
		t.Errorf("all undone: %+v", rows)
	}
	world.Must(t)(d.Desk.History.Redo(""))
	vera := w.Surgeon(t, d, "Vera Invented")
	world.Must(t)(d.Today.Pair(back.Visit, vera))
	world.Search(t, d, "zoe")
	world.Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{ID: vera, Words: surgery.SurgeonWords{Name: "Wanda Invented"}}))
	if rows := world.Search(t, d, "zoe").Rows; rows[0].Detail != "already here, number 1, being helped by Wanda" {
		t.Errorf("the surgeon's name was corrected: %+v", rows)
	}
}

func TestVisitsAreFoundByNumber(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Today.CountGuest())
	world.Arrive(t, d, "Zoë Sampleton", false)
	guest := world.Must(t)(d.Today.CountGuest())
	for typed, want := range map[string][]string{"3": {"Guest 3"}, "003": {"Guest 3"}, "2": {"Zoë Sampleton"}, "4": nil, "-1": nil} {
		found := world.Search(t, d, typed)
		if !slices.Equal(world.RowNames(found.Rows), want) || found.Chosen != -1 {
			t.Errorf("%s: %+v", typed, found)
		}
	}
	row := world.Search(t, d, "3").Rows[0]
	if row.Visit != guest.Visit || row.Attendee != "" || row.Detail != "already here, number 3, waiting" {
		t.Errorf("%+v", row)
	}
}

func TestSearchKnowsOnlyWhoSavedAPlaceOrIsHere(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Zoë Sampleton", true)
	world.Arrive(t, d, "Zora Pretend", false)
	if rows := world.Search(t, d, "zo").Rows; len(rows) != 2 {
		t.Errorf("%+v", rows)
	}
	w.NextMonth(t, d)
	if rows := world.RowNames(world.Search(t, d, "zo").Rows); !slices.Equal(rows, []string{"Zoë Sampleton"}) {
		t.Errorf("%q", rows)
	}
}

// TestLockedNoRowIsRemembered that was searched before.
func TestLockedNoRowIsRemembered(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	if world.Search(t, d, "quux"); today.Remembered(d.Today) == 0 {
		t.Fatal("nothing is remembered to begin with")
	}
	world.LockDesk(t, d)
	if today.Remembered(d.Today) != 0 {
		t.Errorf("%d rows", today.Remembered(d.Today))
	}
}
