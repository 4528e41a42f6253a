package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

const (
	margin    = 15.0 // mm, on all sides; every office printer reaches it
	columnGap = 9.0
	timeGap   = 5.0 // between the time of an event and its title
	ruleThick = 0.9
	edgeThick = 0.5
	radius    = 3.0
)

// look is how one size of print looks. Spaces are in mm.
type look struct {
	fonts *page.Fonts

	title, heading, strong, text, small page.Style
	also                                page.Style // of what a code opens, in a second language

	gap  float64 // between parts
	item float64 // between items of a part
	pad  float64 // inside a box
	air  float64 // more of it above and below codes, on a page with little else
	mark float64 // side of a tick
	dent float64 // of what stands beside a tick or a number

	rule, done, edge page.Color
	tint             *page.Color // behind the codes, nil for none
}

// newLook returns the look of a size. snug closes up the lines and spaces, from
// 0 (roomy) to 1, so that a little too much still fits one page.
func newLook(fonts *page.Fonts, size surgery.HandoutSize, snug float64) look {
	body, heading, title := 14.0, 17.0, 25.0
	switch size {
	case surgery.LargePrint:
		body, heading, title = 18, 22, 30
	case surgery.EasierToRead:
		body, heading, title = easierText, 22, 28
	}
	leading := 1.36 - 0.18*snug
	l := look{
		fonts: fonts,
		gap:   (6.5 - 3*snug) * body / 14,
		item:  (1.4 - 1*snug) * body / 14,
		pad:   (5 - 1.5*snug) * body / 14,
		dent:  6.2 * body / 14,
		mark:  4.2 * body / 14,
		rule:  page.Teal, done: page.Done, edge: page.Edge, tint: &page.Tint,
	}
	ink, muted := page.Ink, page.Muted
	if size == surgery.Plain {
		ink, muted = page.Black, page.Black
		l.rule, l.done, l.edge, l.tint = page.Black, page.Black, page.Black, nil
	}
	style := func(points float64, weight page.Weight, color page.Color) page.Style {
		return page.Style{Size: points, Weight: weight, Color: color, Leading: leading}
	}
	l.title = style(title, page.Bold, ink)
	l.title.Leading = 1.2
	l.title.Role = page.Title
	l.heading = style(heading, page.Bold, ink)
	l.heading.Role = page.Heading
	l.strong = style(body, page.Bold, ink)
	l.text = style(body, page.Regular, ink)
	l.small = style(body, page.Regular, muted)
	return l
}

// sheet is the paper it is laid on. The page number is as large as the text
// (UKAAF).
func (l look) sheet() page.Sheet {
	return page.Sheet{Size: page.A4, Margin: margin, Fonts: l.fonts, Number: l.small}
}
