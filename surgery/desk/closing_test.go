package desk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/printer"
)

func TestClosingPageChangesNothing(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	sam := arrive(t, d, "Sam Pretend", false).Visit
	bare, logged := must(t)(d.CountGuest()).Visit, must(t)(d.CountGuest()).Visit
	must(t)(d.FinishVisit(logged, Finish{Outcome: surgery.GotGoing, Learnt: "guests learn too"}))
	must(t)(d.FinishVisit(zoe, Finish{Learnt: "a hashtag is a door", SaveUntil: d.SaveUntil()}))
	must(t)(d.Counted(Outgoing{paper: Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: zoe}, job: printer.Job{Copies: 1}}, ""))
	before, operations := snapshot(t, d), verified(t, d).Operations
	c, err := d.Closing()
	if err != nil {
		t.Fatal(err)
	}
	if c.Surgery.ID != d.current.ID || c.NamesGo != 1 || c.PlacesEnd != 0 || c.Handouts != 1 {
		t.Errorf("%+v", c)
	}
	if len(c.Guests) != 1 || c.Guests[0].Visit != bare {
		t.Errorf("guests %+v", c.Guests)
	}
	if names := cardNames(c.Open); !slices.Equal(names, []string{"Sam", "Guest 3"}) || c.Open[0].Visit != sam {
		t.Errorf("open %q", names)
	}
	if want := []Learnt{{zoe, "a hashtag is a door"}, {logged, "guests learn too"}}; !slices.Equal(c.Learnt, want) {
		t.Errorf("%+v", c.Learnt)
	}
	if snapshot(t, d) != before || verified(t, d).Operations != operations {
		t.Error("looking changed something")
	}
}

func TestClosingSettlesWhatIsOpen(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented")
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	helped := arrive(t, d, "Sam Pretend", true).Visit
	must(t)(d.Pair(helped, vera))
	ended := arrive(t, d, "José Ejemplo", true).Visit
	must(t)(d.FinishVisit(ended, Finish{SaveUntil: d.SaveUntil(), Learnt: "not to be kept"}))
	at := visit(t, d, ended).EndedAt
	w.pass(24 * time.Hour) // it was forgotten until the next day
	done := must(t)(d.CloseSurgery(nil))
	if done.Notice != "The surgery is closed. 0 names are gone from this laptop. A backup was made." || done.CanUndo {
		t.Errorf("%+v", done)
	}
	for _, id := range []surgery.ID{zoe, helped} {
		if v := visit(t, d, id); v.State != surgery.Finished || !v.EndedAt.IsZero() {
			t.Errorf("an end was invented: %+v", v)
		}
	}
	if v := visit(t, d, ended); !v.EndedAt.Equal(at) || v.Words.Learnt != "" {
		t.Errorf("%+v", v)
	}
	if v := visit(t, d, helped); v.With != "Vera" {
		t.Errorf("who helped is gone: %+v", v)
	}
}

func TestWhatWasLearntIsKeptUnnamed(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.FinishVisit(zoe, Finish{Learnt: "Zoë knows hashtags", SaveUntil: d.SaveUntil()}))
	must(t)(d.CloseSurgery([]Learnt{{zoe, "  Hashtags are doors.  "}, {zoe, " \t "}}))
	log, err := d.store.Learnings()
	if err != nil || len(log) != 1 || log[0].Words.What != "Hashtags are doors." || log[0].Day != "2026-11-24" {
		t.Fatalf("%+v %v", log, err)
	}
	if said := sprint(log[0]); strings.Contains(said, string(zoe)) || strings.Contains(said, "Zoë") {
		t.Errorf("it says whose it is: %s", said)
	}
}

// What was not saved must be in no file, and in no reach of any key.
func TestNamesNotSavedAreErased(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	gone := must(t)(d.CheckInNew(Arrival{Name: "Mordecai Frobnicate", Checklists: []string{basics}})).Visit
	must(t)(d.EditVisit(gone, EditVisit{Name: "Mordecai Frobnicator", Goal: "xyzzygoal"}))
	must(t)(d.Mark(gone, basics, email, surgery.Done))
	must(t)(d.WriteNote(gone, basics, email, "plughnote"))
	must(t)(d.FinishVisit(gone, Finish{Learnt: "quuxlearnt", After: 4}))
	guest := must(t)(d.CountGuest()).Visit
	must(t)(d.AddChecklist(guest, basics))
	must(t)(d.MarkSheet(guest, "1 s2"))
	must(t)(d.WriteNote(guest, basics, email, "guestnote"))
	must(t)(d.EditVisit(guest, EditVisit{Goal: "guestgoal"}))
	undone := arrive(t, d, "Undonela Nevermore", true).Visit
	must(t)(d.Undo(undone))
	withdrawn := arrive(t, d, "Withdrawna Sample", true).Visit
	must(t)(d.FinishVisit(withdrawn, Finish{}))
	kept := arrive(t, d, "Zebedee Keepme", true).Visit
	must(t)(d.WriteNote(kept, basics, email, "keepnote"))
	attendee := visit(t, d, gone).Attendee

	words := []string{"Mordecai", "Frobnic", "xyzzygoal", "plughnote", "quuxlearnt", "guestnote", "guestgoal", "Undonela", "Withdrawna", "Zebedee", "keepnote"}
	for _, word := range words {
		if holds(t, w.folder, word) {
			t.Errorf("%s stands in a file before", word)
		}
	}
	past, err := d.store.Past()
	if err != nil {
		t.Fatal(err)
	}
	if done := must(t)(d.CloseSurgery(nil)); done.Notice != "The surgery is closed. 2 names are gone from this laptop. A backup was made." {
		t.Error(done.Notice)
	}
	for _, word := range words {
		if holds(t, w.folder, word) {
			t.Errorf("%s stands in a file", word)
		}
	}
	loose, err := d.store.LooseKeys()
	if err != nil || len(loose) != 0 {
		t.Errorf("keys of nobody: %q %v", loose, err)
	}
	var names []string
	if err := d.store.EachName(func(_ surgery.ID, name string) { names = append(names, name) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(names, []string{"Zebedee Keepme"}) {
		t.Errorf("%q", names)
	}
	_, err = d.store.Attendee(attendee)
	refused(t, err, surgery.NotFound, "error.gone")
	v := visit(t, d, gone)
	if !v.Guest() || v.Name != "Guest 1" || v.Words != (surgery.VisitWords{}) || v.After != 4 || step(t, v, email).State != surgery.Done || step(t, v, email).Note != "" {
		t.Errorf("the visit of one who is gone: %+v", v)
	}
	if v := visit(t, d, guest); step(t, v, email).Note != "" || v.Words.Goal != "" || step(t, v, three).State != surgery.NotTodayStep {
		t.Errorf("the visit of a guest: %+v", v)
	}
	if v := visit(t, d, kept); step(t, v, email).Note != "keepnote" {
		t.Errorf("a kept note is gone: %+v", v)
	}
	// The log still opens where it may and is silent where it may not.
	for _, p := range past {
		o, err := d.store.Operation(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range o.Edits {
			for _, r := range []surgery.Record{e.Before, e.After} {
				if r == nil {
					continue
				}
				for _, word := range words[:9] {
					if strings.Contains(sprint(r), word) {
						t.Errorf("%s is still in the log", word)
					}
				}
			}
		}
	}
	if report := verified(t, d); report.Chain != "ok" || report.People != 1 || report.Visits != 4 {
		t.Errorf("%+v", report)
	}
}

func TestAPlaceThatHasEndedGoesAndItsVisitsAreUnnamed(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	first := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.WriteNote(first, basics, email, "zoenote"))
	must(t)(d.MarkSheet(first, "1-3"))
	stays := arrive(t, d, "Sam Pretend", true).Visit
	must(t)(d.CloseSurgery(nil))
	w.pass(89 * 24 * time.Hour) // the last day of both
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if c, err := d.Closing(); err != nil || c.PlacesEnd != 0 {
		t.Errorf("a day too early: %+v %v", c, err)
	}
	must(t)(d.CheckIn(search(t, d, "sam").Rows[0].Attendee))
	w.pass(2 * 24 * time.Hour)
	c, err := d.Closing()
	if err != nil || c.PlacesEnd != 1 || c.NamesGo != 0 {
		t.Errorf("%+v %v", c, err)
	}
	must(t)(d.CloseSurgery(nil))
	if rows := search(t, d, "zoe").Rows; len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
	v := visit(t, d, first)
	if !v.Guest() || v.Lists[0].Done != 3 || step(t, v, email).Note != "" || holds(t, w.folder, "zoenote") {
		t.Errorf("%+v", v)
	}
	if v := visit(t, d, stays); v.Guest() || v.Name != "Sam Pretend" {
		t.Errorf("%+v", v)
	}
	if report := verified(t, d); report.Chain != "ok" || report.People != 1 || report.Visits != 3 {
		t.Errorf("%+v", report)
	}
}

func TestClosingEndsTheHistory(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	must(t)(d.Mark(zoe, basics, email, surgery.Done))
	must(t)(d.Undo(""))
	must(t)(d.CloseSurgery(nil))
	silent := func(d *Desk) {
		t.Helper()
		if u, r := d.UndoLabel(""), d.RedoLabel(""); u != "" || r != "" || d.UndoLabel(zoe) != "" {
			t.Errorf("%q %q", u, r)
		}
		_, err := d.Undo("")
		refused(t, err, surgery.NotFound, "error.nothing_to_undo")
		if d.current != nil {
			t.Error("it is open")
		}
	}
	silent(d)
	silent(w.killed(t))
	_, err := d.CloseSurgery(nil)
	refused(t, err, surgery.NotFound, "error.no_surgery")
}
