package chart

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

// How far what lies between bars is closed up and stretched to suit a height.
const tightest, loosest = 0.7, 2.2

// Fit draws a chart into a height in mm: as large as its look's text, or as much
// smaller as it needs, down to 10 points, as it is meant rather than large; what
// height is left over goes between the bars. fits is false where it is too high
// all the same.
func Fit(c Chart, l Look, height float64) (b page.Block, fits bool) {
	largest := l.pen().Size
	for _, try := range []struct{ meant, beside bool }{{true, false}, {true, true}, {false, false}, {false, true}} {
		l.Beside = try.beside
		for size := largest; size >= leastText; size -= 0.5 {
			l.Size, l.Loose = size, 1
			if try.meant && !c.AsMeant(l) {
				continue
			}
			if b = c.Block(l); b.Height <= height {
				return loosened(c, l, b, height), true
			}
		}
	}
	l.Size, l.Loose, l.Beside = leastText, tightest, true
	b = c.Block(l)
	return b, b.Height <= height
}

// loosened returns the block with as much between its bars as the height allows.
func loosened(c Chart, l Look, b page.Block, height float64) page.Block {
	for loose := 1.1; loose <= loosest; loose += 0.1 {
		l.Loose = loose
		larger := c.Block(l)
		if larger.Height > height {
			break
		}
		b = larger
	}
	return b
}

// Page is a chart alone on a page, for a picture: in the ground of its colours,
// margin mm from the edges. The look's width is the page's. A chart that is too
// high for it is an Invalid error.
func Page(c Chart, l Look, size page.Size, margin float64) (page.Page, error) {
	l.Width = size.W - 2*margin
	room := size.H - 2*margin
	b, fits := Fit(c, l, room)
	if !fits {
		return page.Page{}, surgery.Fail(surgery.Invalid, "chart.too_tall")
	}
	ground := l.pen().Colours.Ground
	items := []page.Item{page.Box{W: size.W, H: size.H, Fill: &ground}}
	items = append(items, page.Moved(b.Items, margin, margin+(room-b.Height)/2)...)
	return page.Page{Size: size, Items: items}, nil
}
