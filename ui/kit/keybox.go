package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// keyGroup is how many letters of a key from paper stand together there.
const keyGroup = 4

// NewKeyBox makes a box for a key from paper: it shows all of it, in groups as they
// stand there, so that a wrong letter is found by looking. Return submits.
func NewKeyBox(placeholder string) *Entry {
	e := NewNotes(placeholder, 3)
	e.Limit, e.keyed = MaxName, true
	return e
}

// Conceal hides what is typed, or shows it. A key from paper is not set in groups
// where a passphrase may stand, whose spaces count.
func (e *Entry) Conceal(on bool) {
	e.Password = on
	if e.keyed {
		e.mixed = e.mixed || on
		e.MultiLine, e.Wrapping = !on, fyne.TextWrapWord
		if on {
			e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
		}
		e.CursorRow = 0
	}
	e.Refresh()
	if e.keyed {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // the cursor to the end
	}
}

// grouped reports whether the box sets what is typed in groups.
func (e *Entry) grouped() bool { return e.keyed && !e.mixed }

// typedInGroup takes a letter of a key, and begins a group where one is full. The
// host's own spaces and dashes are as good.
func (e *Entry) typedInGroup(r rune) {
	if unicode.IsSpace(r) || r == '-' {
		return
	}
	text := []rune(e.Text)
	last := text[max(0, len(text)-keyGroup):]
	if e.SelectedText() == "" && e.CursorTextOffset() == len(text) && len(last) == keyGroup && !strings.ContainsRune(string(last), ' ') {
		e.Entry.TypedRune(' ')
	}
	e.Entry.TypedRune(r)
}

// inGroups sets a whole key in groups.
func inGroups(key string) string {
	var b strings.Builder
	n := 0
	for _, r := range key {
		if unicode.IsSpace(r) || r == '-' {
			continue
		}
		if n > 0 && n%keyGroup == 0 {
			b.WriteRune(' ')
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}
