package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// TestReturnDoesNothingGrave anywhere in a panel but on the button itself.
func TestReturnDoesNothingGrave(t *testing.T) {
	for name, parts := range map[string]func(do func()) kit.PanelParts{
		"the verb": func(do func()) kit.PanelParts {
			return kit.PanelParts{Verb: "Join them", Grave: true, Submit: func(done func(error)) { do() }}
		},
		"the verb of the kind Danger": func(do func()) kit.PanelParts {
			return kit.PanelParts{Verb: "Erase", Kind: kit.Danger, Submit: func(done func(error)) { do() }}
		},
		"beside a box": func(do func()) kit.PanelParts {
			box := kit.NewEntry("")
			return kit.PanelParts{Verb: "Join them", Grave: true, Content: box, First: box, Submit: func(done func(error)) { do() }}
		},
		"a button in it": func(do func()) kit.PanelParts {
			return kit.PanelParts{Content: kit.Column(0, kit.NewGrave(kit.Secondary, "Yes: Ada", do))}
		},
		"one between": func(do func()) kit.PanelParts {
			return kit.PanelParts{More: []*kit.Button{kit.NewGrave(kit.Secondary, "Erase", do)}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, func() fyne.CanvasObject { return kit.VGap(1) })
			done := 0
			made := parts(func() { done++ })
			made.Title = "One of two?"
			panel := kit.ShowPanel(w, made)
			press(w, fyne.KeyReturn)
			if box, ok := w.Canvas().Focused().(*kit.Entry); ok {
				box.TypedShortcut(kit.Ctrl(fyne.KeyReturn, false))
			}
			panel.Close()
			if done != 0 {
				t.Errorf("done %d times", done)
			}
		})
	}
}

func TestFocusGoesToNothingGrave(t *testing.T) {
	done := 0
	var b *kit.Button
	w := open(t, func() fyne.CanvasObject {
		b = kit.NewGrave(kit.Secondary, "Erase", func() { done++ })
		return kit.Column(0, b)
	})
	kit.Focus(b)
	if w.Canvas().Focused() != nil {
		t.Error("it has the focus")
	}
	w.Canvas().Focus(b) // by Tab
	press(w, fyne.KeyReturn)
	if done != 1 {
		t.Error("Return on the button itself does nothing")
	}
}
