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

// card is a code on its white ground.
type card struct {
	items []page.Item
	w     float64
}

// codes returns the cards of the codes at the right, one below the other: as many
// as fit in the size the distance asks for. Where there are more they take turns.
func (r room) codes(view wall.Wall, height float64) []card {
	if len(view.Codes) == 0 {
		return nil
	}
	const edge, between = 28.0, 20.0 // a code brings its own white edge
	label := style(smallest, page.Semibold, page.Black)
	words := 2*label.LineHeight() + 8
	tall := height - 2*edge
	side := 0.0 // the widest of them, with its quiet edge
	for _, c := range view.Codes {
		n := float64(c.QR.Modules)
		side = max(side, codeSide(view.Metres, c.QR.Modules)*(n+2*page.QuietModules)/n)
	}
	side = min(side, across*0.46, tall-words)
	each := side + words
	fit := max(1, int((tall+between)/(each+between)))
	shown := turned(view.Codes, fit, r.turns)
	wide := max(side, 240)
	x, y := across-margin-wide, edge
	var cards []card
	for _, c := range shown {
		white := page.White
		items := []page.Item{page.Box{X: x, Y: y, W: wide, H: each, Radius: 12, Fill: &white}}
		items = append(items, c.QR.At(x+(wide-side)/2, y, side)[1:]...) // its own ground has no round corners
		items = append(items, r.below(c.Opens, label, x+10, y+side, wide-20, words-8)...)
		cards = append(cards, card{items, wide})
		y += each + between
	}
	return cards
}

// below sets the words under a code, in the middle of the room for two lines.
func (r room) below(text string, s page.Style, x, y, width, height float64) []page.Item {
	lines := r.fonts.Wrap(text, s, width)
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

// turned returns which codes stand there this time, all of them in turn.
func turned(codes []wall.Code, fit, turns int) []wall.Code {
	if len(codes) <= fit {
		return codes
	}
	var out []wall.Code
	for i := range fit {
		out = append(out, codes[(turns*fit+i)%len(codes)])
	}
	return out
}
