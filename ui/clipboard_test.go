package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/ui/kit"
)

// clipboardRoom is the window with a name typed into the check-in box.
func clipboardRoom(t *testing.T) (*room, fyne.Clipboard) {
	r := window(t, 0, guarded)
	r.on(todayID)
	t.Cleanup(func() { kit.ForgetCopied(); kit.OwnPastes(false) })
	return r, fyne.CurrentApp().Clipboard()
}

// box is the box with the cursor.
func (r *room) box() *kit.Entry {
	r.t.Helper()
	e, ok := r.Window().Canvas().Focused().(*kit.Entry)
	if !ok {
		r.t.Fatalf("the cursor is in no box but on %T", r.Window().Canvas().Focused())
	}
	return e
}

// take copies all that is typed in the box with the cursor, or cuts it.
func (r *room) take(text string, by fyne.Shortcut) {
	r.t.Helper()
	e := r.box()
	for _, letter := range text {
		e.TypedRune(letter)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(by)
}

func (r *room) paste() string {
	e := r.box()
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	return e.Text
}

// What a box copied is not to be pasted onto what hides it.
func TestWhatWasCopiedGoesWithTheNames(t *testing.T) {
	for name, hide := range map[string]func(*room){
		"lock": func(r *room) { r.run("lock") }, "self check-in": func(r *room) { r.run("kiosk") },
		"cover": func(r *room) { r.guard.cover() }, "ten seconds": func(r *room) { r.runner.Advance(kit.PrivateTime) },
		"quitting": func(r *room) { r.leave() }, "other records": func(r *room) {
			r.parts.Anew = func(func() (*sharing.Next, error)) error { r.left = true; return nil }
			r.anew(nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, board := clipboardRoom(t)
			r.take("Zebedee Quux", &fyne.ShortcutCopy{Clipboard: board})
			if board.Content() != "Zebedee Quux" {
				t.Fatal("nothing was copied")
			}
			hide(r)
			if board.Content() != "" {
				t.Errorf("%q is still on the clipboard", board.Content())
			}
			if r.left || name == "ten seconds" || name == "quitting" {
				return
			}
			if text := r.paste(); text != "" {
				t.Errorf("pasted: %q", text)
			}
		})
	}
}

func TestCuttingIsCopying(t *testing.T) {
	r, board := clipboardRoom(t)
	r.take("Zebedee Quux", &fyne.ShortcutCut{Clipboard: board})
	r.run("lock")
	if board.Content() != "" {
		t.Errorf("%q is still on the clipboard", board.Content())
	}
}

func TestWhatAnotherProgramCopiedStays(t *testing.T) {
	r, board := clipboardRoom(t)
	r.take("Zebedee Quux", &fyne.ShortcutCopy{Clipboard: board})
	board.SetContent("from elsewhere")
	r.run("lock")
	r.runner.Advance(kit.PrivateTime)
	if board.Content() != "from elsewhere" {
		t.Errorf("the clipboard holds %q", board.Content())
	}
	if r.paste() != "from elsewhere" {
		t.Error("a passphrase cannot be pasted")
	}
}

// Nobody at self check-in pastes what was copied before their turn: by the host,
// by another program, or by whoever stood there before.
func TestAttendeesPasteWhatTheyCopied(t *testing.T) {
	r, board := clipboardRoom(t)
	board.SetContent("Zebedee Quux")
	r.run("kiosk")
	if text := r.paste(); text != "" {
		t.Errorf("pasted what the host had copied: %q", text)
	}
	r.take("Robin Sample", &fyne.ShortcutCopy{Clipboard: board})
	if text := r.paste(); text != "Robin Sample" {
		t.Errorf("pasting what was just copied gave %q", text)
	}
	r.box().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // is here
	if board.Content() != "" {
		t.Errorf("beside their number %q is on the clipboard", board.Content())
	}
	r.idle(1)
	if board.Content() != "" || r.paste() != "" {
		t.Errorf("the next finds %q", board.Content())
	}
	r.take("Mordecai", &fyne.ShortcutCopy{Clipboard: board})
	press(r.Window().Canvas(), "For the host")
	if text := r.paste(); text != "" {
		t.Errorf("the host's box takes %q", text)
	}
	r.enter(phrase)
	r.stands(nothing)
	board.SetContent("from elsewhere")
	if text := r.paste(); text != "from elsewhere" {
		t.Errorf("after self check-in, pasting gives %q", text)
	}
}

// A window that is opened after one that went while it was self check-in is the host's.
func TestTheNextWindowTakesPastes(t *testing.T) {
	before, _ := clipboardRoom(t)
	before.run("kiosk")
	r, board := clipboardRoom(t)
	board.SetContent("from elsewhere")
	if text := r.paste(); text != "from elsewhere" {
		t.Errorf("pasting gives %q", text)
	}
}

// The menu of a box, and a panel, do not stand there for whoever comes next.
func TestAnOpenMenuGoesWithTheTurn(t *testing.T) {
	r, _ := clipboardRoom(t)
	r.run("kiosk")
	r.box().TypedRune('x')
	r.box().TappedSecondary(&fyne.PointEvent{})
	sheet := len(r.Window().Canvas().Overlays().List())
	if sheet < 2 {
		t.Fatal("no menu opened")
	}
	r.idle(1)
	if len(r.Window().Canvas().Overlays().List()) != 1 {
		t.Error("the menu is still there")
	}
	r.box().Undo()
	if r.box().Text != "" {
		t.Errorf("the next one undoes to %q", r.box().Text)
	}
}
