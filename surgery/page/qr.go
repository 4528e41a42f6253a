package page

// QuietModules is the white edge a QR code needs on each side, in modules.
const QuietModules = 4

// Rings returns the segments of closed rings, for a Path.
func Rings(rings ...[]Point) []Segment {
	n := 0
	for _, r := range rings {
		n += len(r) + 1
	}
	out := make([]Segment, 0, n)
	for _, ring := range rings {
		for i, p := range ring {
			op := LineTo
			if i == 0 {
				op = MoveTo
			}
			out = append(out, Segment{Op: op, P: [3]Point{p}})
		}
		if len(ring) > 0 {
			out = append(out, Segment{Op: Close})
		}
	}
	return out
}

// QR is a QR code to be placed: its outline in modules (without the quiet
// edge), traced as rings whose inside is dark by the even-odd rule, and what it
// opens, for those who cannot see it.
type QR struct {
	Modules int       // along one side
	Outline []Segment // Rings of the traced outline
	Alt     string
}

// At returns the items of the code in a white square of side mm that includes
// the quiet edge, upper left corner x, y. Always black on white (DESIGN 7).
func (q QR) At(x, y, side float64) []Item {
	module := side / float64(q.Modules+2*QuietModules)
	quiet := QuietModules * module
	white := White
	return []Item{
		Box{X: x, Y: y, W: side, H: side, Fill: &white},
		Path{X: x + quiet, Y: y + quiet, Scale: module, Segments: q.Outline, EvenOdd: true, Fill: Black,
			Alt: q.Alt, Width: side - 2*quiet, Height: side - 2*quiet},
	}
}

// Side returns how large the white square must be, in mm, for modules of that
// many mm, the quiet edge included.
func (q QR) Side(module float64) float64 {
	return module * float64(q.Modules+2*QuietModules)
}
