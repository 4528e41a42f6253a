// Package pictogram holds our own drawings for prints that are easier to read: one
// for each idea, of one style. A drawing is data, lines and areas on a square of
// 100 by 100, made into the items of a page; it knows no PDF and no screen.
//
// Rules: one width of line with round ends, black and one tint; from few parts
// that mean the same everywhere (a phone, a hand, a person, a padlock, a bubble);
// for adults, so no smileys; it must be known again at 20 mm, in black alone, and
// on coloured paper.
package pictogram

import (
	"sync"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Name is which drawing: the name files of words use.
type Name string

// Known reports whether there is a drawing of that name.
func (n Name) Known() bool { return drawings[n] != nil }

// Alt says what is drawn, for whoever cannot see it.
func (n Name) Alt() string { return words.Say("pictogram.is_" + string(n)) }

// Colours are those of one look. Ground is what lies beneath the drawing: what is
// in front of something covers it in that colour. A nil Tint is left out.
type Colours struct {
	Ink, Ground page.Color
	Tint        *page.Color
}

// The looks: on white paper, on a dark screen, and black on whatever paper there is.
var (
	Light = Colours{Ink: page.Ink, Ground: page.White, Tint: &page.Color{R: 0xB5, G: 0xDC, B: 0xDF}}
	Dark  = Colours{Ink: page.Color{R: 0xEC, G: 0xF1, B: 0xF2}, Ground: page.Color{R: 0x12, G: 0x1D, B: 0x23}, Tint: &page.Color{R: 0x1F, G: 0x5B, B: 0x66}}
	Plain = Colours{Ink: page.Black, Ground: page.White}
)

// Draw returns the drawing in a square of side mm whose upper left corner is x, y,
// as one Figure with its words; nil for a name that is not Known.
func Draw(n Name, x, y, side float64, c Colours) []page.Item {
	if !n.Known() {
		return nil
	}
	return page.As(&page.Node{Role: page.Figure, Alt: n.Alt()}, items(layersOf(n), x, y, side, c)...)
}

// drawn has the layers of each drawing that was needed: a print has many, and lays
// them more than once.
var drawn sync.Map

func layersOf(n Name) []layer {
	if layers, ok := drawn.Load(n); ok {
		return layers.([]layer)
	}
	p := &pen{}
	drawings[n](p)
	drawn.Store(n, p.layers)
	return p.layers
}

// Ticked is Draw with a tick in the lower right corner, for what was done.
func Ticked(n Name, x, y, side float64, c Colours) []page.Item {
	if !n.Known() {
		return nil
	}
	const at, small = 0.64, 0.36
	clear := &pen{}
	clear.paint(ground, disc(point{X: 50, Y: 50}, 50))
	all := items(layersOf(n), x, y, side, c)
	all = append(all, items(clear.layers, x+at*side, y+at*side, small*side, c)...)
	all = append(all, items(layersOf("done"), x+at*side, y+at*side, small*side, c)...)
	return page.As(&page.Node{Role: page.Figure, Alt: words.Say("pictogram.ticked", "what", n.Alt())}, all...)
}
