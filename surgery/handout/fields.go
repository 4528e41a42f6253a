package handout

import (
	"strings"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// writeLine is how high a line to write on is, in mm: room for a hand that is
// not small.
const writeLine = 11.0

// writeIn is a label, and behind it a line to write on. A long label has the
// line under it.
func (l look) writeIn(label string, width float64) page.Block {
	const apart, least = 3, 45 // mm
	label = clean(label)
	used := l.fonts.Width(label, l.strong)
	if width-used-apart < least {
		return page.Together(l.fonts.Heading(label, l.strong, width), l.writeLines(1, width))
	}
	high := max(writeLine, l.strong.LineHeight())
	text := l.fonts.Paragraph(label, l.strong, width)
	items := page.Moved(text.Items, 0, high-l.strong.LineHeight())
	items = append(items, l.edgeLine(used+apart, high-1.5, width))
	return page.Block{Items: items, Height: high, Keep: true}
}

// known is writeIn where the answer is known already.
func (l look) known(label, answer string, width float64) page.Block {
	if answer = clean(answer); answer == "" {
		return l.writeIn(label, width)
	}
	at := l.fonts.Width(clean(label), l.strong) + 3
	if at > width/2 {
		return page.Together(l.fonts.Heading(label, l.strong, width), l.fonts.Paragraph(answer, l.text, width))
	}
	return page.Beside(
		page.Column{Block: l.fonts.Paragraph(label, l.strong, width)},
		page.Column{X: at, Block: l.fonts.Paragraph(answer, l.text, width-at)},
	)
}

// writeLines are empty lines to write on.
func (l look) writeLines(n int, width float64) page.Block {
	var lines []page.Block
	for range n {
		lines = append(lines, page.Block{Items: []page.Item{l.edgeLine(0, writeLine-1.5, width)}, Height: writeLine, Keep: true})
	}
	return page.Stack(lines...)
}

// edgeLine is dark enough to be seen (3:1) and light enough to write on.
func (l look) edgeLine(from, y, to float64) page.Line {
	return page.Line{X1: from, Y1: y, X2: to, Y2: y, Thick: 0.35, Color: l.small.Color}
}

// toTick is a box to tick, and its words behind it.
func (l look) toTick(says string, style page.Style, width float64) page.Block {
	side, at := l.mark*1.3, l.tickDent()
	said := l.fonts.Paragraph(says, style, width-at).Indented(at)
	said.Keep = true
	return withItems(said, l.box(0, (style.LineHeight()-side)/2, side))
}

// tickDent is where the words behind a box to tick begin.
func (l look) tickDent() float64 { return l.mark*1.3 + 2.5 }

// box is an empty box; the words that go with it stand beside it.
func (l look) box(x, y, side float64) page.Mark {
	mark := page.Mark{Kind: page.EmptyBox, X: x, Y: y, Size: side, Color: l.strong.Color, Means: words.Say("weekprints.box_open")}
	return page.Unheard(mark)[0].(page.Mark)
}

// titled is a text with its title in bold, read one way as a whole.
func (l look) titled(t Text, width float64) page.Block {
	if l.mirrors(t.Paragraphs...) {
		return l.rightToLeft().titled(t, width).Mirrored(width)
	}
	blocks := []page.Block{l.fonts.Heading(clean(t.Title), as(page.Heading, l.strong), width)}
	for _, p := range t.Paragraphs {
		blocks = append(blocks, l.fonts.Paragraph(clean(p), l.text, width))
	}
	return page.Stack(blocks...)
}

// signed is a titled text in a frame.
func (l look) signed(t Text, width float64) page.Block {
	if len(t.Paragraphs) == 0 {
		return page.Block{}
	}
	return page.Framed(l.titled(t, width-2*l.pad), page.Box{Radius: radius, Stroke: &l.edge, Thick: edgeThick}, width, l.pad)
}

// labelled sets paragraphs of the shape "X: Delegate, as Contributor" in two
// columns, the label in bold. One without a colon takes the whole width.
func (l look) labelled(paragraphs []string, width float64) page.Block {
	if l.mirrors(paragraphs...) {
		return l.rightToLeft().labelled(paragraphs, width).Mirrored(width)
	}
	column, most := 0.0, width*0.36
	for _, p := range paragraphs {
		label, _, found := strings.Cut(clean(p), ": ")
		if !found {
			continue
		}
		for _, line := range l.fonts.Wrap(label, l.strong, most) {
			column = max(column, l.fonts.Width(line, l.strong)+timeGap)
		}
	}
	var blocks []page.Block
	table := runs{role: page.Table}
	for _, p := range paragraphs {
		label, rest, found := strings.Cut(clean(p), ": ")
		if !found {
			blocks = append(blocks, table.between(l.fonts.Paragraph(label, l.text, width)))
			continue
		}
		blocks = append(blocks, table.within(row(
			page.Column{Block: l.fonts.Paragraph(label, l.strong, most)},
			page.Column{X: column, Block: l.fonts.Paragraph(rest, l.text, width-column)},
		)))
	}
	return stack(l.item, blocks...)
}
