package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Quitting while something stands half typed in a panel asks first, and Return is
// no answer to that: it keeps the panel.
func TestReturnDoesNotQuitOverAPanel(t *testing.T) {
	r := window(t, 0, started)
	r.run("new_attendee")
	panel := r.panel()
	if panel == nil {
		t.Fatal("no panel")
	}
	r.Shell.quit() // the window's own button
	if r.panel() == panel {
		t.Fatal("it does not ask")
	}
	r.settleUnlocked()
	if focused := r.Window().Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if r.quits != 0 {
		t.Error("Return quit, and what was typed is lost")
	}
}
