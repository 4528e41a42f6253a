package wall

import (
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// next is who is next, the first large; it takes the room between head and events.
func (r room) next(p *page.Page, view wall.Wall, width, top, bottom float64) {
	small := style(smallest, page.Regular, r.muted)
	if len(view.Next) == 0 {
		for _, size := range []float64{60, 48, 40, usual, smallest} {
			s := style(size, page.Semibold, r.words)
			high := float64(len(r.fonts.Wrap(words.Say("wall.nobody"), s, width))) * s.LineHeight()
			if top+10+high <= bottom {
				r.lines(p, words.Say("wall.nobody"), s, margin, top+(bottom-top-high)/3, width, 9)
				return
			}
		}
		return
	}
	y := r.lines(p, words.Say("wall.who_next"), small, margin, top+10, width, 1) + 6
	high := min(bottom-y-8, 190)
	if high < usual {
		return // a small window: the codes and the hashtag come first
	}
	for ; high > 120 && !r.who(&page.Page{}, view.Next, width, y, high); high -= 10 {
	}
	r.who(p, view.Next, width, y, high)
}

// who sets names or numbers beside one another, the first as high as is said, and
// reports whether all have room.
func (r room) who(p *page.Page, next []string, width, y, high float64) bool {
	const pad, between, flat = 24.0, 16.0, 1.15
	x := margin
	for i, who := range next {
		h, front := high*0.62, r.words
		if i == 0 {
			h, front = high, r.ground
		}
		s := style(h/1.5, page.Bold, front)
		s.Leading = flat
		who = r.fonts.Shorten(who, s, width-2*pad)
		w := max(h, r.fonts.Width(who, s)+2*pad)
		if i > 0 && x+w > margin+width {
			return false
		}
		box := page.Box{X: x, Y: y + high - h, W: w, H: h, Radius: 12, Stroke: &r.muted, Thick: 3}
		if i == 0 {
			box.Stroke, box.Fill = nil, &r.words
		}
		items, wide := r.fonts.Line(x, 0, who, s)
		at := page.Moved(items, (w-wide)/2, box.Y+(h+r.fonts.CapHeight(s))/2)
		p.Items = append(append(p.Items, box), at...)
		x += w + between
	}
	return true
}
