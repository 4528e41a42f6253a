package handout

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

// snugness is how closed up the lines and spaces are, tried in this order.
var snugness = []float64{0, 0.5, 1}

// How wide codes are drawn, in mm: DESIGN 7's least, the usual most, and the
// most where a page has nothing else to fill it.
const (
	leastCode = 30.0
	mostCode  = 42.0
	hugeCode  = 50.0
)

// pages lays the contents out on one page if any arrangement does, else on two
// that are both filled, else on as many as it takes.
func (c contents) pages(fonts *page.Fonts, size surgery.HandoutSize) ([]page.Page, error) {
	if !c.forAll {
		c = c.listed(mostEvents)
	}
	if c.second != nil {
		return c.withCalendar().bilingualPages(fonts, size)
	}
	drafted := func(c contents) func(int) draft {
		drafts := make([]draft, len(snugness))
		return func(i int) draft {
			if drafts[i].l.fonts == nil {
				drafts[i] = c.draft(newLook(fonts, size, snugness[i]))
			}
			return drafts[i]
		}
	}
	if with := c.withCalendar(); len(with.links) > len(c.links) {
		at := drafted(with)
		if blocks := with.onOne(at); blocks != nil {
			return at(0).l.sheet().Flow(blocks)
		}
		if c.onOne(drafted(c)) == nil { // it flows anyway
			c = with
		}
	}
	at := drafted(c)
	blocks := c.onOne(at)
	if blocks == nil && c.forAll {
		blocks = c.fewerEvents(drafted)
	}
	if blocks == nil && !c.forAll {
		blocks = c.onTwo(at)
	}
	if blocks == nil {
		blocks = c.onMany(at(0))
	}
	l := at(0).l
	return l.sheet().Flow(blocks)
}

// withCalendar returns the contents with the next surgery's entry as the last code.
func (c contents) withCalendar() contents {
	if !c.calendar.blank() {
		c.links = append(slices.Clone(c.links), c.calendar)
	}
	return c
}

// onOne returns what stands on one page, nil where it does not fit one.
func (c contents) onOne(at func(int) draft) []page.Block {
	for _, most := range []int{0, 6, 4} {
		if most > 0 && len(c.done) <= most+1 {
			continue
		}
		for i := range snugness {
			d := at(i)
			if d.spare(d.head, d.codes, d.events, d.foot()) < 0 {
				continue
			}
			for _, share := range c.shares() {
				steps := c.steps(d.l, arrangement{share, most})
				if spare := d.spare(d.head, steps, d.codes, d.events, d.foot()); spare >= 0 {
					codes := c.larger(d, spare)
					if steps.Height+d.events.Height == 0 { // nothing else fills the page
						codes = c.airy(d, codes, spare)
					}
					first, then := codes, d.events
					if c.forAll {
						first, then = d.events, codes
					}
					return []page.Block{stack(d.l.gap, d.head, steps, first, then, d.foot())}
				}
			}
		}
	}
	return nil
}

// onTwo returns what stands on two pages, nil where it does not fit them or
// there is nothing but steps. What is the attendee's own is on the first, with
// the boxes at its foot if they fit; what is for everyone is on the second.
func (c contents) onTwo(at func(int) draft) []page.Block {
	for i := range snugness {
		d := at(i)
		if d.codes.Height+d.events.Height == 0 {
			return nil
		}
		steps := c.steps(d.l, arrangement{share: c.bestShare(d)})
		if d.spare(d.head, steps) < 0 {
			continue
		}
		boxes, foot := d.boxes, sunk(d.again)
		if d.spare(d.head, steps, boxes) < 0 {
			boxes, foot = page.Block{}, d.foot()
		}
		if first := c.codesFirst(d, steps); len(first) > 0 {
			return first
		}
		if spare := d.spare(d.codes, d.events, foot); spare >= 0 {
			first := d.whole(stack(d.l.gap, d.head, steps), boxes)
			return []page.Block{first, stack(d.l.gap, c.largest(d, spare), d.events, foot)}
		}
	}
	return nil
}

// codesFirst returns two pages for which there are no steps: the codes are on the
// first, which would be empty, and the events on the second. nil where they do not
// fit so, or where one of them is missing.
func (c contents) codesFirst(d draft, steps page.Block) []page.Block {
	if steps.Height > 0 || d.codes.Height == 0 || d.events.Height == 0 {
		return nil
	}
	boxes, foot := d.boxes, sunk(d.again)
	spare := d.spare(d.head, d.codes, boxes)
	if spare < 0 || d.spare(d.events, foot) < 0 {
		return nil
	}
	codes := c.larger(d, spare)
	return []page.Block{d.whole(stack(d.l.gap, d.head, codes), boxes), stack(d.l.gap, d.events, foot)}
}

// onMany returns all of it, to be broken over pages where they end. The foot is
// not left alone on the last.
func (c contents) onMany(d draft) []page.Block {
	a := arrangement{}
	if d.codes.Height+d.events.Height > 0 { // else the steps are what stands with the foot
		a.share = c.bestShare(d)
	}
	first, then := d.codes, d.events
	if c.forAll {
		first, then = d.events, d.codes
	}
	body := stack(d.l.gap, d.head, c.steps(d.l, a), first, then)
	body.WithNext = true
	return []page.Block{body, d.foot().After(d.l.gap)}
}

// spare returns how much height is left over on a page of these; less than 0 is
// too little.
func (d draft) spare(blocks ...page.Block) float64 {
	left := d.l.sheet().Height() + d.l.gap
	for _, b := range blocks {
		if b.Height > 0 {
			left -= b.Height + d.l.gap
		}
	}
	return left
}

// whole is a page of its own: body at its top, foot at its foot.
func (d draft) whole(body, foot page.Block) page.Block {
	height := d.l.sheet().Height()
	items := append(body.Items, page.Moved(foot.Items, 0, height-foot.Height)...)
	return page.Block{Items: items, Height: height, Keep: true}
}

// larger returns the codes as large as the spare height allows.
func (c contents) larger(d draft, spare float64) page.Block {
	bigger := d.l.codesBeside(d.perRow, c.links, d.l.sheet().Width(), c.side(d, spare))
	if bigger.Height > d.codes.Height+spare {
		return d.codes
	}
	return bigger
}

// side is how wide a code may be where so much height is spare.
func (c contents) side(d draft, spare float64) float64 {
	n := max(1, rows(len(coded(c.links)), d.perRow))
	return min(hugeCode, leastCode+0.6*spare/float64(n))
}

// largest returns the codes for a page that has little else: two side by side
// where they become larger than three could, and else as larger does.
func (c contents) largest(d draft, spare float64) page.Block {
	room, width, side := d.codes.Height+spare, d.l.sheet().Width(), hugeCode
	for range 2 {
		two := d.l.codes(c.links, width, side)
		if two.Height <= room {
			return two
		}
		if side -= (two.Height - room) / float64(max(1, rows(len(coded(c.links)), 2))); side <= mostCode {
			break
		}
	}
	return c.larger(d, spare)
}

// mostAir is how much of it codes may have above and below them, in mm.
const mostAir = 20.0

// airy returns the codes in the middle of a higher box, as the spare height
// allows.
func (c contents) airy(d draft, codes page.Block, spare float64) page.Block {
	l := d.l
	l.air = min(mostAir, (d.codes.Height+spare-codes.Height)/2)
	bigger := l.codesBeside(d.perRow, c.links, l.sheet().Width(), c.side(d, spare))
	if bigger.Height > d.codes.Height+spare+1e-6 { // several boxes
		return codes
	}
	return bigger
}

// bestShare returns the share that takes the least height and still fits the
// first page; columns that go on over pages are hard to follow.
func (c contents) bestShare(d draft) float64 {
	best, least := 0.0, c.steps(d.l, arrangement{}).Height
	room := d.spare(d.head) - d.l.gap
	for _, share := range c.shares() {
		if high := c.steps(d.l, arrangement{share: share}).Height; high < least && high <= room {
			best, least = share, high
		}
	}
	return best
}
