package pictogram

import (
	"fmt"
	"strconv"
	"strings"
)

// piece is one part of a path: a line, or a curve with two controls.
type piece struct {
	from, a, b, to point
	curved         bool
	first          bool // of a path of its own
}

// read reads a path of M x y, L x y, C x y x y x y and Z, in absolute units, and
// places it. Ours are all written here: a broken one is a mistake in this package.
func (p *pen) read(path string) []piece {
	var out []piece
	var start, at point
	words, first := strings.Fields(path), false
	next := func() point {
		if len(words) < 2 {
			panic("pictogram: path ends early: " + path)
		}
		x, err := strconv.ParseFloat(words[0], 64)
		y, err2 := strconv.ParseFloat(words[1], 64)
		if err != nil || err2 != nil {
			panic("pictogram: no number in " + path)
		}
		words = words[2:]
		return p.at.point(point{X: x, Y: y})
	}
	add := func(c piece) {
		c.from, c.first = at, first
		out, at, first = append(out, c), c.to, false
	}
	for len(words) > 0 {
		does := words[0]
		words = words[1:]
		switch does {
		case "M":
			at = next()
			start, first = at, true
		case "L":
			add(piece{to: next()})
		case "C":
			add(piece{a: next(), b: next(), to: next(), curved: true})
		case "Z":
			if at != start {
				add(piece{to: start})
			}
		default:
			panic("pictogram: " + does + " in " + path)
		}
	}
	return out
}

// rounded is a rectangle with round corners as a path.
func rounded(x, y, w, h, r float64) string {
	r = max(0, min(r, w/2, h/2))
	k := r * (1 - kappa)
	x2, y2 := x+w, y+h
	return fmt.Sprintf("M %g %g L %g %g C %g %g %g %g %g %g L %g %g C %g %g %g %g %g %g L %g %g C %g %g %g %g %g %g L %g %g C %g %g %g %g %g %g Z",
		x+r, y, x2-r, y, x2-k, y, x2, y+k, x2, y+r, x2, y2-r, x2, y2-k, x2-k, y2, x2-r, y2,
		x+r, y2, x+k, y2, x, y2-k, x, y2-r, x, y+r, x, y+k, x+k, y, x+r, y)
}
