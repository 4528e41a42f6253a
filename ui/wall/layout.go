package wall

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
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
type ink struct{ ground, words, muted, track, bar, accent page.Color }

func colours() ink {
	return ink{paint(kit.ColourWall), paint(kit.ColourOnWall), paint(kit.ColourWallMuted),
		paint(kit.ColourWallTrack), paint(kit.ColourWallBar), paint(kit.ColourWallAccent)}
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

// wide is the part of the wall that is left of the codes.
type wide struct {
	width   float64
	clocked bool // the clock stands beneath the codes
}

// layOut returns the wall as a page, 1366 mm across.
func layOut(view wall.Wall, r room) page.Page {
	p := page.Page{Size: page.Size{W: across, H: across * r.ratio}}
	p.Items = append(p.Items, page.Box{W: p.Size.W, H: p.Size.H, Fill: &r.ground})
	w := wide{width: across - 2*margin}
	if codes := r.codes(view, p.Size.H); codes.w > 0 {
		p.Items = append(p.Items, codes.items...)
		w.width -= codes.w + gap
		w.clocked = r.clockBeneath(&p, view, codes)
	}
	if q, ok := r.asked(view); ok {
		return r.asking(p, view, q, w)
	}
	top := r.head(&p, view, w, hugest)
	if view.Here {
		bottom := r.events(&p, view, w.width, mostLines, false)
		r.next(&p, view, w.width, top, bottom)
	} else {
		r.programme(&p, view, w.width, top)
	}
	return p
}

// style is text of a size in the lengths of the wall.
func style(size float64, weight page.Weight, c page.Color) page.Style {
	return page.Style{Size: size * 72 / 25.4, Weight: weight, Color: c, Leading: 1.25}
}

// even breaks text into as few lines as it takes, and these about as long as one
// another: a last word alone is not seen from the back of a room.
func (r room) even(text string, s page.Style, width float64) []string {
	lines := r.fonts.Wrap(text, s, width)
	if len(lines) < 2 {
		return lines
	}
	narrow := 0.0
	for word := range strings.FieldsSeq(text) { // a hashtag is not broken for the sake of even lines
		narrow = max(narrow, min(r.fonts.Width(word, s), width))
	}
	if len(r.fonts.Wrap(text, s, narrow)) <= len(lines) {
		return r.fonts.Wrap(text, s, narrow)
	}
	for range 8 {
		if middle := (narrow + width) / 2; len(r.fonts.Wrap(text, s, middle)) > len(lines) {
			narrow = middle
		} else {
			width = middle
		}
	}
	return r.fonts.Wrap(text, s, width)
}

// lines sets text at most so many lines high, and returns where the next begins.
func (r room) lines(p *page.Page, text string, s page.Style, x, y, width float64, most int) float64 {
	all := r.even(text, s, width)
	if len(all) > most {
		all = r.fonts.Wrap(text, s, width)
		all = append(all[:most-1], r.fonts.Shorten(strings.Join(all[most-1:], " "), s, width))
	}
	for _, line := range all {
		items, _ := r.fonts.Line(x, y+r.fonts.Baseline(s), line, s)
		p.Items = append(p.Items, items...)
		y += s.LineHeight()
	}
	return y
}

// clockWords is the clock's words.
func clockWords(view wall.Wall) string { return dates.Clock(view.Now.Format("15:04")) }

// clockBeneath sets the clock beneath the codes where they leave room for it, as
// large as that is, and reports whether they do.
func (r room) clockBeneath(p *page.Page, view wall.Wall, codes column) bool {
	room := p.Size.H - cardEdge - codes.end
	if room < 1.6*clock {
		return false
	}
	s := style(clock, page.Bold, r.words)
	large := max(1, min(2, room*0.55/clock, codes.w*0.85/r.fonts.Width(clockWords(view), s)))
	s.Size *= large
	wide := r.fonts.Width(clockWords(view), s)
	y := codes.end + (room-s.LineHeight())/2 + r.fonts.Baseline(s)
	items, _ := r.fonts.Line(codes.x+(codes.w-wide)/2, y, clockWords(view), s)
	p.Items = append(p.Items, items...)
	return true
}

// head is what is on today, the clock unless it stands elsewhere, the hashtag as
// large as it fits, up to most, and when a week begins.
func (r room) head(p *page.Page, view wall.Wall, w wide, most float64) float64 {
	small, y := style(smallest, page.Regular, r.muted), margin-12
	left, end := w.width, 0.0
	if !w.clocked {
		s := style(clock, page.Bold, r.words)
		wide := r.fonts.Width(clockWords(view), s)
		items, _ := r.fonts.Line(margin+w.width-wide, y+r.fonts.Baseline(s), clockWords(view), s)
		p.Items = append(p.Items, items...)
		left, end = left-wide-gap, y+s.LineHeight()
		y += (s.LineHeight() - small.LineHeight()) / 2
	}
	y = max(end, r.lines(p, view.Title, small, margin, y, left, 2)) + 10
	if view.Hashtag != "" {
		size := most
		if wide := r.fonts.Width(view.Hashtag, style(size, page.Bold, r.words)); wide > w.width {
			size = max(least, size*w.width/wide*0.995)
		}
		y = r.lines(p, view.Hashtag, style(size, page.Bold, r.words), margin, y, w.width, 2) + 10
	}
	if view.Starts != "" {
		y = r.lines(p, view.Starts, style(44, page.Bold, r.accent), margin, y, w.width, 2) + 10
	}
	return y
}
