package pdf

import (
	"encoding/binary"
	"math"

	"socialmediasurgery/surgery/page"
)

// outlineFont is a TrueType font of nothing but outlines: what a reader of PDF needs
// to draw letters by their number. Words that are shaped are drawn with it, so that
// each letter is written once, however often it stands on a page.
type outlineFont struct {
	glyf, loca, hmtx []byte
	starts           []int
	points, rings    int // the most of one letter
	box              bounds
}

// bounds is a rectangle of whole units.
type bounds struct{ left, low, right, high int }

// emUnits is how many units an em of the font has.
const emUnits = 1000

// knot is a point of an outline; one that is not on it bends the line.
type knot struct {
	x, y int
	on   bool
}

// drawableOnce reports whether a shape can be a letter of such a font: its curves
// are those that TrueType has.
func drawableOnce(s *page.Shape) bool {
	for i := range s.Segments {
		if s.Segments[i].Op == page.CubeTo {
			return false
		}
		for _, p := range s.Segments[i].P {
			if math.Abs(p.X) > 16000 || math.Abs(p.Y) > 16000 {
				return false
			}
		}
	}
	return true
}

// rings returns the rings of a shape, y upwards. A point between two bends that is
// half way between them goes without saying, and is left out.
func ringsOf(s *page.Shape) [][]knot {
	var rings [][]knot
	var ring []knot
	end := func() {
		if n := len(ring); n > 1 && ring[0] == ring[n-1] {
			ring = ring[:n-1]
		}
		if len(ring) > 2 {
			rings = append(rings, withoutHalfway(ring))
		}
		ring = nil
	}
	at := func(p page.Point, on bool) { ring = append(ring, knot{round1(p.X), -round1(p.Y), on}) }
	for i := range s.Segments {
		p := &s.Segments[i].P
		switch s.Segments[i].Op {
		case page.MoveTo:
			end()
			at(p[0], true)
		case page.LineTo:
			at(p[0], true)
		case page.QuadTo:
			at(p[0], false)
			at(p[1], true)
		case page.Close:
			end()
		}
	}
	end()
	return rings
}

func round1(v float64) int { return int(math.Round(v)) }

func withoutHalfway(ring []knot) []knot {
	out := make([]knot, 0, len(ring))
	n := len(ring)
	for i, k := range ring {
		a, b := ring[(i+n-1)%n], ring[(i+1)%n]
		near := func(p, q, r int) bool { d := 2*p - q - r; return d >= -1 && d <= 1 }
		if i > 0 && k.on && !a.on && !b.on && near(k.x, a.x, b.x) && near(k.y, a.y, b.y) {
			continue
		}
		out = append(out, k)
	}
	return out
}

// add adds a letter.
func (f *outlineFont) add(s *page.Shape, advance int) {
	f.starts = append(f.starts, len(f.glyf))
	rings := ringsOf(s)
	if len(rings) == 0 {
		f.hmtx = put16(f.hmtx, advance, 0)
		return
	}
	box := bounds{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	points := 0
	for _, ring := range rings {
		points += len(ring)
		for _, k := range ring {
			box.left, box.low = min(box.left, k.x), min(box.low, k.y)
			box.right, box.high = max(box.right, k.x), max(box.high, k.y)
		}
	}
	f.points, f.rings = max(f.points, points), max(f.rings, len(rings))
	f.box.left, f.box.low = min(f.box.left, box.left), min(f.box.low, box.low)
	f.box.right, f.box.high = max(f.box.right, box.right), max(f.box.high, box.high)
	f.hmtx = put16(f.hmtx, advance, box.left)
	f.glyf = put16(f.glyf, len(rings), box.left, box.low, box.right, box.high)
	last := -1
	for _, ring := range rings {
		last += len(ring)
		f.glyf = put16(f.glyf, last)
	}
	f.glyf = put16(f.glyf, 0) // no instructions
	f.knots(rings)
	for len(f.glyf)%4 != 0 {
		f.glyf = append(f.glyf, 0)
	}
}

// What the flag of a point says.
const (
	onCurve = 1 << iota
	shortX
	shortY
	again
	sameX // of a short one: it goes right
	sameY
)

// knots writes the points: a flag for each, then how far each is from the one
// before.
func (f *outlineFont) knots(rings [][]knot) {
	var flags, xs, ys []byte
	var at knot
	for _, ring := range rings {
		for _, k := range ring {
			flag := byte(0)
			if k.on {
				flag = onCurve
			}
			xs, flag = step(xs, flag, k.x-at.x, shortX, sameX)
			ys, flag = step(ys, flag, k.y-at.y, shortY, sameY)
			flags, at = append(flags, flag), k
		}
	}
	for i := 0; i < len(flags); {
		n := 1
		for i+n < len(flags) && flags[i+n] == flags[i] && n < 256 {
			n++
		}
		if n > 2 {
			f.glyf = append(f.glyf, flags[i]|again, byte(n-1))
		} else {
			n = 1
			f.glyf = append(f.glyf, flags[i])
		}
		i += n
	}
	f.glyf = append(append(f.glyf, xs...), ys...)
}

// step writes one step in as few bytes as it takes, and returns the flag with how.
func step(out []byte, flag byte, by int, short, same byte) ([]byte, byte) {
	switch {
	case by == 0:
		return out, flag | same
	case by > 0 && by < 256:
		return append(out, byte(by)), flag | short | same
	case by < 0 && by > -256:
		return append(out, byte(-by)), flag | short
	}
	return put16(out, by), flag
}

func put16(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(int16(max(math.MinInt16, min(v, math.MaxInt16)))))
	}
	return b
}

func put32(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// file returns the font as a file, its tables in the order of their names.
func (f *outlineFont) file() []byte {
	n := len(f.starts)
	f.loca = f.loca[:0]
	for _, start := range append(f.starts, len(f.glyf)) {
		f.loca = put32(f.loca, start)
	}
	head := put32(nil, 0x00010000, 0x00010000, 0, 0x5F0F3CF5)
	head = put16(head, 0, emUnits)
	head = put32(head, 0, 0, 0, 0) // no days
	head = put16(head, f.box.left, f.box.low, f.box.right, f.box.high, 0, 8, 2, 1, 0)
	hhea := put32(nil, 0x00010000)
	hhea = put16(hhea, 800, -200, 0, emUnits, 0, 0, f.box.right, 1, 0, 0, 0, 0, 0, 0, 0, n)
	maxp := put32(nil, 0x00010000)
	maxp = put16(maxp, n, f.points, f.rings, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
	tables := []struct {
		tag  string
		data []byte
	}{{"glyf", f.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", f.hmtx}, {"loca", f.loca}, {"maxp", maxp}}
	out := put32(nil, 0x00010000)
	out = put16(out, len(tables), 64, 2, 16*len(tables)-64)
	at, headAt := len(out)+16*len(tables), 0
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = put32(out, at, len(t.data))
		if t.tag == "head" {
			headAt = at
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	sum := uint32(0)
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
