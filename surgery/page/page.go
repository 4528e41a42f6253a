// Package page is a printed page as data: what stands where, in millimetres
// from the top left corner, before anything is turned into a PDF or drawn on a
// screen. The preview and the print are made from the same items, so they
// cannot differ, and a test can read what stands where.
//
// Rules: text arrives broken into lines and measured with our typeface; an item
// that is not text says what it is (Says, Alt, Means); what is heard carries a
// Tag, and the order of items is the order of hearing; a letter that no font
// covers is never drawn as an empty box, it is left out and named in Missing.
// The same input gives the same items.
package page

// Size is a sheet of paper in millimetres.
type Size struct{ W, H float64 }

// The sheets we print on, upright. Landscape turns one.
var (
	A4 = Size{210, 297}
	A3 = Size{297, 420}
)

// Landscape returns the sheet lying on its long side.
func (s Size) Landscape() Size {
	if s.W > s.H {
		return s
	}
	return Size{s.H, s.W}
}

// Page is one side of paper. Items are drawn in order, later ones on top.
type Page struct {
	Size  Size
	Items []Item
}

// Item is one thing on a page: Text, Box, Line, Path or Mark.
type Item interface {
	// moved returns the item at another place.
	moved(dx, dy float64) Item
	// extent is the space it takes, in mm.
	extent() Rect
	// tag is where it belongs in what is heard, and tagged returns the item
	// with another one.
	tag() *Tag
	tagged(*Tag) Item
}

// Color is red, green, blue, 0 to 255 each.
type Color struct{ R, G, B uint8 }

// The colours of DESIGN 11 that go on paper. Plain prints use Black on White.
var (
	Black = Color{0, 0, 0}
	White = Color{0xFF, 0xFF, 0xFF}
	Ink   = Color{0x1B, 0x2A, 0x33}
	Muted = Color{0x51, 0x62, 0x6D}
	Teal  = Color{0x0B, 0x55, 0x63}
	Tint  = Color{0xE2, 0xF0, 0xF1}
	Edge  = Color{0xDA, 0xD6, 0xCC}
	Done  = Color{0x1E, 0x6B, 0x3C}
)

// Weight is how heavy the letters are; each has its own font file.
type Weight int

// The three weights of our typeface.
const (
	Regular  Weight = 400
	Semibold Weight = 600
	Bold     Weight = 700
)

// Text is letters of our own typeface on one line, left to right, without
// kerning. X is the left edge and Y the baseline, in mm; Size is in points;
// Width is what it measures, in mm.
type Text struct {
	X, Y   float64
	Size   float64
	Weight Weight
	Color  Color
	Text   string
	Width  float64
	Joins  bool // goes on from the item before it, without a space
	Spaced bool // at the end of a line, where the next one begins with a new word
	Tag    *Tag
	// Missing holds letters that belong here and that no font covers.
	Missing string
}

// Box is a rectangle in mm. A nil Fill or Stroke is not drawn.
type Box struct {
	X, Y, W, H float64
	Radius     float64 // of the corners
	Fill       *Color
	Stroke     *Color
	Thick      float64 // of the stroke, mm
	Tag        *Tag
}

// Line is a straight stroke in mm.
type Line struct {
	X1, Y1, X2, Y2 float64
	Thick          float64
	Color          Color
	Tag            *Tag
}

// Path is a filled outline of closed rings, drawn as one path with one fill so
// that no seam shows between its parts: a QR code, or letters of a script that
// our typeface lacks. A point of a segment stands at X + Scale*P.X,
// Y + Scale*P.Y, in mm, y downwards.
type Path struct {
	X, Y     float64
	Scale    float64 // mm for one unit
	Segments []Segment
	EvenOdd  bool // even-odd filling; nonzero winding otherwise
	Fill     Color
	Says     string   // the words it draws, where it draws words
	Letters  []Letter // and their letters from the left; Segments are those of all of them
	Alt      string   // what it is, where it is a picture (a QR code)
	Width    float64  // mm
	Height   float64  // mm, of the line or the picture
	RTL      bool     // the words it draws are read from its right edge
	Joins    bool     // goes on from the item before it, without a space
	Spaced   bool     // at the end of a line, where the next one begins with a new word
	Missing  string   // letters that belong here and that no font covers
	Tag      *Tag
}

// Letter is a letter of words that are drawn, or several that are drawn as one,
// where X is, in the units of its path. What is drawn alike has the same Shape.
type Letter struct {
	Of         string // what is read
	X, Advance float64
	Shape      *Shape
}

// Shape is the outline of a letter from its own origin, in 1/1000 em, y downwards.
type Shape struct{ Segments []Segment }

// Op is a kind of path segment.
type Op uint8

// The kinds of segment; MoveTo and LineTo use P[0], QuadTo P[0] (control) and
// P[1], CubeTo P[0], P[1] (controls) and P[2].
const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
	Close
)

// Point is a place in the units of its path, y downwards.
type Point struct{ X, Y float64 }

// Segment is one stroke of a pen that draws a Path.
type Segment struct {
	Op Op
	P  [3]Point
}

// MarkKind says which mark.
type MarkKind string

// The marks, drawn as shapes because our typeface has no such letters.
const (
	Tick     MarkKind = "tick"      // a tick without a box
	EmptyBox MarkKind = "empty box" // a box to tick by hand
)

// Mark is a tick or a box to tick, in a square of Size mm whose upper left
// corner is X, Y. Means is the word that goes with it. That word also stands
// beside it as text (DESIGN 7), so Page.Text leaves marks out.
type Mark struct {
	Kind  MarkKind
	X, Y  float64
	Size  float64
	Color Color
	Means string
	Tag   *Tag
}
