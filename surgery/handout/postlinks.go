package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// PostLinks are codes that open a new post with the hashtag filled in, one for
// each site that allows it. Nothing of a person stands in them.
type PostLinks struct {
	Hashtag string // with its #
	Size    surgery.HandoutSize
	Links   []Link
	Safe    Text
}

// Pages lays the codes out, two beside one another, on one page where they fit.
func (p PostLinks) Pages(fonts *page.Fonts) ([]page.Page, error) {
	for _, snug := range snugness {
		for _, side := range []float64{75, 60, hugeCode, mostCode, (leastCode + mostCode) / 2, leastCode} {
			pages, err := p.pages(newLook(fonts, p.Size, snug), side)
			if err != nil || len(pages) == 1 {
				return pages, err
			}
		}
	}
	return p.pages(newLook(fonts, p.Size, 0), mostCode)
}

func (p PostLinks) pages(l look, side float64) ([]page.Page, error) {
	width := l.sheet().Width()
	foot := l.signed(p.Safe, width)
	foot.Bottom = true
	return l.sheet().Flow([]page.Block{stack(l.gap,
		l.head(words.Say("weekprints.post_links_title", "tag", clean(p.Hashtag)), nil, width),
		l.fonts.Paragraph(words.Say("weekprints.post_links_how", "tag", clean(p.Hashtag)), l.text, width),
		l.codes(p.Links, width, side), foot)})
}
