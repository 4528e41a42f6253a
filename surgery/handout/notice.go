package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Notice is a privacy notice to put up or hand out.
type Notice struct {
	Text Text
	Lead bool // the first sentence of each paragraph says what it is about, and is its heading
	Size surgery.HandoutSize
}

// Pages lays the notice out on A4, as large as one page takes; a long one in
// large print goes on.
func (n Notice) Pages(fonts *page.Fonts) ([]page.Page, error) {
	var l look
	var body page.Block
	for _, by := range []float64{1.5, 1.35, 1.25, 1.15, 1.07, 1} {
		for _, snug := range snugness {
			l = newLook(fonts, n.Size, snug).larger(by)
			if body = n.body(l); body.Height <= l.sheet().Height() {
				return l.sheet().Flow([]page.Block{body})
			}
		}
	}
	l = newLook(fonts, n.Size, 0)
	return l.sheet().Flow([]page.Block{n.body(l)})
}

func (n Notice) body(l look) page.Block {
	width := l.sheet().Width()
	var blocks []page.Block
	for _, p := range cleanAll(n.Text.Paragraphs) {
		lead, rest, found := strings.Cut(p, ". ")
		if !n.Lead || !found {
			blocks = append(blocks, l.fonts.Paragraph(p, l.text, width))
			continue
		}
		blocks = append(blocks, page.Stack(l.fonts.Heading(lead, as(page.Heading, l.strong), width), l.fonts.Paragraph(rest, l.text, width)))
	}
	checked := page.Block{}
	if !n.Text.Checked.IsZero() {
		checked = l.fonts.Paragraph(words.Say("weekprints.host_checked", "day", n.Text.Checked.Format("2 January 2006")), l.small, width)
		checked.Bottom = true
	}
	return stack(l.gap, l.head(clean(n.Text.Title), nil, width), stack(l.item*3, blocks...), checked)
}
