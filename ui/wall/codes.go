package wall

import (
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
)

// A code is scanned from ten times its width, when it has as many modules as
// scanPlain at the most; one of more modules has to be larger. The picture of a
// projector is taken to be pictureWide metres wide.
const (
	scanTimes   = 10.0
	scanPlain   = 33.0
	pictureWide = 2.0
)

// codeSide is how wide the dark part of a code must be, in the lengths of the wall.
func codeSide(metres, modules int) float64 {
	return across * float64(metres) / scanTimes / pictureWide * max(1, float64(modules)/scanPlain)
}

// Around and between the cards of codes: a code brings its own white edge.
const (
	cardEdge    = 28.0
	cardBetween = 20.0
	cardLeast   = 240.0 // wide
)

// column is the cards of codes at the right, one below the other.
type column struct {
	items []page.Item
	x, w  float64
	end   float64 // where the last card ends
}

// codes returns the cards: as many as fit in the size the distance asks for. Where
// there are more they take turns. The column is as wide as the widest needs, so that
// nothing beside it moves when they do.
func (r room) codes(view wall.Wall, height float64) column {
	if len(view.Codes) == 0 {
		return column{}
	}
	label := style(smallest, page.Semibold, page.Black)
	words := 2*label.LineHeight() + 8
	tall := height - 2*cardEdge
	sides := make([]float64, len(view.Codes)) // with their quiet edge
	c := column{w: cardLeast}
	for i, code := range view.Codes {
		n := float64(code.QR.Modules)
		side := codeSide(view.Metres, code.QR.Modules) * (n + 2*page.QuietModules) / n
		sides[i] = min(side, across*0.46, tall-words)
		c.w = max(c.w, sides[i])
	}
	c.x = across - margin - c.w
	y := cardEdge
	for _, i := range turned(sides, words, tall, r.turns) {
		code, side := view.Codes[i], sides[i]
		white := page.White
		c.items = append(c.items, page.Box{X: c.x, Y: y, W: c.w, H: side + words, Radius: 12, Fill: &white})
		c.items = append(c.items, code.QR.At(c.x+(c.w-side)/2, y, side)[1:]...) // its own ground has no round corners
		c.items = append(c.items, r.below(code.Opens, label, c.x+10, y+side, c.w-20, words-8)...)
		c.end = y + side + words
		y = c.end + cardBetween
	}
	return c
}

// below sets the words under a code, in the middle of the room for two lines.
func (r room) below(text string, s page.Style, x, y, width, height float64) []page.Item {
	lines := r.even(text, s, width)
	if len(lines) > 2 {
		lines = []string{lines[0], r.fonts.Shorten(lines[1]+"…", s, width)}
	}
	y += (height - float64(len(lines))*s.LineHeight()) / 2
	var out []page.Item
	for i, line := range lines {
		items, wide := r.fonts.Line(0, 0, line, s)
		out = append(out, page.Moved(items, x+(width-wide)/2, y+float64(i)*s.LineHeight()+r.fonts.Baseline(s))...)
	}
	return out
}

// turned returns which codes stand there this time: all where they fit, else as many
// as do, all of them in turn.
func turned(sides []float64, words, tall float64, turns int) []int {
	from := func(start int) []int {
		var shown []int
		for left := tall + cardBetween; len(shown) < len(sides); {
			i := (start + len(shown)) % len(sides)
			if left -= sides[i] + words + cardBetween; left < -0.01 && len(shown) > 0 {
				break
			}
			shown = append(shown, i)
		}
		return shown
	}
	start := 0
	for range turns {
		start = (start + len(from(start))) % len(sides)
	}
	return from(start)
}
