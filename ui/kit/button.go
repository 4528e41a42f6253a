package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Kind is what a button is for, and so how it looks.
type Kind int

// Primary is the one thing to do next; Secondary is any other; Quiet has no
// edge; Nav is a line of the sidebar; Done finishes; Danger cannot be undone.
const (
	Secondary Kind = iota
	Primary
	Quiet
	Nav
	Done
	Danger
)

// Button is pressed by mouse, Space or Return, and keeps the focus. Set its
// fields and call Refresh.
type Button struct {
	widget.BaseWidget
	Label    string
	Hint     string // the key that does the same, "Ctrl P"
	Sign     fyne.Resource
	Kind     Kind
	Selected bool         // Nav and Quiet: this is where we are
	Compact  bool         // 36 high, inside a card
	Leading  bool         // words at the left instead of in the middle
	Grave    bool         // joins, erases or gives away: see Focus
	Typed    func(r rune) // gets letters; nil passes them on
	OnTapped func()

	disabled, focused, hovered bool
	held                       held
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ fyne.Accessible   = (*Button)(nil)
)

// NewButton makes a button of a kind.
func NewButton(kind Kind, label string, tapped func()) *Button {
	b := &Button{Kind: kind, Label: label, OnTapped: tapped, Leading: kind == Nav}
	b.ExtendBaseWidget(b)
	return b
}

// NewGrave makes a button for what joins, erases or gives away.
func NewGrave(kind Kind, label string, tapped func()) *Button {
	b := NewButton(kind, label, tapped)
	b.Grave = true
	return b
}

// grave reports whether only somebody who went to the button may press it.
func (b *Button) grave() bool { return b.Grave || b.Kind == Danger }

// WithHint adds the key that does the same.
func (b *Button) WithHint(hint string) *Button {
	b.Hint = hint
	return b
}

// WithSign adds a sign before the label.
func (b *Button) WithSign(sign fyne.Resource) *Button {
	b.Sign = sign
	return b
}

// InCard makes the button lower, for inside a card.
func (b *Button) InCard() *Button {
	b.Compact = true
	return b
}

// SetLabel changes the words.
func (b *Button) SetLabel(label string) {
	if b.Label != label {
		b.Label = label
		b.Refresh()
	}
}

// SetSelected marks a Nav or Quiet button as where we are.
func (b *Button) SetSelected(on bool) {
	if b.Selected != on {
		b.Selected = on
		b.Refresh()
	}
}

// Tapped is a press by mouse.
func (b *Button) Tapped(*fyne.PointEvent) {
	touched()
	if b.disabled {
		return
	}
	Focus(b)
	b.press()
}

func (b *Button) press() {
	if !b.disabled && b.OnTapped != nil {
		Act(b.OnTapped)
	}
}

// spent has the focus after a Space pressed a button: Fyne sends it the letter of
// that same Space, which is not meant for it when it is a panel's first box.
var spent fyne.Focusable

// TypedKey presses on Space and Return.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(b, ev) {
		return
	}
	if b.held.repeats(ev) {
		return
	}
	if ev.Name == fyne.KeySpace || isReturn(ev) {
		b.press()
		if c := canvasOf(b); c != nil && ev.Name == fyne.KeySpace {
			spent = c.Focused()
		}
		return
	}
	passKey(b, ev)
}

// TypedRune hands letters on, since they may be keys of the screen.
func (b *Button) TypedRune(r rune) {
	touched()
	if AheadRune(b, r) {
		return
	}
	spent = nil
	if r != ' ' && b.Typed != nil {
		b.Typed(r)
	} else if r != ' ' {
		passRune(b, r)
	}
}

// KeyDown is told of the first press of a key.
func (b *Button) KeyDown(ev *fyne.KeyEvent) {
	if !AheadDown(b, ev) {
		b.held.keyDown(ev)
	}
}

// KeyUp is told when it is let go.
func (b *Button) KeyUp(ev *fyne.KeyEvent) {
	if !AheadUp(b, ev) {
		b.held.keyUp(ev)
	}
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.focused = true; b.held.gained(); b.Refresh(); reveal(b) }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn is for Fyne.
func (b *Button) MouseIn(*desktop.MouseEvent) { touched(); b.hovered = true; b.Refresh() }

// MouseMoved is for Fyne.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// Enable lets the button be pressed.
func (b *Button) Enable() { b.setDisabled(false) }

// Disable greys the button, still legible, and takes it out of the Tab order.
func (b *Button) Disable() { b.setDisabled(true) }

func (b *Button) setDisabled(off bool) {
	if b.disabled != off {
		b.disabled = off
		b.Refresh()
	}
}

// Disabled reports whether it cannot be pressed.
func (b *Button) Disabled() bool { return b.disabled }

// AccessibilityLabel returns the words on the button.
func (b *Button) AccessibilityLabel() string { return b.Label }

// AccessibilityRole returns that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// dress is how a button looks now.
type dress struct {
	fill, edge, ink, hint fyne.ThemeColorName // fill and edge may be ""
}

func (b *Button) dress() dress {
	d := dress{ink: ColourInk, hint: ColourHint}
	switch b.Kind {
	case Primary:
		d = dress{fill: ColourPrimary, ink: ColourOnPrimary, hint: ColourOnPrimary}
		if b.hovered {
			d.fill = colourPrimaryPressed
		}
	case Done:
		d = dress{fill: ColourDone, ink: ColourOnDone, hint: ColourOnDone}
	case Danger:
		d = dress{fill: ColourDanger, ink: ColourOnDanger, hint: ColourOnDanger}
	case Secondary:
		d.fill, d.edge = ColourSurface, ColourLine
		if b.hovered {
			d.fill, d.edge = theme.ColorNameHover, ColourEdge
		}
	default:
		if b.hovered {
			d.fill = theme.ColorNameHover
		}
		if b.Selected {
			d = dress{fill: ColourTint, ink: ColourPrimary, hint: ColourPrimary}
		}
	}
	if b.disabled {
		d = dress{fill: ColourNeutralTint, ink: ColourDisabled, hint: ColourDisabled}
		if b.Kind == Quiet || b.Kind == Nav {
			d.fill = ""
		}
	}
	return d
}

func (b *Button) weight() Weight {
	if b.Kind == Nav && !b.Selected {
		return Regular
	}
	return Bold
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, box: newRect(), ring: NewRing(8),
		label: canvas.NewText("", nil), hint: canvas.NewText("", nil), sign: canvas.NewImageFromResource(nil)}
	r.sign.FillMode = canvas.ImageFillContain
	r.dress()
	return r
}

type buttonRenderer struct {
	button      *Button
	box, ring   *canvas.Rectangle
	label, hint *canvas.Text
	sign        *canvas.Image
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.ring, r.sign, r.label, r.hint}
}

func (b *Button) side() float32 {
	if b.Kind == Nav || b.Compact {
		return Grow(12)
	}
	return Grow(16)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.button.WidthWith(r.button.Hint), buttonHeight(r.button.Compact, r.label.MinSize().Height))
}

func buttonHeight(compact bool, label float32) float32 {
	height := Size(SizeTarget)
	if compact {
		height -= 8
	}
	return max(height, up(label)+12)
}

// CardButtonHeight returns how high a button InCard is. Making one to see would leave
// it with the toolkit for a minute: in a layout, one for each frame.
func CardButtonHeight() float32 {
	label, _ := measureText(Blank, Size(SizeBody), Bold)
	return buttonHeight(true, label.Height)
}

// WidthWith returns how wide the button would be with that key beside its words. Asking
// draws nothing, which a layout must not: it is asked before each frame, and would bring
// about the next.
func (b *Button) WidthWith(hint string) float32 { return up(b.inner(hint)) + 2*b.side() }

// inner returns the width of sign, label and hint with the gaps between them.
func (b *Button) inner(hint string) float32 {
	label, _ := measureText(b.Label, Size(SizeBody), b.weight())
	w := label.Width
	if b.Sign != nil {
		w += Grow(18)
		if b.Label != "" {
			w += Grow(8)
		}
	}
	if hint != "" {
		small, _ := measureText(hint, b.hintSize(), Regular)
		w += Grow(10) + small.Width
	}
	return w
}

func (b *Button) hintSize() float32 {
	if b.Kind == Nav {
		return Size(SizeCaption)
	}
	return Size(SizeSmall)
}

// SetHint changes the key beside the words.
func (b *Button) SetHint(hint string) {
	if b.Hint != hint {
		b.Hint = hint
		b.Refresh()
	}
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	layRing(r.ring, size)
	x := Snap(max((size.Width-r.button.inner(r.button.Hint))/2, Grow(6)))
	if r.button.Leading {
		x = r.button.side()
	}
	if r.button.Sign != nil {
		side := Grow(18)
		r.sign.Resize(fyne.NewSize(side, side))
		r.sign.Move(fyne.NewPos(x, Snap((size.Height-side)/2)))
		x += side + Grow(8)
	}
	place := func(t *canvas.Text, x float32) {
		min := t.MinSize()
		t.Resize(min)
		t.Move(fyne.NewPos(Snap(x), Snap((size.Height-min.Height)/2)))
	}
	place(r.label, x)
	hint := x + r.label.MinSize().Width + Grow(10)
	if r.button.Leading {
		hint = size.Width - r.button.side() - r.hint.MinSize().Width
	}
	place(r.hint, hint)
}

func (r *buttonRenderer) Refresh() {
	r.dress()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

func (r *buttonRenderer) dress() {
	b, d := r.button, r.button.dress()
	r.box.CornerRadius = Size(theme.SizeNameButtonRadius)
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = color.Transparent, nil, 0
	if d.fill != "" {
		r.box.FillColor = Colour(d.fill)
	}
	if d.edge != "" {
		r.box.StrokeColor, r.box.StrokeWidth = Colour(d.edge), Size(theme.SizeNameInputBorder)
	}
	write(r.label, b.Label, Size(SizeBody), b.weight())
	write(r.hint, b.Hint, b.hintSize(), Regular)
	r.label.Color, r.hint.Color = Colour(d.ink), Colour(d.hint)
	if b.Sign != nil {
		r.sign.Resource = Icon(b.Sign, d.ink)
		r.sign.Show()
		r.sign.Refresh()
	} else {
		r.sign.Hide()
	}
	ShowRing(r.ring, b.focused && !b.disabled)
}
