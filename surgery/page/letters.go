package page

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// shapeKey is what a shape is made of: the glyphs of one font, each moved so far.
// Most letters have one; what has more than three is not looked for again.
type shapeKey struct {
	face   *font.Face
	glyphs [3]placedGlyph
}

type placedGlyph struct {
	id   font.GID
	x, y fixed.Int26_6
}

// piece returns a shaped run as a piece of a line.
func (s *shaper) piece(run shaping.Output, ours *face, runes []rune) piece {
	text := string(runes[run.Runes.Offset : run.Runes.Offset+run.Runes.Count])
	if run.Face == ours.fontFace && run.Direction == di.DirectionLTR {
		if w, ok := ours.plain(text); ok {
			return piece{text: text, width: float64(w), plain: true}
		}
	}
	p := piece{text: text, rtl: run.Direction == di.DirectionRTL}
	for from := 0; from < len(run.Glyphs); {
		to, first := from+1, run.Glyphs[from].TextIndex()
		for to < len(run.Glyphs) && run.Glyphs[to].TextIndex() == first {
			to++
		}
		end := min(first+run.Glyphs[from].RunesCount(), len(runes))
		shape, wide := s.shape(run.Face, run.Glyphs[from:to])
		p.letters = append(p.letters, Letter{Of: string(runes[first:end]), X: p.width, Advance: wide, Shape: shape})
		for _, seg := range shape.Segments {
			p.segments = append(p.segments, seg.right(p.width))
		}
		p.width += wide
		from = to
	}
	return p
}

// shape returns the outline of the glyphs of one letter, and how wide it is; what
// was drawn before is that shape again.
func (s *shaper) shape(face *font.Face, glyphs []shaping.Glyph) (*Shape, float64) {
	key, wide := shapeKey{face: face}, fixed.Int26_6(0)
	placed := make([]placedGlyph, 0, 3)
	for _, g := range glyphs {
		if g.GlyphID == 0 {
			continue // a letter the font lacks is named, and not drawn
		}
		placed = append(placed, placedGlyph{g.GlyphID, wide + g.XOffset, g.YOffset})
		wide += g.Advance
	}
	few := len(placed) <= len(key.glyphs)
	if few {
		copy(key.glyphs[:], placed)
		if known := s.shapes[key]; known != nil {
			return known, units(wide)
		}
	}
	shape, scale := &Shape{}, 1000/float64(face.Upem())
	for _, g := range placed {
		outline, _ := face.GlyphDataOutline(g.id)
		shape.Segments = appendOutline(shape.Segments, outline, units(g.x), -units(g.y), scale)
	}
	if few {
		s.shapes[key] = shape
	}
	return shape, units(wide)
}

// right returns a segment moved to the right.
func (s Segment) right(by float64) Segment {
	points := [...]int{MoveTo: 1, LineTo: 1, QuadTo: 2, CubeTo: 3, Close: 0}[s.Op]
	for i := range points {
		s.P[i].X = tenth(s.P[i].X + by)
	}
	return s
}

func units(v fixed.Int26_6) float64 { return float64(v) / 64 }
