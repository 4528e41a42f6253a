package visit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// click clicks on the row of a step, on its box or on its words.
func (x *world) click(i int, box bool) {
	x.t.Helper()
	r := x.screen.middle.rows[i]
	at := fyne.NewPos(r.Size().Width/2, r.Size().Height/2)
	if box {
		at = r.card.Content.Position().AddXY(13, 13)
	}
	r.Tapped(&fyne.PointEvent{Position: at})
}

func TestTheBoxOfAClosedStepTicksIt(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	opened := x.openTitle()
	state := func(i int) surgery.StepState { return x.screen.list().Steps[i].State }
	at := -1
	for i, s := range x.screen.list().Steps {
		if s.State == surgery.ToDo && s.Title != opened {
			at = i
		}
	}
	x.click(at, true)
	if state(at) != surgery.Done || x.openTitle() != opened {
		t.Errorf("the step is %s, and %q is open", state(at), x.openTitle())
	}
	x.click(at, true)
	if state(at) != surgery.ToDo {
		t.Errorf("a second click leaves it %s", state(at))
	}
	x.click(at, false)
	if state(at) != surgery.ToDo || x.openTitle() != x.screen.list().Steps[at].Title {
		t.Errorf("a click on its words made it %s, and %q is open", state(at), x.openTitle())
	}
	x.click(at, true)
	if state(at) != surgery.Done || x.openTitle() == x.screen.list().Steps[at].Title {
		t.Errorf("the box of the open step made it %s, and %q is open", state(at), x.openTitle())
	}
}

// TestDoneKeepsItsDay also where Done is pressed on a step of an earlier visit.
func TestDoneKeepsItsDay(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	for i, s := range x.screen.list().Steps {
		if s.State != surgery.Done || s.Earlier == "" {
			continue
		}
		x.screen.middle.openAt(i)
		x.screen.StepDone()
		if now := x.screen.list().Steps[i]; now.Earlier != s.Earlier {
			t.Errorf("%q was done %s, and is done %q now", s.Title, s.Earlier, now.Earlier)
		}
		return
	}
	t.Fatal("nothing was done earlier")
}

func TestRemovedAndLeftUnderEdit(t *testing.T) {
	for label, left := range map[string]bool{"Left without being helped": true, "Remove this check-in": false} {
		x := newWorld(t)
		sam := x.sam()
		x.show(sam)
		x.screen.edit()
		for range 40 {
			if b, ok := x.stage.Window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
				b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				break
			}
			x.stage.Window.Canvas().FocusNext()
		}
		v, err := x.desk.Visit.Visit(sam)
		if left && (err != nil || v.State != surgery.Finished || v.Outcome != surgery.NotToday) || !left && surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("%s: %v, %+v", label, err, v.Visit)
		}
		if x.panel() != nil {
			t.Errorf("%s: the panel is still open", label)
		}
	}
}

// TestOneLetterKeysWorkFromEverywhere but from a box: each comes to the shell, once.
func TestOneLetterKeysWorkFromEverywhere(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	passed := 0
	was := kit.PassKey
	kit.PassKey = func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyN {
			passed++
		}
	}
	t.Cleanup(func() { kit.PassKey = was })
	for stop := range 25 {
		x.stage.Window.Canvas().FocusNext()
		on := x.stage.Window.Canvas().Focused()
		switch on.(type) {
		case *kit.Entry, *kit.Select: // letters are answers there
			continue
		}
		passed = 0
		on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyN})
		if passed != 1 {
			t.Errorf("stop %d, a %s: N comes to the shell %d times", stop, fmt.Sprintf("%T", on), passed)
		}
	}
}
