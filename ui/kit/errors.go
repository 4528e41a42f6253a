package kit

import (
	"log/slog"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Vanished is told when a change was refused because the records are not where they
// were. The shell sets it.
var Vanished = func() {}

// ErrorWords returns what a person is told of an error: what happened, and what
// to do; and logs its cause, so that nothing is told of which the log is silent.
func ErrorWords(err error) (what, next string) {
	if e := surgery.AsError(err); e.Kind != surgery.Invalid || e.Cause != nil { // or it is about what was just typed
		slog.Error("shown to the host", "kind", e.Kind, "key", e.Key, "cause", e.Cause)
	}
	if surgery.KindOf(err) == surgery.Vanished {
		Vanished()
	}
	return Sentences(err)
}

// ErrorLine is ErrorWords in one line.
func ErrorLine(err error) string {
	what, next := ErrorWords(err)
	return what + " " + next
}

// AttendeeWords is ErrorWords for whoever answers or checks in by themselves: what
// is amiss with the laptop is nothing that they can mend, and they tell the host.
// What they typed wrongly they are told.
func AttendeeWords(err error) (what, next string) {
	what, next = ErrorWords(err)
	if kind := surgery.KindOf(err); kind != surgery.Invalid && kind != surgery.Questioned {
		what, next = words.Say("kiosk.not_saved"), words.Say("kiosk.tell_host")
	}
	return what, next
}

// Sentences is ErrorWords for where there is no log. An error that is not ours is
// told as an internal one.
func Sentences(err error) (what, next string) {
	e := surgery.AsError(err)
	if what = sentence(e, ".what"); what == "" {
		e = surgery.Fail(surgery.Internal, "error.internal")
		what = sentence(e, ".what")
	}
	next = sentence(e, ".next")
	return what, next
}

// sentence returns one of the sentences of an error, "" where there is none.
func sentence(e *surgery.Error, which string) string {
	key := e.Key + which
	if s := words.Say(key, e.With...); s != key {
		return s
	}
	return ""
}

// ShowError tells an error in a panel with one button.
func ShowError(w fyne.Window, err error) *Panel {
	ahead.forget()
	what, next := ErrorWords(err)
	return ShowPanel(w, PanelParts{Title: what, Content: Body(next)})
}
