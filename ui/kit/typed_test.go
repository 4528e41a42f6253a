package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// TestEscapeThrowsNothingTypedAway presses Escape more often than anybody means to.
func TestEscapeThrowsNothingTypedAway(t *testing.T) {
	f := &form{}
	w := f.open(t)
	write(w, "Ayesha")
	for range 3 {
		press(w, fyne.KeyEscape)
		if kit.TopPanel(w.Canvas()) == f.panel || f.closed != 0 {
			t.Fatal("Escape did not ask")
		}
		press(w, fyne.KeyEscape)
		if kit.TopPanel(w.Canvas()) != f.panel || w.Canvas().Focused() != f.name || f.name.Text != "Ayesha" {
			t.Fatalf("the box holds %q, the focus is on %T", f.name.Text, w.Canvas().Focused())
		}
	}
	press(w, fyne.KeyEscape, fyne.KeyReturn) // once too often, too
	if f.closed != 0 {
		t.Fatal("Return threw it away")
	}
	press(w, fyne.KeyEscape)
	for range 4 {
		if b, ok := w.Canvas().Focused().(*kit.Button); ok && b.Label == "Throw it away" {
			press(w, fyne.KeyReturn)
			break
		}
		press(w, fyne.KeyTab)
	}
	if f.closed != 1 || kit.TopPanel(w.Canvas()) != nil {
		t.Error("what was thrown away is still there")
	}
}

func TestNothingIsAskedAboutNothing(t *testing.T) {
	for name, typed := range map[string]func(fyne.Window, *form){
		"typed and rubbed out": func(w fyne.Window, _ *form) { write(w, "a"); press(w, fyne.KeyBackspace) },
		"a space":              func(w fyne.Window, _ *form) { write(w, " ") },
		"filled in by itself":  func(_ fyne.Window, f *form) { f.name.SetText("Ayesha") },
		"a search":             func(w fyne.Window, f *form) { f.name.Unkept = true; write(w, "Ayesha") },
		"a secret":             func(w fyne.Window, f *form) { f.name.Password = true; write(w, "Ayesha") },
	} {
		t.Run(name, func(t *testing.T) {
			f := &form{}
			w := f.open(t)
			typed(w, f)
			press(w, fyne.KeyEscape)
			if f.closed != 1 {
				t.Error("it asks")
			}
		})
	}
}
