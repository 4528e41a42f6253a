package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

// Record is what is held, or was done, set out to be read: parts with headings,
// lines of a label and what it says.
type Record struct {
	Title string
	About []string // beneath the title
	Intro []string // paragraphs
	Parts []RecordPart
	Size  surgery.HandoutSize
}

// RecordPart is one heading and what stands under it.
type RecordPart struct {
	Heading string // "" for none
	Lines   []RecordLine
	Notes   []string // paragraphs after the lines
}

// RecordLine is a label and what it says. Without a label the text takes the
// whole width.
type RecordLine struct{ Label, Text string }

// Pages lays the record out on A4, over as many pages as it takes.
func (r Record) Pages(fonts *page.Fonts) ([]page.Page, error) {
	l := newLook(fonts, r.Size, 0.4)
	width := l.sheet().Width()
	blocks := []page.Block{l.head(clean(r.Title), r.About, width), l.paragraphs(r.Intro, width)}
	for _, part := range r.Parts {
		body := stack(l.item*2, l.record(part.Lines, width), l.paragraphs(part.Notes, width))
		if heading := clean(part.Heading); heading != "" {
			body = l.section(heading, width, body)
		}
		blocks = append(blocks, body)
	}
	return l.sheet().Flow([]page.Block{stack(l.gap, blocks...)})
}

func (l look) paragraphs(texts []string, width float64) page.Block {
	var blocks []page.Block
	for _, t := range cleanAll(texts) {
		blocks = append(blocks, l.fonts.Paragraph(t, l.text, width))
	}
	return stack(l.item*2, blocks...)
}

// record sets lines in two columns, the labels in bold.
func (l look) record(lines []RecordLine, width float64) page.Block {
	column, most := 0.0, width*0.42
	for _, line := range lines {
		if clean(line.Text) == "" {
			continue
		}
		for _, row := range l.fonts.Wrap(clean(line.Label), l.strong, most) {
			column = max(column, l.fonts.Width(row, l.strong)+timeGap)
		}
	}
	var blocks []page.Block
	table := runs{role: page.Table}
	for _, line := range lines {
		label, text := clean(line.Label), clean(line.Text)
		switch {
		case text == "":
		case label == "":
			blocks = append(blocks, table.between(l.fonts.Paragraph(text, l.text, width)))
		case l.fonts.Width(text, l.text) > 6*(width-column): // long: beneath its label, where it may be split
			first := l.fonts.Heading(label, l.strong, width)
			blocks = append(blocks, table.between(page.Stack(first, l.fonts.Paragraph(text, l.text, width))))
		default:
			blocks = append(blocks, table.within(row(
				page.Column{Block: l.fonts.Paragraph(label, l.strong, most)},
				page.Column{X: column, Block: l.fonts.Paragraph(text, l.text, width-column)},
			)))
		}
	}
	return stack(l.item, blocks...)
}
