package kit

import (
	"testing"
	"unicode"

	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"

	"socialmediasurgery/assets"
)

// TestLettersAreInTheFont holds the promise of Weight.file: what it sets with
// our own font alone is in that font.
func TestLettersAreInTheFont(t *testing.T) {
	test.NewTempApp(t)
	theme, err := NewTheme(assets.Files(), Light, 100)
	if err != nil {
		t.Fatal(err)
	}
	test.ApplyTheme(t, theme)
	for _, w := range []Weight{Regular, Semi, Bold} {
		resource := w.file("a")
		font, err := sfnt.Parse(resource.Content())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		letters := []rune(typeset)
		for r := ' '; r <= 0xFF; r++ {
			if unicode.IsGraphic(r) && r != 'µ' {
				letters = append(letters, r)
			}
		}
		for _, r := range letters {
			if w.file(string(r)) != resource {
				t.Errorf("%q is not set with %s", r, resource.Name())
			}
			if at, err := font.GlyphIndex(&buf, r); err != nil || at == 0 {
				t.Errorf("%s has no %q %U", resource.Name(), r, r)
			}
		}
		for _, s := range []string{"Sam 😀", "5 µg", "محمد", "東京", "Ελένη"} {
			if w.file(s) != nil {
				t.Errorf("%q needs the fallbacks", s)
			}
		}
	}
}
