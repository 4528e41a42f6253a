package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

func TestButtonKeys(t *testing.T) {
	pressed := 0
	var b *kit.Button
	w := open(t, func() fyne.CanvasObject {
		b = kit.NewButton(kit.Primary, "Print", func() { pressed++ }).WithHint("Ctrl P")
		return kit.Row(8, b)
	})
	w.Canvas().Focus(b)
	press(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
	if pressed != 3 || w.Canvas().Focused() != b {
		t.Errorf("pressed %d times, focus on %T", pressed, w.Canvas().Focused())
	}
	test.Tap(b)
	if pressed != 4 || w.Canvas().Focused() != b {
		t.Errorf("after a click: pressed %d times, focus on %T", pressed, w.Canvas().Focused())
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 4 {
		t.Error("a disabled button was pressed")
	}
	if h := b.MinSize().Height; h < 44 {
		t.Errorf("it is %.1f high", h)
	}
}

func TestButtonHandsLettersOn(t *testing.T) {
	var got []rune
	kit.PassRune = func(r rune) { got = append(got, r) }
	t.Cleanup(func() { kit.PassRune = nil })
	var b *kit.Button
	w := open(t, func() fyne.CanvasObject {
		b = kit.NewButton(kit.Secondary, "Guest", nil)
		return kit.Row(8, b)
	})
	w.Canvas().Focus(b)
	write(w, "s x")
	if string(got) != "sx" {
		t.Errorf("handed on %q", string(got))
	}
	kit.ShowPanel(w, kit.PanelParts{Title: "Open"})
	write(w, "n")
	if string(got) != "sx" {
		t.Error("a letter went past the panel")
	}
}

func TestChoice(t *testing.T) {
	var told []string
	var c *kit.Choice
	w := open(t, func() fyne.CanvasObject {
		c = kit.NewChoice([]kit.Option{{Key: "1", Label: "1"}, {Key: "2", Label: "2"}, {Key: "3", Label: "3"}},
			func(k string) { told = append(told, k) })
		return kit.Column(0, c)
	})
	w.Canvas().Focus(c)
	if c.Value() != "" {
		t.Fatal("something is chosen from the start")
	}
	press(w, fyne.KeySpace, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDelete)
	write(w, "2")
	if !slices.Equal(told, []string{"1", "2", "3", "2", "1", "3", "2"}) {
		t.Errorf("told %q", told)
	}
	c.None = true
	press(w, fyne.KeyDelete)
	if c.Value() != "" {
		t.Error("the answer was not taken back")
	}
	told = nil
	c.Set("3")
	if len(told) != 0 || c.Value() != "3" {
		t.Errorf("Set told %q", told)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 20))
	if c.Value() != "1" || w.Canvas().Focused() != c {
		t.Errorf("a click chose %q", c.Value())
	}
}

func TestCheck(t *testing.T) {
	var told []bool
	var c *kit.Check
	w := open(t, func() fyne.CanvasObject {
		c = kit.NewCheck("Save my place", func(on bool) { told = append(told, on) })
		return kit.Column(0, c)
	})
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace)
	write(w, " ") // a window sends the letter too
	test.Tap(c)
	c.Set(true)
	if !slices.Equal(told, []bool{true, false}) || !c.On() {
		t.Errorf("told %v, on %v", told, c.On())
	}
	c.Disable()
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !c.On() {
		t.Error("a disabled box changed")
	}
}

func TestSelect(t *testing.T) {
	var told []string
	var s *kit.Select
	w := open(t, func() fyne.CanvasObject {
		s = kit.NewSelect([]kit.Option{{Key: "v", Label: "Vicky"}, {Key: "j", Label: "Jas"}, {Key: "r", Label: "Ruth"}},
			func(k string) { told = append(told, k) })
		return kit.Column(0, s)
	})
	w.Canvas().Focus(s)
	press(w, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if s.Value() != "j" || w.Canvas().Focused() != s || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("chose %q, focus on %T", s.Value(), w.Canvas().Focused())
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape)
	write(w, "r")
	press(w, fyne.KeyReturn)
	if !slices.Equal(told, []string{"j", "r"}) {
		t.Errorf("told %q", told)
	}
	press(w, fyne.KeySpace)
	test.TapCanvas(w.Canvas(), fyne.NewPos(800, 500))
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a click beside the list did not close it")
	}
	s.SetOptions([]kit.Option{{Key: "a", Label: "Ana"}, {Key: "r", Label: "Ruth"}})
	if s.Value() != "r" || len(told) != 2 {
		t.Errorf("after new options: %q, told %q", s.Value(), told)
	}
}

func TestStateView(t *testing.T) {
	retried := 0
	var v *kit.StateView
	full := "the records"
	w := open(t, func() fyne.CanvasObject {
		v = kit.NewStateView(kit.Body(full))
		return v
	})
	seen := func() []string { return shown(w.Content()) }
	if v.State() != kit.ViewLoading || slices.Contains(seen(), full) {
		t.Error("it does not start loading")
	}
	v.Empty("Nobody has come yet", "Type a name above.", kit.NewButton(kit.Primary, "Guest", nil))
	if !slices.Contains(seen(), "Type a name above.") || slices.Contains(seen(), full) {
		t.Errorf("empty shows %q", seen())
	}
	v.Failed(fyneError{}, func() { retried++ })
	if slices.Contains(seen(), "raw") || v.State() != kit.ViewFailed {
		t.Errorf("failed shows %q", seen())
	}
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if retried != 1 {
		t.Error("the button does not try again")
	}
	v.Full()
	if got := seen(); !slices.Equal(got, []string{full}) {
		t.Errorf("full shows %q", got)
	}
}

type fyneError struct{}

func (fyneError) Error() string { return "raw" }
