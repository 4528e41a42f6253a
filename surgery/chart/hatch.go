package chart

import (
	"socialmediasurgery/surgery/page"
)

// Pattern is how a bar is filled.
type Pattern int

// The patterns, told apart without colour.
const (
	Solid Pattern = iota
	Stripes
	Dots
	Fences
)

// patterns is how many there are before they come again.
const patterns = 4

// box is a rectangle in mm.
type box struct{ x, y, w, h float64 }

// filled draws a bar in a pattern.
func (p pen) filled(b box, pattern Pattern) []page.Item {
	colour := p.Colours.Bar
	if b.w <= 0 || b.h <= 0 {
		return nil
	}
	if pattern%patterns == Solid {
		return []page.Item{page.Box{X: b.x, Y: b.y, W: b.w, H: b.h, Fill: &colour}}
	}
	t := min(stroke*p.em, b.w, b.h)
	b = box{b.x + t/2, b.y + t/2, b.w - t, b.h - t}
	var rings [][]page.Point
	switch pattern % patterns {
	case Stripes:
		rings = slanted(b, 0.42*p.em, 0.16*p.em)
	case Dots:
		rings = dotted(b, 0.32*p.em, 0.14*p.em)
	case Fences:
		for x := 0.0; x < b.w; x += 0.34 * p.em {
			rings = append(rings, corners(box{x, 0, min(0.09*p.em, b.w-x), b.h}))
		}
	}
	return []page.Item{
		page.Path{X: b.x, Y: b.y, Scale: 1, Segments: page.Rings(rings...), Fill: colour, Width: b.w, Height: b.h},
		page.Box{X: b.x, Y: b.y, W: b.w, H: b.h, Stroke: &colour, Thick: t},
	}
}

// slanted are stripes that rise to the right, cut off at the box's edges; they
// stand from its own corner, each so thick across, step apart.
func slanted(b box, step, thick float64) [][]page.Point {
	var rings [][]page.Point
	for at := 0.0; at < b.w+b.h; at += step * 1.414 {
		var ring []page.Point
		// Where x+y is from at to at+thick: the four ends on the box's edges,
		// and the corners between them.
		low, high := at, min(at+thick*1.414, b.w+b.h)
		ring = append(ring, onEdge(b, low, false))
		if low < b.h && high > b.h {
			ring = append(ring, page.Point{X: 0, Y: b.h})
		}
		ring = append(ring, onEdge(b, high, false), onEdge(b, high, true))
		if low < b.w && high > b.w {
			ring = append(ring, page.Point{X: b.w, Y: 0})
		}
		rings = append(rings, append(ring, onEdge(b, low, true)))
	}
	return rings
}

// onEdge is where the line x+y=sum leaves the box: along its top and right edges,
// or along its left and bottom.
func onEdge(b box, sum float64, top bool) page.Point {
	if top {
		x := min(sum, b.w)
		return page.Point{X: x, Y: sum - x}
	}
	y := min(sum, b.h)
	return page.Point{X: sum - y, Y: y}
}

// dotted are squares in rows, every other row moved by half a step.
func dotted(b box, step, side float64) [][]page.Point {
	var rings [][]page.Point
	odd := false
	for y := step / 2; y+side < b.h; y += step {
		x := step / 2
		if odd {
			x = step
		}
		for ; x+side < b.w; x += step {
			rings = append(rings, corners(box{x, y, side, side}))
		}
		odd = !odd
	}
	return rings
}

func corners(b box) []page.Point {
	return []page.Point{{X: b.x, Y: b.y}, {X: b.x + b.w, Y: b.y}, {X: b.x + b.w, Y: b.y + b.h}, {X: b.x, Y: b.y + b.h}}
}

// dashed is the outline of what is hidden.
func (p pen) dashed(b box) []page.Item {
	t := 0.1 * p.em
	dash := 0.3 * p.em
	var rings [][]page.Point
	along := func(length float64, at func(from, long float64) box) {
		n := max(1, int(length/dash/2+0.5))
		step := (length - dash) / float64(n)
		for i := range n + 1 {
			rings = append(rings, corners(at(float64(i)*step, dash)))
		}
	}
	along(b.w, func(from, long float64) box { return box{from, 0, long, t} })
	along(b.w, func(from, long float64) box { return box{from, b.h - t, long, t} })
	along(b.h, func(from, long float64) box { return box{0, from, t, long} })
	along(b.h, func(from, long float64) box { return box{b.w - t, from, t, long} })
	return []page.Item{page.Path{X: b.x, Y: b.y, Scale: 1, Segments: page.Rings(rings...), Fill: p.Colours.Ink, Width: b.w, Height: b.h}}
}
