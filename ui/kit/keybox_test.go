package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// madeUpKey is as long as a recovery key.
const madeUpKey = "QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQY"

func groupsOf(key string) string {
	var groups []string
	for len(key) > 4 {
		groups, key = append(groups, key[:4]), key[4:]
	}
	return strings.Join(append(groups, key), " ")
}

// The whole key is in sight, in groups as on paper, however it is typed.
func TestAKeyStandsInGroups(t *testing.T) {
	for name, typed := range map[string]func(*kit.Entry){
		"letters":         func(e *kit.Entry) { typeInto(e, madeUpKey) },
		"with its spaces": func(e *kit.Entry) { typeInto(e, groupsOf(madeUpKey)) },
		"with dashes":     func(e *kit.Entry) { typeInto(e, strings.ReplaceAll(groupsOf(madeUpKey), " ", "-")) },
		"pasted": func(e *kit.Entry) {
			board := test.NewClipboard()
			board.SetContent(strings.ReplaceAll(groupsOf(madeUpKey), " ", "\n"))
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		},
	} {
		t.Run(name, func(t *testing.T) {
			box := kit.NewKeyBox("")
			w := open(t, func() fyne.CanvasObject { return kit.Column(0, box) })
			w.Resize(fyne.NewSize(460, 300))
			w.Canvas().Focus(box)
			typed(box)
			if box.Text != groupsOf(madeUpKey) {
				t.Fatalf("it holds %q", box.Text)
			}
			line := fyne.MeasureText(box.Text, kit.Size("text"), fyne.TextStyle{}).Width
			if rows := line / box.Size().Width; rows > 3 || box.Size().Height < 60 {
				t.Errorf("the key takes %.1f lines, the box is %v high", rows, box.Size().Height)
			}
			box.Conceal(true) // and seen again, by who may
			box.Conceal(false)
			if box.Text != groupsOf(madeUpKey) || box.CursorTextOffset() != len(box.Text) {
				t.Errorf("%q, the cursor at %d", box.Text, box.CursorTextOffset())
			}
		})
	}
}

// A passphrase is typed as it is: its spaces count.
func TestAPassphraseIsNotSetInGroups(t *testing.T) {
	box := kit.NewKeyBox("")
	w := open(t, func() fyne.CanvasObject { return kit.Column(0, box) })
	w.Canvas().Focus(box)
	box.Conceal(true)
	typeInto(box, "seven made")
	box.Conceal(false)
	typeInto(box, "-up otters")
	if box.Text != "seven made-up otters" {
		t.Errorf("it holds %q", box.Text)
	}
}

func typeInto(e *kit.Entry, s string) {
	for _, r := range s {
		e.TypedRune(r)
	}
}
