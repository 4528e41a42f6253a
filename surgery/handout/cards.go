package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Cards are small cards to cut out and hand round: eight to an A4 page, whatever they
// say. What has no room on one is left out, the blog first, and Laid says so; only where
// the hashtag and its address alone are too long are there fewer.
type Cards struct {
	Hashtag string // with its #; where there is none, Title stands in its place
	Title   string
	Dates   string
	Code    Link
	Blog    Link // only its address in words
	Size    surgery.HandoutSize

	wordless bool // the code's address is left out: the hashtag says where it leads
}

// cardGrids are how many stand beside and below one another, the best first.
var cardGrids = []struct{ across, down int }{{2, 4}, {2, 3}, {2, 2}, {1, 3}, {1, 2}, {1, 1}}

// CardsLack is what had no room on the cards.
type CardsLack struct {
	Blog, Dates, Address bool
}

// lacks returns what these cards lack of all.
func (c Cards) lacks(all Cards) CardsLack {
	return CardsLack{
		Blog:    c.Blog.blank() && !all.Blog.blank(),
		Dates:   clean(c.Dates) == "" && clean(all.Dates) != "",
		Address: c.wordless,
	}
}

// Pages is Laid, without saying what had no room.
func (c Cards) Pages(fonts *page.Fonts) ([]page.Page, error) {
	pages, _, err := c.Laid(fonts)
	return pages, err
}

// Laid lays one page of equal cards out, with lines to cut along, and says what had no
// room on them.
func (c Cards) Laid(fonts *page.Fonts) ([]page.Page, CardsLack, error) {
	var l look
	for _, grid := range cardGrids {
		for _, with := range c.lessAndLess() {
			for _, snug := range snugness {
				l = newLook(fonts, c.Size, snug)
				wide := l.sheet().Width() / float64(grid.across)
				high := l.sheet().Height() / float64(grid.down)
				if card := with.card(l, wide-2*l.pad); card.Height <= high-2*l.pad {
					return []page.Page{{Size: page.A4, Items: cut(l, card, grid.across, grid.down, wide, high)}}, with.lacks(c), nil
				}
			}
		}
	}
	pages, err := l.sheet().Flow([]page.Block{c.card(l, l.sheet().Width())})
	return pages, CardsLack{}, err
}

// lessAndLess returns the cards as they are, without the blog, without the dates too,
// and in large print with the hashtag, the dates and the code alone.
func (c Cards) lessAndLess() []Cards {
	if c.Code.blank() {
		return []Cards{c}
	}
	short := c
	short.Blog = Link{}
	bare := short
	bare.Dates = ""
	all := []Cards{c, short, bare}
	if c.Size == surgery.LargePrint && clean(c.Hashtag) != "" {
		short.wordless = true
		all = append(all, short)
	}
	return all
}

// cut sets the card into each field of the grid.
func cut(l look, card page.Block, across, down int, wide, high float64) []page.Item {
	var items []page.Item
	for i := range across + 1 {
		x := margin + float64(i)*wide
		items = append(items, page.Line{X1: x, Y1: margin, X2: x, Y2: margin + float64(down)*high, Thick: 0.2, Color: l.small.Color})
	}
	for i := range down + 1 {
		y := margin + float64(i)*high
		items = append(items, page.Line{X1: margin, Y1: y, X2: margin + float64(across)*wide, Y2: y, Thick: 0.2, Color: l.small.Color})
	}
	for row := range down {
		for column := range across {
			copied := page.Moved(card.Items, margin+float64(column)*wide+l.pad, margin+float64(row)*high+l.pad)
			items = append(items, page.As(&page.Node{Role: page.Section}, copied...)...)
		}
	}
	return items
}

func (c Cards) card(l look, width float64) page.Block {
	says := clean(c.Hashtag)
	if says == "" {
		says = clean(c.Title)
	}
	blocks := []page.Block{l.banner(says, page.Title, width, l.strong.Size, l.strong.Size*1.5)}
	blog := func(width float64) []page.Block {
		return []page.Block{l.fonts.Paragraph(c.blogTitle(), l.strong, width), l.plainAddress(c.Blog, width)}
	}
	if c.Code.blank() {
		return stack(l.item, append(append(blocks, l.fonts.Paragraph(c.Dates, l.text, width)), blog(width)...)...)
	}
	code := l.code(c.Code, leastCode, width)
	at := 0.0
	for _, item := range code.Items {
		extent := page.Extent(item)
		at = max(at, extent.X+extent.W)
	}
	at += 3
	beside, below := []page.Block{l.fonts.Paragraph(c.Dates, l.text, width-at)}, []page.Block{l.plainAddress(c.Code, width)}
	if c.wordless {
		below = nil
	}
	if l.wrapsWell(c.Blog.written(), width-at) {
		beside = append(beside, blog(width-at)...)
	} else {
		below = append(below, blog(width)...)
	}
	return stack(l.item, append(append(blocks, page.Beside(page.Column{Block: code}, page.Column{X: at, Block: stack(l.item, beside...)})), below...)...)
}

// wrapsWell reports whether an address can be broken into lines behind its strokes
// and hyphens only.
func (l look) wrapsWell(address string, width float64) bool {
	lines := l.fonts.Wrap(address, l.text, width)
	for i, line := range lines {
		if i+1 < len(lines) && !strings.HasSuffix(line, "/") && !strings.HasSuffix(line, "-") {
			return false
		}
	}
	return true
}

func (c Cards) blogTitle() string {
	if c.Blog.blank() {
		return ""
	}
	if opens := clean(c.Blog.Opens); opens != "" {
		return opens
	}
	return words.Say("weekprints.card_read")
}
