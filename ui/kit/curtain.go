package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Curtain hides the whole window, with what floats over it, behind something of
// its own: nothing beneath can be seen, clicked or typed into. What was open and
// what was typed there is as before once it is lifted.
type Curtain struct {
	window fyne.Window
	sheet  *sheet
	before fyne.Focusable
	hidden []*Panel
	keys   func(*fyne.KeyEvent)
	runes  func(rune)
	up     bool
}

// DrawCurtain draws a curtain over a window. keys gets the keys that nothing on
// it has a use for.
func DrawCurtain(w fyne.Window, content fyne.CanvasObject, keys func(*fyne.KeyEvent)) *Curtain {
	c := &Curtain{window: w, sheet: newSheet(content), up: true}
	ahead.forget()
	over := w.Canvas()
	if c.before = over.Focused(); c.before != nil {
		c.before.FocusLost() // Fyne would leave its cursor blinking beneath
	}
	// A panel beneath must get no keys: while the curtain is up there is none.
	c.hidden = panels[over]
	curtains[over] = c
	delete(panels, over)
	over.Overlays().Add(c.sheet)
	c.keys, c.runes = over.OnTypedKey(), over.OnTypedRune()
	over.SetOnTypedKey(keys)
	over.SetOnTypedRune(nil)
	return c
}

// curtains are those that are drawn, by canvas: a notice, which may name somebody, stays
// behind one.
var curtains = map[fyne.Canvas]*Curtain{}

// behindCurtain reports whether a curtain hides the panel. Such a panel must stay until the
// curtain is lifted: Fyne takes away all that lies above an overlay with it, and so the
// curtain.
func (p *Panel) behindCurtain() bool {
	c := curtains[p.canvas]
	return c != nil && slices.Contains(c.hidden, p)
}

// Put shows something else on the curtain.
func (c *Curtain) Put(content fyne.CanvasObject) {
	c.window.Canvas().Unfocus()
	c.sheet.content.Objects = []fyne.CanvasObject{content}
	c.sheet.Refresh()
}

// Clear closes what was opened on the curtain: panels, and the menu of a box.
func (c *Curtain) Clear() {
	over := c.window.Canvas()
	for p := TopPanel(over); p != nil; p = TopPanel(over) {
		p.Close()
	}
	for top := over.Overlays().Top(); top != nil && top != fyne.CanvasObject(c.sheet); top = over.Overlays().Top() {
		over.Overlays().Remove(top)
	}
}

// Lift takes the curtain away, and closes what was opened on it, and what was done with
// beneath it.
func (c *Curtain) Lift() {
	if !c.up {
		return
	}
	c.up = false
	c.Clear()
	over := c.window.Canvas()
	delete(curtains, over)
	over.Overlays().Remove(c.sheet)
	over.SetOnTypedKey(c.keys)
	over.SetOnTypedRune(c.runes)
	if len(c.hidden) > 0 {
		panels[over] = c.hidden
		note(over)
	}
	if c.before != nil && over.Focused() == c.before {
		c.before.FocusGained()
		LoseHidden(over)
	}
	for _, p := range slices.Clone(c.hidden) {
		if p.leaves {
			p.Close()
		}
	}
}

// sheet is the curtain's cloth: opaque, as large as the window, and it asks for
// no room.
type sheet struct {
	widget.BaseWidget
	content *fyne.Container // what is on it
}

func newSheet(content fyne.CanvasObject) *sheet {
	s := &sheet{content: Stack(content)}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped takes clicks beside what is on the curtain.
func (s *sheet) Tapped(*fyne.PointEvent) { touched() }

// TappedSecondary does the same.
func (s *sheet) TappedSecondary(*fyne.PointEvent) { touched() }

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	cloth := newRect()
	return Draw(Drawn{Of: s, Parts: []fyne.CanvasObject{cloth}, Front: func() fyne.CanvasObject { return s.content },
		Place: func(size fyne.Size) {
			cloth.FillColor = Colour(theme.ColorNameBackground)
			cloth.Resize(size)
			s.content.Resize(size)
		}})
}
