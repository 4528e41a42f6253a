package page

// mmPerPoint turns points into millimetres.
const mmPerPoint = 25.4 / 72

// Style is how text looks. Size is in points. Leading is the height of a line
// as a multiple of Size; 0 means 1.4, which suits running text on paper.
type Style struct {
	Size    float64
	Weight  Weight
	Color   Color
	Leading float64
	// Direction of its lines; that of a paragraph is one for all its lines.
	Direction Direction
	// Role is what a paragraph of it is to somebody who hears it; "" is Para.
	Role Role
	// Language of a paragraph, like "ur"; "" is that of the document.
	Language string
	// Node is what one paragraph is, where Role does not say enough: a link.
	Node *Node
}

// LineHeight is the height of one line in mm.
func (s Style) LineHeight() float64 {
	leading := s.Leading
	if leading == 0 {
		leading = 1.4
	}
	return s.Size * mmPerPoint * leading
}

// em is the size in mm.
func (s Style) em() float64 { return s.Size * mmPerPoint }

// Baseline returns how far below the top of its line the baseline of text
// stands, in mm: the letters stand in the middle of the line.
func (f *Fonts) Baseline(s Style) float64 {
	a := f.face(s.Weight)
	letters := (a.ascent + a.descent) * s.em()
	return (s.LineHeight()-letters)/2 + a.ascent*s.em()
}

// CapHeight is the height of a capital letter in mm, to align marks with text.
func (f *Fonts) CapHeight(s Style) float64 { return f.face(s.Weight).capital * s.em() }
