package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
)

// Fonts is our typeface, parsed once: it measures text and breaks it into
// lines. It may be used by several goroutines at a time.
type Fonts struct {
	faces [3]*face // Regular, Semibold, Bold

	mu     sync.Mutex // guards what follows: shaping is not safe for concurrent use
	shaper *shaper
}

// face is one font file and the advance of each of its letters.
type face struct {
	raw      []byte
	font     *font.Font
	low      [512]int16 // advance in 1/1000 em, -1 where there is no letter
	high     map[rune]int16
	ascent   float64 // em
	descent  float64 // em, positive
	capital  float64 // em
	fontFace *font.Face
}

// NewFonts reads the three weights from the folder "fonts" of fsys (assets).
// source finds fonts for letters that neither ours nor the one for Arabic there has;
// nil means there are none. An error names the file.
func NewFonts(fsys fs.FS, source Source) (*Fonts, error) {
	f := &Fonts{}
	for i, name := range []string{"400Regular", "600SemiBold", "700Bold"} {
		path := "fonts/AtkinsonHyperlegibleNext_" + name + ".ttf"
		raw, err := fs.ReadFile(fsys, path)
		if err != nil {
			return nil, fmt.Errorf("page: %w", err)
		}
		if f.faces[i], err = newFace(raw); err != nil {
			return nil, fmt.Errorf("page: %s: %w", path, err)
		}
	}
	f.shaper = newShaper(source, fsys)
	return f, nil
}

func newFace(raw []byte) (*face, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	a := &face{raw: raw, font: parsed.Font, fontFace: parsed, high: map[rune]int16{}}
	for i := range a.low {
		a.low[i] = -1
	}
	em := float64(parsed.Upem())
	for it := parsed.Cmap.Iter(); it.Next(); {
		r, glyph := it.Char()
		if glyph == 0 || r < ' ' || r > 0xFFFF {
			continue
		}
		// Rounded as a PDF's table of widths rounds it.
		advance := int16(math.Round(float64(parsed.HorizontalAdvance(glyph)) * 1000 / em))
		if int(r) < len(a.low) {
			a.low[r] = advance
		} else {
			a.high[r] = advance
		}
	}
	extents, _ := parsed.FontHExtents()
	a.ascent, a.descent = float64(extents.Ascender)/em, -float64(extents.Descender)/em
	a.capital = float64(parsed.LineMetric(font.CapHeight)) / em
	return a, nil
}

// advance of r in 1/1000 em; false where the font has no such letter.
func (a *face) advance(r rune) (int, bool) {
	if r >= 0 && int(r) < len(a.low) {
		w := a.low[r]
		return int(w), w >= 0
	}
	w, ok := a.high[r]
	return int(w), ok
}

// face returns the font file for a weight; an unknown weight is regular.
func (f *Fonts) face(w Weight) *face {
	switch w {
	case Semibold:
		return f.faces[1]
	case Bold:
		return f.faces[2]
	}
	return f.faces[0]
}

// File returns a copy of the font file of that weight: whoever embeds it may
// write into it.
func (f *Fonts) File(w Weight) []byte { return bytes.Clone(f.face(w).raw) }

// Has reports whether our own typeface can set text as it stands: every letter
// in it, none that must be shaped.
func (f *Fonts) Has(w Weight, text string) bool {
	_, ok := f.face(w).plain(text)
	return ok
}
