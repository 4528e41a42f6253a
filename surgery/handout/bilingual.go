package handout

import (
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// bilingual is a handout in English and in a second language, row by row, so that
// a helper follows with a finger: side by side, and in large print one under the
// other. What the second language does not say stands in English, and its place
// says so; so does what somebody typed. Codes stand once.
type bilingual struct {
	look
	c      contents
	voice  *languages.Voice
	below  bool    // one under the other
	column float64 // width of one language, mm
	other  look    // the styles of the second language
}

const (
	// Letters of Arabic scripts are small for their size, and reach far up and down.
	joinedLarger  = 1.1
	joinedLeading = 1.5
	halfGap       = 7.0 // mm between the languages
)

// bilingualPages lays the contents out in two languages, on the fewest pages: the
// boxes together at the foot, else one after the other where there is room. What is
// EasierToRead has no words in another language: it is in large print.
func (c contents) bilingualPages(fonts *page.Fonts, size surgery.HandoutSize) ([]page.Page, error) {
	var best []page.Page
	size = size.Plainly()
	for _, snug := range snugness {
		b := c.inTwo(newLook(fonts, size, snug))
		for _, whole := range []bool{true, false} {
			pages, err := b.sheet().Flow(b.blocks(whole))
			if err != nil {
				return nil, err
			}
			if best == nil || len(pages) < len(best) {
				best = pages
			}
			if len(best) == 1 {
				return best, nil
			}
		}
	}
	c.inTwo(newLook(fonts, size, 0)).markLater(best)
	return best, nil
}

func (c contents) inTwo(l look) bilingual {
	b := bilingual{look: l, c: c, voice: c.second, below: l.text.Size > 16, other: l}
	b.column = l.sheet().Width()
	if !b.below {
		b.column = (b.column - halfGap) / 2
	}
	for _, s := range []*page.Style{&b.other.title, &b.other.heading, &b.other.strong, &b.other.text, &b.other.small} {
		s.Language = b.voice.Code
		if b.voice.RTL {
			s.Direction = page.RTL
			s.Size, s.Leading = s.Size*joinedLarger, joinedLeading-0.15*(1.36-l.text.Leading)/0.18
		}
	}
	for _, s := range []*page.Style{&b.title, &b.other.title} { // each has half the width
		s.Size *= 0.8
	}
	return b
}

// blocks are the parts from the top, and the foot: whole has the boxes in it.
func (b bilingual) blocks(whole bool) []page.Block {
	codes, events := b.codes(), b.events()
	if b.c.forAll {
		codes, events = events, codes
	}
	top := stack(b.gap, b.draft(), b.head(), b.done(), b.next(), codes, events)
	foot := stack(b.gap*0.7, b.again(), b.checked())
	if whole {
		return []page.Block{top, sunk(stack(b.gap*0.7, append(b.boxes(), foot)...)).After(b.gap)}
	}
	blocks := []page.Block{top}
	for _, box := range b.boxes() {
		blocks = append(blocks, box.After(b.gap))
	}
	blocks[len(blocks)-1].WithNext = true
	return append(blocks, sunk(foot).After(b.gap))
}

// pair sets what is said in English and in the second language as one row.
func (b bilingual) pair(english, second page.Block) page.Block {
	if b.below {
		return page.Together(english, second.After(b.item/3))
	}
	return page.Beside(page.Column{Block: english}, page.Column{X: b.column + halfGap, Block: second})
}

// second is a paragraph of the second language, dent mm from the edge that its
// lines begin at.
func (b bilingual) second(text string, s page.Style, dent float64) page.Block {
	p := b.fonts.Paragraph(text, s, b.column-dent).Indented(dent)
	if s.Direction == page.RTL {
		return p.Mirrored(b.column)
	}
	return p
}

// said is a phrase in the second language, or a word that there is none.
func (b bilingual) said(p phrase, s page.Style, dent float64) page.Block {
	if text, ok := p.second(b.voice); ok {
		return b.second(text, s, dent)
	}
	return b.onlyEnglish(dent)
}

// onlyEnglish says in the second language, where it can, that something stands in
// English.
func (b bilingual) onlyEnglish(dent float64) page.Block {
	return b.note(saying("languages.only_english"), b.other.small, b.small, dent)
}

// note is a phrase in the second language where it has it, else in English.
func (b bilingual) note(p phrase, second, english page.Style, dent float64) page.Block {
	if text, ok := p.second(b.voice); ok {
		return b.second(text, second, dent)
	}
	return b.fonts.Paragraph(p.english(), english, b.column-dent).Indented(dent)
}

// both is a row of one phrase in both languages, each in a style of its own.
func (b bilingual) both(p phrase, english, second page.Style) page.Block {
	if p.blank() {
		return page.Block{}
	}
	return b.pair(b.fonts.Paragraph(p.english(), english, b.column), b.said(p, second, 0))
}

// section is a heading in both languages over its rows.
func (b bilingual) section(heading string, body page.Block) page.Block {
	if body.Height == 0 {
		return page.Block{}
	}
	over := b.both(saying(heading), b.heading, b.other.heading)
	over.Keep, over.WithNext = true, true
	return page.Stack(over, body.After(b.item/2))
}

// draft is the mark at the top of what nobody has checked.
func (b bilingual) draft() page.Block {
	if !b.voice.Draft() {
		return page.Block{}
	}
	width := b.sheet().Width()
	inner := b
	inner.column = width - 2*b.pad
	if !b.below {
		inner.column = (inner.column - halfGap) / 2
	}
	ink := page.Box{Radius: radius, Stroke: &b.strong.Color, Thick: 2 * edgeThick}
	return page.Framed(inner.both(saying("languages.draft"), b.strong, b.other.strong), ink, width, b.pad)
}

// markLater says on every page but the first that this is a draft, in the margin
// at the top: pages are parted.
func (b bilingual) markLater(pages []page.Page) {
	if !b.voice.Draft() {
		return
	}
	mark := saying("languages.draft_short")
	text, ok := mark.second(b.voice)
	english, other := b.strong, b.other.strong
	if wide, room := b.fonts.Width(mark.english(), english)+b.fonts.Width(text, other), b.sheet().Width()-halfGap; wide > room {
		english.Size, other.Size = english.Size*room/wide, other.Size*room/wide
	}
	for i := 1; i < len(pages); i++ {
		line := b.fonts.One(mark.english(), english)
		items := page.Moved(line.Items, margin, margin*0.6-line.Height/2)
		if ok {
			second := b.fonts.One(text, other)
			items = append(items, page.Moved(second.Items, pages[i].Size.W-margin-b.fonts.Width(text, other), margin*0.6-second.Height/2)...)
		}
		pages[i].Items = append(page.Unheard(items...), pages[i].Items...)
	}
}

// head is whose this is, in which languages, above a rule.
func (b bilingual) head() page.Block {
	names := b.pair(
		b.fonts.Paragraph(words.Say("languages.english"), b.small, b.column),
		b.second(words.Say("languages.named", "name", b.voice.Name, "english", b.voice.English), b.other.small, 0),
	)
	var englishes, seconds []string
	for _, p := range b.c.phrases {
		if p.blank() {
			continue
		}
		englishes = append(englishes, p.english())
		if said, ok := p.second(b.voice); ok { // what was typed stands once
			seconds = append(seconds, said)
		}
	}
	between := words.Say("handout.between")
	english, second := strings.Join(englishes, between), strings.Join(seconds, between)
	b.title.Direction = page.LTR // an English sentence, whatever the name in it
	rows := []page.Block{names, b.both(b.c.titled, b.title, b.other.title)}
	if english != "" {
		rows = append(rows, b.pair(b.fonts.Paragraph(english, b.text, b.column), b.second(second, b.other.text, 0)))
	}
	width := b.sheet().Width()
	return page.Together(append(rows, page.Rule(width, ruleThick, b.rule).After(2))...)
}

// labelled puts what stands before a row, a tick or a number, at both edges; it is
// heard once.
func (b bilingual) labelled(list, body *page.Node, row page.Block, label, other []page.Item) page.Block {
	if b.below {
		other = nil
	} else {
		other = page.Unheard(page.Moved(other, b.column+halfGap, 0)...)
	}
	row.Keep = true
	return withItems(row.As(body), append(label, other...)...).As(&page.Node{Role: page.ListItem}).As(list)
}

// marginal returns items laid at the left edge of a column at the edge where lines
// of the second language begin.
func (b bilingual) marginal(items []page.Item) []page.Item {
	if b.voice.RTL {
		return page.MirroredItems(items, b.column)
	}
	return items
}

// done is what was done today, ticked in both languages.
func (b bilingual) done() page.Block {
	list := &page.Node{Role: page.List}
	var rows []page.Block
	for _, title := range b.c.done {
		p := typed(title)
		row := b.pair(b.fonts.Paragraph(title, b.text, b.column-b.dent).Indented(b.dent), b.said(p, b.other.text, b.dent))
		tick := func(s page.Style) page.Mark {
			return page.Mark{Kind: page.Tick, Y: (s.LineHeight() - b.mark) / 2, Size: b.mark, Color: b.look.done, Means: words.Say("handout.step_done")}
		}
		label := page.As(&page.Node{Role: page.ListLabel, Says: words.Say("handout.step_done")}, tick(b.text))
		rows = append(rows, b.labelled(list, &page.Node{Role: page.ListBody}, row, label, b.marginal([]page.Item{tick(b.other.text)})))
	}
	return b.section("handout.done", stack(b.item/2, rows...))
}

// next is the next steps, numbered, each with how under it.
func (b bilingual) next() page.Block {
	list := &page.Node{Role: page.List, Numbered: true}
	var rows []page.Block
	for i, step := range b.c.next {
		title, how := clean(step.Title), clean(step.How)
		if title == "" {
			title, how = how, ""
		}
		if title == "" {
			continue
		}
		row := b.pair(b.fonts.Heading(title, b.strong, b.column-b.dent).Indented(b.dent), b.said(typed(title), b.other.strong, b.dent))
		if how != "" {
			row = page.Together(row, b.how(how))
		}
		number := strconv.Itoa(len(rows) + 1)
		label := b.fonts.Paragraph(number, as(page.ListLabel, b.strong), b.dent)
		other := b.fonts.Paragraph(strconv.Itoa(i+1), b.other.strong, b.dent)
		rows = append(rows, b.labelled(list, &page.Node{Role: page.ListBody}, row, label.Items, b.marginal(other.Items)))
	}
	return b.section("handout.next", stack(b.item*1.5, rows...))
}

// how is how a step is done. Where the second language does not say it, which is
// usual, the English takes its room.
func (b bilingual) how(how string) page.Block {
	mark := saying("languages.only_english")
	said, ok := typed(how).second(b.voice)
	if ok || b.below {
		english := b.fonts.Paragraph(how, b.text, b.column-b.dent).Indented(b.dent)
		if !ok {
			return b.pair(english, b.onlyEnglish(b.dent))
		}
		return b.pair(english, b.second(said, b.other.text, b.dent))
	}
	text, has := mark.second(b.voice)
	if !has {
		text = mark.english()
	}
	wide := b.fonts.Width(text, b.other.small) + b.dent + 0.1
	narrow := b
	narrow.column = wide
	width := b.sheet().Width()
	return page.Beside(
		page.Column{Block: b.fonts.Paragraph(how, b.text, width-wide-b.dent-halfGap).Indented(b.dent)},
		page.Column{X: width - wide, Block: narrow.onlyEnglish(b.dent)},
	)
}

// events are as the host typed them, once, across the page.
func (b bilingual) events() page.Block {
	if len(b.c.events) == 0 {
		return page.Block{}
	}
	width := b.sheet().Width()
	over := b.both(saying("handout.events"), b.heading, b.other.heading)
	over.Keep, over.WithNext = true, true
	mark := b.pair(page.Block{}, b.note(saying("languages.part_english"), b.other.small, b.small, 0))
	mark.WithNext = true
	return page.Stack(over, mark, b.programmed(b.c, width).After(b.item/2))
}
