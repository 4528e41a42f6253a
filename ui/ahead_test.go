package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// hammer presses keys as a window tells of them, without waiting for anything; a new
// line is Return.
func (r *room) hammer(typed string) {
	r.t.Helper()
	c := r.Window().Canvas()
	for _, letter := range typed {
		key := &fyne.KeyEvent{Name: fyne.KeyName(string(letter - 'a' + 'A'))}
		switch {
		case letter == '\n':
			key.Name = fyne.KeyReturn
		case letter == '\x1b':
			key.Name = fyne.KeyEscape
		case letter == ' ':
			key.Name = fyne.KeySpace
		case letter < 'a':
			key.Name = fyne.KeyName(string(letter))
		}
		if letter == '\t' {
			key.Name = fyne.KeyTab
			if on, ok := c.Focused().(fyne.Tabbable); !ok || !on.AcceptsTab() {
				c.FocusNext()
				continue
			}
		}
		if on := c.Focused(); on != nil {
			on.TypedKey(key)
		} else if c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
		}
		if letter < ' ' {
			continue
		}
		if on := c.Focused(); on != nil {
			on.TypedRune(letter)
		} else if c.OnTypedRune() != nil {
			c.OnTypedRune()(letter)
		}
	}
}

// catchUp lets the worker do all that was asked of it.
func (r *room) catchUp() {
	for r.runner.Step() {
	}
}

// names returns who waits, by number.
func (r *room) names() []string {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	var all []string
	for _, c := range b.Waiting {
		all = append(all, c.Name)
	}
	return all
}

// TestWhatIsTypedAheadIsKept types faster than anything is written: five people come at
// once, and the host does not look up.
func TestWhatIsTypedAheadIsKept(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		waiting     []string
		box         string // in the box with the cursor
	}{
		{"two who are new", "Theo Marsh\n\nJo Brown\n\n", []string{"Sam", "Theo", "Jo"}, ""},
		{"a name begun", "Theo Marsh\n\nArthur", []string{"Sam", "Theo"}, "Arthur"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := stepped(t)
			r.hammer(c.typed)
			r.catchUp()
			if got := r.names(); !slices.Equal(got, c.waiting) {
				t.Errorf("waiting: %q, want %q", got, c.waiting)
			}
			if box, ok := r.Window().Canvas().Focused().(*kit.Entry); !ok || box.Text != c.box {
				t.Errorf("the box does not hold %q", c.box)
			}
		})
	}
}

func TestKeysTypedAheadComeToTheVisitThatOpens(t *testing.T) {
	r := stepped(t)
	r.hammer("Sam S\n ")
	r.catchUp()
	r.on(visitID)
	v, err := r.desk.Visit.Visit(r.visit().Current())
	if err != nil {
		t.Fatal(err)
	}
	if done := v.Lists[0].Done; done != 1 {
		t.Errorf("%d steps are done, want 1", done)
	}
	r.hammer("nRemember the blue book")
	r.catchUp()
	box, ok := r.Window().Canvas().Focused().(*kit.Entry)
	if !ok || box.Text != "Remember the blue book" {
		t.Errorf("%T has the focus", r.Window().Canvas().Focused())
	}
}

// TestTabTypedAheadKeepsItsPlace: what is typed before Tab stays in the box before it.
func TestTabTypedAheadKeepsItsPlace(t *testing.T) {
	r := stepped(t)
	r.hammer("Theo Marsh\nall\t")
	r.catchUp()
	c := r.Window().Canvas()
	if _, ok := c.Focused().(*kit.Entry); ok || r.panel() == nil {
		t.Fatalf("%T has the focus", c.Focused())
	}
	c.FocusPrevious()
	if box, ok := c.Focused().(*kit.Entry); !ok || box.Text != "Theo Marshall" {
		t.Errorf("before it is %T", c.Focused())
	}
}

// TestWhatIsTypedAheadOfAnErrorIsLetGo: it was meant for something else.
func TestWhatIsTypedAheadOfAnErrorIsLetGo(t *testing.T) {
	r := stepped(t)
	r.hammer("Jo 943 476 5919\n\nnext\n")
	r.catchUp()
	if got := r.names(); !slices.Equal(got, []string{"Sam"}) {
		t.Errorf("waiting: %q", got)
	}
	if r.panel() == nil || r.panel().Title() == words.Say("today.new_title") {
		t.Fatal("nothing is asked")
	}
	r.hammer("\x1b")
	if box, ok := r.Window().Canvas().Focused().(*kit.Entry); !ok || box.Text != "Jo 943 476 5919" {
		t.Error("what was typed is not there any more")
	}
}

// stepped is a window with a surgery and Sam in it, whose worker waits.
func stepped(t *testing.T) *room {
	t.Helper()
	r := window(t, 0, started)
	r.runner.Wait()
	r.on(todayID)
	return r
}
