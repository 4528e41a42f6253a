package pdf_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
)

// names that differ, so that nothing is laid out once for all.
func benchName(i int) string { return fmt.Sprintf("Zoë %d", i) }

func benchCodes(b *testing.B) []page.QR {
	return []page.QR{code(b, "https://bsky.app/hashtag/LYPFTrecovery"), code(b, "https://example.org/considering-lilies")}
}

// BenchmarkHandoutFirst is one handout from nothing: fonts read, laid out,
// written. DESIGN 10 allows 30 ms.
func BenchmarkHandoutFirst(b *testing.B) {
	codes := benchCodes(b)
	b.ReportAllocs()
	for b.Loop() {
		f, err := page.NewFonts(assets.Files(), nil)
		if err != nil {
			b.Fatal(err)
		}
		write(b, handout(b, f, "Zoë", codes...), f)
	}
}

// BenchmarkHandoutOne is one handout once the fonts are read.
func BenchmarkHandoutOne(b *testing.B) {
	f, codes := ours(b, nil), benchCodes(b)
	b.ReportAllocs()
	for b.Loop() {
		write(b, handout(b, f, "Zoë", codes...), f)
	}
}

// BenchmarkHandoutThousand is a thousand handouts in one document, laid out and
// written. DESIGN 10 allows 1.5 s, and 1.5 times BenchmarkStraightThousand.
func BenchmarkHandoutThousand(b *testing.B) {
	f, codes := ours(b, nil), benchCodes(b)
	for b.Loop() {
		pages := func(yield func(page.Page) bool) {
			for i := range 1000 {
				for _, p := range handout(b, f, benchName(i), codes...) {
					if !yield(p) {
						return
					}
				}
			}
		}
		if err := pdf.WriteSeq(io.Discard, pages, options(f)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStraightOne and BenchmarkStraightThousand are gofpdf writing the same
// marks at places known beforehand, with no layout of ours: the baseline.
func BenchmarkStraightOne(b *testing.B) {
	f, codes := ours(b, nil), benchCodes(b)
	pages := handout(b, f, "Zoë", codes...)
	for b.Loop() {
		straight(b, io.Discard, f, pages, 1)
	}
}

func BenchmarkStraightThousand(b *testing.B) {
	f, codes := ours(b, nil), benchCodes(b)
	pages := handout(b, f, "Zoë", codes...)
	for b.Loop() {
		straight(b, io.Discard, f, pages, 1000)
	}
}

func write(b *testing.B, pages []page.Page, f *page.Fonts) {
	if err := pdf.Write(io.Discard, pages, options(f)); err != nil {
		b.Fatal(err)
	}
}

// straight writes the marks of pages with gofpdf's own calls, times over.
func straight(tb testing.TB, w io.Writer, f *page.Fonts, pages []page.Page, times int) {
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetAutoPageBreak(false, 0)
	for weight, name := range map[page.Weight]string{page.Regular: "r", page.Semibold: "s", page.Bold: "b"} {
		p.AddUTF8FontFromBytes(name, "", f.File(weight))
	}
	for range times {
		for _, on := range pages {
			p.AddPage()
			for _, it := range on.Items {
				straightItem(p, it)
			}
		}
	}
	if err := p.Output(w); err != nil {
		tb.Fatal(err)
	}
}

func straightItem(p *gofpdf.Fpdf, it page.Item) {
	switch it := it.(type) {
	case page.Text:
		p.SetFont(map[page.Weight]string{page.Regular: "r", page.Semibold: "s", page.Bold: "b"}[it.Weight], "", it.Size)
		p.SetTextColor(int(it.Color.R), int(it.Color.G), int(it.Color.B))
		p.Text(it.X, it.Y, it.Text)
	case page.Box:
		style := "D"
		if it.Fill != nil {
			p.SetFillColor(int(it.Fill.R), int(it.Fill.G), int(it.Fill.B))
			style = "F"
		} else {
			p.SetLineWidth(it.Thick)
			p.SetDrawColor(int(it.Stroke.R), int(it.Stroke.G), int(it.Stroke.B))
		}
		if it.Radius > 0 {
			p.RoundedRect(it.X, it.Y, it.W, it.H, it.Radius, "1234", style)
		} else {
			p.Rect(it.X, it.Y, it.W, it.H, style)
		}
	case page.Line:
		p.SetLineWidth(it.Thick)
		p.SetDrawColor(int(it.Color.R), int(it.Color.G), int(it.Color.B))
		p.Line(it.X1, it.Y1, it.X2, it.Y2)
	case page.Mark:
		p.SetLineWidth(it.Size * page.TickThick)
		p.SetDrawColor(int(it.Color.R), int(it.Color.G), int(it.Color.B))
		t := page.TickLine
		p.Line(it.X+t[0].X*it.Size, it.Y+t[0].Y*it.Size, it.X+t[1].X*it.Size, it.Y+t[1].Y*it.Size)
		p.Line(it.X+t[1].X*it.Size, it.Y+t[1].Y*it.Size, it.X+t[2].X*it.Size, it.Y+t[2].Y*it.Size)
	case page.Path:
		p.SetFillColor(int(it.Fill.R), int(it.Fill.G), int(it.Fill.B))
		k := 72 / 25.4
		p.RawWriteStr(fmt.Sprintf("q %.5f 0 0 -%.5f %.3f %.3f cm\n%s\nf* Q", it.Scale*k, it.Scale*k, it.X*k, (297-it.Y)*k,
			straightOutline(it.Segments)))
	}
}

var outlines = map[*page.Segment]string{}

// straightOutline writes an outline once: a program without our layout would
// keep it too.
func straightOutline(segs []page.Segment) string {
	if s, ok := outlines[&segs[0]]; ok {
		return s
	}
	var s strings.Builder
	for _, seg := range segs {
		switch seg.Op {
		case page.MoveTo:
			fmt.Fprintf(&s, "%.0f %.0f m\n", seg.P[0].X, seg.P[0].Y)
		case page.LineTo:
			fmt.Fprintf(&s, "%.0f %.0f l\n", seg.P[0].X, seg.P[0].Y)
		default:
			s.WriteString("h\n")
		}
	}
	outlines[&segs[0]] = s.String()
	return s.String()
}

// TestHandoutStaysSmall holds DESIGN 10's 60 KB.
func TestHandoutStaysSmall(t *testing.T) {
	f := ours(t, nil)
	var b bytes.Buffer
	if err := pdf.Write(&b, handout(t, f, "Zoë", code(t, "https://bsky.app/hashtag/LYPFTrecovery")), options(f)); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 60_000 {
		t.Errorf("one handout is %d bytes", b.Len())
	}
	t.Logf("one handout: %d bytes", b.Len())
}
