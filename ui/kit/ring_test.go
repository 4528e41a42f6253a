package kit_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// TestEveryWidgetWearsTheRing in each look: with the focus and without it the picture
// differs by a ring of 3, each pixel of a contrast of 3:1.
func TestEveryWidgetWearsTheRing(t *testing.T) {
	for _, look := range kit.Looks() {
		t.Run(string(look), func(t *testing.T) {
			var all []fyne.Focusable
			w := openIn(t, look, 100, func() fyne.CanvasObject {
				column := kit.Column(16)
				for _, o := range focusable() {
					all = append(all, o)
					high := float32(0)
					if _, is := o.(*kit.List); is { // for both rows
						high = 90
					}
					column.Add(kit.Stack(kit.VGap(high), o.(fyne.CanvasObject)))
				}
				return kit.Padded(20, 20, 20, 20, column)
			})
			w.Resize(fyne.NewSize(300, 1240))
			w.Canvas().Focus(all[0]) // has a row from now on
			w.Canvas().Unfocus()
			without := w.Canvas().Capture()
			for i, on := range all {
				w.Canvas().Focus(on)
				got := telling(w.Canvas().Capture(), without)
				if size := on.(fyne.CanvasObject).Size(); got < ring(on) {
					t.Errorf("%d, %T of %v: %d pixels tell, want %d", i, on, size, got, ring(on))
				}
			}
		})
	}
}

// focusable returns one of each of our widgets that can have the focus.
func focusable() []fyne.Focusable {
	list := kit.NewList(kit.ListParts{Length: func() int { return 2 }, Key: func(i int) string { return fmt.Sprint(i) },
		New:  func() fyne.CanvasObject { return kit.Padded(10, 14, 10, 14, kit.Body("A row of a list")) },
		Fill: func(int, fyne.CanvasObject, kit.RowState) {}})
	filled := kit.NewEntry("")
	filled.SetText("Typed already")
	choice := kit.NewChoice([]kit.Option{{Key: "a", Label: "Personal"}, {Key: "b", Label: "Professional"}}, nil)
	choice.Set("b")
	out := []fyne.Focusable{list, filled, kit.NewEntry("Empty"), kit.NewLargeEntry("Name"), kit.NewNotes("", 2), choice,
		kit.NewChoice([]kit.Option{{Key: "a", Label: "Personal"}}, nil), kit.NewCheck("Save my place", nil),
		kit.NewSelect([]kit.Option{{Key: "a", Label: "Answer"}}, nil)}
	for _, kind := range []kit.Kind{kit.Secondary, kit.Primary, kit.Quiet, kit.Nav, kit.Done, kit.Danger} {
		out = append(out, kit.NewButton(kind, "Press", nil))
	}
	return out
}

// ring returns how many pixels a ring of 2 around what is chosen has; what is blurred at
// its edges need not tell.
func ring(on fyne.Focusable) int {
	size := on.(fyne.CanvasObject).Size()
	if _, is := on.(*kit.Choice); is {
		size = fyne.NewSize(80, 44)
	}
	if _, is := on.(*kit.List); is { // within a row
		size = fyne.NewSize(size.Width-20, 20)
	}
	return int(2 * 2 * (size.Width + size.Height))
}

// telling counts the pixels that differ by a contrast of 3:1.
func telling(a, b image.Image) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if p, q := a.At(x, y), b.At(x, y); p != q && contrast(p, q) >= mark {
				n++
			}
		}
	}
	return n
}
