package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// byTab is whether the focus is just being moved by the Tab key: Fyne asks what has it
// whether it wants the key for itself right before.
var byTab bool

// passTab notes that Tab was pressed, and that it moves on; but while keys are kept for
// later, it is kept with them, or letters typed before it would come to the next box.
func passTab() bool {
	byTab = !ahead.keeps()
	return !byTab
}

// moveOn is what Tab does, later; back is with Shift.
func moveOn(at fyne.Canvas, back bool) {
	byTab = true
	if back {
		at.FocusPrevious()
		return
	}
	at.FocusNext()
}

// shifted reports whether Shift is down.
func shifted() bool {
	keys, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && keys.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// AcceptsTab returns whether Tab is kept for later; else it goes on.
func (b *Button) AcceptsTab() bool { return passTab() }

// AcceptsTab returns whether Tab is kept for later; else it goes on.
func (c *Check) AcceptsTab() bool { return passTab() }

// AcceptsTab returns whether Tab is kept for later; else it goes on.
func (c *Choice) AcceptsTab() bool { return passTab() }

// AcceptsTab returns whether Tab is kept for later; else it goes on.
func (s *Select) AcceptsTab() bool { return passTab() }

// AcceptsTab returns whether Tab is kept for later; else it goes on.
func (l *List) AcceptsTab() bool { return passTab() }

// AcceptsTab is Button.AcceptsTab: Tab leaves the box, also one of several lines.
func (e *Entry) AcceptsTab() bool { return passTab() }
