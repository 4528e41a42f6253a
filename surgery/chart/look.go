package chart

import (
	"socialmediasurgery/surgery/page"
)

// leastText is the smallest text on paper, in points.
const leastText = 10.0

// Look is how a chart is drawn: how wide in mm, and its text in points (0 is 14,
// DESIGN 7). Untitled leaves the title to whoever places the chart. Loose makes
// what lies between the bars larger; 0 is 1. Beside keeps long labels beside their
// bars, which takes less height than above them.
type Look struct {
	Fonts    *page.Fonts
	Width    float64
	Size     float64
	Colours  Colours
	Untitled bool
	Loose    float64
	Beside   bool
}

// Colours are those of one look, on paper or on a screen. Blank is Paper.
type Colours struct {
	Ground, Ink, Muted, Bar, Edge page.Color
}

// Paper is our colours on white, and Plain black on whatever paper there is.
var (
	Paper = Colours{Ground: page.White, Ink: page.Ink, Muted: page.Muted, Bar: page.Teal, Edge: page.Muted}
	Plain = Colours{Ground: page.White, Ink: page.Black, Muted: page.Black, Bar: page.Black, Edge: page.Black}
)

// pen is a look made ready to draw with; lengths are in mm.
type pen struct {
	Look
	em                        float64
	title, text, strong, note page.Style
}

func (l Look) pen() pen {
	if l.Size == 0 {
		l.Size = 14
	}
	l.Size = max(l.Size, leastText)
	if l.Loose == 0 {
		l.Loose = 1
	}
	if l.Colours == (Colours{}) {
		l.Colours = Paper
	}
	style := func(points float64, weight page.Weight, colour page.Color) page.Style {
		return page.Style{Size: points, Weight: weight, Color: colour, Leading: 1.25}
	}
	return pen{
		Look: l, em: l.Size * 25.4 / 72,
		title:  style(l.Size*1.25, page.Bold, l.Colours.Ink),
		text:   style(l.Size, page.Regular, l.Colours.Ink),
		strong: style(l.Size, page.Bold, l.Colours.Ink),
		note:   style(l.Size, page.Regular, l.Colours.Muted),
	}
}

// Lengths of a chart, as parts of its letters' size.
const (
	rowGap   = 0.45 // between rows
	sideGap  = 0.5  // between a bar and its figure
	labelGap = 0.8  // between a label and its bar
	barHigh  = 0.95
	stubLong = 2.2  // every hidden bar
	leastBar = 0.12 // of what is not nothing
	stroke   = 0.06
)

// How much of a chart's width labels may take beside its bars in one line, and in
// several, where height is short.
const mostLabel, besideLabel = 0.42, 0.55

// gap is what lies between rows, as loose as asked.
func (p pen) gap() float64 { return rowGap * p.em * (1 + 1.6*(p.Loose-1)) }

// high is how thick a bar is.
func (p pen) high() float64 { return barHigh * p.em * (1 + 0.6*(p.Loose-1)) }

// widest is the width of the widest of texts.
func (p pen) widest(s page.Style, texts ...string) float64 {
	wide := 0.0
	for _, t := range texts {
		wide = max(wide, p.Fonts.Width(t, s))
	}
	return wide
}

// whole sets the title and what is counted above a chart, and notes beneath.
func (p pen) whole(a About, says string, hidden bool, body ...page.Block) page.Block {
	picture := &page.Node{Role: page.Figure, Alt: says}
	var blocks []page.Block
	if a.Title != "" && !p.Untitled {
		blocks = append(blocks, p.Fonts.Heading(a.Title, p.title, p.Width))
	}
	if a.Unit != "" {
		blocks = append(blocks, p.Fonts.Heading(unit(a.Unit), p.note, p.Width))
	}
	for i, b := range body {
		if i == 0 {
			b.Gap = p.gap() * 1.5
		}
		blocks = append(blocks, b.As(picture))
	}
	for i, n := range a.notes(hidden) {
		b := p.Fonts.Paragraph(n, p.note, p.Width)
		b.Keep = true
		if i == 0 {
			b.Gap = p.gap() * 1.5
		}
		blocks = append(blocks, b)
	}
	return page.Stack(blocks...)
}

// line is text whose line stands in the middle of a height, from x rightwards.
func (p pen) line(x, y, high float64, text string, s page.Style) []page.Item {
	items, _ := p.Fonts.Line(x, y+(high-s.LineHeight())/2+p.Fonts.Baseline(s), text, s)
	return items
}
