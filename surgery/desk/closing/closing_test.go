package closing_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/printer"
)

func TestClosingPageChangesNothing(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	sam := world.Arrive(t, d, "Sam Pretend", false).Visit
	bare, logged := world.Must(t)(d.Today.CountGuest()).Visit, world.Must(t)(d.Today.CountGuest()).Visit
	world.Must(t)(d.Visit.FinishVisit(logged, visit.Finish{Outcome: surgery.GotGoing, Learnt: "guests learn too"}))
	world.Must(t)(d.Visit.FinishVisit(zoe, visit.Finish{Learnt: "a hashtag is a door", SaveUntil: d.Settings.SaveUntil()}))
	world.Must(t)(d.Prints.Counted(prints.Outgoing{Paper: prints.Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: zoe}, Job: printer.Job{Copies: 1}}, ""))
	before, operations := world.Snapshot(t, d), world.Verified(t, d).Operations
	c, err := d.Closing.Closing()
	if err != nil {
		t.Fatal(err)
	}
	if c.Surgery.ID != d.Desk.Surgery().ID || c.NamesGo != 1 || c.PlacesEnd != 0 || c.Handouts != 1 {
		t.Errorf("%+v", c)
	}
	if len(c.Guests) != 1 || c.Guests[0].Visit != bare {
		t.Errorf("guests %+v", c.Guests)
	}
	if names := world.CardNames(c.Open); !slices.Equal(names, []string{"Sam", "Guest 3"}) || c.Open[0].Visit != sam {
		t.Errorf("open %q", names)
	}
	if want := []closing.Learnt{{zoe, "a hashtag is a door"}, {logged, "guests learn too"}}; !slices.Equal(c.Learnt, want) {
		t.Errorf("%+v", c.Learnt)
	}
	if world.Snapshot(t, d) != before || world.Verified(t, d).Operations != operations {
		t.Error("looking changed something")
	}
}

func TestClosingSettlesWhatIsOpen(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	helped := world.Arrive(t, d, "Sam Pretend", true).Visit
	world.Must(t)(d.Today.Pair(helped, vera))
	ended := world.Arrive(t, d, "José Ejemplo", true).Visit
	world.Must(t)(d.Visit.FinishVisit(ended, visit.Finish{SaveUntil: d.Settings.SaveUntil(), Learnt: "not to be kept"}))
	at := world.Visit(t, d, ended).EndedAt
	w.Pass(24 * time.Hour) // it was forgotten until the next day
	done := world.Must(t)(d.Closing.CloseSurgery(nil))
	if done.Notice != "The surgery is closed. 0 names are gone from this laptop. A backup was made." || done.CanUndo {
		t.Errorf("%+v", done)
	}
	for _, id := range []surgery.ID{zoe, helped} {
		if v := world.Visit(t, d, id); v.State != surgery.Finished || !v.EndedAt.IsZero() {
			t.Errorf("an end was invented: %+v", v)
		}
	}
	if v := world.Visit(t, d, ended); !v.EndedAt.Equal(at) || v.Words.Learnt != "" {
		t.Errorf("%+v", v)
	}
	if v := world.Visit(t, d, helped); v.With != "Vera" {
		t.Errorf("who helped is gone: %+v", v)
	}
}

func TestWhatWasLearntIsKeptUnnamed(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.FinishVisit(zoe, visit.Finish{Learnt: "Zoë knows hashtags", SaveUntil: d.Settings.SaveUntil()}))
	world.Must(t)(d.Closing.CloseSurgery([]closing.Learnt{{zoe, "  Hashtags are doors.  "}, {zoe, " \t "}}))
	log, err := d.Desk.Store().Learnings()
	if err != nil || len(log) != 1 || log[0].Words.What != "Hashtags are doors." || log[0].Day != "2026-11-24" {
		t.Fatalf("%+v %v", log, err)
	}
	if said := world.Sprint(log[0]); strings.Contains(said, string(zoe)) || strings.Contains(said, "Zoë") {
		t.Errorf("it says whose it is: %s", said)
	}
}

// What was not saved must be in no file, and in no reach of any key.
func TestNamesNotSavedAreErased(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	gone := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", Checklists: []string{world.Basics}})).Visit
	world.Must(t)(d.Visit.EditVisit(gone, visit.EditVisit{Name: "Mordecai Frobnicator", Goal: "xyzzygoal"}))
	world.Must(t)(d.Visit.Mark(gone, world.Basics, world.Email, surgery.Done))
	world.Must(t)(d.Visit.WriteNote(gone, world.Basics, world.Email, "plughnote"))
	world.Must(t)(d.Visit.FinishVisit(gone, visit.Finish{Learnt: "quuxlearnt", After: 4}))
	guest := world.Must(t)(d.Today.CountGuest()).Visit
	world.Must(t)(d.Visit.AddChecklist(guest, world.Basics))
	world.Must(t)(d.Visit.MarkSheet(guest, "1 s2"))
	world.Must(t)(d.Visit.WriteNote(guest, world.Basics, world.Email, "guestnote"))
	world.Must(t)(d.Visit.EditVisit(guest, visit.EditVisit{Goal: "guestgoal"}))
	undone := world.Arrive(t, d, "Undonela Nevermore", true).Visit
	world.Must(t)(d.Desk.History.Undo(undone))
	withdrawn := world.Arrive(t, d, "Withdrawna Sample", true).Visit
	world.Must(t)(d.Visit.FinishVisit(withdrawn, visit.Finish{}))
	kept := world.Arrive(t, d, "Zebedee Keepme", true).Visit
	world.Must(t)(d.Visit.WriteNote(kept, world.Basics, world.Email, "keepnote"))
	attendee := world.Visit(t, d, gone).Attendee

	words := []string{"Mordecai", "Frobnic", "xyzzygoal", "plughnote", "quuxlearnt", "guestnote", "guestgoal", "Undonela", "Withdrawna", "Zebedee", "keepnote"}
	for _, word := range words {
		if world.Holds(t, w.Folder, word) {
			t.Errorf("%s stands in a file before", word)
		}
	}
	past, err := d.Desk.Store().Past()
	if err != nil {
		t.Fatal(err)
	}
	if done := world.Must(t)(d.Closing.CloseSurgery(nil)); done.Notice != "The surgery is closed. 2 names are gone from this laptop. A backup was made." {
		t.Error(done.Notice)
	}
	for _, word := range words {
		if world.Holds(t, w.Folder, word) {
			t.Errorf("%s stands in a file", word)
		}
	}
	loose, err := d.Desk.Store().LooseKeys()
	if err != nil || len(loose) != 0 {
		t.Errorf("keys of nobody: %q %v", loose, err)
	}
	var names []string
	if err := d.Desk.Store().EachName(func(_ surgery.ID, name string) { names = append(names, name) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(names, []string{"Zebedee Keepme"}) {
		t.Errorf("%q", names)
	}
	_, err = d.Desk.Store().Attendee(attendee)
	world.Refused(t, err, surgery.NotFound, "error.gone")
	v := world.Visit(t, d, gone)
	if !v.Guest() || v.Name != "Guest 1" || v.Words != (surgery.VisitWords{}) || v.After != 4 || world.Step(t, v, world.Email).State != surgery.Done || world.Step(t, v, world.Email).Note != "" {
		t.Errorf("the visit of one who is gone: %+v", v)
	}
	if v := world.Visit(t, d, guest); world.Step(t, v, world.Email).Note != "" || v.Words.Goal != "" || world.Step(t, v, world.Three).State != surgery.NotTodayStep {
		t.Errorf("the visit of a guest: %+v", v)
	}
	if v := world.Visit(t, d, kept); world.Step(t, v, world.Email).Note != "keepnote" {
		t.Errorf("a kept note is gone: %+v", v)
	}
	// The log still opens where it may and is silent where it may not.
	for _, p := range past {
		o, err := d.Desk.Store().Operation(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range o.Edits {
			for _, r := range []surgery.Record{e.Before, e.After} {
				if r == nil {
					continue
				}
				for _, word := range words[:9] {
					if strings.Contains(world.Sprint(r), word) {
						t.Errorf("%s is still in the log", word)
					}
				}
			}
		}
	}
	if report := world.Verified(t, d); report.Chain != "ok" || report.People != 1 || report.Visits != 4 {
		t.Errorf("%+v", report)
	}
}

func TestAPlaceThatHasEndedGoesAndItsVisitsAreUnnamed(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	first := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.WriteNote(first, world.Basics, world.Email, "zoenote"))
	world.Must(t)(d.Visit.MarkSheet(first, "1-3"))
	stays := world.Arrive(t, d, "Sam Pretend", true).Visit
	world.Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(89 * 24 * time.Hour) // the last day of both
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if c, err := d.Closing.Closing(); err != nil || c.PlacesEnd != 0 {
		t.Errorf("a day too early: %+v %v", c, err)
	}
	world.Must(t)(d.Today.CheckIn(world.Search(t, d, "sam").Rows[0].Attendee))
	w.Pass(2 * 24 * time.Hour)
	c, err := d.Closing.Closing()
	if err != nil || c.PlacesEnd != 1 || c.NamesGo != 0 {
		t.Errorf("%+v %v", c, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if rows := world.Search(t, d, "zoe").Rows; len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
	v := world.Visit(t, d, first)
	if !v.Guest() || v.Lists[0].Done != 3 || world.Step(t, v, world.Email).Note != "" || world.Holds(t, w.Folder, "zoenote") {
		t.Errorf("%+v", v)
	}
	if v := world.Visit(t, d, stays); v.Guest() || v.Name != "Sam Pretend" {
		t.Errorf("%+v", v)
	}
	if report := world.Verified(t, d); report.Chain != "ok" || report.People != 1 || report.Visits != 3 {
		t.Errorf("%+v", report)
	}
}

func TestClosingEndsTheHistory(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done))
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	silent := func(d *rooms.Rooms) {
		t.Helper()
		if u, r := d.Desk.History.UndoLabel(""), d.Desk.History.RedoLabel(""); u != "" || r != "" || d.Desk.History.UndoLabel(zoe) != "" {
			t.Errorf("%q %q", u, r)
		}
		_, err := d.Desk.History.Undo("")
		world.Refused(t, err, surgery.NotFound, "error.nothing_to_undo")
		if d.Desk.Surgery() != nil {
			t.Error("it is open")
		}
	}
	silent(d)
	silent(w.Killed(t))
	_, err := d.Closing.CloseSurgery(nil)
	world.Refused(t, err, surgery.NotFound, "error.no_surgery")
}

// A text that went back to the one that came with the program can be changed again
// after a surgery was closed: its key is nobody's, and no closing destroys it.
func TestATextIsKeptAfterClosing(t *testing.T) {
	d := world.New(t).Started(t)
	read := func() texts.Edited {
		rows, err := d.Texts.Rows()
		if err != nil {
			t.Fatal(err)
		}
		return rows[0].Edited
	}
	text := read()
	text.Title = "Stay as you are"
	world.Must(t)(d.Texts.Save(text))
	world.Must(t)(d.Texts.Shipped(text.Name))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	world.Must(t)(d.Texts.Save(text))
	if got := read(); got.Title != text.Title || got.Body != text.Body {
		t.Errorf("it reads %q, %q", got.Title, got.Body)
	}
}
