package wall

import (
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// mostLines is how many lines of an event's title stand on the wall.
const mostLines = 3

// order is the word above an event: now, next, then.
func order(events []wall.Event, i int) string {
	switch {
	case events[i].On:
		return words.Say("wall.now")
	case i == 0 || events[i-1].On:
		return words.Say("wall.next")
	}
	return words.Say("wall.then")
}

// events stand at the foot, side by side, their titles at most so many lines high;
// joined has them say in one line whether they are on, and when. It returns where
// they begin.
func (r room) events(p *page.Page, view wall.Wall, width float64, most int, joined bool) float64 {
	foot := p.Size.H - margin + 10
	if len(view.Events) == 0 || most == 0 {
		return foot
	}
	const column = 300.0 // least width
	n := max(1, min(len(view.Events), int((width+gap)/(column+gap))))
	each := (width - gap*float64(n-1)) / float64(n)
	label, when, title := style(smallest, page.Regular, r.muted), style(usual, page.Bold, r.words), style(usual, page.Regular, r.words)
	high, times := 0, 0
	at := func(i int) string {
		if joined {
			return words.Say("wall.now_or_then", "order", order(view.Events, i), "when", view.Events[i].When)
		}
		return view.Events[i].When
	}
	for i, e := range view.Events[:n] {
		times = max(times, min(2, len(r.fonts.Wrap(at(i), when, each))))
		high = max(high, min(most, len(r.fonts.Wrap(e.Title, title, each))))
	}
	top := foot - float64(times)*when.LineHeight() - float64(high)*title.LineHeight()
	if !joined {
		top -= label.LineHeight()
	}
	for i, e := range view.Events[:n] {
		x := margin + float64(i)*(each+gap)
		y := top
		if !joined {
			y = r.lines(p, order(view.Events, i), label, x, y, each, 1)
		}
		y = r.lines(p, at(i), when, x, y, each, 2)
		r.lines(p, e.Title, title, x, y, each, most)
	}
	return top - 20
}

// programme is what is on, one below the other as large as the room allows: what the
// wall says where no surgery is open.
func (r room) programme(p *page.Page, view wall.Wall, width, top float64) {
	bottom := p.Size.H - margin + 10
	for _, size := range []float64{52, 46, 40, usual, smallest} {
		q := *p
		q.Items = p.Items[:len(p.Items):len(p.Items)]
		end, rows := r.rows(&q, view.Events, size, width, top+20, 0)
		if end > bottom && size > smallest {
			continue
		}
		for ; end > bottom && rows > 1; rows-- { // a small window: the first come first
			q.Items = p.Items[:len(p.Items):len(p.Items)]
			end, _ = r.rows(&q, view.Events[:rows-1], size, width, top+20, 0)
		}
		if end > bottom {
			return
		}
		apart := min(size, (bottom-end)/float64(max(1, rows)))
		r.rows(p, view.Events[:rows], size, width, top+20, apart)
		return
	}
}

// rows sets events under one another, so much further apart, and returns where they
// end and how many they are.
func (r room) rows(p *page.Page, events []wall.Event, size, width, y, apart float64) (end float64, n int) {
	label, when, title := style(smallest, page.Regular, r.muted), style(size, page.Bold, r.words), style(size, page.Regular, r.words)
	for i, e := range events {
		y = r.lines(p, order(events, i), label, margin, y, width, 1)
		y = r.lines(p, e.When, when, margin, y, width, 1)
		y = r.lines(p, e.Title, title, margin, y, width, mostLines) + 16 + apart
	}
	return y - 16 - apart, len(events)
}
