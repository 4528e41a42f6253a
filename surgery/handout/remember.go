package handout

import (
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Remembered returns the line that says what somebody wants to remember about a step.
func Remembered(step, note string) string {
	return words.Say("handout.remembered", "step", step, "note", note)
}

// remembered is those lines, one under the other.
func (l look) remembered(lines []string, width float64) page.Block {
	if l.mirrors(lines...) {
		return l.rightToLeft().remembered(lines, width).Mirrored(width)
	}
	var blocks []page.Block
	list := &page.Node{Role: page.List}
	for _, line := range lines {
		b := l.fonts.Paragraph(line, l.text, width).As(&page.Node{Role: page.ListBody})
		b.Keep = true
		blocks = append(blocks, b.As(&page.Node{Role: page.ListItem}).As(list))
	}
	return stack(l.item/2, blocks...)
}

// box is those lines as a box, for where nothing says them in a second language.
func (c contents) box() Text {
	if len(c.remember) == 0 {
		return Text{}
	}
	return Text{Title: words.Say("handout.remember"), Paragraphs: c.remember}
}

// easierRemember is those lines where a handout is easier to read.
func easierRemember(lines []string) EasierPart {
	part := EasierPart{Heading: words.Say("handout.remember")}
	for _, line := range cleanAll(lines) {
		part.Ideas = append(part.Ideas, EasierIdea{Idea: easyread.Idea{Picture: "next", Says: line}})
	}
	return part
}
