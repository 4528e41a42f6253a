package wall

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Lengths on the wall, of 1366 across. Seen from 6 metres in a picture 2 metres
// wide, letters of 28 are as high as those of a newspaper at arm's length.
const (
	across   = 1366.0
	margin   = 56.0
	gap      = 40.0 // between the words and the codes
	smallest = 28.0
	usual    = 32.0
	clock    = 52.0
	hugest   = 150.0 // the hashtag, where it fits
	least    = 56.0  // the hashtag, before it is broken
)

// ink is the wall's colours.
type ink struct{ ground, words, muted page.Color }

func colours() ink {
	return ink{paint(kit.ColourWall), paint(kit.ColourOnWall), paint(kit.ColourWallMuted)}
}

func paint(name fyne.ThemeColorName) page.Color {
	c := color.NRGBAModel.Convert(kit.Colour(name)).(color.NRGBA)
	return page.Color{R: c.R, G: c.G, B: c.B}
}

// room is what the wall is laid out with.
type room struct {
	fonts *page.Fonts
	ink
	ratio float64 // height by width
	turns int     // how often the codes have changed places
}

// layOut returns the wall as a page, 1366 mm across.
func layOut(view wall.Wall, r room) page.Page {
	p := page.Page{Size: page.Size{W: across, H: across * r.ratio}}
	p.Items = append(p.Items, page.Box{W: p.Size.W, H: p.Size.H, Fill: &r.ground})
	width := across - 2*margin
	if cards := r.codes(view, p.Size.H); len(cards) > 0 {
		for _, c := range cards {
			p.Items = append(p.Items, c.items...)
		}
		width -= cards[0].w + gap
	}
	top := r.head(&p, view, width)
	if q, ok := r.asked(view); ok {
		r.question(&p, view, q, width, top)
		return p
	}
	bottom := r.events(&p, view, width)
	r.next(&p, view, width, top, bottom)
	return p
}

// style is text of a size in the lengths of the wall.
func style(size float64, weight page.Weight, c page.Color) page.Style {
	return page.Style{Size: size * 72 / 25.4, Weight: weight, Color: c, Leading: 1.25}
}

// lines sets text at most so many lines high, and returns where the next begins.
func (r room) lines(p *page.Page, text string, s page.Style, x, y, width float64, most int) float64 {
	all := r.fonts.Wrap(text, s, width)
	if len(all) > most {
		all = append(all[:most-1], r.fonts.Shorten(strings.Join(all[most-1:], " "), s, width))
	}
	for _, line := range all {
		items, _ := r.fonts.Line(x, y+r.fonts.Baseline(s), line, s)
		p.Items = append(p.Items, items...)
		y += s.LineHeight()
	}
	return y
}

// head is what is on today, the clock, and the hashtag as large as it fits.
func (r room) head(p *page.Page, view wall.Wall, width float64) float64 {
	time, s := dates.Clock(view.Now.Format("15:04")), style(clock, page.Bold, r.words)
	wide := r.fonts.Width(time, s)
	y := margin - 12
	items, _ := r.fonts.Line(margin+width-wide, y+r.fonts.Baseline(s), time, s)
	p.Items = append(p.Items, items...)
	small := style(smallest, page.Regular, r.muted)
	end := r.lines(p, view.Title, small, margin, y+(s.LineHeight()-small.LineHeight())/2, width-wide-gap, 2)
	y = max(end, y+s.LineHeight()) + 10
	if view.Hashtag == "" {
		return y
	}
	size := hugest
	if wide := r.fonts.Width(view.Hashtag, style(size, page.Bold, r.words)); wide > width {
		size = max(least, size*width/wide*0.995)
	}
	return r.lines(p, view.Hashtag, style(size, page.Bold, r.words), margin, y, width, 2) + 10
}

// events stand at the foot, side by side; it returns where they begin.
func (r room) events(p *page.Page, view wall.Wall, width float64) float64 {
	foot := p.Size.H - margin + 10
	if len(view.Events) == 0 {
		return foot
	}
	const column, most = 300.0, 3 // least width, most lines of a title
	n := max(1, min(len(view.Events), int((width+gap)/(column+gap))))
	each := (width - gap*float64(n-1)) / float64(n)
	label, when, title := style(smallest, page.Regular, r.muted), style(usual, page.Bold, r.words), style(usual, page.Regular, r.words)
	high, times := 0, 0
	for _, e := range view.Events[:n] {
		times = max(times, min(2, len(r.fonts.Wrap(e.When, when, each))))
		high = max(high, min(most, len(r.fonts.Wrap(e.Title, title, each))))
	}
	top := foot - label.LineHeight() - float64(times)*when.LineHeight() - float64(high)*title.LineHeight()
	for i, e := range view.Events[:n] {
		x := margin + float64(i)*(each+gap)
		y := r.lines(p, order(view.Events, i), label, x, top, each, 1)
		y = r.lines(p, e.When, when, x, y, each, 2)
		r.lines(p, e.Title, title, x, y, each, most)
	}
	return top - 20
}

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

// next is who is next, the first large; it takes the room between head and events.
func (r room) next(p *page.Page, view wall.Wall, width, top, bottom float64) {
	if !view.Here {
		return
	}
	small := style(smallest, page.Regular, r.muted)
	if len(view.Next) == 0 {
		if top+small.LineHeight() <= bottom {
			r.lines(p, words.Say("wall.nobody"), small, margin, top+10, width, 2)
		}
		return
	}
	const pad, between, flat = 24.0, 16.0, 1.15
	y := r.lines(p, words.Say("wall.who_next"), small, margin, top+10, width, 1) + 6
	high := min(bottom-y-8, 150)
	if high < usual {
		return // a small window: the codes and the hashtag come first
	}
	x := margin
	for i, who := range view.Next {
		h, front := high*0.62, r.words
		if i == 0 {
			h, front = high, r.ground
		}
		s := style(h/1.5, page.Bold, front)
		s.Leading = flat
		who = r.fonts.Shorten(who, s, width-2*pad)
		w := max(h, r.fonts.Width(who, s)+2*pad)
		if i > 0 && x+w > margin+width {
			return
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
}
