package pdf

import (
	"encoding/binary"
	"slices"
	"testing"

	"socialmediasurgery/surgery/page"
)

// readGlyph reads a letter of a font back, as a reader of PDF does.
func readGlyph(t *testing.T, file []byte, code int) [][]knot {
	t.Helper()
	u16 := func(b []byte) int { return int(binary.BigEndian.Uint16(b)) }
	table := func(tag string) []byte {
		for i := range u16(file[4:]) {
			row := file[12+16*i:]
			if string(row[:4]) == tag {
				at, n := binary.BigEndian.Uint32(row[8:]), binary.BigEndian.Uint32(row[12:])
				return file[at : at+n]
			}
		}
		t.Fatal("no table ", tag)
		return nil
	}
	loca := table("loca")
	from, to := binary.BigEndian.Uint32(loca[4*code:]), binary.BigEndian.Uint32(loca[4*code+4:])
	if from == to {
		return nil
	}
	g := table("glyf")[from:to]
	rings := u16(g)
	var ends []int
	for i := range rings {
		ends = append(ends, u16(g[10+2*i:]))
	}
	g = g[10+2*rings+2:]
	var flags []byte
	for len(flags) <= ends[rings-1] {
		flag := g[0]
		g = g[1:]
		flags = append(flags, flag)
		if flag&again != 0 {
			for range g[0] {
				flags = append(flags, flag)
			}
			g = g[1:]
		}
	}
	steps := func(short, same byte) []int {
		at := 0
		var out []int
		for _, flag := range flags {
			switch {
			case flag&short != 0:
				by := int(g[0])
				if flag&same == 0 {
					by = -by
				}
				at, g = at+by, g[1:]
			case flag&same == 0:
				at, g = at+int(int16(u16(g))), g[2:]
			}
			out = append(out, at)
		}
		return out
	}
	xs := steps(shortX, sameX)
	ys := steps(shortY, sameY)
	var out [][]knot
	start := 0
	for _, end := range ends {
		var ring []knot
		for i := start; i <= end; i++ {
			ring = append(ring, knot{xs[i], ys[i], flags[i]&onCurve != 0})
		}
		out, start = append(out, ring), end+1
	}
	return out
}

func segment(op page.Op, xy ...float64) page.Segment {
	s := page.Segment{Op: op}
	for i := range len(xy) / 2 {
		s.P[i] = page.Point{X: xy[2*i], Y: xy[2*i+1]}
	}
	return s
}

// A font gives back what was put into it: near and far points, several rings, bends
// but for points that are half way between two, and nothing for a space.
func TestAnOutlineFontGivesBackItsLetters(t *testing.T) {
	square := []page.Segment{segment(page.MoveTo, 0, 0), segment(page.LineTo, 500, 0), segment(page.LineTo, 500, -700), segment(page.LineTo, 0, -700), segment(page.Close)}
	round := []page.Segment{segment(page.MoveTo, 10, -10), segment(page.QuadTo, 20, -10, 20, -20), segment(page.QuadTo, 20, -30, 10, -30), segment(page.QuadTo, 0, -30, 0, -20), segment(page.QuadTo, 0, -10, 10, -10), segment(page.Close)}
	halfway := []page.Segment{segment(page.MoveTo, 0, 0), segment(page.QuadTo, 0, -10, 5, -10), segment(page.QuadTo, 10, -10, 10, 0), segment(page.LineTo, 0, 0), segment(page.Close)}
	for name, c := range map[string]struct {
		shape page.Shape
		want  [][]knot
	}{
		"a square": {page.Shape{Segments: square}, [][]knot{{{0, 0, true}, {500, 0, true}, {500, 700, true}, {0, 700, true}}}},
		"a ring":   {page.Shape{Segments: round}, [][]knot{{{10, 10, true}, {20, 10, false}, {20, 30, false}, {0, 30, false}, {0, 10, false}}}},
		"half way": {page.Shape{Segments: halfway}, [][]knot{{{0, 0, true}, {0, 10, false}, {10, 10, false}, {10, 0, true}}}},
		"two rings": {page.Shape{Segments: slices.Concat(square, round)}, [][]knot{{{0, 0, true}, {500, 0, true}, {500, 700, true}, {0, 700, true}},
			{{10, 10, true}, {20, 10, false}, {20, 30, false}, {0, 30, false}, {0, 10, false}}}},
		"a space": {page.Shape{}, nil},
	} {
		f := &outlineFont{}
		f.add(&page.Shape{}, 0)
		f.add(&c.shape, 600)
		f.add(&page.Shape{Segments: square}, 500)
		got := readGlyph(t, f.file(), 1)
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if last := readGlyph(t, f.file(), 2); len(last) != 1 {
			t.Errorf("%s: the letter behind it is %v", name, last)
		}
	}
}

// What TrueType cannot hold is not put into it.
func TestCubicLettersAreNotPutIntoTheFont(t *testing.T) {
	for name, c := range map[string]struct {
		segments []page.Segment
		want     bool
	}{
		"a line":  {[]page.Segment{segment(page.MoveTo, 0, 0), segment(page.LineTo, 9, 9)}, true},
		"cubic":   {[]page.Segment{segment(page.MoveTo, 0, 0), segment(page.CubeTo, 1, 1, 2, 2, 3, 3)}, false},
		"too far": {[]page.Segment{segment(page.MoveTo, 40000, 0)}, false},
	} {
		if got := drawableOnce(&page.Shape{Segments: c.segments}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
