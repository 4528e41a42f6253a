package walk

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/ui/kit"
)

// press presses a key as it is written on a list of keys, "ctrl+shift+z", and
// hands it round as a window does: to the menus, then to what has the focus, then
// to the window.
func (h *host) press(keys string) {
	h.isAsked()
	name, mod := keyAndHeld(keys)
	ev := &fyne.KeyEvent{Name: name}
	if shift := (&fyne.KeyEvent{Name: desktop.KeyShiftLeft}); mod&fyne.KeyModifierShift != 0 {
		h.held(shift, true)
		defer h.held(shift, false)
	}
	h.held(ev, true)
	defer h.held(ev, false)
	if name == fyne.KeyTab && mod&^fyne.KeyModifierShift == 0 {
		h.tab(mod != 0)
		return
	}
	if s := h.shortcut(name, mod); s != nil {
		h.shortcutPressed(s)
		return
	}
	c := h.window.Canvas()
	if on := c.Focused(); on != nil {
		on.TypedKey(ev)
	} else if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// keyAndHeld reads a key as it is written.
func keyAndHeld(keys string) (name fyne.KeyName, held fyne.KeyModifier) {
	parts := strings.Split(keys, "+")
	last := len(parts) - 1
	for _, with := range parts[:last] {
		held |= map[string]fyne.KeyModifier{"ctrl": fyne.KeyModifierControl, "shift": fyne.KeyModifierShift, "alt": fyne.KeyModifierAlt}[with]
	}
	return keyNamed(parts[last]), held
}

func keyNamed(name string) fyne.KeyName {
	switch name {
	case "Minus":
		return fyne.KeyMinus
	case "Plus":
		return fyne.KeyPlus
	case "PageUp":
		return fyne.KeyPageUp
	case "PageDown":
		return fyne.KeyPageDown
	}
	if len(name) == 1 {
		name = strings.ToUpper(name)
	}
	return fyne.KeyName(name)
}

func (h *host) held(ev *fyne.KeyEvent, down bool) {
	if h.window == nil {
		return
	}
	on, ok := h.window.Canvas().Focused().(desktop.Keyable)
	switch {
	case !ok:
	case down:
		on.KeyDown(ev)
	default:
		on.KeyUp(ev)
	}
}

func (h *host) tab(back bool) {
	c := h.window.Canvas()
	if on, ok := c.Focused().(fyne.Tabbable); ok && on.AcceptsTab() {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	if back {
		c.FocusPrevious()
		return
	}
	c.FocusNext()
}

// shortcut names what a window makes of a key with others held.
func (h *host) shortcut(name fyne.KeyName, mod fyne.KeyModifier) fyne.Shortcut {
	board := h.app.Clipboard()
	if mod == fyne.KeyModifierControl {
		switch name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: board}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: board}
		case fyne.KeyX:
			return &fyne.ShortcutCut{Clipboard: board}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	if mod == 0 || mod == fyne.KeyModifierShift {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}
}

func (h *host) shortcutPressed(s fyne.Shortcut) {
	if menu := h.window.MainMenu(); menu != nil {
		for _, m := range menu.Items {
			for _, item := range m.Items {
				if item.Shortcut != nil && !item.Disabled && item.Shortcut.ShortcutName() == s.ShortcutName() {
					item.Action()
					return
				}
			}
		}
	}
	c := h.window.Canvas()
	if on, ok := c.Focused().(fyne.Shortcutable); ok {
		on.TypedShortcut(s)
		return
	}
	// The canvas of a test keeps shortcuts and is never told of one: the only one that
	// a window has of its own is the panel's.
	if p := kit.TopPanel(c); p != nil && s.ShortcutName() == kit.Ctrl(fyne.KeyReturn, false).ShortcutName() {
		p.Submit()
	}
}

// write types letters, each as a key and as a letter, as they come from a
// keyboard.
func (h *host) write(text string) {
	for _, letter := range text {
		ev := &fyne.KeyEvent{Name: fyne.KeyName(string(unicode.ToUpper(letter)))}
		if letter == ' ' {
			ev.Name = fyne.KeySpace
		}
		c := h.window.Canvas()
		h.held(ev, true)
		if on := c.Focused(); on != nil {
			on.TypedKey(ev)
		} else if typed := c.OnTypedKey(); typed != nil {
			typed(ev)
		}
		if on := c.Focused(); on != nil {
			on.TypedRune(letter)
		} else if typed := c.OnTypedRune(); typed != nil {
			typed(letter)
		}
		h.held(ev, false)
		if h.window == nil {
			return
		}
	}
}

func (h *host) paste(text string) {
	h.app.Clipboard().SetContent(text) // by another program
	h.press("ctrl+v")
	if h.app.Clipboard().Content() == text {
		h.app.Clipboard().SetContent("")
	}
}

func (h *host) copy(cut string) {
	h.press("ctrl+a")
	if cut == "cut" {
		h.press("ctrl+x")
		return
	}
	h.press("ctrl+c")
}
