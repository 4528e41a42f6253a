package page_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

func sheet(f *page.Fonts) page.Sheet {
	return page.Sheet{Size: page.A4, Margin: 15, Fonts: f, Number: body}
}

// bar is a block of that height that says what it is.
func bar(f *page.Fonts, says string, height float64) page.Block {
	items, _ := f.Line(0, 4, says, body)
	return page.Block{Items: items, Height: height}
}

func flow(t *testing.T, s page.Sheet, blocks ...page.Block) []page.Page {
	t.Helper()
	pages, err := s.Flow(blocks)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		if out := p.Outside(s.Margin / 4); len(out) > 0 {
			t.Errorf("page %d: cut off: %+v", i+1, out)
		}
	}
	return pages
}

// said is the text of each page on one line, without its number.
func said(pages []page.Page) []string {
	var out []string
	for _, p := range pages {
		text := strings.ReplaceAll(p.Text(), "\n", " ")
		text, _, _ = strings.Cut(text, " Page ")
		out = append(out, text)
	}
	return out
}

func TestFlow(t *testing.T) {
	f := ours(t, nil)
	withNext := func(b page.Block) page.Block { b.WithNext = true; return b }
	tests := map[string]struct {
		blocks []page.Block
		want   []string
	}{
		"nothing":                {nil, []string{""}},
		"one page":               {[]page.Block{bar(f, "a", 100), bar(f, "b", 167)}, []string{"a b"}},
		"flows on":               {[]page.Block{bar(f, "a", 200), bar(f, "b", 100)}, []string{"a", "b"}},
		"gap counts":             {[]page.Block{bar(f, "a", 200), bar(f, "b", 67).After(1)}, []string{"a", "b"}},
		"gap dropped on top":     {[]page.Block{bar(f, "a", 200), bar(f, "b", 267).After(9)}, []string{"a", "b"}},
		"heading goes along":     {[]page.Block{bar(f, "a", 200), withNext(bar(f, "h", 20)), bar(f, "b", 60)}, []string{"a", "h b"}},
		"last heading stays":     {[]page.Block{bar(f, "a", 200), withNext(bar(f, "h", 20))}, []string{"a h"}},
		"two headings go along":  {[]page.Block{bar(f, "a", 200), withNext(bar(f, "g", 20)), withNext(bar(f, "h", 20)), bar(f, "b", 60)}, []string{"a", "g h b"}},
		"kept together":          {[]page.Block{bar(f, "a", 200), page.Together(bar(f, "b", 50), bar(f, "c", 50))}, []string{"a", "b c"}},
		"a stack is split":       {[]page.Block{bar(f, "a", 200), page.Stack(bar(f, "b", 50), bar(f, "c", 50))}, []string{"a b", "c"}},
		"too long to keep":       {[]page.Block{page.Together(bar(f, "a", 200), bar(f, "b", 100))}, []string{"a", "b"}},
		"chain longer than page": {[]page.Block{withNext(bar(f, "a", 200)), withNext(bar(f, "b", 200)), bar(f, "c", 50)}, []string{"a", "b c"}},
		"columns":                {[]page.Block{page.Beside(page.Column{Block: bar(f, "a", 90)}, page.Column{X: 90, Block: bar(f, "b", 200)}), bar(f, "c", 67)}, []string{"a b c"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := said(flow(t, sheet(f), tt.blocks...))
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPagesAreNumberedWhenThereAreTwo(t *testing.T) {
	f := ours(t, nil)
	if text := flow(t, sheet(f), bar(f, "a", 100))[0].Text(); text != "a" {
		t.Errorf("one page reads %q", text)
	}
	pages := flow(t, sheet(f), bar(f, "a", 200), bar(f, "b", 200))
	for i, p := range pages {
		if want := fmt.Sprintf("Page %d of 2", i+1); !strings.HasSuffix(p.Text(), want) {
			t.Errorf("page %d reads %q", i+1, p.Text())
		}
	}
}

func TestBottomStandsAtTheFoot(t *testing.T) {
	f := ours(t, nil)
	foot := bar(f, "foot", 20)
	foot.Bottom = true
	p := flow(t, sheet(f), bar(f, "a", 50), foot, bar(f, "last", 10))[0]
	if y := p.Items[1].(page.Text).Y; y != 297-15-30+4 {
		t.Errorf("foot at %.1f mm", y)
	}
	if y := p.Items[0].(page.Text).Y; y != 15+4 {
		t.Errorf("top at %.1f mm", y)
	}
}

func TestParagraphLeavesNoLineAlone(t *testing.T) {
	f := ours(t, nil)
	p := f.Paragraph("one\ntwo\nthree\nfour\nfive", body, 100)
	want := map[int][]string{ // by how many lines have room on the first page
		0: {"x", "one two three four five"},
		1: {"x", "one two three four five"},
		2: {"x one two", "three four five"},
		3: {"x one two three", "four five"},
		4: {"x one two three", "four five"},
		5: {"x one two three four five"},
	}
	for room, pages := range want {
		above := bar(f, "x", sheet(f).Height()-float64(room)*body.LineHeight())
		if got := said(flow(t, sheet(f), above, p)); !reflect.DeepEqual(got, pages) {
			t.Errorf("room for %d: %q", room, got)
		}
	}
}

func TestTooTallIsSaid(t *testing.T) {
	f := ours(t, nil)
	_, err := sheet(f).Flow([]page.Block{bar(f, "a", 300)})
	if surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("error %v", err)
	}
}

func TestFramedGrowsWithItsText(t *testing.T) {
	f := ours(t, nil)
	edge := page.Edge
	b := page.Framed(f.Paragraph("Stay safe", body, 60), page.Box{Radius: 3, Stroke: &edge, Thick: 0.5}, 80, 4)
	box := b.Items[0].(page.Box)
	if box.W != 80 || box.H != body.LineHeight()+8 || b.Height != box.H {
		t.Errorf("box %+v, block %.2f mm", box, b.Height)
	}
	if x := b.Items[1].(page.Text).X; x != 4 {
		t.Errorf("text at %.1f mm", x)
	}
}

func TestLongFrameIsSplitWithNothingLost(t *testing.T) {
	f := ours(t, nil)
	text := strings.TrimSpace(strings.Repeat("every word is there ", 190))
	pages := flow(t, sheet(f), page.Framed(f.Paragraph(text, body, 150), page.Box{Stroke: &page.Ink, Thick: 1}, 160, 5))
	if len(pages) < 2 || strings.Join(said(pages), " ") != text {
		t.Errorf("%d pages, words lost", len(pages))
	}
}

func TestSameInputSamePages(t *testing.T) {
	make := func() []page.Page {
		f := ours(t, few(t))
		return flow(t, sheet(f), f.Heading("سام’s surgery", body, 100), f.Paragraph(strings.Repeat("Юлия and Sam ", 200), body, 100))
	}
	if !reflect.DeepEqual(make(), make()) {
		t.Error("pages differ")
	}
}

func TestLandscape(t *testing.T) {
	if page.A4.Landscape() != (page.Size{W: 297, H: 210}) || page.A4.Landscape().Landscape() != page.A4.Landscape() {
		t.Error("landscape is not on its long side")
	}
}

func TestQRHasItsQuietEdge(t *testing.T) {
	ring := []page.Point{{X: 0, Y: 0}, {X: 25, Y: 0}, {X: 25, Y: 25}, {X: 0, Y: 25}}
	q := page.QR{Modules: 25, Outline: page.Rings(ring), Alt: "QR code: the blog"}
	items := q.At(10, 20, q.Side(1))
	box, path := items[0].(page.Box), items[1].(page.Path)
	if box.W != 33 || path.X != 14 || path.Y != 24 || path.Scale != 1 || len(path.Segments) != 5 {
		t.Errorf("box %+v path %+v", box, path)
	}
	if got := (page.Page{Items: items}).Text(); got != "[QR code: the blog]" {
		t.Errorf("reads %q", got)
	}
}

// TestAHeaderIsSetAgain above the rows that begin another page, and is heard once.
func TestAHeaderIsSetAgain(t *testing.T) {
	f := ours(t, nil)
	head := bar(f, "head", 20)
	blocks := []page.Block{bar(f, "a", 200), head}
	for _, says := range []string{"one", "two", "three"} {
		row := bar(f, says, 120)
		row.Again = &head
		blocks = append(blocks, row)
	}
	pages := flow(t, sheet(f), blocks...)
	if got := said(pages); !reflect.DeepEqual(got, []string{"a head", "head one two", "head three"}) {
		t.Errorf("%q", got)
	}
	heard := 0
	for _, p := range pages {
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Text == "head" && page.TagOf(text) != nil {
				heard++
			}
		}
	}
	if heard > 1 {
		t.Errorf("it is heard %d times", heard)
	}
	tall := bar(f, "tall", 260)
	tall.Again = &head
	if got := said(flow(t, sheet(f), bar(f, "a", 200), tall)); !reflect.DeepEqual(got, []string{"a", "tall"}) {
		t.Errorf("where both have no room: %q", got)
	}
}
