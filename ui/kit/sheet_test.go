package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestSidesOfASheet looks at every place of a sheet and of its shadow: a side draws
// it, and only one, or the middle is all that may.
func TestSidesOfASheet(t *testing.T) {
	const in, out = 13, 20
	for _, size := range []fyne.Size{{Width: 760, Height: 385}, {Width: 200, Height: 150}, {Width: 2000, Height: 60}, {Width: 300, Height: 20}, {}} {
		sides := sidesOf(size, in, out)
		for x := float32(-out); x < size.Width+out; x++ {
			for y := float32(-out); y < size.Height+out; y++ {
				drawn := 0
				for _, side := range sides {
					if x >= side.at.X && x < side.at.X+side.size.Width && y >= side.at.Y && y < side.at.Y+side.size.Height {
						drawn++
					}
				}
				middle := len(sides) > 1 && x >= in && x < size.Width-in && y >= in && y < size.Height-in
				if drawn != 1 && !middle || middle && drawn > 0 {
					t.Fatalf("%v: %g, %g is drawn by %d sides", size, x, y, drawn)
				}
			}
		}
	}
}
