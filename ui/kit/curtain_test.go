package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

func TestCurtainHidesAndGivesBack(t *testing.T) {
	box := kit.NewEntry("")
	w := open(t, func() fyne.CanvasObject { return kit.Column(8, box) })
	w.Canvas().Focus(box)
	var ran, saved, beneath int
	commands := kit.NewCommands(w, kit.Command{ID: "plain", Label: "kit.cancel", Action: func() { ran++ }},
		kit.Command{ID: "guest", Label: "kit.cancel", Anywhere: true, Action: func() { ran += 10 }})
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { beneath++ })
	name := kit.NewEntry("")
	panel := kit.ShowPanel(w, kit.PanelParts{Title: "New", Content: name, Verb: "Add", Submit: func(done func(error)) { saved++; done(nil) }})
	write(w, "Sam")

	pin := kit.NewEntry("")
	var keys []fyne.KeyName
	c := kit.DrawCurtain(w, kit.Column(8, pin), func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	w.Canvas().Focus(pin)
	if w.Canvas().Focused() != pin {
		t.Fatal("the box on the curtain has no focus")
	}
	press(w, fyne.KeyReturn, fyne.KeyEscape)
	w.Canvas().Unfocus()
	press(w, fyne.KeyEscape)
	commands.Run("plain")
	commands.Run("guest")
	if ran != 10 || saved != 0 || beneath != 0 || len(keys) != 1 || kit.TopPanel(w.Canvas()) != nil {
		t.Errorf("ran %d, saved %d, beneath %d, keys %v, panel %v", ran, saved, beneath, keys, kit.TopPanel(w.Canvas()))
	}
	kit.ShowPanel(w, kit.PanelParts{Title: "On the curtain"})
	c.Lift()
	c.Lift() // again does nothing
	if kit.TopPanel(w.Canvas()) != panel || name.Text != "Sam" || w.Canvas().Focused() != name {
		t.Errorf("panel %v, typed %q, focus %v", kit.TopPanel(w.Canvas()), name.Text, w.Canvas().Focused())
	}
	panel.Submit()
	if saved != 1 {
		t.Error("the panel does nothing any more")
	}
}

// A panel whose work ends beneath the curtain must not take the curtain with it: names
// would be seen on a desk that is locked.
func TestPanelThatClosesBeneathTheCurtain(t *testing.T) {
	box := kit.NewEntry("")
	w := open(t, func() fyne.CanvasObject { return kit.Column(8, box) })
	w.Canvas().Focus(box)
	closed := 0
	below := kit.ShowPanel(w, kit.PanelParts{Title: "Below", Closed: func() { closed++ }})
	above := kit.ShowPanel(w, kit.PanelParts{Title: "Above", Closed: func() { closed++ }})
	pin := kit.NewEntry("")
	c := kit.DrawCurtain(w, kit.Column(8, pin), nil)
	w.Canvas().Focus(pin)
	drawn := w.Canvas().Overlays().Top()

	above.Close()
	below.Close()
	if w.Canvas().Overlays().Top() != drawn || w.Canvas().Focused() != pin {
		t.Fatalf("the curtain is gone, the focus is on %v", w.Canvas().Focused())
	}
	on := kit.ShowPanel(w, kit.PanelParts{Title: "On the curtain"})
	on.Close()
	if kit.TopPanel(w.Canvas()) != nil || w.Canvas().Overlays().Top() != drawn {
		t.Error("a panel on the curtain does not close")
	}
	c.Lift()
	if closed != 2 || kit.TopPanel(w.Canvas()) != nil || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != box {
		t.Errorf("closed %d, panel %v, focus %v", closed, kit.TopPanel(w.Canvas()), w.Canvas().Focused())
	}
}

func TestUseIsNoticed(t *testing.T) {
	n := 0
	kit.Touched = func() { n++ }
	defer func() { kit.Touched = nil }()
	entry, check := kit.NewEntry(""), kit.NewCheck("Made up", nil)
	button := kit.NewButton(kit.Primary, "Go", func() {})
	w := open(t, func() fyne.CanvasObject { return kit.Column(8, entry, check, button) })
	for _, use := range []struct {
		name string
		do   func()
	}{
		{"typing", func() { entry.TypedRune('a') }},
		{"a key", func() { entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }},
		{"a click", func() { test.Tap(button) }},
		{"hovering", func() { button.MouseIn(nil) }},
		{"ticking", func() { check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) }},
		{"a click on the curtain", func() {
			kit.DrawCurtain(w, kit.Column(8, kit.NewEntry("")), nil)
			test.TapCanvas(w.Canvas(), fyne.NewPos(880, 580))
		}},
	} {
		before := n
		use.do()
		if n == before {
			t.Errorf("%s is not noticed", use.name)
		}
	}
}
