package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// at returns where something stands in the window.
func at(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// inPanel finds a button of what is open.
func inPanel(t *testing.T, w fyne.Window, label string) *kit.Button {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, is := o.(*kit.Button); is && b.Label == label {
			return b
		}
	}
	t.Fatalf("no button %q", label)
	return nil
}

// TestCancelNeverStandsAlone in its line, however wide the panel and large the text:
// one goes down to it, or all stand beneath one another.
func TestCancelNeverStandsAlone(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		for _, width := range []float32{200, 260, 320, 380, 440, 500} {
			w := openIn(t, kit.Light, percent, func() fyne.CanvasObject { return kit.VGap(1) })
			kit.ShowPanel(w, kit.PanelParts{Title: "Print", Verb: "Print it now", Width: width,
				More: []*kit.Button{kit.NewButton(kit.Secondary, "Look at it", nil), kit.NewButton(kit.Secondary, "Save as PDF", nil)}})
			lines := map[float32]int{}
			for _, label := range []string{"Print it now", "Look at it", "Save as PDF", "Cancel"} {
				b := inPanel(t, w, label)
				if b.Size().Width < b.MinSize().Width {
					t.Errorf("at %d percent in %.0f %q is cut off", percent, width, label)
				}
				lines[at(b).Y]++
			}
			if last := lines[at(inPanel(t, w, "Cancel")).Y]; last == 1 && len(lines) < 4 {
				t.Errorf("at %d percent in %.0f Cancel stands alone: %v", percent, width, lines)
			}
		}
	}
}

// TestChoicesKeepTheButtonsInPlace of a panel that shows less for one than for another.
func TestChoicesKeepTheButtonsInPlace(t *testing.T) {
	high := kit.Stack(kit.VGap(180))
	w := open(t, func() fyne.CanvasObject { return kit.VGap(1) })
	p := kit.ShowPanel(w, kit.PanelParts{Title: "Print", Verb: "Print", Content: kit.Column(8, kit.Body("Preview"), high)})
	before := at(inPanel(t, w, "Cancel"))
	for range 3 {
		high.Hide()
		p.Refresh()
		if now := at(inPanel(t, w, "Cancel")); now != before {
			t.Fatalf("Cancel jumped from %v to %v", before, now)
		}
		high.Show()
		p.Refresh()
	}
	if now := at(inPanel(t, w, "Cancel")); now != before {
		t.Errorf("Cancel jumped from %v to %v", before, now)
	}
}

// TestPanelsDarkenOnce however many lie over one another.
func TestPanelsDarkenOnce(t *testing.T) {
	w := open(t, func() fyne.CanvasObject { return kit.VGap(1) })
	dark := func() (n int) {
		for _, over := range w.Canvas().Overlays().List() {
			for _, o := range test.WidgetRenderer(over.(fyne.Widget)).Objects() {
				if veil, is := o.(*canvas.Rectangle); is && veil.FillColor == kit.Colour(kit.ColourShadow) {
					n++
				}
			}
		}
		return n
	}
	var open []*kit.Panel
	for _, title := range []string{"One", "Two", "Three"} {
		open = append(open, kit.ShowPanel(w, kit.PanelParts{Title: title}))
		if n := dark(); n != 1 {
			t.Errorf("with %q there are %d veils", title, n)
		}
	}
	open[2].Close()
	if n := dark(); n != 1 {
		t.Errorf("after one has closed there are %d veils", n)
	}
}
