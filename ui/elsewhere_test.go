package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
)

// arriveElsewhere has another desk check somebody in, as the store takes it in, and
// tells the window.
func (r *room) arriveElsewhere(number int) {
	r.t.Helper()
	person := &surgery.Attendee{ID: r.desk.Desk.NewID(), Words: surgery.AttendeeWords{Name: fmt.Sprintf("Mordecai%d Elsewhere", number)}}
	v := &surgery.Visit{ID: r.desk.Desk.NewID(), Surgery: r.desk.Desk.Surgery().ID, Attendee: person.ID, Number: number,
		State: surgery.Waiting, ArrivedAt: r.desk.Desk.Moment()}
	o := &surgery.Operation{ID: r.desk.Desk.NewID(), Kind: surgery.CheckedIn, About: v.ID, Visit: v.ID, Surgery: v.Surgery,
		Edits: []surgery.Edit{{After: person}, {After: v}}}
	if err := r.desk.Desk.Store().Do(o); err != nil {
		r.t.Fatal(err)
	}
	r.told(r.do(r.desk.Desk.Elsewhere(o)))
}

// Whoever is checked in at another desk appears, and nothing else moves: what has the
// focus and what is typed in it, which card is selected, what is said, what can be
// undone.
func TestNothingMovesForAnotherDesk(t *testing.T) {
	r := window(t, 0, started)
	r.goTo(todayID)
	canvas := r.Window().Canvas()
	test.TypeOnCanvas(canvas, "ze")
	focus, said, undo := canvas.Focused(), r.notice.Text(), r.undo
	selected := r.today().Selected()
	if focus == nil {
		t.Fatal("nothing has the focus")
	}
	for i := range 30 {
		r.arriveElsewhere(i + 2)
	}
	if r.present() != 31 {
		t.Errorf("%d are here", r.present())
	}
	if canvas.Focused() != focus || r.today().Selected() != selected || r.notice.Text() != said || r.undo != undo {
		t.Errorf("focus %v, selected %q, said %q, undo %q", canvas.Focused(), r.today().Selected(), r.notice.Text(), r.undo)
	}
	for _, screen := range []string{visitID, settingsID} {
		if screen == visitID {
			r.openVisit(r.visits()[0])
		} else {
			r.goTo(screen)
		}
		focus, said = canvas.Focused(), r.notice.Text()
		r.arriveElsewhere(len(r.visits()) + 1)
		r.on(screen)
		if canvas.Focused() != focus || r.notice.Text() != said {
			t.Errorf("%s: the focus or the notice moved", screen)
		}
	}
}

func (r *room) visits() (ids []surgery.ID) {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	for _, c := range b.Waiting {
		ids = append(ids, c.Visit)
	}
	return ids
}
