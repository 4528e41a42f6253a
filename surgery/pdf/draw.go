package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"socialmediasurgery/surgery/page"
)

// points in a millimetre.
const points = 72 / 25.4

// round is how far the control points of a quarter circle stand out.
const round = 0.5523

// document is a PDF being made. Text goes through gofpdf until it knows every
// letter used, so as to embed them; from then on, and for shapes, we write the
// operators, between q and Q, so that gofpdf's idea of the colours stays true.
type document struct {
	pdf      *gofpdf.Fpdf
	fonts    *page.Fonts
	language string
	known    map[page.Weight]*letters // gofpdf has this font, and these letters of it

	tree    *tree
	ghost   ghost
	once    once
	heights []float64 // of the pages, pt
	in      bracket

	weight page.Weight // what gofpdf is set to on this page
	size   float64
	height float64 // of the page, pt
	raw    content // not yet handed to gofpdf
}

func (d *document) page(p page.Page) {
	d.height = p.Size.H * points
	d.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: p.Size.W * points, Ht: d.height})
	d.heights = append(d.heights, d.height)
	d.tree.pages = append(d.tree.pages, nil)
	d.in = bracket{}
	for i := 0; i < len(p.Items); {
		if word := drawnWord(p.Items[i:]); len(word) > 0 {
			d.drawn(word)
			i += len(word)
			continue
		}
		d.item(p.Items[i])
		i++
	}
	d.close()
	d.flush()
}

func (d *document) item(it page.Item) {
	if !d.within(it) {
		return
	}
	switch it := it.(type) {
	case page.Text:
		d.text(it)
	case page.Box:
		d.box(it)
	case page.Line:
		d.line(it)
	case page.Path:
		d.path(it)
	case page.Mark:
		d.mark(it)
	}
}

// flush hands the shapes written so far to gofpdf.
func (d *document) flush() {
	if len(d.raw.b) > 0 {
		d.pdf.RawWriteStr(string(d.raw.b))
		d.raw.b = d.raw.b[:0]
	}
}

var family = map[page.Weight]string{page.Regular: "r", page.Semibold: "s", page.Bold: "b"}

func (d *document) text(t page.Text) {
	if t.Text == "" {
		return
	}
	if t.Spaced {
		t.Text += " "
	}
	if family[t.Weight] == "" {
		t.Weight = page.Regular
	}
	if d.known[t.Weight] == nil {
		d.pdf.AddUTF8FontFromBytes(family[t.Weight], "", d.fonts.File(t.Weight))
		d.known[t.Weight] = &letters{}
	}
	if d.weight != t.Weight || d.size != t.Size {
		d.flush()
		d.pdf.SetFont(family[t.Weight], "", t.Size)
		d.weight, d.size = t.Weight, t.Size
	}
	if d.known[t.Weight].learn(t.Text) {
		d.flush()
		d.pdf.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
		d.pdf.Text(t.X*points, t.Y*points, t.Text)
		return
	}
	c := &d.raw
	c.text("q ")
	c.color(t.Color, "rg BT ")
	c.op("Td ", d.x(t.X), d.y(t.Y))
	c.show(t.Text)
	c.text("ET Q\n")
}

// x and y turn millimetres from the upper left into points from the lower left.
func (d *document) x(mm float64) float64 { return mm * points }
func (d *document) y(mm float64) float64 { return d.height - mm*points }

func (d *document) box(b page.Box) {
	how := ""
	c := &d.raw
	c.text("q ")
	if b.Fill != nil {
		c.color(*b.Fill, "rg ")
		how = "f"
	}
	if b.Stroke != nil && b.Thick > 0 {
		c.color(*b.Stroke, "RG ")
		c.op("w ", b.Thick*points)
		how = map[string]string{"": "S", "f": "B"}[how]
	}
	if how == "" {
		how = "n"
	}
	x, y, w, h := d.x(b.X), d.y(b.Y+b.H), b.W*points, b.H*points
	r := min(b.Radius*points, w/2, h/2)
	if r <= 0 {
		c.op("re ", x, y, w, h)
	} else {
		k := r * (1 - round)
		c.op("m ", x+r, y)
		c.op("l ", x+w-r, y)
		c.op("c ", x+w-k, y, x+w, y+k, x+w, y+r)
		c.op("l ", x+w, y+h-r)
		c.op("c ", x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
		c.op("l ", x+r, y+h)
		c.op("c ", x+k, y+h, x, y+h-k, x, y+h-r)
		c.op("l ", x, y+r)
		c.op("c ", x, y+k, x+k, y, x+r, y)
		c.text("h ")
	}
	c.text(how + " Q\n")
}

func (d *document) line(l page.Line) {
	c := &d.raw
	c.text("q ")
	c.color(l.Color, "RG ")
	c.op("w ", l.Thick*points)
	c.op("m ", d.x(l.X1), d.y(l.Y1))
	c.op("l ", d.x(l.X2), d.y(l.Y2))
	c.text("S Q\n")
}

func (d *document) mark(m page.Mark) {
	c := &d.raw
	c.text("q ")
	c.color(m.Color, "RG ")
	if m.Kind == page.EmptyBox {
		t := m.Size * page.BoxThick
		c.op("w ", t*points)
		c.op("re ", d.x(m.X+t/2), d.y(m.Y+m.Size-t/2), (m.Size-t)*points, (m.Size-t)*points)
		c.text("S Q\n")
		return
	}
	c.text("1 J 1 j ")
	c.op("w ", m.Size*page.TickThick*points)
	for i, p := range page.TickLine {
		c.op([]string{"m ", "l ", "l "}[i], d.x(m.X+p.X*m.Size), d.y(m.Y+p.Y*m.Size))
	}
	c.text("S Q\n")
}

// path writes one path with one fill: between the parts of a QR code drawn
// piece by piece, seams show that keep it from being read.
func (d *document) path(p page.Path) {
	if len(p.Segments) == 0 {
		return
	}
	c := &d.raw
	c.text("q ")
	c.color(p.Fill, "rg ")
	c.matrix(p.Scale*points, d.x(p.X), d.y(p.Y))
	c.segments(p.Segments)
	if p.EvenOdd {
		c.text("f* Q\n")
	} else {
		c.text("f Q\n")
	}
}
