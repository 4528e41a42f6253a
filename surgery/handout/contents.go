package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
)

// contents is what a handout of either kind is made of.
type contents struct {
	title       string
	about       []string
	done        []string
	next        []Step
	links       []Link
	events      []Event
	boxes       []Text
	nextSurgery string
}

// leastCode and mostCode bound how wide a code is drawn where there is room,
// in mm; DESIGN 7 has the least.
const (
	leastCode = 30.0
	mostCode  = 42.0
)

// arrangement is how what is done and what comes next share the page.
type arrangement struct {
	snug  float64
	share float64 // of the width for what is done; 0 puts next under it
	most  int     // done steps that are listed before the rest become a number; 0 is all
}

// arrangements are tried in this order until one fits a page: first what looks
// best, then what takes less.
func (c contents) arrangements() []arrangement {
	var list []arrangement
	for _, most := range []int{0, 6, 4} {
		if most > 0 && len(c.done) <= most+1 {
			continue
		}
		for _, snug := range []float64{0, 0.5, 1} {
			for _, share := range c.shares() {
				list = append(list, arrangement{snug, share, most})
			}
		}
	}
	return list
}

func (c contents) shares() []float64 {
	if len(c.done) == 0 || len(c.next) == 0 {
		return []float64{0}
	}
	return []float64{0.5, 0.38, 0}
}

// pages lays the contents out on one page if any arrangement does, else on as
// many as it takes.
func (c contents) pages(fonts *page.Fonts, size surgery.HandoutSize) ([]page.Page, error) {
	for _, a := range c.arrangements() {
		l := newLook(fonts, size, a.snug)
		all := c.blocks(l, a, leastCode)
		spare := l.sheet().Height() - all.Height
		if spare < 0 {
			continue
		}
		if bigger := c.blocks(l, a, c.codeSide(spare)); bigger.Height <= l.sheet().Height() {
			all = bigger
		}
		return l.sheet().Flow([]page.Block{all})
	}
	l := newLook(fonts, size, 0)
	return l.sheet().Flow([]page.Block{c.blocks(l, arrangement{share: c.bestShare(l)}, leastCode)})
}

// codeSide answers how wide codes can be drawn when that much height is spare.
func (c contents) codeSide(spare float64) float64 {
	rows := max(1, (len(c.links)+perRow-1)/perRow)
	return min(mostCode, leastCode+0.6*spare/float64(rows))
}

// bestShare answers the share that takes the least height and still fits the
// first page; columns that go on over pages are hard to follow.
func (c contents) bestShare(l look) float64 {
	width := l.sheet().Width()
	best, least := 0.0, c.steps(l, arrangement{}, width).Height
	room := l.sheet().Height() - l.head(c.title, c.about, width).Height - l.gap
	for _, share := range c.shares() {
		if high := c.steps(l, arrangement{share: share}, width).Height; high < least && high <= room {
			best, least = share, high
		}
	}
	return best
}

// steps is what was done and what comes next.
func (c contents) steps(l look, a arrangement, width float64) page.Block {
	left, right := width, width
	if a.share > 0 {
		left = (width - columnGap) * a.share
		right = width - columnGap - left
	}
	done := l.ticked(c.done, left, a.most)
	if two := l.tickedTwice(c.done, width); a.share == 0 && a.most == 0 && len(c.done) > 3 && two.Height < l.sheet().Height()/2 {
		done = two
	}
	done = l.headed(say("done"), left, done)
	next := l.headed(say("next"), right, l.numbered(c.next, right))
	if a.share == 0 {
		return parted(l.gap, done, next)
	}
	return page.Beside(page.Column{Block: done}, page.Column{X: left + columnGap, Block: next})
}

// blocks is everything, the signposts at the foot of the last page.
func (c contents) blocks(l look, a arrangement, side float64) page.Block {
	width := l.sheet().Width()
	foot := parted(l.gap*0.7, l.signposts(c.boxes, width), l.comeAgain(c.nextSurgery, width))
	foot.Keep, foot.Bottom = true, true
	return parted(l.gap,
		l.head(c.title, c.about, width),
		c.steps(l, a, width),
		l.codes(c.links, width, side),
		l.headed(say("events"), width, l.timetable(c.events, width)),
		foot,
	)
}
