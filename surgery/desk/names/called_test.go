package names_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// TestNoticesTellTwoOfOneNameApart as their cards do.
func TestNoticesTellTwoOfOneNameApart(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	says := func(done surgery.Change, want string) {
		t.Helper()
		if done.Notice != want {
			t.Errorf("%q, want %q", done.Notice, want)
		}
	}
	first := world.Arrive(t, d, "Sam Pretend", false)
	says(first, "Sam is checked in, number 1.")
	second := world.Arrive(t, d, "sam Sampleton", false)
	says(second, "sam S is checked in, number 2.")
	says(world.Must(t)(d.Today.Pair(first.Visit, vera)), "Sam P sits with Vera.")
	if label := d.Desk.History.UndoLabel(""); label != "Undo: pair Sam P" {
		t.Error(label)
	}
	says(world.Must(t)(d.Visit.EditVisit(second.Visit, visit.EditVisit{Name: "Zoë Sampleton"})), "Zoë: changes saved.")
	says(world.Must(t)(d.Today.Unpair(first.Visit)), "Sam is waiting again.")
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Desk.History.Undo("")) // Zoë is sam again
	says(world.Must(t)(d.Desk.History.Undo("")), "Undone: pair Sam P")
	world.Must(t)(d.Desk.History.Revert(second.Op))
	says(world.Must(t)(d.Today.Pair(first.Visit, vera)), "Sam sits with Vera.")
}

// TestAReturnerIsWelcomed with the day they were here, so that a wrong one is
// noticed; who only booked is not.
func TestAReturnerIsWelcomed(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	who := world.Visit(t, d, world.Arrive(t, d, "Ayesha Example", true).Visit).Attendee
	w.NextMonth(t, d)
	if done := world.Must(t)(d.Today.CheckIn(who)); done.Notice != "Welcome back, Ayesha E: last here 24 November. Number 1." {
		t.Error(done.Notice)
	}
	w.NextMonth(t, d)
	w.Pass(300 * 24 * 60 * 60 * 1e9)
	if done := world.Must(t)(d.Today.CheckIn(who)); done.Notice != "Welcome back, Ayesha E: last here 22 December 2026. Number 1." {
		t.Error(done.Notice)
	}
}

// TestSlipsAreNotOfferedFirst but where something matches as it was typed.
func TestSlipsAreNotOfferedFirst(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Ayesha Example", true)
	for typed, slips := range map[string]bool{"Ayesha Exampel": true, "ayesha": false, "Exampl": false, "nobody": false, "": false} {
		if found := world.Search(t, d, typed); found.Slips != slips || slips && (len(found.Rows) != 1 || found.Chosen != -1) {
			t.Errorf("%q: %+v", typed, found)
		}
	}
	world.Arrive(t, d, "Ayesha Exampelton", true)
	if found := world.Search(t, d, "Ayesha Exampel"); found.Slips || len(found.Rows) != 2 {
		t.Errorf("%+v", found)
	}
}

// TestLockedItIsForgottenWhoIsHere and read again when it is asked.
func TestLockedItIsForgottenWhoIsHere(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	if world.Search(t, d, "quux"); !names.HereRead(d.Names) {
		t.Fatal("nobody is remembered to begin with")
	}
	world.LockDesk(t, d)
	if names.HereRead(d.Names) {
		t.Error("it is remembered who is here")
	}
}
