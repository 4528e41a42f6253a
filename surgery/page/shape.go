package page

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// shapedLine is a line of letters that could not simply be set: its pieces in
// reading order, each at its place. Widths and places are in 1/1000 em.
type shapedLine struct {
	pieces  []piece
	width   float64
	missing string // letters nothing covers
}

// piece is letters of one font and one direction.
type piece struct {
	text      string
	at, width float64
	plain     bool // our typeface sets it; else segments draw it
	rtl       bool
	segments  []Segment
	letters   []Letter
}

// keptLines is how many shaped lines are remembered, none longer than keptBytes:
// names come again, long notes do not.
const (
	keptLines = 2048
	keptBytes = 200
)

// shaper turns text into outlines. Not safe for concurrent use.
type shaper struct {
	source  Source
	carried carried
	found   map[letter]*font.Face // nil: asked, and nothing covers it
	lines   map[lineKey]shapedLine
	shapes  map[shapeKey]*Shape
	engine  shaping.HarfbuzzShaper
	split   shaping.Segmenter
}

type letter struct {
	r    rune
	bold bool
}

type lineKey struct {
	text   string
	weight Weight
	base   Direction
}

func newShaper(source Source, files fs.FS) *shaper {
	return &shaper{source: source, carried: carried{files: files}, found: map[letter]*font.Face{}, lines: map[lineKey]shapedLine{}, shapes: map[shapeKey]*Shape{}}
}

// shaped returns clean text of one line, shaped; remembered. base is LTR or RTL.
func (f *Fonts) shaped(text string, w Weight, base Direction) shapedLine {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := lineKey{text, w, base}
	if l, ok := f.shaper.lines[key]; ok {
		return l
	}
	if len(f.shaper.lines) >= keptLines {
		clear(f.shaper.lines)
		clear(f.shaper.shapes)
	}
	l := f.shaper.line(f.face(w), text, w >= Semibold, base)
	if len(text) <= keptBytes {
		f.shaper.lines[key] = l
	}
	return l
}

func (s *shaper) line(ours *face, text string, bold bool, base Direction) shapedLine {
	runes, faces, missing := s.choose(ours, text, bold)
	l := shapedLine{missing: missing}
	deep := levels(runes, base)
	var depth []uint8 // of each piece
	for from := 0; from < len(runes); {
		to := from + 1
		for to < len(runes) && deep[to] == deep[from] {
			to++
		}
		direction := di.DirectionLTR
		if deep[from]%2 == 1 {
			direction = di.DirectionRTL
		}
		input := shaping.Input{
			Text: runes, RunStart: from, RunEnd: to, Direction: direction, Face: ours.fontFace,
			Size: fixed.I(1000), Language: language.NewLanguage("en"),
		}
		for _, run := range s.split.Split(input, oneFace{ours.fontFace}) {
			run.Direction = direction // the order is ours
			for _, part := range byFace(run, faces) {
				l.pieces = append(l.pieces, s.piece(s.engine.Shape(part), ours, runes))
				depth = append(depth, deep[from])
			}
		}
		from = to
	}
	for _, i := range visual(depth) {
		l.pieces[i].at = l.width
		l.width += l.pieces[i].width
	}
	return l
}

// appendOutline adds a glyph, closing each of its rings, with y turned
// downwards and rounded to 1/10 of a thousandth em.
func appendOutline(to []Segment, o font.GlyphOutline, x, y, scale float64) []Segment {
	open := false
	at := func(p opentype.SegmentPoint) Point {
		return Point{tenth(x + float64(p.X)*scale), tenth(y - float64(p.Y)*scale)}
	}
	for _, s := range o.Segments {
		var seg Segment
		for i := range s.ArgsSlice() {
			seg.P[i] = at(s.Args[i])
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				to = append(to, Segment{Op: Close})
			}
			open = true
			seg.Op = MoveTo
		case opentype.SegmentOpLineTo:
			seg.Op = LineTo
		case opentype.SegmentOpQuadTo:
			seg.Op = QuadTo
		case opentype.SegmentOpCubeTo:
			seg.Op = CubeTo
		}
		to = append(to, seg)
	}
	if open {
		to = append(to, Segment{Op: Close})
	}
	return to
}

func tenth(v float64) float64 {
	n := v * 10
	if n < 0 {
		return float64(int(n-0.5)) / 10
	}
	return float64(int(n+0.5)) / 10
}

// longestRun is how many letters are shaped at once: shaping some scripts takes
// time by the square of it, and no word is as long.
const longestRun = 256

// byFace cuts a run where the font changes, and where it grows too long.
func byFace(run shaping.Input, faces []*font.Face) []shaping.Input {
	var out []shaping.Input
	start := run.RunStart
	for i := start; i < run.RunEnd; i++ {
		if i+1 < run.RunEnd && faces[i+1] == faces[start] && i+1-start < longestRun {
			continue
		}
		part := run
		part.RunStart, part.RunEnd, part.Face = start, i+1, faces[start]
		out = append(out, part)
		start = i + 1
	}
	return out
}

// oneFace is a shaping.Fontmap with one font: fonts are chosen by us, per
// letter with its marks and not per code point.
type oneFace struct{ face *font.Face }

func (o oneFace) ResolveFace(rune) *font.Face { return o.face }

// choose returns the letters of text that some font covers, the font of each,
// one for a whole word where one covers it, and the letters nothing covers.
func (s *shaper) choose(ours *face, text string, bold bool) (kept []rune, faces []*font.Face, missing string) {
	var without strings.Builder
	for _, word := range scriptWords(text) {
		whole := s.cover(ours, word, bold)
		for _, g := range graphemes(word) {
			chosen := whole
			if chosen == nil {
				chosen = s.cover(ours, g, bold)
			}
			if chosen == nil {
				without.WriteString(g)
				continue
			}
			for _, r := range g {
				kept, faces = append(kept, r), append(faces, chosen)
			}
		}
	}
	return kept, faces, without.String()
}

// scriptWords splits text into stretches of letters of one script, so that
// Ελένη does not get its π from another font than the rest. Spaces, digits and
// signs stand alone.
func scriptWords(text string) []string {
	var words []string
	last := language.Common
	for _, g := range graphemes(text) {
		r, _ := utf8.DecodeRuneInString(g)
		script := language.LookupScript(r)
		if script == language.Inherited {
			script = last
		}
		if script != language.Common && script == last {
			words[len(words)-1] += g
		} else {
			words = append(words, g)
		}
		last = script
	}
	return words
}

// cover returns a font that has every letter of g, ours first, or nil.
func (s *shaper) cover(ours *face, g string, bold bool) *font.Face {
	mine := true
	for _, r := range g {
		if _, ok := ours.advance(r); !ok && !ignorable(r) {
			mine = false
		}
	}
	if mine {
		return ours.fontFace
	}
	for _, r := range g {
		if face := s.find(r, bold); face != nil && hasAll(face, g) {
			return face
		}
	}
	return nil
}

// find returns a font with r in it as an outline, ours for Arabic or one of the
// machine, or nil.
func (s *shaper) find(r rune, bold bool) *font.Face {
	key := letter{r, bold}
	if face, ok := s.found[key]; ok {
		return face
	}
	face := s.carried.face(r, bold)
	if face == nil && s.source != nil {
		face = s.source(r, bold)
	}
	if face != nil && !drawable(face, r) {
		face = nil
	}
	s.found[key] = face
	return face
}

func hasAll(face *font.Face, g string) bool {
	for _, r := range g {
		if !ignorable(r) && !drawable(face, r) {
			return false
		}
	}
	return true
}

// drawable reports whether face has r as an outline. A colour picture cannot be
// drawn with one fill, and a bitmap not at all.
func drawable(face *font.Face, r rune) bool {
	glyph, ok := face.NominalGlyph(r)
	if !ok || glyph == 0 {
		return false
	}
	switch face.GlyphData(glyph).(type) {
	case font.GlyphOutline:
		return true
	case font.GlyphBitmap, font.GlyphSVG, font.GlyphColor:
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

// ignorable reports whether r needs no glyph of its own: joiners and the signs
// that choose a variant.
func ignorable(r rune) bool {
	return r == '\u200c' || r == '\u200d' || (r >= '\ufe00' && r <= '\ufe0f') || (r >= 0xE0100 && r <= 0xE01EF)
}
