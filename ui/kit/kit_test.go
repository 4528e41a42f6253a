package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// open starts a test app in our theme and a window with that content.
func open(t *testing.T, build func() fyne.CanvasObject) fyne.Window {
	t.Helper()
	return openIn(t, kit.Light, 100, build)
}

func openIn(t *testing.T, look kit.Look, percent int, build func() fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	th, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	w := test.NewWindow(build())
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	return w
}

// press sends keys to what has the focus, else to the canvas, as a window does.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		ev := &fyne.KeyEvent{Name: k}
		switch focused := w.Canvas().Focused(); {
		case k == fyne.KeyTab:
			w.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(ev)
		case w.Canvas().OnTypedKey() != nil:
			w.Canvas().OnTypedKey()(ev)
		}
	}
}

// write types letters into what has the focus.
func write(w fyne.Window, s string) {
	for _, r := range s {
		w.Canvas().Focused().TypedRune(r)
	}
}

// shown returns the texts in sight within an object.
func shown(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var out []string
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *fyne.Container:
		for _, inner := range o.Objects {
			out = append(out, shown(inner)...)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(inner)...)
		}
	}
	return out
}
