package kit_test

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// form opens a panel with two boxes over a window whose own box had the focus.
type form struct {
	behind, name, notes *kit.Entry
	panel               *kit.Panel
	submits             int
	answer              error
	wait                func(error) // set while a submit has not been answered
	later               bool
	closed              int
}

func (f *form) open(t *testing.T) fyne.Window {
	w := open(t, func() fyne.CanvasObject {
		f.behind = kit.NewEntry("")
		return kit.Column(0, f.behind)
	})
	w.Canvas().Focus(f.behind)
	f.name, f.notes = kit.NewEntry(""), kit.NewNotes("", 2)
	f.panel = kit.ShowPanel(w, kit.PanelParts{
		Title: "New attendee", Verb: "Check in",
		Content: kit.Column(8, kit.NewField("Name", f.name, ""), kit.NewField("Notes", f.notes, "")),
		Submit: func(done func(error)) {
			f.submits++
			if f.later {
				f.wait = done
				return
			}
			done(f.answer)
		},
		Closed: func() { f.closed++ },
	})
	return w
}

func TestPanelStartsInItsFirstFieldAndKeepsTabInside(t *testing.T) {
	f := &form{}
	w := f.open(t)
	if w.Canvas().Focused() != f.name {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	seen := 0
	for range 12 {
		press(w, fyne.KeyTab)
		if w.Canvas().Focused() == f.behind {
			t.Fatal("Tab left the panel")
		}
		if w.Canvas().Focused() == f.name {
			seen++
		}
	}
	if seen != 3 {
		t.Errorf("in 12 steps through 4 stops the first came %d times", seen)
	}
}

func TestPanelKeys(t *testing.T) {
	for name, keys := range map[string]func(fyne.Window, *form){
		"Return in a box of one line": func(w fyne.Window, f *form) { press(w, fyne.KeyReturn) },
		"Ctrl+Return in notes": func(w fyne.Window, f *form) {
			press(w, fyne.KeyTab)
			f.notes.TypedShortcut(kit.Ctrl(fyne.KeyReturn, false))
		},
		"Return on its button": func(w fyne.Window, f *form) { press(w, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) },
		"Return with no focus": func(w fyne.Window, f *form) { w.Canvas().Unfocus(); press(w, fyne.KeyReturn) },
	} {
		t.Run(name, func(t *testing.T) {
			f := &form{}
			w := f.open(t)
			keys(w, f)
			if f.submits != 1 || f.closed != 1 {
				t.Errorf("%d submits, closed %d times", f.submits, f.closed)
			}
			if w.Canvas().Focused() != f.behind {
				t.Errorf("the focus went to %T", w.Canvas().Focused())
			}
		})
	}
	for name, keys := range map[string]func(fyne.Window){
		"Escape in a box":      func(w fyne.Window) { press(w, fyne.KeyEscape) },
		"Escape in notes":      func(w fyne.Window) { press(w, fyne.KeyTab, fyne.KeyEscape) },
		"Escape on a button":   func(w fyne.Window) { press(w, fyne.KeyTab, fyne.KeyTab, fyne.KeyEscape) },
		"Escape with no focus": func(w fyne.Window) { w.Canvas().Unfocus(); press(w, fyne.KeyEscape) },
	} {
		t.Run(name, func(t *testing.T) {
			f := &form{}
			w := f.open(t)
			keys(w)
			if f.submits != 0 || f.closed != 1 || kit.TopPanel(w.Canvas()) != nil {
				t.Errorf("%d submits, closed %d times", f.submits, f.closed)
			}
		})
	}
}

func TestPanelKeepsWhatWasTypedWhenSavingFails(t *testing.T) {
	f := &form{answer: surgery.Fail(surgery.Internal, "error.internal").Because(errors.New("SQLITE_FULL"))}
	w := f.open(t)
	write(w, "Ayesha")
	press(w, fyne.KeyReturn)
	if f.closed != 0 || f.name.Text != "Ayesha" || w.Canvas().Focused() != f.name {
		t.Fatalf("closed %d, box %q", f.closed, f.name.Text)
	}
	words := strings.Join(shown(w.Canvas().Overlays().Top()), " ")
	if !strings.Contains(words, "Nothing that was saved is lost") || strings.Contains(words, "SQLITE") {
		t.Errorf("the panel says %q", words)
	}
	f.answer = nil
	press(w, fyne.KeyReturn)
	if f.closed != 1 || f.submits != 2 {
		t.Errorf("closed %d after %d submits", f.closed, f.submits)
	}
}

func TestPanelSubmitsOnceAtATime(t *testing.T) {
	f := &form{later: true}
	w := f.open(t)
	press(w, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if f.submits != 1 || !f.panel.Busy() {
		t.Fatalf("%d submits", f.submits)
	}
	f.wait(nil)
	if f.closed != 1 {
		t.Error("still open")
	}
	f.wait(errors.New("too late")) // answered twice: nothing more happens
	if f.closed != 1 {
		t.Error("closed again")
	}
}

func TestPanelFitsItsWindow(t *testing.T) {
	long := strings.Repeat("A long sentence that has to be wrapped somewhere. ", 60)
	for _, percent := range kit.TextSizes() {
		w := openIn(t, kit.Light, percent, func() fyne.CanvasObject { return kit.Body("behind") })
		w.Resize(fyne.NewSize(640, 480))
		p := kit.ShowPanel(w, kit.PanelParts{Title: "Close the surgery", Verb: "Close it", Content: kit.Body(long), Width: 900})
		size := test.WidgetRenderer(w.Canvas().Overlays().Top().(fyne.Widget)).Objects()[1].Size()
		if size.Width > 640*0.9+1 || size.Height > 480*0.9+1 {
			t.Errorf("%d percent: the panel is %v in 640 x 480", percent, size)
		}
		p.Close()
	}
}

func TestConfirmDangerStartsOnTheSafeButton(t *testing.T) {
	done := 0
	w := open(t, func() fyne.CanvasObject { return kit.Body("") })
	kit.Confirm(w, "Erase Sam?", "It cannot be undone.", "Erase", true, func() { done++ })
	press(w, fyne.KeyReturn)
	if done != 0 || kit.TopPanel(w.Canvas()) != nil {
		t.Fatal("Return erased, or the question stayed")
	}
	kit.Confirm(w, "Check in again?", "", "Check in", false, func() { done++ })
	press(w, fyne.KeyReturn)
	if done != 1 {
		t.Error("Return did not confirm")
	}
}

func TestPanelsOverPanels(t *testing.T) {
	f := &form{}
	w := f.open(t)
	second := kit.ShowError(w, errors.New("x"))
	if kit.TopPanel(w.Canvas()) != second {
		t.Fatal("the error is not on top")
	}
	press(w, fyne.KeyEscape)
	if kit.TopPanel(w.Canvas()) != f.panel || w.Canvas().Focused() != f.name {
		t.Fatalf("after Escape the focus is on %T", w.Canvas().Focused())
	}
	kit.ShowError(w, errors.New("x"))
	f.panel.Close()
	if kit.TopPanel(w.Canvas()) != nil || w.Canvas().Overlays().Top() != nil || f.closed != 1 {
		t.Error("closing the lower panel left something open")
	}
}

// TestTheSpaceThatOpensAPanelIsNotTyped presses a button as a window does: the key
// first, then its letter, to whatever has the focus by then.
func TestTheSpaceThatOpensAPanelIsNotTyped(t *testing.T) {
	name := kit.NewEntry("")
	var w fyne.Window
	button := kit.NewButton(kit.Primary, "New", func() { kit.ShowPanel(w, kit.PanelParts{Title: "New", Content: name, Verb: "Add"}) })
	w = open(t, func() fyne.CanvasObject { return kit.Column(8, button) })
	w.Canvas().Focus(button)
	press(w, fyne.KeySpace)
	write(w, " ")
	press(w, fyne.KeySpace)
	write(w, " ")
	write(w, "Sam")
	if name.Text != " Sam" {
		t.Errorf("typed %q", name.Text)
	}
}
