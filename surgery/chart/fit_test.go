package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/picture"
)

// Every chart fits every picture, in its margins, with text of 10 points at least.
func TestChartsFitPictures(t *testing.T) {
	fonts := typeface(t)
	for name, c := range all(3) {
		for _, size := range []picture.Size{picture.Post, picture.Square, picture.Slide} {
			p, err := chart.Page(c, chart.Look{Fonts: fonts, Size: 20}, size.Page(), 8)
			if err != nil {
				t.Errorf("%s in %v: %v", name, size, err)
				continue
			}
			inside := page.Page{Size: p.Size, Items: p.Items[1:]} // the first is the ground
			if out := inside.Outside(8); len(out) > 0 {
				t.Errorf("%s in %v: outside %v", name, size, out)
			}
			for _, it := range p.Items {
				if text, ok := it.(page.Text); ok && text.Size < 10 {
					t.Errorf("%s in %v: %q has %.1f points", name, size, text.Text, text.Size)
				}
			}
		}
	}
}

func TestFitFillsAndGivesUp(t *testing.T) {
	fonts := typeface(t)
	l := chart.Look{Fonts: fonts, Width: 180, Size: 14}
	plain := answers(3).Block(l)
	if b, fits := chart.Fit(answers(3), l, plain.Height*1.3); !fits || b.Height <= plain.Height || b.Height > plain.Height*1.3 {
		t.Errorf("%.1f mm of %.1f, %v", b.Height, plain.Height*1.3, fits)
	}
	if b, fits := chart.Fit(answers(3), l, plain.Height*0.6); !fits || b.Height > plain.Height*0.6 {
		t.Errorf("%.1f mm of %.1f, %v", b.Height, plain.Height*0.6, fits)
	}
	if _, fits := chart.Fit(answers(3), l, 20); fits {
		t.Error("seven answers in 20 mm")
	}
	if _, err := chart.Page(answers(3), l, page.Size{W: 100, H: 30}, 5); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("seven answers in 30 mm: %v", err)
	}
}

// Days whose words have no room as columns lie as bars, words whole.
func TestColumnsBecomeBars(t *testing.T) {
	c := chart.Columns{}
	for i := range 31 {
		c.Rows = append(c.Rows, chart.Row{Label: fmt.Sprintf("%d November", i+1), Figure: chart.Count(i)})
	}
	b := c.Block(chart.Look{Fonts: typeface(t), Width: 180})
	text := page.Page{Items: b.Items}.Text()
	if !strings.Contains(text, "31 November 30") || c.AsMeant(chart.Look{Fonts: typeface(t), Width: 180}) {
		t.Error(text)
	}
}

// Lengths follow the figures, and all that is hidden has one length.
func TestLengths(t *testing.T) {
	b := chart.Bars{Rows: []chart.Row{
		{Label: "a", Figure: chart.Count(100)}, {Label: "b", Figure: chart.Count(50)}, {Label: "c", Figure: chart.Count(0)},
		{Label: "d", Figure: chart.Hidden("")}, {Label: "e", Figure: chart.Figure{N: 4, Hidden: true, Shown: "not told"}},
	}}.Block(chart.Look{Fonts: typeface(t), Width: 180})
	var bars, dashed []float64
	for _, it := range b.Items {
		switch it := it.(type) {
		case page.Box:
			bars = append(bars, it.W)
		case page.Path:
			dashed = append(dashed, it.Width)
		}
	}
	if len(bars) != 3 || bars[0] < 100 || bars[0] != 2*bars[1] || bars[2] > 1 {
		t.Errorf("bars of %v", bars)
	}
	if len(dashed) != 2 || dashed[0] != dashed[1] {
		t.Errorf("dashed bars of %v", dashed)
	}
}

func TestSharesTellNothingHidden(t *testing.T) {
	c := chart.Bars{Shares: true, Rows: []chart.Row{
		{Label: "a", Figure: chart.Count(200)}, {Label: "b", Figure: chart.Count(1)}, {Label: "c", Figure: chart.Figure{N: 4, Hidden: true}}}}
	got := c.Table()
	if fmt.Sprint(got.Rows) != "[[a 200 100%] [b 1 under 1%] [c fewer than 5 ]]" || len(got.Headers) != 3 {
		t.Errorf("%v %v", got.Headers, got.Rows)
	}
}

func TestTables(t *testing.T) {
	for name, c := range all(3) {
		table := c.Table()
		if table.Caption == "" || len(table.Rows) < 5 {
			t.Errorf("%s: %+v", name, table)
		}
		for _, r := range table.Rows {
			if len(r) != len(table.Headers) {
				t.Errorf("%s: %v under %v", name, r, table.Headers)
			}
		}
	}
	if got := confidence(3).Table(); fmt.Sprint(got.Headers, got.Rows[0]) != "[What Before After] [1 · not at all 30 fewer than 5]" {
		t.Errorf("%v", got)
	}
}

// Kinds of bars differ in how they are filled, not only in colour.
func TestSourcesHavePatternsOfTheirOwn(t *testing.T) {
	g := chart.Groups{Sources: []string{"a", "b", "c", "d"}, Rows: []chart.Group{{Label: "x", Figures: []chart.Figure{chart.Count(9), chart.Count(9), chart.Count(9), chart.Count(9)}}}}
	seen := map[string]bool{}
	for _, it := range g.Block(chart.Look{Fonts: typeface(t), Width: 60}).Items {
		switch it := it.(type) {
		case page.Path:
			seen[fmt.Sprint(len(it.Segments), it.Segments[1])] = true
		case page.Box:
			if it.Fill != nil {
				seen["solid"] = true
			}
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d patterns", len(seen))
	}
}

// An empty chart is drawn without a fault.
func TestNothingToDraw(t *testing.T) {
	l := chart.Look{Fonts: typeface(t), Width: 100}
	for _, c := range []chart.Chart{chart.Bars{Shares: true}, chart.Groups{}, chart.Groups{Rows: []chart.Group{{Label: "x"}}}, chart.Columns{}, chart.Pairs{}} {
		if b := c.Block(l); b.Height > 20 {
			t.Errorf("%T is %.0f mm high", c, b.Height)
		}
		c.Table()
		c.Describe()
	}
}
