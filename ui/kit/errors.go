package kit

import (
	"log/slog"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// ErrorWords answers what a person is told of an error: what happened, and what
// to do. An error that is not ours is told as an internal one.
func ErrorWords(err error) (what, next string) {
	e := surgery.AsError(err)
	if what = sentence(e, ".what"); what == "" {
		e = surgery.Fail(surgery.Internal, "error.internal")
		what = sentence(e, ".what")
	}
	next = sentence(e, ".next")
	return what, next
}

// sentence answers one of the sentences of an error, "" where there is none.
func sentence(e *surgery.Error, which string) string {
	key := e.Key + which
	if s := words.Say(key, e.With...); s != key {
		return s
	}
	return ""
}

// ShowError tells an error in a panel with one button, and logs its cause.
func ShowError(w fyne.Window, err error) *Panel {
	logError(err)
	what, next := ErrorWords(err)
	return ShowPanel(w, PanelParts{Title: what, Content: Body(next)})
}

// logError writes kind, key and cause, never what somebody typed.
func logError(err error) {
	e := surgery.AsError(err)
	slog.Error("shown to the host", "kind", e.Kind, "key", e.Key, "cause", e.Cause)
}
