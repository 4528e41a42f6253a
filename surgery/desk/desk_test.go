package desk_test

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestASurgeryFromStartToClose(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", Track: surgery.Personal, Checklists: []string{"safe-basics", "bluesky-setup"}, SavePlace: true}))
	mo := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate"}))
	guest := world.Must(t)(d.Today.CountGuest())
	if sam.Notice != "Zebedee is checked in, number 1." || guest.Notice != "Guest 3 is counted." {
		t.Errorf("notices %q, %q", sam.Notice, guest.Notice)
	}
	surgeon := surgery.Surgeon{Helps: []string{"bluesky"}, Words: surgery.SurgeonWords{Name: "Vera Sample"}}
	world.Must(t)(d.Today.SaveSurgeon(surgeon))
	all, err := d.Today.Surgeons()
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	world.Must(t)(d.Today.SurgeonArrives(all[0].ID, w.Now))
	world.Must(t)(d.Today.Pair(sam.Visit, all[0].ID))
	world.Must(t)(d.Visit.Mark(sam.Visit, "safe-basics", "basics-email-first", surgery.Done))
	world.Must(t)(d.Visit.MarkSheet(sam.Visit, "2-3 s4 x5"))
	world.Must(t)(d.Visit.FinishVisit(mo.Visit, visit.Finish{After: 4, Learnt: "Hashtags are doors"}))

	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	if b.Counts.CheckedIn != 3 || b.Counts.StepsDone != 3 || len(b.Helped) != 1 || len(b.Finished) != 1 || len(b.Waiting) != 1 {
		t.Errorf("%+v", b.Counts)
	}
	if b.Undo != "Undo: finish Mordecai" {
		t.Errorf("undo label %q", b.Undo)
	}
	for d.Desk.History.UndoLabel("") != "" {
		world.Must(t)(d.Desk.History.Undo(""))
	}
	if _, err := d.Desk.OpenSurgery(); err == nil {
		t.Error("everything is undone, and the surgery is still open")
	}
	for d.Desk.History.RedoLabel("") != "" {
		world.Must(t)(d.Desk.History.Redo(""))
	}
	again, err := d.Today.Board()
	if err != nil || again.Counts.StepsDone != 3 || again.Undo != b.Undo {
		t.Errorf("after redoing all: %+v %v", again.Counts, err)
	}

	c, err := d.Closing.Closing()
	if err != nil || c.NamesGo != 1 || len(c.Open) != 2 || len(c.Guests) != 1 || len(c.Learnt) != 1 {
		t.Fatalf("%+v %v", c, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(c.Learnt))
	report, err := d.Desk.Verify()
	if err != nil || report.Chain != "ok" || report.People != 1 || report.Visits != 3 {
		t.Fatalf("%+v %v", report, err)
	}
	for _, name := range []string{"Zebedee", "Quux", "Mordecai", "Frobnicate", "Made-up Hall", "Vera"} {
		if world.Holds(t, w.Folder, name) {
			t.Errorf("%s stands in a file", name)
		}
	}
	found, err := d.Today.Search("mordecai")
	if err != nil || len(found.Rows) != 0 {
		t.Errorf("%+v %v", found, err)
	}

	w.Pass(28 * 24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	found, err = d.Today.Search("quux zeb")
	if err != nil || found.Chosen != 0 || found.Rows[0].Detail != "last here 24 Nov · personal · 3 of 20 steps" {
		t.Errorf("%+v %v", found, err)
	}
	back := world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee))
	v, err := d.Visit.Visit(back.Visit)
	if err != nil || v.Lists[0].Done != 3 || v.Lists[0].Steps[0].Earlier != "24 Nov" || v.Lists[0].Steps[3].State != surgery.ToDo {
		t.Errorf("%+v %v", v.Lists, err)
	}
}
