package handout

import (
	"strconv"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// stack sets the blocks that hold anything under one another, gap mm apart.
func stack(gap float64, blocks ...page.Block) page.Block {
	var held []page.Block
	for _, b := range blocks {
		if b.Height > 0 {
			held = append(held, b.After(gap))
		}
	}
	return page.Stack(held...)
}

// withItems returns the block with items before its first line, on whichever page
// that line comes to stand.
func withItems(b page.Block, items ...page.Item) page.Block {
	b.Items = append(append([]page.Item(nil), items...), b.Items...)
	if len(b.Parts) > 0 {
		b.Parts = append([]page.Block(nil), b.Parts...)
		b.Parts[0] = withItems(b.Parts[0], items...)
	}
	return b
}

// head is whose and what this is, above a rule.
func (l look) head(title string, about []string, width float64) page.Block {
	line := ""
	for _, part := range cleanAll(about) {
		if line != "" {
			line += words.Say("handout.between")
		}
		line += part
	}
	blocks := []page.Block{l.fonts.Paragraph(title, l.title, width)}
	if line != "" {
		blocks = append(blocks, l.fonts.Paragraph(line, l.text, width))
	}
	return page.Together(append(blocks, page.Rule(width, ruleThick, l.rule).After(2))...)
}

// section is a heading over what it names; nothing to name, no heading.
func (l look) section(heading string, width float64, body page.Block) page.Block {
	if body.Height == 0 {
		return page.Block{}
	}
	return page.Stack(l.fonts.Heading(heading, l.heading, width), body.After(l.item/2))
}

// tickList is what was done: a tick, and its word. most is how many are listed
// before the rest become a number; 0 lists all.
func (l look) tickList(done []string, width float64, most int) page.Block {
	if l.mirrors(done...) {
		return l.rightToLeft().tickList(done, width, most).Mirrored(width)
	}
	more := 0
	if most > 0 && len(done) > most+1 { // one more takes the line that would say so
		done, more = done[:most], len(done)-most
	}
	var blocks []page.Block
	list := &page.Node{Role: page.List}
	for _, title := range done {
		b := l.fonts.Paragraph(title, l.text, width-l.dent).Indented(l.dent).As(&page.Node{Role: page.ListBody})
		b.Keep = true
		tick := page.Mark{Kind: page.Tick, Y: (l.text.LineHeight() - l.mark) / 2, Size: l.mark, Color: l.done, Means: words.Say("handout.step_done")}
		label := &page.Node{Role: page.ListLabel, Says: tick.Means}
		blocks = append(blocks, withItems(b, page.As(label, tick)...).As(&page.Node{Role: page.ListItem}).As(list))
	}
	if more > 0 {
		rest := words.Count("handout.more_done", more)
		blocks = append(blocks, l.fonts.Paragraph(rest, l.text, width-l.dent).Indented(l.dent))
	}
	return stack(l.item/2, blocks...)
}

// tickedTwice is ticked in two columns.
func (l look) tickedTwice(done []string, width float64) page.Block {
	if l.mirrors(done...) {
		return l.rightToLeft().tickedTwice(done, width).Mirrored(width)
	}
	half, column := (len(done)+1)/2, (width-columnGap)/2
	return page.Beside(
		page.Column{Block: l.tickList(done[:half], column, 0)},
		page.Column{X: column + columnGap, Block: l.tickList(done[half:], column, 0)},
	)
}

// numbered is the next steps, each with how under it.
func (l look) numbered(steps []Step, width float64) page.Block {
	said := make([]string, len(steps))
	for i, step := range steps {
		said[i] = step.Title + " " + step.How
	}
	if l.mirrors(said...) {
		return l.rightToLeft().numbered(steps, width).Mirrored(width)
	}
	var blocks []page.Block
	list := &page.Node{Role: page.List, Numbered: true}
	for i, step := range steps {
		title, how := clean(step.Title), clean(step.How)
		if title == "" {
			title, how = how, ""
		}
		if title == "" {
			continue
		}
		number := l.fonts.Paragraph(strconv.Itoa(i+1), as(page.ListLabel, l.strong), l.dent)
		body := &page.Node{Role: page.ListBody}
		blocks = append(blocks, page.Together(
			withItems(l.fonts.Heading(title, l.strong, width-l.dent).Indented(l.dent).As(body), number.Items...),
			l.fonts.Paragraph(how, l.text, width-l.dent).Indented(l.dent).As(body),
		).As(&page.Node{Role: page.ListItem}).As(list))
	}
	return stack(l.item*1.5, blocks...)
}

// timetable is the events, times in bold in a column of their own.
func (l look) timetable(events []Event, width float64) page.Block {
	titles := make([]string, len(events))
	for i, e := range events {
		titles[i] = e.what()
	}
	if l.mirrors(titles...) {
		return l.rightToLeft().timetable(events, width).Mirrored(width)
	}
	column, most := 0.0, width*0.38
	for _, e := range events {
		for _, line := range l.fonts.Wrap(clean(e.When), l.strong, most) {
			column = max(column, l.fonts.Width(line, l.strong)+timeGap)
		}
	}
	var blocks []page.Block
	for _, e := range events {
		blocks = append(blocks, row(
			page.Column{Block: l.fonts.Paragraph(clean(e.When), l.strong, most)},
			page.Column{X: column, Block: l.fonts.Paragraph(e.what(), l.text, width-column)},
		))
	}
	return stack(l.item/2, blocks...).As(&page.Node{Role: page.Table})
}

// signposts is the boxes at the foot, side by side and of one height.
func (l look) signposts(texts []Text, width float64) page.Block {
	var shown []Text
	for _, t := range texts {
		if t.Title != "" || len(t.Paragraphs) > 0 {
			shown = append(shown, t)
		}
	}
	if len(shown) == 0 {
		return page.Block{}
	}
	column := (width - columnGap*float64(len(shown)-1)) / float64(len(shown))
	bodies, tallest := make([]page.Block, len(shown)), 0.0
	for i, t := range shown {
		bodies[i] = l.titled(t, column-2*l.pad)
		tallest = max(tallest, bodies[i].Height)
	}
	columns := make([]page.Column, len(shown))
	for i, body := range bodies {
		body.Height = tallest
		frame := page.Box{Radius: radius, Stroke: &l.edge, Thick: edgeThick}
		columns[i] = page.Column{X: float64(i) * (column + columnGap), Block: page.Framed(body, frame, column, l.pad)}
	}
	return page.Beside(columns...)
}

// comeAgain is the last line: when the next surgery is.
func (l look) comeAgain(when string, width float64) page.Block {
	if when = clean(when); when == "" {
		return page.Block{}
	}
	return l.fonts.Paragraph(words.Say("handout.next_surgery", "when", when), l.strong, width)
}
