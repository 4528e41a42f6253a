package page

import (
	"strings"

	"socialmediasurgery/surgery"
)

// plain returns the advance of text in 1/1000 em when our typeface can set it
// letter by letter, as a PDF does; false when something must be shaped.
func (a *face) plain(text string) (int, bool) {
	sum := 0
	for _, r := range text {
		w, ok := a.advance(r)
		if !ok || combining(r) {
			return 0, false
		}
		sum += w
	}
	return sum, true
}

// combining reports whether r of our typeface stands on the letter before it, so
// that it must be placed and not just set.
func combining(r rune) bool { return r >= 0x300 && r <= 0x36F }

// Width returns how wide one line of text is, in mm, as Line draws it.
func (f *Fonts) Width(text string, s Style) float64 {
	return f.units(oneLine(text), s.Weight) / 1000 * s.em()
}

// units is the width of clean text in 1/1000 em.
func (f *Fonts) units(text string, w Weight) float64 {
	if n, ok := f.face(w).plain(text); ok {
		return float64(n)
	}
	return f.shaped(text, w, Auto.Of(text)).width
}

// Uncovered returns the letters of texts that no font covers, each once.
func (f *Fonts) Uncovered(texts ...string) string {
	var m letters
	for _, t := range texts {
		t = oneLine(t)
		if !f.Has(Regular, t) {
			m.add(f.shaped(t, Regular, Auto.Of(t)).missing)
		}
	}
	return m.String()
}

// Check returns an Unprintable error that names the letters of texts that no
// font covers, nil when there are none.
func (f *Fonts) Check(texts ...string) error { return Unprintable(f.Uncovered(texts...)) }

// CheckPages is Check for pages already laid out.
func CheckPages(pages []Page) error { return Unprintable(Missing(pages)) }

// Unprintable returns the error for letters no font covers, each named once;
// nil for none.
func Unprintable(missing string) error {
	if missing == "" {
		return nil
	}
	var once letters
	once.add(missing)
	return surgery.Fail(surgery.Unprintable, "page.letters", "letters", once.String())
}

// oneLine is clean text with its newlines turned into spaces.
func oneLine(text string) string {
	return strings.ReplaceAll(Clean(text), "\n", " ")
}

// Line lays text on one line whose left edge is x and whose baseline is y, in
// mm. It returns the items in reading order and the width. Letters our typeface
// lacks come as a Path; right-to-left words stand as they are read. Where text is
// one line of several, s has the direction of all of them.
func (f *Fonts) Line(x, y float64, text string, s Style) (items []Item, width float64) {
	return f.line(x, y, text, s, nil, false)
}

// line is Line with a tag, and with what Spaced says of its last item.
func (f *Fonts) line(x, y float64, text string, s Style, tag *Tag, spaced bool) (items []Item, width float64) {
	text = oneLine(text)
	if text == "" {
		return nil, 0
	}
	em, base := s.em(), s.Direction.Of(text)
	if n, ok := f.face(s.Weight).plain(text); ok && base == LTR {
		width = float64(n) / 1000 * em
		return []Item{Text{X: x, Y: y, Size: s.Size, Weight: s.Weight, Color: s.Color, Text: text, Width: width, Tag: tag, Spaced: spaced}}, width
	}
	l := f.shaped(text, s.Weight, base)
	missing := l.missing
	for i, p := range l.pieces {
		ends := spaced && i == len(l.pieces)-1
		px, w := x+p.at/1000*em, p.width/1000*em
		if p.plain {
			items = append(items, Text{X: px, Y: y, Size: s.Size, Weight: s.Weight, Color: s.Color,
				Text: p.text, Width: w, Joins: i > 0, Missing: missing, Tag: tag, Spaced: ends})
		} else {
			items = append(items, Path{X: px, Y: y, Scale: em / 1000, Segments: p.segments, Fill: s.Color,
				Says: p.text, Letters: p.letters, RTL: p.rtl, Width: w, Height: em, Joins: i > 0, Missing: missing, Tag: tag, Spaced: ends})
		}
		missing = ""
	}
	if missing != "" {
		items = append(items, Path{X: x, Y: y, Scale: em / 1000, Fill: s.Color, Height: em, Missing: missing})
	}
	return items, l.width / 1000 * em
}
