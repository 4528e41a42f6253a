package ui

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// still returns what must not move on a screen: what is typed and where the cursor is,
// which row is selected, how far it is scrolled.
func still(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Entry:
		return []string{fmt.Sprintf("%q at %d", o.Text, o.CursorColumn)}
	case *kit.List:
		return []string{"selected " + o.SelectedKey()}
	case *container.Scroll:
		return append(still(o.Content), fmt.Sprint("scrolled ", o.Offset.Y))
	}
	for _, in := range testroom.Inner(o) {
		all = append(all, still(in)...)
	}
	return all
}

// on tells one thing with the focus from another: a button is known by its words, as a
// view with nothing in it makes its own anew.
func on(what fyne.Focusable) string {
	if b, is := what.(*kit.Button); is {
		return b.Label
	}
	return fmt.Sprintf("%T %p", what, what)
}

// arrivals has other desks check so many in at a surgery, where so many came before, all of
// which the store has taken in before the window is told, as when a stick was read.
func (r *room) arrivals(at surgery.ID, before, n int) {
	r.t.Helper()
	var changes []surgery.Change
	for i := range n {
		number := before + i + 1
		person := &surgery.Attendee{ID: r.desk.Desk.NewID(), Words: surgery.AttendeeWords{Name: fmt.Sprintf("Mordecai%d Elsewhere", number)}}
		v := &surgery.Visit{ID: r.desk.Desk.NewID(), Surgery: at, Attendee: person.ID, Letter: "B", Number: number,
			State: surgery.Waiting, ArrivedAt: r.desk.Desk.Moment()}
		o := &surgery.Operation{ID: r.desk.Desk.NewID(), Kind: surgery.CheckedIn, About: v.ID, Visit: v.ID, Surgery: v.Surgery,
			Edits: []surgery.Edit{{After: person}, {After: v}}}
		if err := r.desk.Desk.Store().Do(o); err != nil {
			r.t.Fatal(err)
		}
		changes = append(changes, r.do(r.desk.Desk.Elsewhere(o)))
	}
	for _, c := range changes {
		r.told(c)
	}
}

// showForStillness shows a screen as a host has it while others work: a visit is somebody's, the
// barometer has a question to ask, and a surgery is to be started after one that was
// closed, to which desks still bring what they did.
func (r *room) showForStillness(id string) {
	r.t.Helper()
	switch id {
	case visitID:
		r.openVisit(r.visits()[0])
		return
	case askingID:
		world.Asks(r.t, r.desk)
	case startID:
		r.do(r.desk.Closing.CloseSurgery(nil))
		r.readLabels()
	}
	r.goTo(id)
}

// On no screen does anything move for what other desks did, however much of it comes
// while the host types: focus, selection, scroll, what is typed, notice, undo.
func TestNothingMovesOnAnyScreen(t *testing.T) {
	each := 25
	if os.Getenv("TORTURE") != "" {
		each = 500
	}
	for _, p := range places {
		t.Run(p.id, func(t *testing.T) {
			r := window(t, 0, started)
			at := r.desk.Desk.Surgery().ID
			r.showForStillness(p.id)
			canvas := r.Window().Canvas()
			if _, typing := canvas.Focused().(*kit.Entry); typing {
				test.TypeOnCanvas(canvas, "ze")
			}
			focus, said, undo, before := canvas.Focused(), r.notice.Text(), r.undo, still(r.Window().Content())
			for i := range 5 {
				r.arrivals(at, 1+i*each/5, each/5)
				if _, typing := canvas.Focused().(*kit.Entry); typing && canvas.Focused() != focus {
					t.Fatal("the focus went to another box")
				}
			}
			r.on(p.id)
			if on(canvas.Focused()) != on(focus) || r.notice.Text() != said || r.undo != undo {
				t.Errorf("focus %T, was %T; said %q, was %q; undo %q, was %q", canvas.Focused(), focus, r.notice.Text(), said, r.undo, undo)
			}
			if after := still(r.Window().Content()); !slices.Equal(after, before) {
				t.Errorf("moved:\n%v\n%v", before, after)
			}
			if p.id != startID && r.present() != each+1 {
				t.Errorf("%d are here", r.present())
			}
		})
	}
}
