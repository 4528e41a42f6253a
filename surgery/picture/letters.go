package picture

import (
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"socialmediasurgery/surgery/page"
)

// outlines are the letters of one font file, one em high, y downwards.
type outlines struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	glyphs map[rune]glyph
}

type glyph struct {
	rings   []ring
	advance float64 // em, rounded as page measures
}

func newOutlines(raw []byte) (*outlines, error) {
	f, err := sfnt.Parse(raw)
	if err != nil {
		return nil, err
	}
	return &outlines{font: f, glyphs: map[rune]glyph{}}, nil
}

// glyph returns a letter's outline and advance; a letter the font has not is
// nothing, since page has drawn or named it already.
func (o *outlines) glyph(r rune) glyph {
	if g, ok := o.glyphs[r]; ok {
		return g
	}
	g := o.load(r)
	o.glyphs[r] = g
	return g
}

func (o *outlines) load(r rune) glyph {
	index, err := o.font.GlyphIndex(&o.buf, r)
	if err != nil || index == 0 {
		return glyph{}
	}
	units := fixed.I(int(o.font.UnitsPerEm()))
	em := float64(units)
	advance, err := o.font.GlyphAdvance(&o.buf, index, units, font.HintingNone)
	if err != nil {
		return glyph{}
	}
	g := glyph{advance: math.Round(float64(advance)*1000/em) / 1000}
	segments, err := o.font.LoadGlyph(&o.buf, index, units, nil)
	if err != nil {
		return g
	}
	at := func(p fixed.Point26_6) page.Point {
		return page.Point{X: float64(p.X) / em, Y: float64(p.Y) / em}
	}
	var path []page.Segment
	for _, s := range segments {
		to := page.Segment{P: [3]page.Point{at(s.Args[0]), at(s.Args[1]), at(s.Args[2])}}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			to.Op = page.MoveTo
		case sfnt.SegmentOpLineTo:
			to.Op = page.LineTo
		case sfnt.SegmentOpQuadTo:
			to.Op = page.QuadTo
		case sfnt.SegmentOpCubeTo:
			to.Op = page.CubeTo
		}
		path = append(path, to)
	}
	g.rings = ringsOf(path)
	return g
}
