package pdf_test

import (
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/words"
)

// made is the time every test's PDF is made at.
var made = time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)

func ours(t testing.TB, source page.Source) *page.Fonts {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	f, err := page.NewFonts(assets.Files(), source)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func options(f *page.Fonts) pdf.Options {
	return pdf.Options{Fonts: f, Title: "Handout", Author: "Made-up Trust", Made: made}
}

var (
	body   = page.Style{Size: 14, Weight: page.Regular, Color: page.Ink}
	small  = page.Style{Size: 11, Weight: page.Regular, Color: page.Muted}
	strong = page.Style{Size: 14, Weight: page.Bold, Color: page.Ink}
	head   = page.Style{Size: 18, Weight: page.Semibold, Color: page.Ink}
	title  = page.Style{Size: 26, Weight: page.Bold, Color: page.Ink}
)

// code is a QR code for address, as the handout places it.
func code(t testing.TB, address string) page.QR {
	t.Helper()
	a, err := link.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	q, err := a.QR()
	if err != nil {
		t.Fatal(err)
	}
	var rings [][]page.Point
	for _, ring := range q.Outlines {
		var points []page.Point
		for _, c := range ring {
			points = append(points, page.Point{X: float64(c.X), Y: float64(c.Y)})
		}
		rings = append(rings, points)
	}
	return page.QR{Modules: q.Modules, Outline: page.Rings(rings...), Alt: "QR code: " + address}
}

func sheet(f *page.Fonts) page.Sheet {
	return page.Sheet{Size: page.A4, Margin: 15, Fonts: f, Number: small}
}

// handout lays out the page of DESIGN 7 for one made-up person.
func handout(t testing.TB, f *page.Fonts, name string, codes ...page.QR) []page.Page {
	t.Helper()
	s := sheet(f)
	w := s.Width()
	half := (w - 8) / 2
	tint, edge := page.Tint, page.Edge
	step := func(text string) page.Block {
		return page.Beside(page.Column{Block: page.Block{Items: []page.Item{
			page.Mark{Kind: page.Tick, X: 0, Y: 1.6, Size: 3.6, Color: page.Done, Means: "done"}}, Height: 5}},
			page.Column{X: 6, Block: f.Paragraph(text, body, half-6)})
	}
	blocks := []page.Block{
		f.Heading(name+"’s social media surgery", title, w),
		f.Paragraph("Tuesday 24 November 2026 · Becklin Centre · helped by Vicky", body, w),
		page.Rule(w, 1, page.Teal).After(2),
		page.Beside(
			page.Column{Block: page.Stack(f.Heading("Done today", head, half),
				step("Chose a strong password"), step("Made a Bluesky account"), step("Followed 3 people"))},
			page.Column{X: half + 8, Block: page.Stack(f.Heading("Next, when you are ready", head, half),
				f.Paragraph("1 Turn on two-step sign-in", strong, half),
				f.Paragraph("Settings › Privacy and security › Two-factor authentication", body, half),
				f.Paragraph("2 Decide who can message you", strong, half))},
		).After(4),
	}
	if len(codes) > 0 {
		var columns []page.Column
		each := (w - 8) / float64(len(codes))
		for i, q := range codes {
			columns = append(columns, page.Column{X: float64(i) * each, Block: page.Stack(
				page.Block{Items: q.At((each-44)/2, 0, 44), Height: 44},
				f.Centred("Join in", strong, each), f.Centred(q.Alt[len("QR code: https://"):], small, each))})
		}
		blocks = append(blocks, page.Framed(page.Beside(columns...), page.Box{Radius: 3, Fill: &tint}, w, 4).After(5))
	}
	blocks = append(blocks, f.Heading("This week", head, w).After(5))
	for _, e := range [][2]string{{"Mon 8pm", "#MHNurseChat: recovery and living well"}, {"Wed 4–5pm", "#Recovery chat"},
		{"Thu all day", "A clinician runs the corporate account"}} {
		blocks = append(blocks, page.Beside(page.Column{Block: f.Paragraph(e[0], strong, 36)},
			page.Column{X: 38, Block: f.Paragraph(e[1], body, w-38)}))
	}
	foot := page.Framed(page.Stack(f.Paragraph("Stay safe", strong, half-8),
		f.Paragraph("You choose who sees what. You can mute, block and report anyone, and stop at any time.", body, half-8)),
		page.Box{Radius: 3, Stroke: &edge, Thick: 0.5}, half, 4)
	foot.Bottom = true
	blocks = append(blocks, foot, f.Paragraph("Next surgery: Tuesday 29 December, 1pm.", small, w).After(4))
	pages, err := s.Flow(blocks)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
