package kit_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

func TestErrorWords(t *testing.T) {
	open(t, func() fyne.CanvasObject { return kit.Body("") })
	ours := surgery.Fail(surgery.Invalid, "kit.day_unread", "text", "soon")
	for name, err := range map[string]error{"ours": ours, "wrapped": fmt.Errorf("saving: %w", ours)} {
		what, next := kit.ErrorWords(err)
		if !strings.Contains(what, "“soon”") || !strings.Contains(next, "29 Dec") {
			t.Errorf("%s: %q %q", name, what, next)
		}
	}
	for name, err := range map[string]error{
		"not ours":      errors.New("sql: database is locked"),
		"without words": surgery.Fail(surgery.Full, "no.such.key"),
	} {
		what, next := kit.ErrorWords(err)
		if !strings.HasPrefix(what, "Something went wrong") || next == "" || strings.Contains(what+next, "sql") {
			t.Errorf("%s: %q %q", name, what, next)
		}
	}
}

// The log gets the cause, never what somebody typed.
func TestShownErrorsAreLogged(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	w := open(t, func() fyne.CanvasObject { return kit.Body("") })
	p := kit.ShowError(w, surgery.Fail(surgery.Invalid, "kit.day_unread", "text", "Ayesha").Because(errors.New("bare cause")))
	if !strings.Contains(p.Title(), "Ayesha") {
		t.Errorf("the panel says %q", p.Title())
	}
	if s := log.String(); !strings.Contains(s, "bare cause") || !strings.Contains(s, "kit.day_unread") || strings.Contains(s, "Ayesha") {
		t.Errorf("logged %q", s)
	}
	press(w, fyne.KeyReturn)
	if kit.TopPanel(w.Canvas()) != nil {
		t.Error("Return did not close it")
	}
}

// Whatever tells a person that something went wrong leaves its cause in the log; an
// internal error that nobody gave one tells where it was made.
func TestToldErrorsAreLogged(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	for want, err := range map[string]error{
		"errors_test.go": surgery.Fail(surgery.Internal, "error.internal"),
		"bare cause":     errors.New("bare cause"),
		"disk_full":      surgery.Fail(surgery.Full, "error.disk_full"),
	} {
		log.Reset()
		kit.ErrorWords(err)
		if !strings.Contains(log.String(), want) {
			t.Errorf("logged %q, not %s", log.String(), want)
		}
	}
	log.Reset()
	kit.ErrorWords(surgery.Fail(surgery.Invalid, "error.name_missing")) // at every key perhaps
	if log.Len() > 0 {
		t.Errorf("logged %q", log.String())
	}
}
