package people_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestDoublesAreOfferedAndNeverMergedByThemselves(t *testing.T) {
	w := world.New(t)
	d, last, now, _ := world.TwoSams(t, w)
	world.Arrive(t, d, "Samuel Sampleton", true)
	p := person(t, d, now)
	if len(p.Doubles) != 1 || p.Doubles[0].ID != last || d.People.Count() != 3 {
		t.Errorf("%+v of %d", p.Doubles, d.People.Count())
	}
}

func TestMergeIsOneOperationAndUndoesWhole(t *testing.T) {
	w := world.New(t)
	d, last, now, today := world.TwoSams(t, w)
	before := tables(t, d)
	laterDate := person(t, d, now).SavedUntil
	world.Must(t)(d.People.MergePeople(last, now))
	p := person(t, d, last)
	if len(p.Visits) != 2 || p.Words.Name != "Sam Sampleton" || p.SavedUntil != laterDate || p.Allowed.Contact != "sam@example.org" ||
		!p.Allows(surgery.UseMyWords) || !p.Allows(surgery.Photo) || p.Here != today.Visit {
		t.Errorf("merged into %+v", p)
	}
	if _, err := d.People.Person(now); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("the other is still there: %v", err)
	}
	if strings.Contains(tables(t, d), "Sampletno") {
		t.Error("the name that went is in a table")
	}
	if found := world.Search(t, d, "sampletno"); len(found.Rows) != 1 || found.Rows[0].Name != "Sam Sampleton" { // by one slip
		t.Errorf("searching finds %q", world.RowNames(found.Rows))
	}
	v := world.Visit(t, d, today.Visit)
	if v.Lists[0].Steps[0].Note != "Firstscribble" || v.Lists[0].Steps[1].Note != "Secondscribble" {
		t.Errorf("notes: %+v", v.Lists[0].Steps[:2])
	}
	merged := tables(t, d)
	world.Must(t)(d.Desk.History.Undo(""))
	if got := tables(t, d); got != before {
		t.Errorf("after undo:\n%s\nbefore:\n%s", got, before)
	}
	world.Must(t)(d.Desk.History.Redo(""))
	if tables(t, d) != merged {
		t.Error("done again, it is not the same")
	}
	// A report of the whole store agrees that tables and log say the same.
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v %v", report, err)
	}
}

func TestJoinAKioskArrival(t *testing.T) {
	w := world.New(t)
	d, last, _, _ := world.TwoSams(t, w)
	world.Must(t)(d.People.MergePeople(last, world.AttendeeOf(t, d, world.Board(t, d).Waiting[0].Visit)))
	w.NextMonth(t, d)
	kiosk := &surgery.Attendee{ID: "k", Words: surgery.AttendeeWords{Name: "Sammy"}}
	v := &surgery.Visit{ID: "kv", Surgery: d.Desk.Surgery().ID, Number: 1, State: surgery.Waiting, ArrivedAt: d.Desk.Moment(), Attendee: "k", Kiosk: true}
	if _, err := d.Desk.Do(&surgery.Operation{Kind: surgery.CheckedIn, About: "kv", Visit: "kv", Edits: []surgery.Edit{{After: kiosk}, {After: v}}}, ""); err != nil {
		t.Fatal(err)
	}
	before := tables(t, d)
	done := world.Must(t)(d.People.Join("k", last))
	got := world.Visit(t, d, "kv")
	if got.Attendee != last || got.Kiosk || !got.Returning || !slices.Equal(got.Checklists, []string{"safe-basics"}) || done.Visit != "kv" {
		t.Errorf("%+v", got.Visit)
	}
	if until := person(t, d, last).SavedUntil; until != d.Settings.SaveUntil() {
		t.Errorf("kept until %s", until)
	}
	world.Must(t)(d.Desk.History.Undo("kv"))
	if tables(t, d) != before {
		t.Error("undo did not bring the arrival back")
	}
	world.Must(t)(d.Today.Looked("kv"))
	if got := world.Visit(t, d, "kv"); got.Kiosk || got.Attendee != "k" {
		t.Errorf("%+v", got.Visit)
	}
}

// Somebody checked in twice has one visit after merging; where something was
// done for each, nothing is merged.
func TestMergeOfTwoWhoAreHere(t *testing.T) {
	w := world.New(t)
	d, last, now, today := world.TwoSams(t, w)
	again := world.Must(t)(d.Today.CheckIn(last))
	before := tables(t, d)
	world.Must(t)(d.People.MergePeople(now, last)) // the visit of last has nothing on it
	if p := person(t, d, now); len(p.Visits) != 2 || p.Here != today.Visit {
		t.Errorf("%+v", p.Visits)
	}
	if _, err := d.Visit.Visit(again.Visit); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("two cards: %v", err)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if tables(t, d) != before {
		t.Error("undo is not the same")
	}
	world.Must(t)(d.Visit.FinishVisit(again.Visit, visit.Finish{}))
	_, err := d.People.MergePeople(now, last)
	world.Refused(t, err, surgery.Conflict, "people.both_here")
}

func TestMergedConsents(t *testing.T) {
	c := func(p surgery.Purpose, given, withdrawn string) surgery.Consent {
		return surgery.Consent{For: p, Given: given, Withdrawn: withdrawn}
	}
	const m, u = surgery.ContactMe, surgery.UseMyWords
	for name, tc := range map[string]struct{ a, b, want []surgery.Consent }{
		"none":            {},
		"one":             {a: []surgery.Consent{c(m, "2026-01-01", "")}, want: []surgery.Consent{c(m, "2026-01-01", "")}},
		"both":            {a: []surgery.Consent{c(m, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2026-02-01", "")}, want: []surgery.Consent{c(m, "2026-02-01", "")}},
		"different":       {a: []surgery.Consent{c(u, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2026-02-01", "")}, want: []surgery.Consent{c(m, "2026-02-01", ""), c(u, "2026-01-01", "")}},
		"withdrawn later": {a: []surgery.Consent{c(m, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-01-01", "2026-02-01")}},
		"given later":     {a: []surgery.Consent{c(m, "2026-03-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-03-01", "")}},
		"on one day":      {a: []surgery.Consent{c(m, "2026-02-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-02-01", "2026-02-01")}},
	} {
		if got := surgery.MergedConsents(tc.a, tc.b); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %+v", name, got)
		}
		other := surgery.MergedConsents(tc.b, tc.a)
		slices.SortFunc(other, func(x, y surgery.Consent) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
		sorted := slices.Clone(tc.want)
		slices.SortFunc(sorted, func(x, y surgery.Consent) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
		if !slices.Equal(other, sorted) {
			t.Errorf("%s, the other way round: %+v", name, other)
		}
	}
}
