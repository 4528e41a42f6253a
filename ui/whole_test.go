package ui

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"socialmediasurgery/ui/testroom"
)

// TestWordsStandOnWholePixels on every screen at every text size, or they are blurred.
func TestWordsStandOnWholePixels(t *testing.T) {
	for _, percent := range []int{100, 125, 150, 200} {
		r := window(t, 0, func(r *room) {
			if err := r.desk.Demo.Fill(); err != nil {
				t.Fatal(err)
			}
			now := r.desk.Settings.Settings()
			now.TextSize = percent
			r.do(r.desk.Settings.Set(now))
		})
		r.everyScreen(func(id string) {
			said := 0
			written(r.Window().Content(), fyne.Position{}, func(o *canvas.Text, at fyne.Position) {
				if (part(at.X) > 0.01 || part(at.Y) > 0.01) && said < 4 {
					said++
					t.Errorf("at %d percent on %s %.30q stands at %v", percent, id, o.Text, at)
				}
			})
		})
	}
}

// written tells where each text in sight within an object stands; at is the object's place.
func written(o fyne.CanvasObject, at fyne.Position, each func(*canvas.Text, fyne.Position)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if text, is := o.(*canvas.Text); is && text.Text != "" {
		each(text, at)
	}
	for _, inner := range testroom.Inner(o) {
		written(inner, at, each)
	}
}

// part returns how far a length is from a whole one.
func part(v float32) float64 { return math.Abs(float64(v) - math.Round(float64(v))) }
