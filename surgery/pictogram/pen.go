package pictogram

import (
	"math"

	"socialmediasurgery/surgery/page"
)

// thick is the width of every line, in units of which a drawing is 100 wide.
const thick = 4.0

// ink is what a part of a drawing is painted with.
type ink int

const (
	line   ink = iota // black
	tint              // the one tint
	ground            // the paper, over what lies behind
	none              // not painted
)

// layer is what is painted at once: areas of one colour.
type layer struct {
	ink      ink
	segments []page.Segment
}

// pen draws. What is drawn later covers what was drawn before, where it is filled.
type pen struct {
	layers []layer
	at     matrix
}

// paint adds areas of a colour, to the last layer where that has the same. Tenths of
// a unit are as fine as anybody sees, and make a small file.
func (p *pen) paint(with ink, s []page.Segment) {
	if with == none {
		return
	}
	for i := range s {
		for j := range s[i].P {
			q := &s[i].P[j]
			q.X, q.Y = math.Round(q.X*10)/10, math.Round(q.Y*10)/10
		}
	}
	if n := len(p.layers); n > 0 && p.layers[n-1].ink == with {
		p.layers[n-1].segments = append(p.layers[n-1].segments, s...)
		return
	}
	p.layers = append(p.layers, layer{with, s})
}

// items returns what was drawn, in a square of side mm.
func items(layers []layer, x, y, side float64, c Colours) []page.Item {
	out := make([]page.Item, 0, len(layers))
	for _, l := range layers {
		fill := c.Ink
		switch {
		case l.ink == tint && c.Tint != nil:
			fill = *c.Tint
		case l.ink != line:
			fill = c.Ground
		}
		out = append(out, page.Path{X: x, Y: y, Scale: side / 100, Segments: l.segments, Fill: fill, Width: side, Height: side})
	}
	return out
}

// matrix moves, turns and scales what is drawn; lines stay as wide as everywhere.
type matrix struct {
	x, y, turn, scale float64
	set               bool
}

func (m matrix) point(q point) point {
	if !m.set {
		return q
	}
	sin, cos := math.Sincos(m.turn * math.Pi / 180)
	return point{X: m.x + m.scale*(q.X*cos-q.Y*sin), Y: m.y + m.scale*(q.X*sin+q.Y*cos)}
}

// placed draws with its own origin at x, y, turned clockwise by degrees and scaled.
func (p *pen) placed(x, y, degrees, scale float64, draw func()) {
	was := p.at
	p.at = matrix{x: x, y: y, turn: degrees, scale: scale, set: true}
	draw()
	p.at = was
}

// shape fills a path, written as in SVG with M, L, C and Z, and draws its edge.
func (p *pen) shape(fill ink, path string) {
	pieces := p.read(path)
	p.paint(fill, area(pieces))
	p.paint(line, edge(pieces, thick))
}

// stroke draws along a path that need not be closed.
func (p *pen) stroke(path string) { p.paint(line, edge(p.read(path), thick)) }

// halo clears the paper along a path, so that what is drawn there next stands out.
func (p *pen) halo(path string) { p.paint(ground, edge(p.read(path), 3*thick)) }

// frame is a rectangle with round corners.
func (p *pen) frame(fill ink, x, y, w, h, r float64) {
	if p.at.set {
		p.shape(fill, rounded(x, y, w, h, r))
		return
	}
	p.paint(fill, ring(x, y, w, h, r, false))
	half := thick / 2
	p.paint(line, append(ring(x-half, y-half, w+thick, h+thick, r+half, false), ring(x+half, y+half, w-thick, h-thick, max(0, r-half), true)...))
}

// circle is a circle with an edge, dot one that is black.
func (p *pen) circle(fill ink, x, y, r float64) { p.frame(fill, x-r, y-r, 2*r, 2*r, r) }

func (p *pen) dot(x, y, r float64) { p.paint(line, disc(p.at.point(point{X: x, Y: y}), r)) }

// bar is a line as wide as a finger.
type bar struct{ x1, y1, x2, y2, wide float64 }

// merged draws bars as one shape with one edge: the fingers of a hand.
func (p *pen) merged(fill ink, bars ...bar) {
	for _, by := range []float64{thick / 2, -thick / 2} {
		with := line
		if by < 0 {
			with = fill
		}
		for _, b := range bars {
			scale := 1.0
			if p.at.set {
				scale = p.at.scale
			}
			p.paint(with, straight(p.at.point(point{X: b.x1, Y: b.y1}), p.at.point(point{X: b.x2, Y: b.y2}), b.wide*scale+2*by))
		}
	}
}
