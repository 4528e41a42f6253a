package page_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ours is our typeface with only source beside it, so that no test depends on
// the machine's fonts.
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

// few is a source with the few letters of testdata/fonts.
func few(t testing.TB) page.Source {
	t.Helper()
	var faces []*font.Face
	for _, name := range []string{"arabic", "hebrew", "devanagari", "sans"} {
		raw, err := os.ReadFile(filepath.Join("testdata", "fonts", name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		face, err := font.ParseTTF(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return func(r rune, _ bool) *font.Face {
		for _, f := range faces {
			if _, ok := f.NominalGlyph(r); ok {
				return f
			}
		}
		return nil
	}
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
	double := body
	double.Size = 28
	if got, want := f.Width("Sam", double), 2*f.Width("Sam", body); got < want-1e-9 || got > want+1e-9 {
		t.Errorf("twice the size is %.3f mm, want %.3f", got, want)
	}
}

func TestLettersStandWithinTheirLine(t *testing.T) {
	f := ours(t, nil)
	base, high := f.Baseline(body), body.LineHeight()
	if base <= f.CapHeight(body) || base >= high {
		t.Errorf("baseline at %.2f of %.2f mm, capitals %.2f", base, high, f.CapHeight(body))
	}
	if c := f.CapHeight(body); c < 2.8 || c > 4 {
		t.Errorf("capitals of 14 pt are %.2f mm", c)
	}
}

func TestMissingFontFileIsNamed(t *testing.T) {
	if _, err := page.NewFonts(os.DirFS(t.TempDir()), nil); err == nil {
		t.Fatal("no error without font files")
	}
}

func TestFontsServeSeveralAtOnce(t *testing.T) {
	f := ours(t, few(t))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				f.Wrap("Sam, سام and अनिल talk about words", body, 40)
				f.Line(0, 0, "שלום Ελένη", body)
				f.File(page.Bold)[0] = 0xFF // a copy: nobody else sees it
			}
		})
	}
	wg.Wait()
}
