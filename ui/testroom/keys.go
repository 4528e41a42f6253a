package testroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/ui/kit"
)

// mostTabs is more than any screen has to tab through.
const mostTabs = 60

// Press sends keys to what has the focus, as a window does.
func (r *Room) Press(keys ...fyne.KeyName) {
	r.T.Helper()
	for _, k := range keys {
		r.Keys++
		switch focused := r.Window.Canvas().Focused(); {
		case k == fyne.KeyTab:
			r.Window.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: k})
		default:
			r.T.Fatalf("%s goes nowhere", k)
		}
	}
}

// Shift presses a key with Shift held, as it comes from a keyboard.
func (r *Room) Shift(key fyne.KeyName) {
	r.T.Helper()
	on, ok := r.Window.Canvas().Focused().(desktop.Keyable)
	if !ok {
		r.T.Fatal("what has the focus does not know of Shift")
	}
	on.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	r.Press(key)
	on.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// Alt presses a key with Alt held.
func (r *Room) Alt(key fyne.KeyName) {
	r.T.Helper()
	on, ok := r.Window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		r.T.Fatal("what has the focus does not know of Alt")
	}
	on.TypedShortcut(kit.Alt(key))
}

// Write types letters into what has the focus.
func (r *Room) Write(s string) {
	r.T.Helper()
	for _, letter := range s {
		on := r.Window.Canvas().Focused()
		if on == nil {
			r.T.Fatalf("nothing has the focus for %q", s)
		}
		if _, box := on.(*kit.Entry); !box {
			r.Keys++
		}
		on.TypedRune(letter)
	}
}

// Rewrite types over what is in the box with the cursor; a new line is Return.
func (r *Room) Rewrite(s string) {
	r.T.Helper()
	box, ok := r.Window.Canvas().Focused().(*kit.Entry)
	if !ok {
		r.T.Fatalf("no box for %q has the cursor", s)
	}
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, letter := range s {
		if letter == '\n' {
			box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			box.TypedRune(letter)
		}
	}
}

// Tab moves on until what has the focus is wanted.
func (r *Room) Tab(to string, wanted func(fyne.Focusable) bool) {
	r.T.Helper()
	for range mostTabs {
		if on := r.Window.Canvas().Focused(); on != nil && wanted(on) {
			return
		}
		r.Press(fyne.KeyTab)
	}
	r.T.Fatalf("Tab never reaches %q", to)
}

// TabTo moves on to the box with that placeholder.
func (r *Room) TabTo(placeholder string) *kit.Entry {
	r.T.Helper()
	r.Tab(placeholder, func(on fyne.Focusable) bool {
		box, ok := on.(*kit.Entry)
		return ok && box.PlaceHolder == placeholder
	})
	return r.Window.Canvas().Focused().(*kit.Entry)
}

// TabToButton moves on to the button with that label.
func (r *Room) TabToButton(label string) {
	r.T.Helper()
	r.Tab(label, func(on fyne.Focusable) bool {
		b, ok := on.(*kit.Button)
		return ok && b.Label == label
	})
}

// PressButton moves on to the button with that label, and presses it.
func (r *Room) PressButton(label string) {
	r.T.Helper()
	r.TabToButton(label)
	r.Press(fyne.KeyReturn)
}

// Choose moves on to the choice that has that option, and chooses it.
func (r *Room) Choose(key string) {
	r.T.Helper()
	r.Tab(key, func(on fyne.Focusable) bool {
		c, ok := on.(*kit.Choice)
		if !ok {
			return false
		}
		r.Press(fyne.KeyHome)
		for was := ""; c.Value() != key && c.Value() != was; {
			was = c.Value()
			r.Press(fyne.KeyRight)
		}
		return c.Value() == key
	})
}
