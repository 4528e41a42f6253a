package handout

import (
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// perRow is how many codes stand side by side: nearer, and a phone picks the
// wrong one.
const perRow = 2

// codes are the links as square codes, in tinted boxes of one row each. side is
// the width of a code in mm where its own least width is not more.
func (l look) codes(links []Link, width, side float64) page.Block {
	var shown []Link
	for _, k := range links {
		if !k.Address.IsZero() {
			shown = append(shown, k)
		}
	}
	var boxes []page.Block
	for len(shown) > 0 {
		row := shown[:min(perRow, len(shown))]
		box := l.codeRow(row, width, side)
		if box.Height > page.A4.H/2 { // long words are shorter across the whole width
			row = row[:1]
			box = l.codeRow(row, width, side)
		}
		shown = shown[len(row):]
		boxes = append(boxes, box)
	}
	return parted(l.gap*0.6, boxes...)
}

// codeRow is one box. The codes stand level however long the words above them
// are.
func (l look) codeRow(links []Link, width, side float64) page.Block {
	column := (width - 2*l.pad - columnGap*float64(perRow-1)) / perRow
	if len(links) == 1 {
		column = width - 2*l.pad
	}
	labels, above := make([]page.Block, len(links)), 0.0
	for i, k := range links {
		labels[i] = l.fonts.Heading(clean(k.Opens), l.strong, column)
		above = max(above, labels[i].Height)
	}
	columns := make([]page.Column, len(links))
	for i, k := range links {
		labels[i].Height = above
		code := l.code(k, side, column)
		code.WithNext = true
		columns[i] = page.Column{X: float64(i) * (column + columnGap), Block: page.Stack(
			labels[i], code.After(l.item), l.fonts.Paragraph(k.Address.Display(), l.text, column).After(l.item),
		)}
	}
	frame := page.Box{Radius: radius, Fill: l.tint}
	if l.tint == nil {
		frame.Stroke, frame.Thick = &l.edge, edgeThick
	}
	return page.Framed(page.Beside(columns...), frame, width, l.pad)
}

// code is one code on its own white ground, most mm wide with it. An address
// always has a code: that is one of its rules.
func (l look) code(k Link, side, most float64) page.Block {
	qr, err := k.Address.QR()
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
	white, scale := page.White, side/float64(qr.Modules)
	path := page.Path{
		X: quiet, Y: quiet, Scale: scale, Segments: segments(qr.Outlines), Fill: page.Black,
		Alt: words.Say("handout.code", "address", k.Address.Display()), Width: side, Height: side,
	}
	return page.Block{Items: []page.Item{page.Box{W: ground, H: ground, Fill: &white}, path}, Height: ground, Keep: true}
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
