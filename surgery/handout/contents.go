package handout

import (
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// contents is what a handout of either kind is made of.
type contents struct {
	titled      phrase
	named       bool             // the title is an English sentence with a name in it
	phrases     []phrase         // beneath the title
	second      *languages.Voice // beside English; nil for none
	done        []string
	next        []Step
	remember    []string
	links       []Link
	events      []Event
	unlisted    int  // events that are not among them: their number is said
	forAll      bool // nobody's own: what is on comes first
	boxes       []Text
	nextSurgery string
	calendar    Link // of the next surgery, if there is room for it
}

// about is what stands beneath the title, in English.
func (c contents) about() []string {
	var said []string
	for _, p := range c.phrases {
		said = append(said, p.english())
	}
	return said
}

// arrangement is how what is done and what comes next share the page.
type arrangement struct {
	share float64 // of the width for what is done; 0 puts next under it
	most  int     // done steps that are listed before the rest become a number; 0 is all
}

// shares are tried in this order: first what looks best.
func (c contents) shares() []float64 {
	if len(c.done) < 2 || len(c.next) == 0 { // nothing for a column of its own
		return []float64{0}
	}
	return []float64{0.5, 0.38, 0}
}

// draft is the parts of a page at one snugness, of which only the steps are
// still to be arranged.
type draft struct {
	l                                 look
	perRow                            int // codes side by side
	head, codes, events, boxes, again page.Block
}

func (c contents) draft(l look) draft {
	width := l.sheet().Width()
	titled := l
	if c.named {
		titled.title.Direction = page.LTR
	}
	d := draft{
		l:      l,
		head:   titled.head(c.titled.english(), c.about(), width),
		events: l.section(words.Say("handout.events"), width, l.programmed(c, width)),
		boxes:  l.signposts(c.boxes, width),
		again:  l.comeAgain(c.nextSurgery, width),
	}
	d.codes, d.perRow = l.leastCodes(c.links, width)
	return d
}

// foot stands at the foot of the last page.
func (d draft) foot() page.Block {
	return sunk(stack(d.l.gap*0.7, d.boxes, d.again))
}

// sunk returns the block for the foot of its page.
func sunk(b page.Block) page.Block {
	b.Keep, b.Bottom = true, true
	return b
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
		done = l.tickList(c.done, left, a.most)
	}
	done = l.section(words.Say("handout.done"), left, done)
	next := l.section(words.Say("handout.next"), right, l.numbered(c.next, right))
	remember := l.section(words.Say("handout.remember"), width, l.remembered(c.remember, width))
	if a.share == 0 {
		return stack(l.gap, done, next, remember)
	}
	return stack(l.gap, page.Beside(page.Column{Block: done}, page.Column{X: left + columnGap, Block: next}), remember)
}
