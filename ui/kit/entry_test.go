package kit_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/ui/kit"
)

// box opens a window with one focused box.
func box(t *testing.T, build func() *kit.Entry) (*kit.Entry, fyne.Window) {
	t.Helper()
	var e *kit.Entry
	w := open(t, func() fyne.CanvasObject {
		e = build()
		return kit.Column(0, e)
	})
	w.Canvas().Focus(e)
	return e, w
}

func paste(w fyne.Window, e *kit.Entry, s string) {
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(s)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
}

func TestEntryDropsWhatMayNotBeTyped(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewEntry("") })
	write(w, "a\u202eb\u0007c\u2066é😀")
	if e.Text != "abcé😀" {
		t.Errorf("box holds %q", e.Text)
	}
	e.SetText("")
	paste(w, e, "Sam\r\nOkafor\t\u0000x\u2028y\u200dz")
	if e.Text != "Sam Okafor xy\u200dz" {
		t.Errorf("box holds %q", e.Text)
	}
	e.SetText("one\ntwo\u202e")
	if e.Text != "one two" {
		t.Errorf("SetText left %q", e.Text)
	}
}

func TestEntryCutsAMegabyteAndSaysSo(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewEntry("") })
	said := ""
	e.OnSay = func(s string) { said = s }
	write(w, "Hi ")
	paste(w, e, strings.Repeat("ß", 1<<20))
	if n := utf8.RuneCountInString(e.Text); n != kit.MaxName || !strings.Contains(said, "200") {
		t.Fatalf("%d letters kept, said %q", n, said)
	}
	said = ""
	write(w, "x")
	if utf8.RuneCountInString(e.Text) != kit.MaxName || said == "" {
		t.Errorf("a full box took a letter or said nothing: %q", said)
	}
	press(w, fyne.KeyBackspace)
	if said != "" {
		t.Errorf("still says %q once there is room", said)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	write(w, "y")
	if e.Text != "y" {
		t.Errorf("a letter did not replace what was selected: %d letters", len(e.Text))
	}
}

func TestNotesKeepLinesAndStopAtTheirLimit(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewNotes("", 3) })
	paste(w, e, "one\r\ntwo\n")
	press(w, fyne.KeyReturn)
	if e.Text != "one\ntwo\n\n" {
		t.Errorf("notes hold %q", e.Text)
	}
	paste(w, e, strings.Repeat("x", 10_000))
	press(w, fyne.KeyReturn)
	if n := utf8.RuneCountInString(e.Text); n != kit.MaxNotes {
		t.Errorf("notes hold %d letters", n)
	}
	if e.AcceptsTab() {
		t.Error("Tab stays in the notes")
	}
}

func TestEntryUndoesItsOwnTypingFirst(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewEntry("") })
	undone := 0
	kit.PassShortcut = func(fyne.Shortcut) bool { undone++; return true }
	t.Cleanup(func() { kit.PassShortcut = nil })
	write(w, "Sam")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "" || undone != 0 {
		t.Fatalf("after one undo: %q, %d passed on", e.Text, undone)
	}
	redo := &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	e.TypedShortcut(redo)
	if e.Text != "Sam" {
		t.Fatalf("redo gave %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if undone != 1 {
		t.Errorf("%d undos reached the window, want 1", undone)
	}
	e.SetText("from the store")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "from the store" || undone != 2 {
		t.Errorf("undo touched text nobody typed: %q, %d", e.Text, undone)
	}
}

func TestEntryHandsKeysOn(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewEntry("") })
	var calls []string
	e.OnEnter = func() { calls = append(calls, "enter") }
	e.OnEscape = func() { calls = append(calls, "escape") }
	e.OnDown = func() { calls = append(calls, "down") }
	e.OnUp = func() { calls = append(calls, "up") }
	kit.PassKey = func(ev *fyne.KeyEvent) { calls = append(calls, string(ev.Name)) }
	t.Cleanup(func() { kit.PassKey = nil })
	kit.PassShortcut = func(s fyne.Shortcut) bool { calls = append(calls, kit.KeyHint(s)); return true }
	t.Cleanup(func() { kit.PassShortcut = nil })
	press(w, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyDown, fyne.KeyUp, fyne.KeyF1, fyne.KeyF11)
	e.TypedShortcut(kit.Ctrl(fyne.KeyG, false))
	if got := strings.Join(calls, " "); got != "enter enter escape down up F1 F11 Ctrl G" {
		t.Errorf("calls: %s", got)
	}
}

func TestEntryHeights(t *testing.T) {
	e, _ := box(t, func() *kit.Entry { return kit.NewEntry("") })
	large := kit.NewLargeEntry("")
	if got := e.MinSize().Height; got < 44 || got > 46 {
		t.Errorf("a box is %.1f high", got)
	}
	if got := large.MinSize().Height; got < 52 || got > 54 {
		t.Errorf("the check-in box is %.1f high", got)
	}
}

func TestFieldShowsMessages(t *testing.T) {
	var f *kit.Field
	var e *kit.Entry
	w := open(t, func() fyne.CanvasObject {
		e = kit.NewEntry("")
		f = kit.NewField("Venue", e, "Where it is")
		return kit.Column(0, f)
	})
	before := f.MinSize().Height
	f.SetWrong("Please say where the surgery is, so that people find it.")
	if f.Wrong() == "" || f.MinSize().Height < before {
		t.Error("the message is not shown")
	}
	f.SetWrong("")
	w.Canvas().Focus(e)
	paste(w, e, strings.Repeat("x", 300))
	if !strings.Contains(f.Wrong(), "200") {
		t.Errorf("the field does not say that the paste was cut: %q", f.Wrong())
	}
}

func TestDayField(t *testing.T) {
	var f *kit.DayField
	w := open(t, func() fyne.CanvasObject {
		f = kit.NewDayField("Next surgery", func() time.Time { return tuesday })
		return kit.Column(0, f.Field)
	})
	w.Canvas().Focus(f.Box)
	write(w, "29 dec")
	w.Canvas().Unfocus()
	if f.Box.Text != "Tue 29 Dec 2026" || f.Field.Wrong() != "" {
		t.Errorf("box holds %q, message %q", f.Box.Text, f.Field.Wrong())
	}
	f.Box.SetText("whenever")
	w.Canvas().Focus(f.Box)
	w.Canvas().Unfocus()
	if !strings.Contains(f.Field.Wrong(), "whenever") || f.Box.Text != "whenever" {
		t.Errorf("message %q, text %q", f.Field.Wrong(), f.Box.Text)
	}
	if _, err := f.Day(); err == nil {
		t.Error("an unreadable date was accepted")
	}
	f.Box.SetText("")
	if day, err := f.Day(); err != nil || !day.IsZero() {
		t.Errorf("an empty box is %v %v", day, err)
	}
}
