package barometer

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// refuse says an error beneath the box it is about, which gets the cursor; nil
// takes it away.
func refuse(f *kit.Field, err error) {
	if err == nil {
		f.SetWrong("")
		return
	}
	what, next := kit.ErrorWords(err)
	f.SetWrong(what + " " + next)
	if box, ok := f.Input.(fyne.Focusable); ok {
		kit.Focus(box)
	}
}
