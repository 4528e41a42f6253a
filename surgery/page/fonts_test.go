package page_test

import (
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ours is our typeface with nothing beside it, so that no test depends on the
// machine's fonts.
func ours(t testing.TB, source page.Source) *page.Fonts {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	f, err := page.NewFonts(assets.Files(), source)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var body = page.Style{Size: 14, Weight: page.Regular, Color: page.Ink}

func TestWidthIsTheSumOfTheLetters(t *testing.T) {
	f := ours(t, nil)
	one, two := f.Width("n", body), f.Width("nn", body)
	if one < 2 || one > 4 || two != 2*one {
		t.Errorf("n is %.3f mm, nn %.3f", one, two)
	}
	bold := body
	bold.Weight = page.Bold
	if f.Width("minimum", bold) <= f.Width("minimum", body) {
		t.Error("bold is not wider than regular")
	}
}
