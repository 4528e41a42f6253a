package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// PrivateTime is how long something of a person stays on the clipboard.
const PrivateTime = 10 * time.Second

// CopyPrivate puts something of a person on the clipboard, and takes it off
// again after PrivateTime unless something else has been put there.
func CopyPrivate(r *Runner, text string) {
	board := fyne.CurrentApp().Clipboard()
	board.SetContent(text)
	r.After(PrivateTime, func() {
		if board.Content() == text {
			board.SetContent("")
		}
	})
}
