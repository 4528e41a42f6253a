package page_test

import (
	"testing"

	"github.com/go-text/typesetting/font"

	"socialmediasurgery/surgery/page"
)

// TestSystemFontsCoverOrAdmit holds on any machine: a letter is either drawn as
// an outline or named as uncovered, whatever fonts there are.
func TestSystemFontsCoverOrAdmit(t *testing.T) {
	f := ours(t, page.SystemFonts(t.TempDir()))
	for _, text := range []string{"م", "ש", "अ", "王", "λ", "Ю", "😀", "\U0002070E", "\U0001F9D1\u200d\U0001F692"} {
		items, _ := f.Line(0, 0, text, body)
		strokes := 0
		for _, it := range items {
			if p, ok := it.(page.Path); ok {
				strokes += len(p.Segments)
			}
		}
		if missing := f.Uncovered(text); (missing == "") != (strokes > 0) {
			t.Errorf("%q: %d strokes, uncovered %q", text, strokes, missing)
		}
	}
}

// TestSystemFontsAreNotAskedForOurLetters: the scan costs time that a host with
// Latin names need never spend.
func TestSystemFontsAreNotAskedForOurLetters(t *testing.T) {
	asked := 0
	source := few(t)
	counting := func(r rune, bold bool) *font.Face { asked++; return source(r, bold) }
	f := ours(t, counting)
	f.Line(0, 0, "Łukasz Żółć, Siân Ŵyn, Zoë O’Neil: q\u0303", body)
	if asked != 0 {
		t.Errorf("asked %d times", asked)
	}
	f.Line(0, 0, "שלום", body)
	first := asked
	f.Line(0, 0, "שלום שלום", body)
	if first == 0 || asked != first {
		t.Errorf("asked %d times, then %d", first, asked)
	}
}
