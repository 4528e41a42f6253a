package people_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/yardstick"
	"socialmediasurgery/ui/kit"
)

// most is how many times as long as the yardstick all that may take: about two seconds on
// a small laptop.
const most = 300

// Whatever is pasted into the boxes of this screen is searched for, kept or
// refused in words, drawn, and holds nothing up for long.
func TestAnythingMayBePasted(t *testing.T) {
	for name, text := range map[string]string{
		"emoji":     "👩🏽‍🎓 🏳️‍🌈 👨‍👩‍👧‍👦 Sample",
		"arabic":    "محمد مثال",
		"turned":    "Sam\u202e elpmaS\u2066",
		"combining": "Z" + strings.Repeat("\u0301\u0316", 60) + "algo",
		"formula":   "=cmd|' /C calc'!A0",
		"traversal": "../../../../etc/passwd",
		"controls":  "Sam\x00\x1b[31m\r\n\tSample\x7f",
		"broken":    "Sam \xff\xfe( Sample",
		"megabyte":  strings.Repeat("x", 1<<20),
		"marks":     strings.Repeat("\u0301", 1<<18),
		"turns":     strings.Repeat("\u202e", 1<<18),
		"nhs":       "Sam 943 476 5919",
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t, kit.Light, 100, "Ann Sample")
			paste := func() {
				board := fyne.CurrentApp().Clipboard()
				board.SetContent(text)
				r.Window.Canvas().Focused().(*kit.Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
			}
			sticks := yardstick.Sticks(func() {
				paste()
				r.Window.Canvas().Capture()
				r.Press(fyne.KeyEscape)
				r.Write("ann")
				r.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeySpace)
				box := r.Window.Canvas().Focused().(*kit.Entry)
				box.SetText("")
				paste()
				r.Press(fyne.KeyReturn) // kept, refused or asked about
				r.Window.Canvas().Capture()
			})
			t.Logf("%.0f sticks", sticks)
			if sticks > most {
				t.Errorf("took %.0f times as long as the yardstick, more than %d", sticks, most)
			}
			rows, err := r.Rooms.People.People(0, 10)
			if err != nil || len(rows) != 1 || strings.ContainsAny(rows[0].Name, "\u202e\x00\x1b\n") {
				t.Errorf("kept %+v %v", rows, err)
			}
		})
	}
}
