package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Story is a document on paper: the story of a week.
type Story struct {
	Document document.Document
	Size     surgery.HandoutSize
}

// Pages lays the document out on as many A4 pages as it takes. A heading stays
// with what follows it; a row of a table, an entry and a picture's row stay in
// one piece. Letters that no font covers are not an error here.
func (s Story) Pages(fonts *page.Fonts) ([]page.Page, error) {
	return fewer(func(snug float64) ([]page.Page, error) { return s.pages(fonts, snug) }, 0, 0.25, 0.5)
}

func (s Story) pages(fonts *page.Fonts, snug float64) ([]page.Page, error) {
	p := storyPages{l: newLook(fonts, s.Size, snug), plain: s.Size == surgery.Plain}
	p.width = p.l.sheet().Width()
	head := p.l.head(clean(s.Document.Title), nil, p.width)
	var about []page.Block
	for _, line := range cleanAll(s.Document.About) {
		about = append(about, fonts.Paragraph(line, p.l.small, p.width))
	}
	blocks := []page.Block{head}
	if len(about) > 0 {
		blocks = append(blocks, page.Stack(about...).After(p.l.item*2))
	}
	for _, part := range s.Document.Parts {
		blocks = append(blocks, p.part(part)...)
	}
	if !s.Document.Made.IsZero() {
		made := fonts.Paragraph(words.Say("story.made", "day", s.Document.Made.Format("2 January 2006")), p.l.small, p.width)
		blocks = append(blocks, made.After(p.l.gap))
	}
	return p.l.sheet().Flow(blocks)
}

type storyPages struct {
	l     look
	width float64
	plain bool
}

func (p storyPages) part(part document.Part) []page.Block {
	var blocks []page.Block
	if heading := clean(part.Heading); heading != "" {
		b := page.Together(page.Rule(p.width, edgeThick, p.l.rule), p.l.fonts.Heading(heading, p.l.heading, p.width).After(p.l.item*2))
		b.WithNext = true
		blocks = append(blocks, b.After(p.l.gap*1.6))
	}
	for _, b := range part.Blocks {
		if laid := p.block(b); laid.Height > 0 {
			if laid.Gap == 0 {
				laid.Gap = p.l.item * 2
			}
			blocks = append(blocks, laid)
		}
	}
	return blocks
}

func (p storyPages) block(b document.Block) page.Block {
	l := p.l
	switch b := b.(type) {
	case document.Paragraph:
		said := l.fonts.Paragraph(surgery.CleanLines(b.Text), l.text, p.width)
		said.WithNext = strings.HasSuffix(strings.TrimSpace(b.Text), ":") // to a list
		return said
	case document.Note:
		return l.fonts.Paragraph(surgery.CleanLines(b.Text), l.small, p.width)
	case document.Sub:
		return l.fonts.Heading(clean(b.Text), as(page.Subheading, l.strong), p.width).After(l.gap)
	case document.List:
		var items []page.Block
		for _, item := range b.Items {
			items = append(items, p.item(item))
		}
		return stack(l.item*1.5, items...).As(&page.Node{Role: page.List})
	case document.Table:
		return p.table(b).After(l.gap)
	case document.Chart:
		return p.chart(b.Chart)
	case document.Quote:
		return p.quote(b)
	}
	return page.Block{}
}

// item has a dot before it: a box of ink, since not every typeface of a reader
// has the sign.
func (p storyPages) item(item document.Item) page.Block {
	if p.l.mirrors(item.Text) {
		p.l = p.l.rightToLeft()
		return p.item(item).Mirrored(p.width)
	}
	l, dot := p.l, 1.4*p.l.text.Size/14
	body := p.withMore(l.fonts.Paragraph(surgery.CleanLines(item.Text), l.text, p.width-l.dent), item.More, item.Link, p.width-l.dent)
	if body.Height == 0 {
		return body
	}
	ink := l.text.Color
	body = body.As(&page.Node{Role: page.ListBody}).As(&page.Node{Role: page.ListItem})
	return withItems(body.Indented(l.dent), page.Box{X: l.dent/2 - dot/2, Y: l.text.LineHeight()/2 - dot/2, W: dot, H: dot, Radius: dot / 2, Fill: &ink})
}

// withMore sets what is said more quietly, and the link, beneath. A short one is
// kept together, a long one may be split over pages.
func (p storyPages) withMore(body page.Block, more string, link document.Link, width float64) page.Block {
	blocks := []page.Block{body}
	if more = clean(more); more != "" {
		blocks = append(blocks, p.l.fonts.Paragraph(more, p.l.small, width))
	}
	if link.There() {
		blocks = append(blocks, paragraph(p.l.fonts.Paragraph(clean(link.Says()), leads(p.l.small, link.Address), width)))
	}
	whole := stack(0, blocks...)
	whole.Keep = whole.Height < p.l.sheet().Height()/3
	return whole
}

// quote has a line at its side, on every page it is on.
func (p storyPages) quote(q document.Quote) page.Block {
	if p.l.mirrors(q.Text) {
		p.l = p.l.rightToLeft()
		return p.quote(q).Mirrored(p.width)
	}
	l, width := p.l, p.width-p.l.dent
	blocks := []page.Block{l.fonts.Paragraph(surgery.CleanLines(q.Text), l.text, width)}
	if whose := clean(q.Whose); whose != "" {
		blocks = append(blocks, l.fonts.Paragraph(words.Say("story.signed", "whose", whose), l.strong, width))
	}
	body := p.withMore(page.Stack(blocks...), q.More, q.Link, width)
	return barred(body.Indented(l.dent).As(&page.Node{Role: page.Quotation}), ruleThick, l.rule)
}

// barred puts a line at the left of a block and of everything it is made of.
func barred(b page.Block, thick float64, c page.Color) page.Block {
	if len(b.Parts) == 0 {
		b.Items = append([]page.Item{page.Line{X1: thick / 2, X2: thick / 2, Y2: b.Height, Thick: thick, Color: c}}, b.Items...)
		return b
	}
	parts := make([]page.Block, len(b.Parts))
	for i, part := range b.Parts {
		parts[i] = barred(part, thick, c)
	}
	again := page.Stack(parts...)
	again.Keep, again.WithNext, again.Gap = b.Keep, b.WithNext, b.Gap
	return again
}

func (p storyPages) chart(c chart.Chart) page.Block {
	colours := chart.Paper
	if p.plain {
		colours = chart.Plain
	}
	b := c.Block(chart.Look{Fonts: p.l.fonts, Width: p.width, Size: p.l.text.Size * 0.9, Colours: colours})
	if b.Height < p.l.sheet().Height()/4 { // a longer one would leave as much of a page empty
		b = page.Together(b)
	}
	return b.After(p.l.gap)
}
