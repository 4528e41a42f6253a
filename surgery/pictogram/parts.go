package pictogram

import (
	"fmt"
	"math"
	"strings"
)

// The parts that mean the same in every drawing.

// phone is a phone seen from the front; its screen is tinted where lit.
func (p *pen) phone(x, y, w, h float64, lit bool) {
	p.frame(ground, x, y, w, h, 7)
	if lit {
		p.paint(tint, ring(x+5, y+11, w-10, h-22, 1, false))
	}
	p.stroke(fmt.Sprintf("M %g %g L %g %g", x+w/2-3, y+6, x+w/2+3, y+6))
	p.dot(x+w/2, y+h-6, 2)
}

// person is a head and shoulders, as high and wide as given, x in the middle.
func (p *pen) person(fill ink, x, y, w, h float64) {
	r := h * 0.22
	top := y + 2*r + 3
	p.shape(fill, fmt.Sprintf("M %g %g C %g %g %g %g %g %g C %g %g %g %g %g %g Z",
		x-w/2, y+h, x-w/2, top+(y+h-top)*0.3, x-w*0.3, top, x, top, x+w*0.3, top, x+w/2, top+(y+h-top)*0.3, x+w/2, y+h))
	p.circle(fill, x, y+r, r)
}

// padlock is w wide and 1.35 w high.
func (p *pen) padlock(x, y, w float64) {
	h := w * 0.8
	body := y + w*0.55
	p.stroke(fmt.Sprintf("M %g %g L %g %g C %g %g %g %g %g %g C %g %g %g %g %g %g L %g %g",
		x+w*0.2, body, x+w*0.2, y+w*0.3, x+w*0.2, y+w*0.1, x+w*0.33, y, x+w/2, y, x+w*0.67, y, x+w*0.8, y+w*0.1, x+w*0.8, y+w*0.3, x+w*0.8, body))
	p.frame(tint, x, body, w, h, 4)
	p.dot(x+w/2, body+h*0.4, w*0.09)
	p.stroke(fmt.Sprintf("M %g %g L %g %g", x+w/2, body+h*0.4, x+w/2, body+h*0.68))
}

// bubble is what somebody says; its tail is at the left, or at the right.
func (p *pen) bubble(fill ink, x, y, w, h float64, right bool) {
	r := min(8, h/3)
	k := r * (1 - kappa)
	x2, y2 := x+w, y+h
	tail := fmt.Sprintf("L %g %g L %g %g L %g %g", x+w*0.42, y2, x+w*0.2, y2+h*0.36, x+w*0.2, y2)
	if right {
		tail = fmt.Sprintf("L %g %g L %g %g L %g %g", x+w*0.8, y2, x+w*0.8, y2+h*0.36, x+w*0.58, y2)
	}
	p.shape(fill, fmt.Sprintf("M %g %g L %g %g C %g %g %g %g %g %g L %g %g C %g %g %g %g %g %g %s L %g %g C %g %g %g %g %g %g L %g %g C %g %g %g %g %g %g Z",
		x+r, y, x2-r, y, x2-k, y, x2, y+k, x2, y+r, x2, y2-r, x2, y2-k, x2-k, y2, x2-r, y2, tail,
		x+r, y2, x+k, y2, x, y2-k, x, y2-r, x, y+r, x, y+k, x+k, y, x+r, y))
}

// dots are three dots, from the middle.
func (p *pen) dots(x, y, apart, r float64) {
	for i := -1.0; i <= 1; i++ {
		p.dot(x+i*apart, y, r)
	}
}

// envelope is an email.
func (p *pen) envelope(fill ink, x, y, w, h float64) {
	p.frame(fill, x, y, w, h, 3)
	p.stroke(fmt.Sprintf("M %g %g L %g %g L %g %g", x+2, y+3, x+w/2, y+h*0.58, x+w-2, y+3))
}

// lines are lines of writing, each as long as given.
func (p *pen) lines(x, y, apart float64, long ...float64) {
	for i, l := range long {
		p.stroke(fmt.Sprintf("M %g %g L %g %g", x, y+float64(i)*apart, x+l, y+float64(i)*apart))
	}
}

// arrow goes from one point to another.
func (p *pen) arrow(x1, y1, x2, y2 float64) {
	p.stroke(fmt.Sprintf("M %g %g L %g %g", x1, y1, x2, y2))
	p.head(x2, y2, math.Atan2(y2-y1, x2-x1)*180/math.Pi)
}

// head is the head of an arrow, with its point at x, y, turned by degrees from
// pointing right.
func (p *pen) head(x, y, degrees float64) {
	p.placed(x, y, degrees, 1, func() { p.stroke("M -9 -8 L 0 0 L -9 8") })
}

// crossed strikes out what was drawn.
func (p *pen) crossed(path string) {
	p.halo(path)
	p.stroke(path)
}

// pointing is a hand whose finger touches x, y.
func (p *pen) pointing(x, y, scale float64) {
	p.placed(x, y, -14, scale, func() {
		p.merged(ground, bar{0, 6, 0, 44, 13}, bar{12, 32, 12, 50, 13}, bar{23, 36, 23, 54, 13}, bar{33, 42, 33, 56, 12},
			bar{-16, 46, -2, 62, 12}, bar{2, 56, 28, 62, 24}, bar{10, 62, 24, 74, 24})
		for _, at := range []float64{6, 17.5, 28.5} {
			p.stroke(fmt.Sprintf("M %g %g L %g %g", at, 38.0, at, 46.0))
		}
	})
}

// gear is what settings look like everywhere.
func (p *pen) gear(fill ink, x, y, r float64) {
	const teeth = 8
	var path strings.Builder
	for i := range teeth {
		for _, corner := range []struct{ turn, far float64 }{{-0.30, 0.76}, {-0.19, 1}, {0.19, 1}, {0.30, 0.76}} {
			angle := (float64(i) + corner.turn) * 2 * math.Pi / teeth
			op := "L"
			if path.Len() == 0 {
				op = "M"
			}
			fmt.Fprintf(&path, "%s %.2f %.2f ", op, x+r*corner.far*math.Cos(angle), y+r*corner.far*math.Sin(angle))
		}
	}
	p.shape(fill, path.String()+"Z")
	p.circle(ground, x, y, r*0.32)
}

// digits of a telephone number, each w wide and h high, from the left.
func (p *pen) digits(number string, x, y, w, h float64) {
	paths := map[rune]string{
		'1': "M 0.15 0.2 L 0.55 0 L 0.55 1",
		'2': "M 0.05 0.22 C 0.15 -0.08 0.95 -0.1 0.92 0.28 C 0.9 0.5 0.3 0.7 0.05 1 L 0.95 1",
		'3': "M 0.05 0.12 C 0.4 -0.1 0.95 0 0.9 0.25 C 0.86 0.42 0.65 0.46 0.4 0.46 C 0.75 0.46 0.98 0.55 0.96 0.74 C 0.93 1.05 0.3 1.08 0.02 0.88",
		'9': "M 0.9 0.3 C 0.9 0.1 0.7 0 0.48 0 C 0.22 0 0.06 0.12 0.06 0.31 C 0.06 0.5 0.22 0.61 0.46 0.61 C 0.72 0.61 0.9 0.5 0.9 0.3 C 0.92 0.65 0.8 0.95 0.45 1",
	}
	for i, d := range number {
		p.stroke(stretched(paths[d], x+float64(i)*w*1.45, y, w, h))
	}
}

// stretched returns a path of a square of one at another place and size.
func stretched(path string, x, y, w, h float64) string {
	out, along := strings.Fields(path), true
	for i, word := range out {
		var v float64
		if _, err := fmt.Sscan(word, &v); err != nil {
			continue // M, L, C
		}
		if along {
			out[i] = fmt.Sprintf("%.2f", x+v*w)
		} else {
			out[i] = fmt.Sprintf("%.2f", y+v*h)
		}
		along = !along
	}
	return strings.Join(out, " ")
}

// finder is a corner of a square code.
func (p *pen) finder(x, y, side float64) {
	p.frame(ground, x, y, side, side, 1)
	p.dot(x+side/2, y+side/2, side*0.2)
}
