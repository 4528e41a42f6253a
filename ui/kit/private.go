package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// PrivateTime is how long something of a person stays on the clipboard.
const PrivateTime = 10 * time.Second

// Later has something done after a time, on the main goroutine: the shell sets it,
// so that what boxes copy is taken off the clipboard again.
var Later func(d time.Duration, do func()) (stop func())

// copied is what was put on the clipboard here, as long as it may be there: all
// that is in a box may name somebody.
var copied struct {
	board fyne.Clipboard
	text  string
	stop  func()
}

// ownPastes has boxes take only what was copied here: see OwnPastes.
var ownPastes bool

// CopyPrivate puts something of a person on the clipboard, and takes it off
// again after PrivateTime unless something else has been put there.
func CopyPrivate(r *Runner, text string) {
	board := fyne.CurrentApp().Clipboard()
	board.SetContent(text)
	keepCopied(board, text, r.After)
}

// keepCopied remembers what was put on a clipboard, and takes it off in time.
func keepCopied(board fyne.Clipboard, text string, after func(time.Duration, func()) func()) {
	if copied.stop != nil {
		copied.stop()
	}
	copied.board, copied.text, copied.stop = board, text, nil
	if after != nil {
		copied.stop = after(PrivateTime, ForgetCopied)
	}
}

// ForgetCopied takes what was copied here off the clipboard, unless something
// else has been put there since.
func ForgetCopied() {
	before := copied
	copied.board, copied.text, copied.stop = nil, "", nil
	if before.stop != nil {
		before.stop()
	}
	if before.board != nil && before.board.Content() == before.text {
		before.board.SetContent("")
	}
}

// OwnPastes has every box take only what was copied here since ForgetCopied, until
// it is called with false: what is on the clipboard at self check-in may be the
// host's, or that of somebody who was here before.
func OwnPastes(only bool) { ownPastes = only }

// mayPaste reports whether a box may take this text from the clipboard.
func mayPaste(text string) bool { return !ownPastes || copied.board != nil && text == copied.text }
