package kit_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// TestWordsStandOnWholePixels at every text size, or they are blurred.
func TestWordsStandOnWholePixels(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		w := openIn(t, kit.Light, percent, func() fyne.CanvasObject {
			column := kit.Column(6)
			for _, on := range focusable() {
				column.Add(on.(fyne.CanvasObject))
			}
			column.Add(kit.MiddleRow(7, kit.Heading("Heading"), kit.NewPill(kit.Calm, "pill"), kit.Small("small"), kit.NewBadge(kit.Waiting, "3")))
			column.Add(kit.Even(11, kit.Body("One").Centred(), kit.NewCard(kit.Strong("Two")), kit.NewButton(kit.Secondary, "Three", nil)))
			column.Add(kit.Tiles(150, 9, kit.NewField("Name", kit.NewEntry("Here"), "A hint"), kit.NewText(kit.Wrap, kit.Run{Text: "Large ", Size: kit.SizeTitle}, kit.Run{Text: "and small words in one line, which wraps", Size: kit.SizeSmall}).Centred()))
			column.Add(kit.NewCard(kit.NewEntry("In a card")))
			column.Add(kit.Flow(5, kit.NewPill(kit.Plain, "a"), kit.NewButton(kit.Quiet, "b", nil).InCard(), kit.Small("c").Unbroken()))
			return kit.Padded(10, 10, 10, 10, column)
		})
		seen := 0
		written(w.Content(), fyne.Position{}, func(o *canvas.Text, at fyne.Position) {
			if seen++; part(at.X) > 0.01 || part(at.Y) > 0.01 {
				t.Errorf("at %d percent %q stands at %v", percent, o.Text, at)
			}
		})
		if seen < 30 {
			t.Errorf("only %d words were looked at", seen)
		}
	}
}

// written tells where each text in sight within an object stands; at is the object's place.
func written(o fyne.CanvasObject, at fyne.Position, each func(*canvas.Text, fyne.Position)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	var inner []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			each(o, at)
		}
	case *fyne.Container:
		inner = o.Objects
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inner {
		written(i, at, each)
	}
}

// part returns how far a length is from a whole one.
func part(v float32) float64 { return math.Abs(float64(v) - math.Round(float64(v))) }
