package handout

import (
	"regexp"
	"strings"

	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
)

// codeGap is between three columns of codes, and codesApart between the codes
// themselves, in mm: nearer, and a phone picks the wrong one.
const (
	codeGap    = 5.0
	codesApart = 15.0
)

// tallBox is the height in mm from which codes get a box of their own; a higher
// box leaves too much of a page empty.
const tallBox = 297.0 / 2

// coded returns the links that have an address.
func coded(links []Link) []Link {
	var kept []Link
	for _, k := range links {
		if !k.blank() {
			kept = append(kept, k)
		}
	}
	return kept
}

// rows is how many rows so many links stand in.
func rows(links, perRow int) int { return (links + perRow - 1) / perRow }

// leastCodes returns the codes as small as they may be, and how many stand side
// by side: three where that saves a row and takes less height, and where neither
// a code nor a word is too wide for a third; else two.
func (l look) leastCodes(links []Link, width float64) (codes page.Block, perRow int) {
	two := l.codes(links, width, leastCode)
	if !l.threeAbreast(coded(links), width-2*l.pad) {
		return two, 2
	}
	if three := l.codesBeside(3, links, width, leastCode); three.Height < two.Height {
		return three, 3
	}
	return two, 2
}

// threeAbreast reports whether three codes side by side save a row and whether
// all that stands with them has room.
func (l look) threeAbreast(links []Link, width float64) bool {
	if rows(len(links), 3) == rows(len(links), 2) {
		return false
	}
	column := l.codeColumn(3, width)
	for _, k := range links {
		qr, err := k.QR()
		if err != nil {
			return false
		}
		least := qr.SideMM()
		if least > column+codeGap-codesApart || least+2*qr.QuietMM(least) > column || l.splitsWords(k, column) {
			return false
		}
	}
	return true
}

// splitsWords reports whether a word over or under the code of a link is wider
// than its column, in mm.
func (l look) splitsWords(k Link, column float64) bool {
	for _, word := range strings.Fields(clean(k.Opens)) {
		if l.fonts.Width(word, l.strong) > column {
			return true
		}
	}
	for _, word := range strings.Fields(clean(k.Also)) {
		if l.fonts.Width(word, l.also) > column {
			return true
		}
	}
	for _, piece := range strings.Fields(marksApart(k.written())) {
		if l.fonts.Width(piece, l.text) > column {
			return true
		}
	}
	return false
}

// codeColumn is the width of one of so many columns of codes, in mm.
func (l look) codeColumn(columns int, width float64) float64 {
	return (width - gapOf(columns)*float64(columns-1)) / float64(columns)
}

func gapOf(columns int) float64 {
	if columns > 2 {
		return codeGap
	}
	return columnGap
}

// codes are codesBeside with two to a row.
func (l look) codes(links []Link, width, side float64) page.Block {
	return l.codesBeside(2, links, width, side)
}

// codesBeside are the links as square codes, perRow side by side, in tinted
// boxes of a row or two. side is the width of a code in mm where its own least
// width is not more.
func (l look) codesBeside(perRow int, links []Link, width, side float64) page.Block {
	shown := coded(links)
	inner := width - 2*l.pad
	if perRow > 2 {
		side = min(side, l.codeColumn(perRow, inner)+codeGap-codesApart)
	}
	var boxes []page.Block
	var box page.Block
	for len(shown) > 0 {
		abreast := shown[:min(perRow, len(shown))]
		columns := len(abreast)
		if perRow > 2 { // under one another
			columns = perRow
		}
		row := l.codeRow(abreast, columns, inner, side)
		if row.Height > tallBox { // long words take less height across the whole width
			abreast = abreast[:1]
			row = l.codeRow(abreast, 1, inner, side)
		}
		shown = shown[len(abreast):]
		if both := stack(l.gap, box, row); both.Height <= tallBox {
			box = both
			continue
		}
		boxes = append(boxes, l.tinted(box, width))
		box = row
	}
	return stack(l.gap*0.6, append(boxes, l.tinted(box, width))...)
}

// tinted is the box codes stand in.
func (l look) tinted(body page.Block, width float64) page.Block {
	if body.Height == 0 {
		return page.Block{}
	}
	frame := page.Box{Radius: radius, Fill: l.tint}
	if l.tint == nil {
		frame.Stroke, frame.Thick = &l.edge, edgeThick
	}
	body = middle(body, body.Height+2*l.air)
	return page.Framed(body, frame, width, l.pad)
}

// middle sets a block into the middle of a height, if it is lower.
func middle(b page.Block, height float64) page.Block {
	if b.Height >= height {
		return b
	}
	return page.Block{Items: page.Moved(b.Items, 0, (height-b.Height)/2), Height: height}
}

// codeRow is one row, in columns of which the last may stay empty. The codes
// stand level however long the words above them are.
func (l look) codeRow(links []Link, columns int, width, side float64) page.Block {
	column := l.codeColumn(columns, width)
	labels, above := make([]page.Block, len(links)), 0.0
	for i, k := range links {
		labels[i] = l.opens(k, column)
		above = max(above, labels[i].Height)
	}
	ground := 0.0
	for _, k := range links {
		ground = max(ground, l.code(k, side, column).Height)
	}
	for _, k := range links {
		if qr, err := k.QR(); err == nil && columns > 2 { // those of many modules have less white around them
			ground = min(ground, (column+codeGap-codesApart)*float64(qr.Modules+8)/float64(qr.Modules))
		}
	}
	placed := make([]page.Column, len(links))
	for i, k := range links {
		labels[i].Height = above
		code := l.code(k, l.fills(k, ground), column)
		code.WithNext = true
		address := l.address(k, column)
		placed[i] = page.Column{X: float64(i) * (column + gapOf(columns)), Block: page.Stack(
			labels[i], code.After(l.item), address.After(l.item),
		)}
	}
	return page.Beside(placed...)
}

// fills returns how wide a code is that fills a white ground: beside one another they
// have grounds of one size, so that what stands beneath them is in line.
func (l look) fills(k Link, ground float64) float64 {
	qr, err := k.QR()
	if err != nil {
		return ground
	}
	return ground * float64(qr.Modules) / float64(qr.Modules+8)
}

// opens is what a link opens, in one language or two.
func (l look) opens(k Link, width float64) page.Block {
	label := l.fonts.Heading(clean(k.Opens), l.strong, width)
	if k.Also == "" {
		return label
	}
	also := l.fonts.Heading(clean(k.Also), l.also, width)
	if l.also.Direction == page.RTL {
		also = also.Mirrored(width)
	}
	both := page.Stack(label, also)
	both.Keep, both.WithNext = true, true
	return both
}

// address is the address of a link in words, which lead there.
func (l look) address(k Link, width float64) page.Block {
	return paragraph(l.fonts.Pieces(l.broken(k.written(), width), k.style(l.text), width))
}

// plainAddress is address broken wherever it has to be; none, nothing.
func (l look) plainAddress(k Link, width float64) page.Block {
	return paragraph(l.fonts.Paragraph(k.written(), k.style(l.text), width))
}

// broken returns the lines of an address: each ends behind a / if it can, else
// behind another mark. What is wider than a line all the same is left to be cut.
func (l look) broken(address string, width float64) []string {
	if strings.Contains(address, " ") { // words, and no address
		return l.fonts.Wrap(address, l.text, width)
	}
	var lines []string
	line := ""
	fits := func(s string) bool { return l.fonts.Width(s, l.text) <= width }
	add := func(piece string) {
		if line != "" && !fits(line+piece) {
			lines, line = append(lines, line), ""
		}
		line += piece
	}
	for _, part := range strings.SplitAfter(address, "/") {
		if fits(part) {
			add(part)
			continue
		}
		for _, piece := range strings.SplitAfter(marksApart(part), "\n") {
			add(strings.TrimSuffix(piece, "\n"))
		}
	}
	return append(lines, line)
}

// marksApart returns the address with a newline behind each mark that may end a
// line: those where nobody would think a hyphen was added or a word ended.
func marksApart(address string) string { return addressMarks.ReplaceAllString(address, "$0\n") }

var addressMarks = regexp.MustCompile(`[/?&=_.#-]+`)

// code is one code on its own white ground, most mm wide with it. An address
// always has a code: that is one of its rules.
func (l look) code(k Link, side, most float64) page.Block {
	qr, err := k.QR()
	if err != nil {
		return page.Block{}
	}
	side = max(side, qr.SideMM())
	quiet := qr.QuietMM(side)
	if room := most - 2*quiet; side > room { // a long address among large codes
		side = max(qr.SideMM(), most*float64(qr.Modules)/float64(qr.Modules+8))
		quiet = qr.QuietMM(side)
	}
	ground := side + 2*quiet
	white := page.White
	items := append([]page.Item{page.Box{W: ground, H: ground, Fill: &white}}, l.drawn(qr, k, side, quiet, quiet)...)
	return page.Block{Items: items, Height: ground, Keep: true}
}

// drawn is the squares of a code, side mm wide, at a place.
func (l look) drawn(qr link.QR, k Link, side, x, y float64) []page.Item {
	return pictured(page.Path{
		X: x, Y: y, Scale: side / float64(qr.Modules), Segments: segments(qr.Outlines), Fill: page.Black,
		Alt: k.Means(), Width: side, Height: side,
	})
}

func segments(outlines [][]link.Corner) []page.Segment {
	corners := 0
	for _, outline := range outlines {
		corners += len(outline) + 1
	}
	path := make([]page.Segment, 0, corners)
	for _, outline := range outlines {
		for i, c := range outline {
			op := page.LineTo
			if i == 0 {
				op = page.MoveTo
			}
			path = append(path, page.Segment{Op: op, P: [3]page.Point{{X: float64(c.X), Y: float64(c.Y)}}})
		}
		path = append(path, page.Segment{Op: page.Close})
	}
	return path
}
