package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// PassKey gets each key that the widget with the focus has no use for: F1 and
// F11, Escape outside a panel, single letters while no box has the focus come to
// PassRune. The shell sets them once, and gives the same functions to each
// window's canvas for when nothing has the focus.
var (
	PassKey  func(*fyne.KeyEvent)
	PassRune func(rune)
	// PassShortcut gets each shortcut a box has no use for; true when it was used.
	PassShortcut func(fyne.Shortcut) bool
)

// passKey hands a key on: to the panel that is open over the widget, else to
// the shell.
func passKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	if p := TopPanel(orFirst(canvasOf(from))); p != nil {
		if p.typedKey(ev) {
			return
		}
		if !isFunctionKey(ev.Name) {
			return
		}
	}
	if PassKey != nil {
		PassKey(ev)
	}
}

// passRune hands a letter on: to the panel that is open over the widget, else to
// the shell.
func passRune(from fyne.CanvasObject, r rune) {
	switch p := TopPanel(orFirst(canvasOf(from))); {
	case p != nil && p.parts.Letter != nil:
		p.parts.Letter(r)
	case p == nil && PassRune != nil:
		PassRune(r)
	}
}

func isFunctionKey(name fyne.KeyName) bool { return name == fyne.KeyF1 || name == fyne.KeyF11 }

func isReturn(ev *fyne.KeyEvent) bool {
	return ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
}

// isSubmit reports whether a shortcut is Ctrl+Return (Cmd on a Mac).
func isSubmit(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	return ok && custom.Modifier == fyne.KeyModifierShortcutDefault &&
		(custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter)
}

// isRedo reports whether a shortcut is Ctrl+Shift+Z, which Fyne does not read as
// its redo.
func isRedo(s fyne.Shortcut) bool {
	if _, ok := s.(*fyne.ShortcutRedo); ok {
		return true
	}
	custom, ok := s.(*desktop.CustomShortcut)
	return ok && custom.KeyName == fyne.KeyZ &&
		custom.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift
}

// passShortcut hands a shortcut on to the shell or the canvas, which never get
// one by themselves while a box has the focus (fyne #2627).
func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := orFirst(canvasOf(from))
	if p := TopPanel(c); p != nil {
		if isSubmit(s) {
			p.byKey()
		}
		return
	}
	if PassShortcut != nil && PassShortcut(s) {
		return
	}
	if h, ok := c.(fyne.Shortcutable); ok {
		h.TypedShortcut(s)
	}
}

// canvasOf returns the canvas an object is on, nil before it is on one.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// LoseHidden takes the focus off what is not in sight any more: keys would go on
// acting on it. Fyne finds no place for an object with anything hidden around it,
// and gives it no focus; one that was never drawn is new, and keeps it.
func LoseHidden(c fyne.Canvas) {
	focused := c.Focused()
	on, ok := focused.(fyne.CanvasObject)
	if !ok || canvasOf(on) == nil || !fyne.CurrentApp().Driver().AbsolutePositionForObject(on).IsZero() {
		return
	}
	c.Unfocus()
	if on.Visible() { // perhaps it stands at the corner of the window
		c.Focus(focused)
	}
}

// Focus gives the focus to a widget that is on a canvas already. One that was
// not drawn yet is known to no canvas: it is on the window that was made first.
//
// A grave button never gets it so: Return, pressed once too often, would do it.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if b, is := o.(*Button); !ok || is && b.grave() {
		return
	}
	if c := orFirst(canvasOf(object)); c != nil && c.Focused() != o {
		c.Focus(o)
	}
}

// orFirst returns the canvas of a widget that was given one; else that of the window that
// was made first, for one that was not drawn yet and is known to no canvas.
func orFirst(c fyne.Canvas) fyne.Canvas {
	if windows := fyne.CurrentApp().Driver().AllWindows(); c == nil && len(windows) > 0 {
		return windows[0].Canvas()
	}
	return c
}
