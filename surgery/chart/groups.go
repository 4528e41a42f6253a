package chart

import (
	"strings"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Groups are the same rows from several sources side by side (kiosk, paper,
// online), on one scale, each source with a pattern and a column of its own.
type Groups struct {
	About
	Sources []string // what the columns are called
	Rows    []Group
	filled  []Pattern // of the sources; nil: each the next
}

// pattern is that of source i.
func (c Groups) pattern(i int) Pattern {
	if i < len(c.filled) {
		return c.filled[i]
	}
	return Pattern(i)
}

// Group is one row: a figure for each source, in their order. Missing ones are 0.
type Group struct {
	Label   string
	Figures []Figure
}

func (g Group) at(i int) Figure {
	if i < len(g.Figures) {
		return g.Figures[i]
	}
	return Figure{}
}

func (c Groups) figures() []Figure {
	var all []Figure
	for _, r := range c.Rows {
		for i := range c.Sources {
			all = append(all, r.at(i))
		}
	}
	return all
}

// cell is how wide a source's column is, and how much of it bars may take.
func (c Groups) cell(p pen) (wide, room float64) {
	n := float64(max(1, len(c.Sources)))
	wide = (p.Width - p.em*(n-1)) / n
	said := 0.0
	for _, f := range c.figures() {
		said = max(said, p.Fonts.Width(f.Says(), p.strong))
	}
	return wide, wide - said - sideGap*p.em
}

// AsMeant reports whether the sources have room side by side.
func (c Groups) AsMeant(l Look) bool {
	p := l.pen()
	wide, room := c.cell(p)
	for _, s := range c.Sources {
		if p.Fonts.Width(s, p.strong)+p.swatch() > wide {
			return false
		}
	}
	return room >= stubLong*p.em*1.2
}

// swatch is how wide the sample of a pattern before its name is, with its gap.
func (p pen) swatch() float64 { return (1.5 + sideGap) * p.em }

// named is a sample of a pattern and what it stands for.
func (p pen) named(name string, pattern Pattern) page.Block {
	high := p.strong.LineHeight()
	items := p.filled(box{0, (high - 0.8*p.em) / 2, 1.5 * p.em, 0.8 * p.em}, pattern)
	return page.Block{Items: append(items, p.line(p.swatch(), 0, high, name, p.strong)...), Height: high, Keep: true, WithNext: true}
}

// Block draws the sources side by side under their names, each row's label above
// its bars; where they have no room, the sources lie under one another.
func (c Groups) Block(l Look) page.Block {
	p := l.pen()
	all := c.figures()
	longest := most(all...)
	if !c.AsMeant(l) {
		return p.whole(c.About, c.Describe(), anyHidden(all...), c.under(p, longest)...)
	}
	wide, room := c.cell(p)
	heads := make([]page.Column, len(c.Sources))
	for i, s := range c.Sources {
		heads[i] = page.Column{X: float64(i) * (wide + p.em), Block: p.named(s, c.pattern(i))}
	}
	head := page.Beside(heads...)
	head.WithNext = true
	body, again := []page.Block{head}, page.Stack(head, page.Block{Height: p.gap()})
	for n, r := range c.Rows {
		cells := make([]page.Column, len(c.Sources))
		for i := range c.Sources {
			f := r.at(i)
			cells[i] = page.Column{X: heads[i].X, Block: p.bar(f, f.Says(), p.length(f, longest, room), c.pattern(i))}
		}
		row := page.Together(p.Fonts.Heading(r.Label, p.text, p.Width), page.Beside(cells...)).After(p.gap())
		row.Again = &again
		row.WithNext = n == 0 || n == len(c.Rows)-2 // two at least on a page
		body = append(body, row)
	}
	return p.whole(c.About, c.Describe(), anyHidden(all...), body...)
}

// under are the rows with a bar for each source under the label.
func (c Groups) under(p pen, longest int) []page.Block {
	names := p.widest(p.text, c.Sources...) + labelGap*p.em
	var said []string
	for _, f := range c.figures() {
		said = append(said, f.Says())
	}
	room := p.room(p.Width-names, p.strong, said)
	var body []page.Block
	for _, r := range c.Rows {
		rows := []page.Block{p.Fonts.Heading(r.Label, p.strong, p.Width)}
		for i, s := range c.Sources {
			f := r.at(i)
			bar := p.bar(f, f.Says(), p.length(f, longest, room), c.pattern(i)).Indented(names)
			bar.Items = append(p.line(0, 0, bar.Height, s, p.text), bar.Items...)
			rows = append(rows, bar)
		}
		body = append(body, page.Together(rows...).After(p.gap()))
	}
	return body
}

// Describe says the rows, each with all its sources.
func (c Groups) Describe() string {
	var said []string
	for _, r := range c.Rows {
		var parts []string
		for i, s := range c.Sources {
			parts = append(parts, words.Say("chart.from", "source", s, "figure", r.at(i).Says()))
		}
		said = append(said, words.Say("chart.row", "label", r.Label, "figure", strings.Join(parts, words.Say("chart.comma"))))
	}
	return c.describe(words.Say("chart.kind_groups"), said)
}

// Table lists the rows, with a column for each source.
func (c Groups) Table() Table {
	t := Table{Caption: c.Title, Headers: append([]string{words.Say("chart.head_label")}, c.Sources...), Notes: c.Notes}
	for _, r := range c.Rows {
		cells := []string{r.Label}
		for i := range c.Sources {
			cells = append(cells, r.at(i).Says())
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
