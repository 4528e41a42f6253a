package asking

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/ui/kit"
)

// answerButton is one answer: as high as its words need, with its key before them.
type answerButton struct {
	widget.BaseWidget
	panel  *Panel
	answer barometer.AnswerToGive
	card   *kit.Card
}

var (
	_ fyne.Focusable  = (*answerButton)(nil)
	_ fyne.Tappable   = (*answerButton)(nil)
	_ fyne.Accessible = (*answerButton)(nil)
)

// newAnswer makes the button of an answer. A point of a scale has no key before
// it: its figure is the key.
func newAnswer(p *Panel, a barometer.AnswerToGive, point bool) *answerButton {
	b := &answerButton{panel: p, answer: a}
	text := kit.NewText(kit.Wrap, kit.Run{Text: a.Text, Size: kit.SizeLarge, Weight: kit.Semi})
	var content fyne.CanvasObject = text.Centred()
	if !point {
		text.Align = fyne.TextAlignLeading
		content = kit.MiddleRow(14, kit.NewPill(kit.Plain, a.Key), text)
	}
	b.card = kit.NewCard(container.New(upright{}, content))
	b.card.Padding, b.card.Edge = 12, kit.ColourEdge
	b.ExtendBaseWidget(b)
	return b
}

// upright keeps the content in the middle of at least a target's height.
type upright struct{}

func (upright) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		high := o.MinSize().Height
		o.Move(fyne.NewPos(0, kit.Snap((size.Height-high)/2)))
		o.Resize(fyne.NewSize(size.Width, high))
	}
}

func (upright) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	m.Height = max(m.Height, kit.Size(kit.SizeTarget)*target/44-24)
	return m
}

// Tapped gives the answer.
func (b *answerButton) Tapped(*fyne.PointEvent) { b.panel.choose(b.answer) }

// TypedKey gives the answer on Space and Return; arrows go to the next one.
func (b *answerButton) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(b, ev) {
		return
	}
	canvas := b.panel.parts.Window.Canvas()
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.panel.choose(b.answer)
	case fyne.KeyDown, fyne.KeyRight:
		b.panel.touch()
		canvas.FocusNext()
	case fyne.KeyUp, fyne.KeyLeft:
		b.panel.touch()
		canvas.FocusPrevious()
	case fyne.KeyEscape:
		b.panel.leave()
	default:
		if kit.PassKey != nil {
			kit.PassKey(ev)
		}
	}
}

// TypedRune gives the answer of that key.
func (b *answerButton) TypedRune(r rune) {
	if kit.AheadRune(b, r) {
		return
	}
	if r != ' ' {
		b.panel.key(r)
	}
}

// FocusGained shows the ring.
func (b *answerButton) FocusGained() {
	b.card.Set(true, false)
	kit.Reveal(b)
}

// FocusLost hides it.
func (b *answerButton) FocusLost() { b.card.Set(false, false) }

// AccessibilityLabel returns the words of the answer.
func (b *answerButton) AccessibilityLabel() string { return b.answer.Text }

// AccessibilityRole returns that this is a button.
func (b *answerButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (b *answerButton) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.card) }
