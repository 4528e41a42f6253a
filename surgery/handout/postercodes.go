package handout

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery/page"
)

// leastBanner is how high a hashtag is at least beside a code, in points on A4.
const leastBanner = 30.0

// upper is the hashtag and the codes: the large one at the right, beside the hashtag or
// beneath it, the others at the left. Not ok where the hashtag has no room beside it.
func (p Poster) upper(l look, width, by float64, size posterSize, links []Link) (upper page.Block, ok bool) {
	across := l.banner(p.Hashtag, page.Para, width, l.title.Size, size.banner)
	if len(links) == 0 {
		return across, true
	}
	first, others := links[0], links[1:]
	right := l.codeWide(first, size.side)
	for _, word := range strings.Fields(clean(first.Opens)) {
		right = max(right, min(l.fonts.Width(word, l.strong)+0.1, width/2))
	}
	left, small := width-right-columnGap*by, max(leastCode*by, size.side*0.45)
	if left < l.othersNeed(others, leastCode*by) { // under one another
		blocks := []page.Block{across}
		for _, k := range links {
			blocks = append(blocks, l.posterCode(k, size.side, width))
		}
		return stack(l.gap, blocks...), size.above
	}
	large := page.Column{X: width - right, Block: l.posterCode(first, size.side, right)}
	if size.above {
		return stack(l.gap, across, page.Beside(large, page.Column{Block: l.others(others, small, left)})), len(others) > 0
	}
	banner := l.banner(p.Hashtag, page.Para, left, leastBanner*by, size.banner)
	if l.bannerBroken(p.Hashtag, left, leastBanner*by, size.banner) {
		return across, false
	}
	beneath := page.Stack(page.Block{Height: banner.Height}, l.others(others, small, left).After(l.gap))
	return page.Beside(page.Column{Block: banner}, large, page.Column{Block: beneath}), true
}

// codeWide is how wide a code is that is at least side mm wide, with the clear edge to
// its right.
func (l look) codeWide(k Link, side float64) float64 {
	qr, err := k.QR()
	if err != nil {
		return side
	}
	side = max(side, qr.SideMM())
	return side + qr.QuietMM(side)
}

// othersNeed is the least width that the smaller codes need.
func (l look) othersNeed(links []Link, side float64) float64 {
	need := 0.0
	for _, k := range links {
		need = max(need, l.codeWide(k, side))
	}
	return need
}

// others are the smaller codes: two side by side where they and their words have
// room, else one under the other with its words beside it.
func (l look) others(links []Link, side, width float64) page.Block {
	if len(links) == 0 {
		return page.Block{}
	}
	half := (width - columnGap) / 2
	if len(links) > 1 && l.othersNeed(links, side) <= half && !slices.ContainsFunc(links, func(k Link) bool { return l.splitsWords(k, half) }) {
		return l.pairs(links, side, half)
	}
	var rows []page.Block
	for _, k := range links {
		at := l.codeWide(k, side)
		if room := width - at - 3; room >= 30 && !l.splitsWords(k, room) {
			words := page.Together(l.fonts.Heading(clean(k.Opens), l.strong, room), l.plainAddress(k, room))
			code := l.bareCode(k, side, at+0.1)
			rows = append(rows, page.Beside(page.Column{Block: code}, page.Column{X: at + 3, Block: middle(words, code.Height)}))
			continue
		}
		rows = append(rows, l.posterCode(k, side, width))
	}
	return stack(l.gap/2, rows...)
}

// pairs are codes two to a row, each in a column, level however long the words above
// them are.
func (l look) pairs(links []Link, side, column float64) page.Block {
	var rows []page.Block
	for len(links) > 0 {
		var row []page.Column
		abreast, above := links[:min(2, len(links))], 0.0
		for _, k := range abreast {
			above = max(above, l.fonts.Heading(clean(k.Opens), l.strong, column).Height)
		}
		for i, k := range abreast {
			row = append(row, page.Column{X: float64(i) * (column + columnGap), Block: l.posterCodeUnder(above, k, side, column)})
		}
		rows, links = append(rows, page.Beside(row...)), links[len(row):]
	}
	return stack(l.gap/2, rows...)
}

// posterCode is one code: what it opens above, its address beneath, and all three
// begin at the same edge, since the paper itself is the white that a code needs
// around it.
func (l look) posterCode(k Link, side, width float64) page.Block {
	return l.posterCodeUnder(0, k, side, width)
}

// posterCodeUnder is posterCode with so much room at least for the words above it.
func (l look) posterCodeUnder(above float64, k Link, side, width float64) page.Block {
	opens, code := l.fonts.Heading(clean(k.Opens), l.strong, width), l.bareCode(k, side, width)
	opens.Height = max(opens.Height, above)
	code.WithNext = true
	return page.Together(
		opens,
		code,
		l.plainAddress(k, width),
	)
}

// bareCode is code without its ground, for white paper: only above, beneath and to
// the right is it kept clear of words; to the left is the edge.
func (l look) bareCode(k Link, side, most float64) page.Block {
	qr, err := k.QR()
	if err != nil {
		return page.Block{}
	}
	side = max(side, qr.SideMM())
	if room := most - qr.QuietMM(side); side > room {
		side = max(qr.SideMM(), most*float64(qr.Modules)/float64(qr.Modules+4))
	}
	quiet := qr.QuietMM(side)
	return page.Block{Items: l.drawn(qr, k, side, 0, quiet), Height: side + 2*quiet, Keep: true}
}
