package handout

import (
	"math"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/page"
)

// table has a header above its rows, on each page again; each row is kept in one piece.
func (p storyPages) table(t document.Table) page.Block {
	if len(t.Rows) == 0 {
		return page.Block{}
	}
	l, columns := p.l, p.columns(t)
	var blocks []page.Block
	if caption := clean(t.Caption); caption != "" {
		blocks = append(blocks, l.fonts.Heading(caption, l.strong, p.width))
	}
	table := &page.Node{Role: page.Table}
	head := p.row(t.Headers, columns, l.strong, true).As(table)
	head.WithNext = true
	line := page.Rule(p.width, edgeThick, l.rule)
	line.WithNext = true
	blocks = append(blocks, head.After(l.item), line.After(l.item/2))
	top := page.Stack(head, line.After(l.item/2))
	run := ""
	for i, row := range t.Rows {
		again, thick := top, p.width
		if t.Runs {
			day, rest, _ := strings.Cut(row[0], ", ")
			row = slices.Clone(row)
			row[0] = day + "\n" + rest
			if i > 0 && day == run { // at the top of a page the day is said again
				row[0], thick = rest, p.width-columns[0]-cellGap
				again = page.Stack(top, l.fonts.Paragraph(clean(day), l.text, columns[0]).After(l.item/2))
			}
			run = day
		}
		b := p.row(row, columns, l.text, false).As(table)
		if i > 0 {
			b = page.Together(p.rowRule(thick), b.After(l.item/2))
			b.Again = &again
		}
		blocks = append(blocks, b.After(l.item/2))
	}
	for _, n := range cleanAll(t.Notes) {
		blocks = append(blocks, l.fonts.Paragraph(n, l.small, p.width).After(l.item))
	}
	return page.Stack(blocks...)
}

// rowRule is the line between two rows, so long up to the right edge.
func (p storyPages) rowRule(long float64) page.Block {
	rule := page.Rule(long, 0.2, p.l.edge)
	rule.Items = page.Moved(rule.Items, p.width-long, 0)
	return rule
}

// row is one row of cells; heads says that they name the columns.
func (p storyPages) row(cells []string, columns []float64, s page.Style, heads bool) page.Block {
	var set []page.Column
	x := 0.0
	for i, wide := range columns {
		said := ""
		if i < len(cells) {
			said = surgery.CleanLines(cells[i])
		}
		set = append(set, page.Column{X: x, Block: p.l.fonts.Paragraph(said, s, wide)})
		x += wide + cellGap
	}
	var b page.Block
	if heads {
		for i, c := range set {
			set[i].Block = headCell(c.Block)
		}
		b = page.Beside(set...).As(&page.Node{Role: page.TableRow})
	} else {
		b = row(set...)
	}
	if b.Height == 0 { // a row of nothing still is one
		b.Height = s.LineHeight()
	}
	return b
}

const cellGap = 5.0 // mm, between columns of a table

// columns shares the width out by what the columns hold: each has room for its longest
// word, and what is left goes, bit by bit, to the one whose cells are the highest.
func (p storyPages) columns(t document.Table) []float64 {
	n := len(t.Headers)
	cells := make([][]float64, n) // how wide each would be in one line
	got, most, day := make([]float64, n), make([]float64, n), 0.0
	hold := func(i int, text string, s page.Style) {
		if t.Runs && i == 0 {
			said, rest, _ := strings.Cut(text, ", ")
			day = max(day, p.l.fonts.Width(said, s)+0.1)
			text = said + "\n" + rest
		}
		for line := range strings.Lines(surgery.CleanLines(text)) {
			wide := p.l.fonts.Width(line, s) + 0.1
			cells[i] = append(cells[i], wide)
			most[i] = max(most[i], wide)
		}
		for _, word := range strings.Fields(text) {
			got[i] = max(got[i], p.l.fonts.Width(word, s)+0.1)
		}
	}
	for i, h := range t.Headers {
		hold(i, h, p.l.strong)
	}
	for _, row := range t.Rows {
		for i, cell := range row[:min(len(row), n)] {
			hold(i, cell, p.l.text)
		}
	}
	room, words := p.width-cellGap*float64(n-1), 0.0
	for i := range got {
		got[i] = max(1, min(got[i], room/2)) // a word longer than that is cut
		words += got[i]
	}
	if more := day - got[0]; more > 0 && words+more <= room { // a day stands in one line, where that splits no word
		got[0], words = day, words+more
	}
	for i := range got {
		got[i] *= min(1, room/words)
	}
	left := room - words
	const bit = 1.0 // mm
	for ; left > 0; left -= bit {
		next, worst := -1, 0.0
		for i := range got {
			high := 0.0
			for _, wide := range cells[i] {
				if wide > got[i] {
					high += math.Pow(wide/got[i], 3) / got[i]
				}
			}
			if high > worst {
				next, worst = i, high
			}
		}
		if next < 0 {
			break
		}
		got[next] += min(bit, left, most[next]-got[next])
	}
	return got
}
