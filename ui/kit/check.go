package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Check is a tick box with its words, worked by Space and mouse.
type Check struct {
	widget.BaseWidget
	// OnChanged is told of each change made by the person, not of Set.
	OnChanged func(bool)
	mark      *Mark
	label     *Text
	body      *fyne.Container
	on        bool
	disabled  bool
	focused   bool
}

var (
	_ fyne.Focusable   = (*Check)(nil)
	_ fyne.Tappable    = (*Check)(nil)
	_ fyne.Disableable = (*Check)(nil)
)

// NewCheck makes a tick box, unticked.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{OnChanged: changed, mark: NewMark(MarkToDo), label: Body(label)}
	c.body = MiddleRow(Step+4, c.mark, c.label)
	c.ExtendBaseWidget(c)
	return c
}

// Set ticks or unticks without telling OnChanged.
func (c *Check) Set(on bool) {
	c.on = on
	c.mark.Set(map[bool]MarkState{true: MarkDone}[on])
}

// On reports whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetLabel changes the words.
func (c *Check) SetLabel(label string) { c.label.Set(label) }

// Tapped ticks or unticks.
func (c *Check) Tapped(*fyne.PointEvent) {
	touched()
	if c.disabled {
		return
	}
	Focus(c)
	c.toggle()
}

func (c *Check) toggle() {
	if c.disabled {
		return
	}
	c.Set(!c.on)
	if c.OnChanged != nil {
		c.OnChanged(c.on)
	}
}

// TypedKey ticks or unticks on Space; Return is left to the panel.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(c, ev) {
		return
	}
	if ev.Name == fyne.KeySpace {
		c.toggle()
		return
	}
	passKey(c, ev)
}

// TypedRune hands letters on.
func (c *Check) TypedRune(r rune) {
	touched()
	if AheadRune(c, r) {
		return
	}
	if r != ' ' {
		passRune(c, r)
	}
}

// FocusGained shows the ring.
func (c *Check) FocusGained() { c.focused = true; c.Refresh(); reveal(c) }

// FocusLost hides it.
func (c *Check) FocusLost() { c.focused = false; c.Refresh() }

// Enable lets it be changed.
func (c *Check) Enable() { c.setDisabled(false) }

// Disable greys it.
func (c *Check) Disable() { c.setDisabled(true) }

// Disabled reports whether it can be changed.
func (c *Check) Disabled() bool { return c.disabled }

func (c *Check) setDisabled(off bool) {
	c.disabled, c.mark.disabled = off, off
	c.label.Runs[0].Colour = map[bool]fyne.ThemeColorName{true: ColourDisabled, false: ColourInk}[off]
	c.Refresh()
}

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	ring := NewRing(6)
	return Draw(Drawn{Of: c, Parts: []fyne.CanvasObject{ring, c.body},
		Least: func() fyne.Size {
			m := c.body.MinSize()
			return fyne.NewSize(m.Width, max(m.Height, Size(SizeTarget)-4))
		},
		Place: func(size fyne.Size) {
			layRing(ring, size)
			c.body.Resize(size)
		},
		Dress: func() { ShowRing(ring, c.focused && !c.disabled) }})
}
