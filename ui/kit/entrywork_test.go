package kit_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// measuring is an app that counts the letters whose width was asked for: that is
// what takes the time when much is pasted.
type measuring struct {
	fyne.App
	letters *int
}

func (m measuring) Driver() fyne.Driver { return measuringDriver{m.App.Driver(), m.letters} }

type measuringDriver struct {
	fyne.Driver
	letters *int
}

func (d measuringDriver) RenderedTextSize(text string, size float32, style fyne.TextStyle, source fyne.Resource) (fyne.Size, float32) {
	*d.letters += utf8.RuneCountInString(text)
	if *d.letters > 100_000_000 { // enough is known
		return fyne.NewSize(1000, 10), 1
	}
	return d.Driver.RenderedTextSize(text, size, style, source)
}

// TestAPasteIsLittleWork pastes a million letters of each kind into each kind of
// box: the work grows with what the box takes, never with its square, nor with
// what was pasted.
func TestAPasteIsLittleWork(t *testing.T) {
	boxes := map[string]func() *kit.Entry{
		"passphrase": func() *kit.Entry { e := kit.NewLargeEntry(""); e.Password = true; return e },
		"name":       func() *kit.Entry { return kit.NewEntry("") },
		"folder":     func() *kit.Entry { e := kit.NewEntry(""); e.Limit = 1000; return e },
		"notes":      func() *kit.Entry { return kit.NewNotes("", 4) },
		"list":       func() *kit.Entry { e := kit.NewNotes("", 4); e.Limit = 20_000; return e },
	}
	for what, part := range map[string]string{"one word": "a", "words": "made up ", "lines": "\n", "signs": "漢", "accents": "\u0301",
		"joiners": "\u200d", "families": "👩\u200d👧"} {
		for kind, build := range boxes {
			t.Run(what+" into "+kind, func(t *testing.T) {
				e, w := box(t, build)
				app, letters := fyne.CurrentApp(), 0
				fyne.SetCurrentApp(measuring{app, &letters})
				t.Cleanup(func() { fyne.SetCurrentApp(app) })
				paste(w, e, strings.Repeat(part, 1_000_000/utf8.RuneCountInString(part)))
				if letters > 100*e.Limit {
					t.Errorf("%d letters were measured for a box of %d", letters, e.Limit)
				}
				t.Logf("%d letters measured, %d kept", letters, utf8.RuneCountInString(e.Text))
			})
		}
	}
}

// Accents without end are no name: those that a script needs stay.
func TestMarksWithoutEndAreLeftOut(t *testing.T) {
	e, w := box(t, func() *kit.Entry { return kit.NewEntry("") })
	for _, kept := range []string{"e\u0301", "שָׁלוֹם", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "👩\u200d👩\u200d👧\u200d👦"} {
		e.SetText("")
		paste(w, e, kept)
		if e.Text != kept {
			t.Errorf("of %+q stayed %+q", kept, e.Text)
		}
	}
	e.SetText("")
	for range 30 {
		paste(w, e, strings.Repeat("\u0301", 5))
		write(w, "\u0301")
	}
	if n := utf8.RuneCountInString(e.Text); n > 20 {
		t.Errorf("%d accents stand in a row", n)
	}
}

// TestABoxTakesSoManyLines says so where there are more, however they come.
func TestABoxTakesSoManyLines(t *testing.T) {
	e, w := box(t, func() *kit.Entry { e := kit.NewNotes("", 4); e.Limit = 20_000; return e })
	said := ""
	e.OnSay = func(s string) { said = s }
	lines := func(wanted int, why string) {
		t.Helper()
		if n := strings.Count(e.Text, "\n") + 1; n != wanted || strings.Contains(said, "1000 lines") != (wanted == 1000) {
			t.Errorf("%s: %d lines, and it says %q", why, n, said)
		}
	}
	paste(w, e, strings.Repeat("Sam Sample\n", 990))
	lines(991, "a long list")
	paste(w, e, strings.Repeat("Una Sample\n", 100))
	lines(1000, "more than fit")
	if !strings.HasSuffix(e.Text, "\nUna Sample") {
		t.Errorf("it ends %q", e.Text[len(e.Text)-20:])
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	lines(1000, "Return")
	e.SetText("")
	said = ""
	paste(w, e, strings.Repeat("\n", 20_000))
	lines(1000, "nothing but line breaks")
}
