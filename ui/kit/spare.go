package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// spare is a typeface within the toolkit that our own comes before. The toolkit reads
// all of them as soon as it measures any text of a box or a menu, 12 MB of them, so
// each is laid aside until there is a letter for it.
type spare struct {
	file    *fyne.StaticResource
	content []byte // what it has when it is not laid aside
	draws   func(rune) bool
}

// aside are those that are laid aside.
var aside []spare

// LayFontsAside has the toolkit do without typefaces that no text needs yet. It is to
// be called before anything is measured.
func LayFontsAside() {
	slight := theme.DefaultSymbolFont().Content() // read in any case, and short
	for _, s := range []struct {
		font  fyne.Resource
		draws func(rune) bool
	}{
		{theme.DefaultTextFont(), strange},
		{theme.DefaultEmojiFont(), func(r rune) bool { return strange(r) && r >= 0x2000 && !unicode.IsLetter(r) }},
	} {
		// It may be of another kind in another toolkit, and left out of one: then it stays.
		if file, ok := s.font.(*fyne.StaticResource); ok && len(file.StaticContent) > len(slight) {
			aside = append(aside, spare{file, file.StaticContent, s.draws})
			file.StaticContent = slight
		}
	}
}

// strange reports whether our own typeface may not have a letter.
func strange(r rune) bool {
	return r == 'µ' || r > 0xFF && !isTypeset(r)
}

// lend gives the toolkit back what it needs for a text, before that is drawn or in the
// frame after: everything is measured anew then. Every text that may hold somebody's
// name is to come by here.
func lend(text string) {
	if len(aside) == 0 {
		return
	}
	kept, given := aside[:0], false
	for _, s := range aside {
		if needs(text, s.draws) {
			s.file.StaticContent, given = s.content, true
		} else {
			kept = append(kept, s)
		}
	}
	if aside = kept; given {
		next(func() {
			settings := fyne.CurrentApp().Settings()
			settings.SetTheme(settings.Theme()) // has the toolkit read its typefaces again
		})
	}
}

func needs(text string, draws func(rune) bool) bool {
	for _, r := range text {
		if draws(r) {
			return true
		}
	}
	return false
}
