package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
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

// snugness is how closed up the lines and spaces are, tried in this order.
var snugness = []float64{0, 0.5, 1}

// leastCode and mostCode bound how wide a code is drawn where there is room,
// in mm; DESIGN 7 has the least.
const (
	leastCode = 30.0
	mostCode  = 42.0
)

// arrangement is how what is done and what comes next share the page.
type arrangement struct {
	share float64 // of the width for what is done; 0 puts next under it
	most  int     // done steps that are listed before the rest become a number; 0 is all
}

// shares are tried in this order: first what looks best.
func (c contents) shares() []float64 {
	if len(c.done) == 0 || len(c.next) == 0 {
		return []float64{0}
	}
	return []float64{0.5, 0.38, 0}
}

// draft is the parts of a page at one snugness, of which only the steps are
// still to be arranged.
type draft struct {
	l                         look
	head, codes, events, foot page.Block
}

func (c contents) draft(l look) draft {
	width := l.sheet().Width()
	foot := parted(l.gap*0.7, l.signposts(c.boxes, width), l.comeAgain(c.nextSurgery, width))
	foot.Keep, foot.Bottom = true, true // at the foot of the last page
	return draft{
		l:      l,
		head:   l.head(c.title, c.about, width),
		codes:  l.codes(c.links, width, leastCode),
		events: l.headed(words.Say("handout.events"), width, l.timetable(c.events, width)),
		foot:   foot,
	}
}

// spare answers how much height is left over on one page; less than 0 is too
// little.
func (d draft) spare(steps page.Block) float64 {
	left := d.l.sheet().Height() + d.l.gap
	for _, b := range []page.Block{d.head, steps, d.codes, d.events, d.foot} {
		if b.Height > 0 {
			left -= b.Height + d.l.gap
		}
	}
	return left
}

func (d draft) pages(steps page.Block) ([]page.Page, error) {
	return d.l.sheet().Flow([]page.Block{parted(d.l.gap, d.head, steps, d.codes, d.events, d.foot)})
}

// pages lays the contents out on one page if any arrangement does, else on as
// many as it takes.
func (c contents) pages(fonts *page.Fonts, size surgery.HandoutSize) ([]page.Page, error) {
	drafts := make([]draft, len(snugness))
	for _, most := range []int{0, 6, 4} {
		if most > 0 && len(c.done) <= most+1 {
			continue
		}
		for i, snug := range snugness {
			if drafts[i].l.fonts == nil {
				drafts[i] = c.draft(newLook(fonts, size, snug))
			}
			d := drafts[i]
			if d.spare(page.Block{}) < 0 {
				continue
			}
			for _, share := range c.shares() {
				steps := c.steps(d.l, arrangement{share, most})
				if spare := d.spare(steps); spare >= 0 {
					return c.roomy(d, steps, spare).pages(steps)
				}
			}
		}
	}
	d := drafts[0]
	return d.pages(c.steps(d.l, arrangement{share: c.bestShare(d)}))
}

// roomy answers the draft with its codes as large as the spare height allows.
func (c contents) roomy(d draft, steps page.Block, spare float64) draft {
	bigger := d
	rows := max(1, (len(c.links)+perRow-1)/perRow)
	side := min(mostCode, leastCode+0.6*spare/float64(rows))
	bigger.codes = d.l.codes(c.links, d.l.sheet().Width(), side)
	if bigger.spare(steps) < 0 {
		return d
	}
	return bigger
}

// bestShare answers the share that takes the least height and still fits the
// first page; columns that go on over pages are hard to follow.
func (c contents) bestShare(d draft) float64 {
	best, least := 0.0, c.steps(d.l, arrangement{}).Height
	room := d.l.sheet().Height() - d.head.Height - d.l.gap
	for _, share := range c.shares() {
		if high := c.steps(d.l, arrangement{share: share}).Height; high < least && high <= room {
			best, least = share, high
		}
	}
	return best
}

// steps is what was done and what comes next.
func (c contents) steps(l look, a arrangement) page.Block {
	width := l.sheet().Width()
	left, right := width, width
	if a.share > 0 {
		left = (width - columnGap) * a.share
		right = width - columnGap - left
	}
	var done page.Block
	if a.share == 0 && a.most == 0 && len(c.done) > 3 {
		done = l.tickedTwice(c.done, width)
	}
	if done.Height == 0 || done.Height > l.sheet().Height()/2 {
		done = l.ticked(c.done, left, a.most)
	}
	done = l.headed(words.Say("handout.done"), left, done)
	next := l.headed(words.Say("handout.next"), right, l.numbered(c.next, right))
	if a.share == 0 {
		return parted(l.gap, done, next)
	}
	return page.Beside(page.Column{Block: done}, page.Column{X: left + columnGap, Block: next})
}
