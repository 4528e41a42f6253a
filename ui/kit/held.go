package kit

import "fyne.io/fyne/v2"

// returnDown is whether Return is held down. A window tells of its first press to
// what has the focus then, and of the repeats only as further presses, to what has
// the focus by then.
var returnDown bool

// held tells the first press of Return from those that come of holding it: they
// must do nothing, or somebody is checked in whom nobody chose.
type held struct{ on bool }

func (h *held) keyDown(ev *fyne.KeyEvent) {
	if isReturn(ev) {
		h.on, returnDown = false, true
	}
}

func (h *held) keyUp(ev *fyne.KeyEvent) {
	if isReturn(ev) {
		h.on, returnDown = false, false
	}
}

// gained is for when the focus comes, perhaps with Return still down.
func (h *held) gained() { h.on = returnDown }

// repeats reports whether this Return comes of holding it, and counts it.
func (h *held) repeats(ev *fyne.KeyEvent) bool {
	if !isReturn(ev) {
		return false
	}
	was := h.on
	h.on = returnDown
	return was
}
