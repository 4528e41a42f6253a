package handout

import (
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// boxes are stay safe and where to turn: in both languages where somebody has
// checked them, else in English, and said so.
func (b bilingual) boxes() []page.Block {
	width := b.sheet().Width()
	var rows []page.Block
	var left []Text
	for _, t := range append([]Text{b.c.box()}, b.c.boxes...) {
		if t.Title == "" && len(t.Paragraphs) == 0 {
			continue
		}
		lines := append([]string{t.Title}, t.Paragraphs...)
		said, ok := b.voice.Box(lines...)
		if !ok {
			left = append(left, t)
			continue
		}
		rows = append(rows, b.box(t, said, width))
	}
	if len(left) > 0 {
		note := b.pair(page.Block{}, b.note(saying("languages.part_english"), b.other.small, b.small, 0))
		note.WithNext = true
		rows = append(rows, page.Together(note, b.signposts(left, width).After(b.gap*0.6)))
	}
	return rows
}

// box is one text in both languages in a frame, line by line.
func (b bilingual) box(t Text, said []string, width float64) page.Block {
	inner := b
	inner.column = width - 2*b.pad
	if !b.below {
		inner.column = (inner.column - halfGap) / 2
	}
	over := inner.pair(b.fonts.Heading(clean(t.Title), as(page.Heading, b.strong), inner.column), inner.second(said[0], as(page.Heading, b.other.strong), 0))
	rows := []page.Block{over}
	for i, p := range t.Paragraphs {
		rows = append(rows, inner.pair(b.fonts.Paragraph(clean(p), b.text, inner.column), inner.second(said[i+1], b.other.text, 0)))
	}
	return page.Framed(page.Stack(rows...), page.Box{Radius: radius, Stroke: &b.edge, Thick: edgeThick}, width, b.pad)
}

// again says when the next surgery is.
func (b bilingual) again() page.Block {
	when := clean(b.c.nextSurgery)
	if when == "" {
		return page.Block{}
	}
	english := b.fonts.Paragraph(saying("handout.next_surgery", "when", when).english(), b.strong, b.column)
	return b.pair(english, b.said(saying("handout.next_surgery", "when", secondWhen(b.voice, when)), b.other.strong, 0))
}

// checked says who read the second language, and when.
func (b bilingual) checked() page.Block {
	if b.voice.Draft() {
		return page.Block{}
	}
	english, said, ok := checkedBy(b.voice)
	second := b.onlyEnglish(0)
	if ok {
		second = b.second(said, b.other.small, 0)
	}
	return b.pair(b.fonts.Paragraph(english, b.small, b.column), second)
}

// checkedBy says who read a language and when, in English and in it.
func checkedBy(v *languages.Voice) (english, second string, ok bool) {
	day := phrase{day: v.On}
	english = words.Say("languages.checked", "who", clean(v.By), "day", day.english())
	if second, ok = day.second(v); ok {
		second, ok = v.Filled(template("languages.checked", "who", "", "day", ""), "who", v.By, "day", second)
	}
	return english, second, ok
}

// codes stand once, with what they open above them in both languages.
func (b bilingual) codes() page.Block {
	if len(coded(b.c.links)) == 0 {
		return page.Block{}
	}
	links := make([]Link, len(b.c.links))
	for i, k := range b.c.links {
		links[i] = k
		if said, ok := guessed(k.Opens).second(b.voice); ok {
			links[i].Also = said
		}
	}
	width := b.sheet().Width()
	over := b.both(saying("languages.scan"), b.text, b.other.text)
	over.WithNext = true
	l := b.look
	l.also = b.other.strong
	codes, _ := l.leastCodes(links, width)
	return page.Stack(over, codes.After(b.item))
}
