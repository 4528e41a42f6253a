package kit

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/surgery/words"
)

// Command is one thing a person can do, by menu, key or button.
type Command struct {
	// ID names it in code; Label is the key of its words.
	ID, Label string
	// LabelNow, if set, returns the finished words instead ("Undo: check in Sam").
	LabelNow func() string
	// Shortcut is its key with Ctrl or Alt; it stands on the menu, since only
	// menu keys work while a box has the focus.
	Shortcut fyne.Shortcut
	// Also are further keys for the same, on no menu (Ctrl+= for Ctrl+Plus).
	Also []fyne.Shortcut
	// Key is a key without Ctrl (F1, F11, a single letter), which no menu acts on.
	Key fyne.KeyName
	// Hint is what is shown of the key; made from Shortcut or Key if left out.
	Hint string
	// Under is the key of the heading its line in the list of keys stands under:
	// the screen whose key it is, "" for a key of the whole program.
	Under string
	// Enabled reports whether it can be done now; nil is always.
	Enabled func() bool
	// Box is what the same key does in the box with the focus; true when it did
	// something, and then Action is not called: (*Entry).UndoTyping.
	Box func(*Entry) bool
	// Anywhere lets it be done while a panel is open.
	Anywhere bool
	// Quits marks the command that ends the program, or Fyne adds one of its own,
	// which would not ask.
	Quits  bool
	Action func()
}

func (c Command) label() string {
	if c.LabelNow != nil {
		return c.LabelNow()
	}
	return words.Say(c.Label)
}

// menuLabel returns the words on the menu with the key after them: Fyne draws
// keys in a fifth of the ink, which nobody can read. A Mac draws its own menus.
func (c Command) menuLabel() string {
	lend(c.label())
	if c.Shortcut == nil && c.Key == "" || onMac() {
		return c.label()
	}
	return words.Say("kit.menu_item", "label", c.label(), "key", c.hint())
}

// menuKey returns the shortcut as the menu is to know it.
func (c Command) menuKey() fyne.Shortcut {
	if c.Shortcut == nil || onMac() {
		return c.Shortcut
	}
	return undrawn(c.Shortcut.ShortcutName())
}

// undrawn is a shortcut that Fyne, which goes by the name, acts on and does not
// draw.
type undrawn string

func (u undrawn) ShortcutName() string { return string(u) }

func (c Command) hint() string {
	switch {
	case c.Hint != "":
		return c.Hint
	case c.Shortcut != nil:
		return KeyHint(c.Shortcut)
	}
	return keyWord(c.Key)
}

func (c Command) enabled() bool { return c.Enabled == nil || c.Enabled() }

// KeyHint returns how a shortcut is written on a button: "Ctrl G".
func KeyHint(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	alt := "Alt"
	if runtime.GOOS == "darwin" {
		alt = "Option"
	}
	for _, m := range []struct {
		mod  fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {fyne.KeyModifierAlt, alt}, {fyne.KeyModifierShift, "Shift"}} {
		if k.Mod()&m.mod != 0 {
			parts = append(parts, m.word)
		}
	}
	return strings.Join(append(parts, keyWord(k.Key())), " ")
}

// keyWord returns the name of a key as people know it.
func keyWord(k fyne.KeyName) string {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		return "Enter"
	case fyne.KeyEscape:
		return "Esc"
	case fyne.KeyPlus:
		return "+"
	case fyne.KeyMinus:
		return "-"
	case fyne.KeyBackspace:
		return "Backspace"
	}
	return string(k)
}

// Ctrl returns the shortcut of a key with Ctrl, Cmd on a Mac. Z without Shift
// returns Fyne's own undo, which is what arrives.
func Ctrl(key fyne.KeyName, shift bool) fyne.Shortcut {
	if key == fyne.KeyZ && !shift {
		return &fyne.ShortcutUndo{}
	}
	mod := fyne.KeyModifierShortcutDefault
	if shift {
		mod |= fyne.KeyModifierShift
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: mod}
}

// Alt returns the shortcut of a key with Alt.
func Alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}
