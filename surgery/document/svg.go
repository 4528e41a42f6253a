package document

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"socialmediasurgery/surgery/page"
)

// svg draws items of a page, in millimetres. Letters stay letters, stretched to
// the width they were laid out for, whichever typeface the reader has.
func svg(items []page.Item) string {
	var b strings.Builder
	for _, it := range items {
		switch it := it.(type) {
		case page.Text:
			fmt.Fprintf(&b, "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>\n",
				mm(it.X), mm(it.Y), mm(it.Size*25.4/72), hex(it.Color), weight(it.Weight), mm(max(it.Width, 0.1)), html.EscapeString(it.Text))
		case page.Box:
			fmt.Fprintf(&b, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"%s/>\n",
				mm(it.X), mm(it.Y), mm(it.W), mm(it.H), mm(it.Radius), painted(it.Fill, it.Stroke, it.Thick))
		case page.Line:
			fmt.Fprintf(&b, "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>\n",
				mm(it.X1), mm(it.Y1), mm(it.X2), mm(it.Y2), painted(nil, &it.Color, it.Thick))
		case page.Path:
			rule := "nonzero"
			if it.EvenOdd {
				rule = "evenodd"
			}
			fmt.Fprintf(&b, "<path d=\"%s\" fill=\"%s\" fill-rule=\"%s\"/>\n", outline(it), hex(it.Fill), rule)
		case page.Mark:
			b.WriteString(mark(it))
		}
	}
	return b.String()
}

func mark(m page.Mark) string {
	if m.Kind == page.EmptyBox {
		return fmt.Sprintf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s/>\n", mm(m.X), mm(m.Y), mm(m.Size), mm(m.Size), painted(nil, &m.Color, m.Size*page.BoxThick))
	}
	var points []string
	for _, p := range page.TickLine {
		points = append(points, mm(m.X+p.X*m.Size)+","+mm(m.Y+p.Y*m.Size))
	}
	return fmt.Sprintf("<polyline points=\"%s\"%s/>\n", strings.Join(points, " "), painted(nil, &m.Color, m.Size*page.TickThick))
}

// painted is how a shape is filled and edged; nil is neither.
func painted(fill, stroke *page.Color, thick float64) string {
	s := " fill=\"none\""
	if fill != nil {
		s = " fill=\"" + hex(*fill) + "\""
	}
	if stroke != nil && thick > 0 {
		s += " stroke=\"" + hex(*stroke) + "\" stroke-width=\"" + mm(thick) + "\""
	}
	return s
}

func outline(p page.Path) string {
	var b strings.Builder
	at := func(q page.Point) string { return mm(p.X+p.Scale*q.X) + " " + mm(p.Y+p.Scale*q.Y) }
	for _, s := range p.Segments {
		switch s.Op {
		case page.MoveTo:
			b.WriteString("M" + at(s.P[0]))
		case page.LineTo:
			b.WriteString("L" + at(s.P[0]))
		case page.QuadTo:
			b.WriteString("Q" + at(s.P[0]) + " " + at(s.P[1]))
		case page.CubeTo:
			b.WriteString("C" + at(s.P[0]) + " " + at(s.P[1]) + " " + at(s.P[2]))
		case page.Close:
			b.WriteString("Z")
		}
	}
	return b.String()
}

func weight(w page.Weight) string {
	if w == page.Regular {
		return ""
	}
	return " font-weight=\"" + strconv.Itoa(int(w)) + "\""
}

func hex(c page.Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// mm writes a length to the thousandth.
func mm(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
