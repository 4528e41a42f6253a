package handout

import (
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// perRow is how many codes stand side by side: nearer, and a phone picks the
// wrong one.
const perRow = 2

// codes are the links as square codes, in tinted boxes of a row or two. side is
// the width of a code in mm where its own least width is not more.
func (l look) codes(links []Link, width, side float64) page.Block {
	var shown []Link
	for _, k := range links {
		if !k.Address.IsZero() {
			shown = append(shown, k)
		}
	}
	const most = 297.0 / 2 // mm; a higher box leaves too much of a page empty
	inner := width - 2*l.pad
	var boxes []page.Block
	var box page.Block
	for len(shown) > 0 {
		pair := shown[:min(perRow, len(shown))]
		row := l.codeRow(pair, inner, side)
		if row.Height > most { // long words take less height across the whole width
			pair = pair[:1]
			row = l.codeRow(pair, inner, side)
		}
		shown = shown[len(pair):]
		if both := parted(l.gap, box, row); both.Height <= most {
			box = both
			continue
		}
		boxes = append(boxes, l.tinted(box, width))
		box = row
	}
	return parted(l.gap*0.6, append(boxes, l.tinted(box, width))...)
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
	return page.Framed(body, frame, width, l.pad)
}

// codeRow is one row. The codes stand level however long the words above them
// are.
func (l look) codeRow(links []Link, width, side float64) page.Block {
	column := (width - columnGap*float64(len(links)-1)) / float64(len(links))
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
	return page.Beside(columns...)
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
