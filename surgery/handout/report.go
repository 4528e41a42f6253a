package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Report is what a commissioner gets: figures that may leave the laptop, and how
// they were made. In standard size it is one page; its text is then smaller than
// on other prints, and large print is there for those who need it.
type Report struct {
	Title    string   // the period
	About    []string // whose, where, how many surgeries
	Main     []ReportRow
	Sections []ReportSection
	Notes    []string // how the figures were made
	Size     surgery.HandoutSize
}

// ReportSection is one table.
type ReportSection struct {
	Title string
	Rows  []ReportRow
	Note  string
}

// ReportRow is one figure.
type ReportRow struct {
	Label  string
	Shown  string // "20", "fewer than 5"
	Before string // the same of the period before, in words; "" for none
	Length int    // how long its bar is, at most as much as is told
	Plain  bool   // no bar: it is not a count of people
}

// The sizes of text of a report on one page, in points, tried in this order.
var reportSizes = []float64{12.5, 12, 11.5, 11, 10.5, 10}

const reportColumns = 2

// Pages lays the report out: on one page if it fits at a size that can be read,
// else on as many as it takes.
func (r Report) Pages(fonts *page.Fonts) ([]page.Page, error) {
	if r.Size == surgery.LargePrint {
		l := newLook(fonts, r.Size, 0)
		return l.sheet().Flow(r.single(l))
	}
	for _, points := range reportSizes {
		l := r.look(fonts, points)
		if block, ok := r.onePage(l); ok {
			return l.sheet().Flow([]page.Block{block})
		}
	}
	l := r.look(fonts, reportSizes[len(reportSizes)-1])
	return l.sheet().Flow(r.single(l))
}

// look is the look of a size with smaller text.
func (r Report) look(fonts *page.Fonts, points float64) look {
	l := newLook(fonts, r.Size, 0)
	for _, s := range []*page.Style{&l.text, &l.strong, &l.small} {
		s.Size, s.Leading = points, 1.22
	}
	l.heading.Size, l.heading.Leading = points*1.15, 1.25
	l.title.Size, l.gap = 22, 5.5
	return l
}

// onePage sets the sections in two columns of about the same height.
func (r Report) onePage(l look) (page.Block, bool) {
	width := l.sheet().Width()
	column := (width - columnGap) / reportColumns
	head := stack(l.gap/2, l.head(r.Title, r.About, width), r.tiles(l, width))
	notes := r.notes(l, width)
	room := l.sheet().Height() - head.Height - notes.Height - 2*l.gap
	sections := make([]page.Block, len(r.Sections))
	total := 0.0
	for i, s := range r.Sections {
		sections[i] = r.section(l, s, column)
		total += sections[i].Height + l.gap*0.7
	}
	best, cut := total, 0 // the cut that makes the higher column lowest
	left := 0.0
	for i, s := range sections {
		left += s.Height + l.gap*0.7
		if high := max(left, total-left); high < best {
			best, cut = high, i+1
		}
	}
	body := page.Beside(
		page.Column{Block: stack(l.gap*0.7, sections[:cut]...)},
		page.Column{X: column + columnGap, Block: stack(l.gap*0.7, sections[cut:]...)},
	)
	if body.Height > room {
		return page.Block{}, false
	}
	whole := l.sheet().Height()
	items := append(head.Items, page.Moved(body.Items, 0, head.Height+l.gap)...)
	items = append(items, page.Moved(notes.Items, 0, whole-notes.Height)...)
	return page.Block{Items: items, Height: whole, Keep: true}, true
}

// single sets everything one below the other.
func (r Report) single(l look) []page.Block {
	width := l.sheet().Width()
	blocks := []page.Block{l.head(r.Title, r.About, width)}
	if main := (ReportSection{Title: words.Say("report.main"), Rows: r.Main}); len(r.Main) > 0 {
		blocks = append(blocks, r.section(l, main, width).After(l.gap))
	}
	for _, s := range r.Sections {
		blocks = append(blocks, r.section(l, s, width).After(l.gap))
	}
	return append(blocks, r.notes(l, width).After(l.gap))
}

// tiles are the main figures, large and side by side.
func (r Report) tiles(l look, width float64) page.Block {
	if len(r.Main) == 0 {
		return page.Block{}
	}
	large := as(page.Para, l.title)
	large.Color = l.rule
	wide := (width - columnGap/2*float64(len(r.Main)-1)) / float64(len(r.Main))
	bodies, tallest := make([]page.Block, len(r.Main)), 0.0
	for i, row := range r.Main {
		style := large
		for l.fonts.Width(row.Shown, style) > wide-2*l.pad*0.7 && style.Size > 12 {
			style.Size -= 0.5
		}
		// The line stays as high as that of the largest figure, so that labels are level.
		style.Leading = large.Size * large.Leading / style.Size
		parts := []page.Block{l.fonts.Paragraph(row.Shown, style, wide), l.fonts.Paragraph(row.Label, l.strong, wide-2*l.pad*0.7)}
		if row.Before != "" {
			said, room := words.Say("report.before", "shown", row.Before), wide-2*l.pad*0.7
			if l.fonts.Width(said, l.small) > room { // or its last figure stands alone
				said = strings.Replace(said, " ", "\n", 1)
			}
			parts = append(parts, l.fonts.Paragraph(said, l.small, room))
		}
		bodies[i] = page.Stack(parts...)
		tallest = max(tallest, bodies[i].Height)
	}
	columns := make([]page.Column, len(bodies))
	for i, body := range bodies {
		body.Height = tallest
		frame := page.Box{Radius: radius, Stroke: &l.edge, Thick: edgeThick, Fill: l.tint}
		columns[i] = page.Column{X: float64(i) * (wide + columnGap/2), Block: page.Framed(body, frame, wide, l.pad*0.7)}
	}
	return page.Beside(columns...)
}

// section is a table: what, how many, and how many in the period before; under
// each count of people a bar as long as what is told of it.
func (r Report) section(l look, s ReportSection, width float64) page.Block {
	now, before := 0.0, 0.0
	longest := r.longest()
	for _, row := range s.Rows {
		now = max(now, l.fonts.Width(row.Shown, l.strong))
		before = max(before, l.fonts.Width(row.Before, l.small))
	}
	const apart = 3.0
	beforeHead := words.Say("report.before_head")
	if before > 0 {
		before = max(before, l.fonts.Width(beforeHead, l.small)) + apart
	}
	room := width - now - before - apart
	table := &page.Node{Role: page.Table}
	blocks := []page.Block{l.fonts.Heading(s.Title, l.heading, width)}
	if before > 0 {
		blocks[0] = headBeside(blocks[0], l.right(beforeHead, l.small, width))
	}
	for _, row := range s.Rows {
		line := l.reportRow(row, width, room, before)
		if !row.Plain {
			line = page.Together(line, l.reportBar(row.Length, longest, width).After(0.2))
		}
		blocks = append(blocks, line.As(table).After(l.item*0.45))
	}
	if s.Note != "" {
		blocks = append(blocks, l.fonts.Paragraph(s.Note, l.small, width).After(l.item*0.45))
	}
	return page.Together(blocks...)
}

// reportRow is one figure in words; before is how wide the column of the period
// before is, 0 where there is none.
func (l look) reportRow(r ReportRow, width, room, before float64) page.Block {
	columns := []page.Column{
		{Block: l.fonts.Paragraph(r.Label, l.text, room)},
		{Block: l.right(r.Shown, l.strong, width-before)},
	}
	if before > 0 {
		columns = append(columns, page.Column{Block: l.right(r.Before, l.small, width)})
	}
	return row(columns...)
}

// longest is the length that is as wide as its column: one scale for all bars.
func (r Report) longest() int {
	n := 1
	for _, s := range append([]ReportSection{{Rows: r.Main}}, r.Sections...) {
		for _, row := range s.Rows {
			if !row.Plain {
				n = max(n, row.Length)
			}
		}
	}
	return n
}

// headBeside sets what stands at the right on the line of a heading.
func headBeside(heading, right page.Block) page.Block {
	heading.Items = append(heading.Items, page.Moved(right.Items, 0, heading.Height-right.Height)...)
	return heading
}

// right is one line that ends at width.
func (l look) right(text string, s page.Style, width float64) page.Block {
	b := l.fonts.One(text, s)
	b.Items = page.Moved(b.Items, width-l.fonts.Width(text, s), 0)
	return b
}

// reportBar is a bar on a line as long as the longest; nothing to tell leaves the
// line alone.
func (l look) reportBar(length, longest int, width float64) page.Block {
	const high = 1.5
	items := []page.Item{page.Line{X1: 0, Y1: high / 2, X2: width, Y2: high / 2, Thick: 0.25, Color: l.edge}}
	if length > 0 {
		fill := l.rule
		items = append(items, page.Box{W: width * float64(length) / float64(longest), H: high, Fill: &fill})
	}
	return page.Block{Items: items, Height: high, Keep: true}
}

// notes say how the figures were made.
func (r Report) notes(l look, width float64) page.Block {
	blocks := []page.Block{page.Rule(width, edgeThick, l.edge)}
	if len(r.Notes) == 0 {
		return page.Block{}
	}
	blocks = append(blocks, l.fonts.Heading(words.Say("report.how"), l.strong, width).After(l.item/2))
	for _, n := range r.Notes {
		blocks = append(blocks, l.fonts.Paragraph(n, l.small, width).After(l.item*0.3))
	}
	blocks[0].WithNext = true
	return page.Stack(blocks...)
}
