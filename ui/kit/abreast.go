package kit

import "fyne.io/fyne/v2"

// Abreast sets two parts of a panel side by side, and returns how wide the panel is
// to be; in large text, which leaves no room beside the left one, one above the other.
func Abreast(width float32, left, right fyne.CanvasObject) (content fyne.CanvasObject, wide float32) {
	if Grow(100) > 130 {
		return Column(2*Step, left, right), 600
	}
	return Even(3*Step, left, right), width
}
