package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// types sends letters to what has the focus, else to the window, as a keyboard does.
func (r *room) types(s string) {
	over := r.Window().Canvas()
	for _, letter := range s {
		switch on := over.Focused(); {
		case on != nil:
			on.TypedRune(letter)
		case over.OnTypedRune() != nil:
			over.OnTypedRune()(letter)
		}
	}
}

// typed returns what the box with the focus holds.
func (r *room) typed() string {
	r.t.Helper()
	box, ok := r.Window().Canvas().Focused().(*kit.Entry)
	if !ok {
		r.t.Fatalf("no box but %T has the focus", r.Window().Canvas().Focused())
	}
	return box.Text
}

// TestLettersReachTheCheckInBox from wherever the focus is on Today.
func TestLettersReachTheCheckInBox(t *testing.T) {
	r := window(t, 0, started)
	over := r.Window().Canvas()
	clear := func() {
		over.Focused().(*kit.Entry).SetText("")
	}
	over.Unfocus()
	r.types("samuel")
	if got := r.typed(); got != "samuel" {
		t.Errorf("with nothing in focus the box holds %q", got)
	}
	clear()
	for range 60 { // every stop of the Tab key
		over.FocusNext()
		on := over.Focused()
		if _, box := on.(*kit.Entry); box {
			continue
		}
		r.types("paula")
		if got := r.typed(); got != "paula" || r.panel() != nil || r.present() != 1 {
			t.Fatalf("from %T the box holds %q", on, got)
		}
		clear()
		over.Focus(on)
	}
}

// TestAfterTheCoverTheNextWordLands in the box, and in the box it was begun in.
func TestAfterTheCoverTheNextWordLands(t *testing.T) {
	r := window(t, 0, guarded)
	over := r.Window().Canvas()
	for range 4 { // a button
		over.FocusNext()
	}
	if _, button := over.Focused().(*kit.Button); !button {
		t.Fatalf("%T has the focus", over.Focused())
	}
	r.idle(3)
	r.stands(covered)
	r.enter(pin)
	r.types(" sam")
	if got := r.typed(); got != " sam" && got != "sam" || r.panel() != nil {
		t.Errorf("the box holds %q", got)
	}
	over.Focused().(*kit.Entry).SetText("")
	r.run("people")
	r.on(peopleID)
	r.types("exa")
	r.idle(3)
	r.enter(pin)
	if r.types("m"); r.typed() != "exam" {
		t.Errorf("the box of People holds %q", r.typed())
	}
	r.run("new_attendee")
	r.types("Ay")
	r.idle(3)
	r.enter(pin)
	if r.types("esha"); r.typed() != "Ayesha" || r.panel() == nil {
		t.Errorf("the form holds %q", r.typed())
	}
}

// TestNothingHiddenHasTheFocus on any screen, after each panel that Ctrl and a
// letter open there was closed.
func TestNothingHiddenHasTheFocus(t *testing.T) {
	r := window(t, 0, guarded)
	over := r.Window().Canvas()
	inSight := func(after string) {
		t.Helper()
		on := over.Focused()
		if on == nil {
			return
		}
		for _, o := range test.LaidOutObjects(r.Window().Content()) {
			if o == on.(fyne.CanvasObject) && o.Visible() {
				return
			}
		}
		t.Errorf("after %s %T has the focus, which nobody sees", after, on)
	}
	for _, screen := range places {
		if screen.id == visitID || screen.id == askingID {
			continue
		}
		r.goTo(screen.id)
		inSight(screen.id)
		for _, command := range []string{"roles", "surgery_details", "quick_add", "upset", "privacy", "help", "print_with", "week_prints"} {
			r.commands.Run(command)
			for p := r.panel(); p != nil; p = r.panel() {
				p.Close()
			}
			inSight(screen.id + ", " + command)
		}
	}
}
