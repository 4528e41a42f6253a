package desk

import (
	"testing"

	"socialmediasurgery/surgery"
)

// TestNoticesTellTwoOfOneNameApart as their cards do.
func TestNoticesTellTwoOfOneNameApart(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented")
	says := func(done surgery.Change, want string) {
		t.Helper()
		if done.Notice != want {
			t.Errorf("%q, want %q", done.Notice, want)
		}
	}
	first := arrive(t, d, "Sam Pretend", false)
	says(first, "Sam is checked in, number 1.")
	second := arrive(t, d, "sam Sampleton", false)
	says(second, "sam S is checked in, number 2.")
	says(must(t)(d.Pair(first.Visit, vera)), "Sam P sits with Vera.")
	if label := d.UndoLabel(""); label != "Undo: pair Sam P" {
		t.Error(label)
	}
	says(must(t)(d.EditVisit(second.Visit, EditVisit{Name: "Zoë Sampleton"})), "Zoë: changes saved.")
	says(must(t)(d.Unpair(first.Visit)), "Sam is waiting again.")
	must(t)(d.Undo(""))
	must(t)(d.Undo("")) // Zoë is sam again
	says(must(t)(d.Undo("")), "Undone: pair Sam P")
	must(t)(d.Revert(second.Op))
	says(must(t)(d.Pair(first.Visit, vera)), "Sam sits with Vera.")
}

// TestAReturnerIsWelcomed with the day they were here, so that a wrong one is
// noticed; who only booked is not.
func TestAReturnerIsWelcomed(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	who := visit(t, d, arrive(t, d, "Ayesha Example", true).Visit).Attendee
	w.nextMonth(t, d)
	if done := must(t)(d.CheckIn(who)); done.Notice != "Welcome back, Ayesha E: last here 24 November. Number 1." {
		t.Error(done.Notice)
	}
	w.nextMonth(t, d)
	w.pass(300 * 24 * 60 * 60 * 1e9)
	if done := must(t)(d.CheckIn(who)); done.Notice != "Welcome back, Ayesha E: last here 22 December 2026. Number 1." {
		t.Error(done.Notice)
	}
}

// TestSlipsAreNotOfferedFirst but where something matches as it was typed.
func TestSlipsAreNotOfferedFirst(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Ayesha Example", true)
	for typed, slips := range map[string]bool{"Ayesha Exampel": true, "ayesha": false, "Exampl": false, "nobody": false, "": false} {
		if found := search(t, d, typed); found.Slips != slips || slips && (len(found.Rows) != 1 || found.Chosen != -1) {
			t.Errorf("%q: %+v", typed, found)
		}
	}
	arrive(t, d, "Ayesha Exampelton", true)
	if found := search(t, d, "Ayesha Exampel"); found.Slips || len(found.Rows) != 2 {
		t.Errorf("%+v", found)
	}
}

// TestLockedItIsForgottenWhoIsHere and read again when it is asked.
func TestLockedItIsForgottenWhoIsHere(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	if search(t, d, "quux"); !HereRead(d) {
		t.Fatal("nobody is remembered to begin with")
	}
	lockDesk(t, d)
	if HereRead(d) {
		t.Error("it is remembered who is here")
	}
}
