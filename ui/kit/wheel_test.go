package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// TestTheWheelPassesOverBoxes of a long form that have nothing to scroll themselves,
// and over lists.
func TestTheWheelPassesOverBoxes(t *testing.T) {
	line, notes, long := kit.NewEntry(""), kit.NewNotes("", 3), kit.NewNotes("", 3)
	line.SetText(strings.Repeat("wide ", 30))
	long.SetText(strings.Repeat("Line\n", 30))
	list := kit.NewList(kit.ListParts{Length: func() int { return 2 }, Key: func(i int) string { return string(rune('a' + i)) },
		New: func() fyne.CanvasObject { return kit.Body("Row") }, Fill: func(int, fyne.CanvasObject, kit.RowState) {}})
	var s *container.Scroll
	w := open(t, func() fyne.CanvasObject {
		s = kit.Scrolled(kit.Column(12, line, notes, kit.Stack(kit.VGap(80), list), kit.NewCard(kit.NewField("Long", long, "")), kit.VGap(2000)))
		return s
	})
	over := func(o fyne.CanvasObject) fyne.Position {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		return at.AddXY(o.Size().Width/2, o.Size().Height/2)
	}
	for name, o := range map[string]fyne.CanvasObject{"one line": line, "several lines": notes, "a list": list} {
		s.ScrollToTop()
		test.Scroll(w.Canvas(), over(o), 0, -30)
		if s.Offset.Y != 30 {
			t.Errorf("over %s the form is scrolled to %.0f", name, s.Offset.Y)
		}
	}
	s.ScrollToTop()
	long.CursorRow = 0
	long.Refresh()
	test.Scroll(w.Canvas(), over(long), 0, 500) // whatever its cursor did
	test.Scroll(w.Canvas(), over(long), 0, -20)
	if s.Offset.Y != 0 {
		t.Error("a box with more to show moved the form instead")
	}
	test.Scroll(w.Canvas(), over(long), 0, -5000)
	test.Scroll(w.Canvas(), over(long), 0, -30)
	if s.Offset.Y != 30 {
		t.Errorf("at its end the form is scrolled to %.0f", s.Offset.Y)
	}
}

// TestNoBarInALine whatever is in it, at any text size: the picture of the box differs
// from an empty one in its text alone.
func TestNoBarInALine(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		box := kit.NewEntry("")
		w := openIn(t, kit.Light, percent, func() fyne.CanvasObject { return kit.Column(0, kit.Padded(10, 10, 10, 10, box)) })
		box.SetText(strings.Repeat("wide ", 60))
		for _, o := range test.LaidOutObjects(w.Content()) {
			if _, scrolls := o.(*container.Scroll); scrolls {
				t.Errorf("at %d percent there is something that scrolls in it", percent)
			}
		}
	}
}

// tab moves the focus as a window does on the Tab key.
func tab(w fyne.Window) {
	if on, ok := w.Canvas().Focused().(fyne.Tabbable); ok && on.AcceptsTab() {
		return
	}
	w.Canvas().FocusNext()
}

// TestTabIntoABoxSelectsItsText so that the next letter replaces it; coming back in any
// other way does not.
func TestTabIntoABoxSelectsItsText(t *testing.T) {
	first, day, notes := kit.NewEntry(""), kit.NewEntry(""), kit.NewNotes("", 2)
	w := open(t, func() fyne.CanvasObject { return kit.Column(8, first, day, notes) })
	day.SetText("Mon 30 Nov 2026")
	notes.SetText("Kept")
	w.Canvas().Focus(first)
	tab(w)
	write(w, "30/11")
	if day.Text != "30/11" {
		t.Errorf("it holds %q", day.Text)
	}
	tab(w)
	write(w, "!")
	if notes.Text == "!" {
		t.Error("notes were replaced")
	}
	kit.Focus(day)
	write(w, "/26")
	if day.Text != "30/11/26" {
		t.Errorf("going on typing left %q", day.Text)
	}
	tab(w)
	p := kit.ShowPanel(w, kit.PanelParts{Title: "Over it"})
	w.Canvas().Focus(day)
	p.Close()
	kit.Focus(day)
	write(w, "!")
	if day.Text != "30/11/26!" {
		t.Errorf("after a panel it holds %q", day.Text)
	}
	day.UndoTyping()
}
