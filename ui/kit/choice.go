package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Option is one answer of a Choice or a Select. Key is what the program knows
// it by; Note, if any, stands small beneath the label.
type Option struct {
	Key, Label, Note string
}

// optionAt returns which option has that key, -1 for none.
func optionAt(options []Option, key string) int {
	return slices.IndexFunc(options, func(o Option) bool { return o.Key == key })
}

// Choice offers a few answers side by side, of which one, or none yet, is
// chosen: track, a scale from 1 to 5. It is one stop of the Tab order; arrows
// choose, so does typing an option's key when that is one letter or figure;
// Delete takes the answer back if None is true.
type Choice struct {
	widget.BaseWidget
	// OnChanged is told of each change made by the person, not of Set.
	OnChanged func(key string)
	// None lets the answer be taken back.
	None    bool
	options []Option
	boxes   []*choiceBox
	body    *fyne.Container
	at      int
	focused bool
}

var _ fyne.Focusable = (*Choice)(nil)

// NewChoice makes a choice with nothing chosen.
func NewChoice(options []Option, changed func(key string)) *Choice {
	c := &Choice{OnChanged: changed, options: options, at: -1}
	objects := make([]fyne.CanvasObject, len(options))
	for i, o := range options {
		box := &choiceBox{choice: c, index: i, option: o}
		box.ExtendBaseWidget(box)
		c.boxes = append(c.boxes, box)
		objects[i] = box
	}
	c.body = Flow(Step, objects...)
	c.ExtendBaseWidget(c)
	return c
}

// InEvenWidths gives every option the same width, across the whole row.
func (c *Choice) InEvenWidths() *Choice {
	c.body.Layout = evenLayout{Step}
	return c
}

// Set chooses without telling OnChanged; an unknown key chooses nothing.
func (c *Choice) Set(key string) {
	c.at = optionAt(c.options, key)
	c.Refresh()
}

// Relabel gives the options other labels; there are as many as before, with the same
// keys.
func (c *Choice) Relabel(options []Option) {
	c.options = options
	for i, box := range c.boxes {
		box.option = options[i]
	}
	c.Refresh()
}

// Value returns the key of what is chosen, "" for nothing.
func (c *Choice) Value() string {
	if c.at < 0 {
		return ""
	}
	return c.options[c.at].Key
}

func (c *Choice) choose(i int) {
	if i == c.at {
		return
	}
	c.at = i
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(c.Value())
	}
}

// TypedKey chooses by arrows, Home and End; Space chooses the first where
// nothing is chosen yet.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(c, ev) {
		return
	}
	last := len(c.options) - 1
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(max(c.at-1, 0))
	case fyne.KeyRight, fyne.KeyDown:
		c.choose(min(c.at+1, last))
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(last)
	case fyne.KeySpace:
		if c.at < 0 {
			c.choose(0)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if c.None {
			c.choose(-1)
		}
	default:
		passKey(c, ev)
	}
}

// TypedRune chooses the option of that key.
func (c *Choice) TypedRune(r rune) {
	touched()
	if AheadRune(c, r) {
		return
	}
	for i, o := range c.options {
		if o.Key == string(r) {
			c.choose(i)
			return
		}
	}
	if r != ' ' {
		passRune(c, r)
	}
}

// FocusGained shows the ring.
func (c *Choice) FocusGained() { c.focused = true; c.Refresh(); reveal(c) }

// FocusLost hides it.
func (c *Choice) FocusLost() { c.focused = false; c.Refresh() }

// Refresh draws what is chosen.
func (c *Choice) Refresh() {
	for _, b := range c.boxes {
		b.Refresh()
	}
	c.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }

// choiceBox is one option, drawn.
type choiceBox struct {
	widget.BaseWidget
	choice *Choice
	index  int
	option Option
}

var _ fyne.Tappable = (*choiceBox)(nil)

// Tapped chooses; the chosen one again takes it back, where that may be.
func (b *choiceBox) Tapped(*fyne.PointEvent) {
	touched()
	Focus(b.choice)
	if b.choice.None && b.choice.at == b.index {
		b.choice.choose(-1)
		return
	}
	b.choice.choose(b.index)
}

// CreateRenderer is for Fyne.
func (b *choiceBox) CreateRenderer() fyne.WidgetRenderer {
	back, ring, label, note := newRect(), NewRing(8), canvas.NewText("", nil), canvas.NewText("", nil)
	words := func() fyne.Size {
		bold, _ := measureText(label.Text, label.TextSize, Bold)
		if note.Text == "" {
			return bold
		}
		m := note.MinSize()
		return fyne.NewSize(max(bold.Width, m.Width), bold.Height+m.Height)
	}
	return Draw(Drawn{Of: b, Parts: []fyne.CanvasObject{back, ring, label, note},
		Least: func() fyne.Size {
			w := words()
			return fyne.NewSize(max(up(w.Width)+Grow(28), Size(SizeTarget)), max(up(w.Height)+Grow(16), Size(SizeTarget)))
		},
		Place: func(size fyne.Size) {
			back.Resize(size)
			layRing(ring, size)
			y := (size.Height - words().Height) / 2
			for _, t := range []*canvas.Text{label, note} {
				m := t.MinSize()
				t.Move(fyne.NewPos(Snap((size.Width-m.Width)/2), Snap(y)))
				t.Resize(m)
				y += m.Height
			}
		},
		Dress: func() { b.dress(back, ring, label, note) }})
}

func (b *choiceBox) dress(back, ring *canvas.Rectangle, label, note *canvas.Text) {
	chosen := b.choice.at == b.index
	write(label, b.option.Label, Size(SizeBody), Regular)
	write(note, b.option.Note, Size(SizeSmall), Regular)
	label.Color, note.Color = Colour(ColourInk), Colour(ColourMuted)
	note.Hidden = b.option.Note == ""
	back.CornerRadius = 8
	back.FillColor, back.StrokeColor, back.StrokeWidth = Colour(ColourSurface), Colour(ColourEdge), 1
	if chosen {
		write(label, b.option.Label, Size(SizeBody), Bold)
		label.Color = Colour(ColourPrimary)
		back.FillColor, back.StrokeColor, back.StrokeWidth = Colour(ColourTint), Colour(ColourPrimary), 2
	}
	ShowRing(ring, b.choice.focused && (chosen || b.choice.at < 0 && b.index == 0))
}
