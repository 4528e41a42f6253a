package handout

import (
	"regexp"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// The host's cards and the roles for guests, among the texts of the assets.
const (
	UpsetCardText   = "card-upset"
	AtRiskCardText  = "card-at-risk"
	NumbersCardText = "card-numbers"
	GuestRolesText  = "guest-roles"
)

// HostCard is a card for the host: what to do, step by step, or the numbers.
type HostCard struct {
	Text    Text
	Numbers bool // its paragraphs are numbers, with lines for those of this place
	Size    surgery.HandoutSize
}

// numberedStep is how a step of a card begins: "4. Ask plainly".
var numberedStep = regexp.MustCompile(`^(\d{1,2})\.\s+`)

// Pages lays the card out on A4, as large as one page takes.
func (c HostCard) Pages(fonts *page.Fonts) ([]page.Page, error) {
	var l look
	var body page.Block
	for _, by := range []float64{1.35, 1.25, 1.15, 1.07, 1} {
		for _, snug := range snugness {
			l = newLook(fonts, c.Size, snug).larger(by)
			if body = c.body(l); body.Height <= l.sheet().Height() {
				return l.sheet().Flow([]page.Block{body})
			}
		}
	}
	return l.sheet().Flow([]page.Block{body})
}

func (c HostCard) body(l look) page.Block {
	width := l.sheet().Width()
	steps, fields := c.steps(l, width), page.Block{}
	if c.Numbers {
		steps = l.numbers(c.Text.Paragraphs, width)
		var lines []page.Block
		for _, label := range []string{words.Say("weekprints.host_duty"), words.Say("weekprints.host_safeguarding"),
			words.Say("weekprints.host_crisis"), words.Say("weekprints.host_address")} {
			lines = append(lines, l.writeIn(label, width))
		}
		fields = l.section(words.Say("weekprints.host_fields"), width, stack(l.item, lines...))
	}
	checked := page.Block{}
	if !c.Text.Checked.IsZero() {
		checked = l.fonts.Paragraph(words.Say("weekprints.host_checked", "day", c.Text.Checked.Format("2 January 2006")), l.small, width)
		checked.Bottom = true
	}
	return stack(l.gap, l.head(clean(c.Text.Title), nil, width), steps, fields, checked)
}

// steps are the paragraphs, those that begin with a number hanging behind it.
func (c HostCard) steps(l look, width float64) page.Block {
	if l.mirrors(c.Text.Paragraphs...) {
		return c.steps(l.rightToLeft(), width).Mirrored(width)
	}
	at := l.fonts.Width("10", l.strong) + 3
	var blocks []page.Block
	list := runs{role: page.List, numbered: true}
	for _, p := range cleanAll(c.Text.Paragraphs) {
		number := numberedStep.FindStringSubmatch(p)
		if number == nil {
			blocks = append(blocks, list.between(l.fonts.Paragraph(p, l.text, width)))
			continue
		}
		said := l.fonts.Paragraph(strings.TrimPrefix(p, number[0]), l.text, width-at).Indented(at).As(&page.Node{Role: page.ListBody})
		said.Keep = true
		step := withItems(said, l.fonts.Paragraph(number[1], as(page.ListLabel, l.strong), at).Items...)
		blocks = append(blocks, list.within(step.As(&page.Node{Role: page.ListItem})))
	}
	return stack(l.item*2, blocks...)
}

// numbers are paragraphs of the shape "Samaritans: 116 123. Free, day and
// night.", the number large enough to be found at a glance.
func (l look) numbers(paragraphs []string, width float64) page.Block {
	if l.mirrors(paragraphs...) {
		return l.rightToLeft().numbers(paragraphs, width).Mirrored(width)
	}
	at := width * 0.42
	var blocks []page.Block
	table := runs{role: page.Table}
	for _, p := range cleanAll(paragraphs) {
		label, rest, found := strings.Cut(p, ": ")
		if !found {
			blocks = append(blocks, table.between(l.fonts.Paragraph(p, l.text, width)))
			continue
		}
		number, more, _ := strings.Cut(rest, ". ")
		blocks = append(blocks, table.within(row(
			page.Column{Block: l.fonts.Paragraph(label, l.text, at-timeGap)},
			page.Column{X: at, Block: page.Together(
				l.fonts.Heading(number, as(page.Para, l.heading), width-at),
				l.fonts.Paragraph(more, l.text, width-at))},
		)))
	}
	return stack(l.item*2, blocks...)
}
