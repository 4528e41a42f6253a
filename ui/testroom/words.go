package testroom

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// Texts returns all words in sight, a line each: of the screen, then of the panel
// over it.
func (r *Room) Texts() string {
	all := Words(r.Window.Content())
	if top := r.Window.Canvas().Overlays().Top(); top != nil {
		all = append(all, Words(top)...)
	}
	return strings.Join(all, "\n")
}

// Words returns the words in sight within an object; a chart's are those it is
// described with, a button's its label and its key.
func Words(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Pill:
		return []string{o.Text()}
	case *kit.Chart:
		return []string{o.Text()}
	case *kit.Button:
		return []string{strings.TrimSpace(o.Label + " " + o.Hint)}
	case *container.Scroll:
		return Words(o.Content)
	}
	for _, in := range Inner(o) {
		all = append(all, Words(in)...)
	}
	return all
}

// Inner returns what an object is made of, hidden or not: a container's objects, and a
// widget's.
func Inner(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Says checks that these words are in sight.
func (r *Room) Says(want ...string) {
	r.T.Helper()
	all := r.Texts()
	for _, s := range want {
		if !strings.Contains(all, s) {
			r.T.Errorf("nowhere is said %q, but:\n%s", s, all)
		}
	}
}

// SaysNot checks that none of these words is in sight.
func (r *Room) SaysNot(never ...string) {
	r.T.Helper()
	all := r.Texts()
	for _, s := range never {
		if strings.Contains(all, s) {
			r.T.Errorf("%q is said:\n%s", s, all)
		}
	}
}

// Capture writes what the window shows into the folder that LOOK names, for
// somebody to look at.
func (r *Room) Capture(name string) {
	r.T.Helper()
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		r.T.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.Window.Canvas().Capture()); err != nil {
		r.T.Fatal(err)
	}
}
