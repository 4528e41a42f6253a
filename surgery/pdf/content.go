package pdf

import (
	"math"
	"strconv"
	"unicode/utf16"

	"socialmediasurgery/surgery/page"
)

// content is drawing operators being written.
type content struct{ b []byte }

func (c *content) text(s string) { c.b = append(c.b, s...) }

// number writes v with at most three places, and a space.
func (c *content) number(v float64) {
	n := int64(math.Round(v * 1000))
	if n < 0 {
		c.b = append(c.b, '-')
		n = -n
	}
	c.b = strconv.AppendInt(c.b, n/1000, 10)
	if part := n % 1000; part != 0 {
		c.b = append(c.b, '.', byte('0'+part/100))
		if part%100 != 0 {
			c.b = append(c.b, byte('0'+part/10%10))
		}
		if part%10 != 0 {
			c.b = append(c.b, byte('0'+part%10))
		}
	}
	c.b = append(c.b, ' ')
}

// op writes an operator behind its numbers.
func (c *content) op(name string, numbers ...float64) {
	for _, n := range numbers {
		c.number(n)
	}
	c.b = append(c.b, name...)
}

func (c *content) color(k page.Color, op string) {
	c.op(op, float64(k.R)/255, float64(k.G)/255, float64(k.B)/255)
}

// matrix sets the origin and the scale, with y downwards. A scale is small and
// is multiplied by large numbers: it gets more places.
func (c *content) matrix(scale, x, y float64) {
	s := strconv.FormatFloat(scale, 'f', 6, 64)
	c.text(s + " 0 0 -" + s + " ")
	c.op("cm\n", x, y)
}

// hex writes a text string in UTF-16.
func (c *content) hex(s string) {
	const digits = "0123456789ABCDEF"
	c.text("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		c.b = append(c.b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	c.text(">")
}

// show writes text of a font with two bytes for a letter; none is above U+FFFF.
func (c *content) show(text string) {
	c.b = append(c.b, '(')
	for _, r := range text {
		for _, half := range [2]byte{byte(r >> 8), byte(r)} {
			switch half {
			case '(', ')', '\\':
				c.b = append(c.b, '\\', half)
			case '\r':
				c.b = append(c.b, '\\', 'r')
			default:
				c.b = append(c.b, half)
			}
		}
	}
	c.text(") Tj ")
}

// letters is a set of letters up to U+FFFF.
type letters [1024]uint64

// learn adds the letters of text and reports whether any was new.
func (l *letters) learn(text string) (any bool) {
	for _, r := range text {
		word, bit := &l[r>>6&1023], uint64(1)<<(r&63)
		if *word&bit == 0 {
			*word |= bit
			any = true
		}
	}
	return any
}

// segments writes the pen strokes of a path. PDF has no quadratic curves: they
// are written as the cubic ones they equal.
func (c *content) segments(segs []page.Segment) {
	var at page.Point
	for i := range segs {
		p := &segs[i].P
		switch segs[i].Op {
		case page.MoveTo:
			at = p[0]
			c.op("m ", p[0].X, p[0].Y)
		case page.LineTo:
			at = p[0]
			c.op("l ", p[0].X, p[0].Y)
		case page.QuadTo:
			c.op("c ", at.X+(p[0].X-at.X)*2/3, at.Y+(p[0].Y-at.Y)*2/3,
				p[1].X+(p[0].X-p[1].X)*2/3, p[1].Y+(p[0].Y-p[1].Y)*2/3, p[1].X, p[1].Y)
			at = p[1]
		case page.CubeTo:
			c.op("c ", p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
			at = p[2]
		case page.Close:
			c.text("h\n")
		}
	}
}
