package barometer

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// tally is the answers with their keys and counts; it takes the keys.
type tally struct {
	widget.BaseWidget
	panel   *paperPanel
	card    *kit.Card
	numbers []*kit.Text
	shift   bool
}

var (
	_ fyne.Focusable  = (*tally)(nil)
	_ desktop.Keyable = (*tally)(nil)
)

func newTally(p *paperPanel) *tally {
	t := &tally{panel: p}
	rows := kit.Column(0)
	for _, a := range p.of.Answers {
		number := kit.Strong("0").Unbroken()
		t.numbers = append(t.numbers, number)
		less := newStepper(words.Say("barometer.less"), func() { p.count(a, -1); kit.Focus(t) })
		more := newStepper(words.Say("barometer.more"), func() { p.count(a, 1); kit.Focus(t) })
		rows.Add(kit.MiddleRow(10, kit.NewPill(kit.Plain, a.Key), kit.Body(a.Text), number, kit.RightFirst(10, less, more)))
	}
	t.card = kit.NewCard(rows)
	t.card.Padding = 8
	t.ExtendBaseWidget(t)
	return t
}

func (t *tally) show() {
	for i, a := range t.panel.of.Answers {
		t.numbers[i].Set(strconv.Itoa(t.panel.counts[a.ID]))
	}
	t.card.Refresh()
}

// TypedKey counts the answer of a key, by the key's own name: with Shift a figure
// comes as another sign.
func (t *tally) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(t, ev) {
		return
	}
	if ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyDelete {
		t.panel.takeBack()
		return
	}
	for _, a := range t.panel.of.Answers {
		if string(ev.Name) == a.Key {
			n := 1
			if t.shift {
				n = -1
			}
			t.panel.count(a, n)
			return
		}
	}
	if ev.Name == fyne.KeyEscape {
		t.panel.panel.Leave(nil)
	}
}

// TypedRune is for Fyne: keys are taken by their names.
func (t *tally) TypedRune(rune) {}

// KeyDown follows Shift.
func (t *tally) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = true
	}
}

// KeyUp is for Fyne.
func (t *tally) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// FocusGained shows where the keys go.
func (t *tally) FocusGained() { t.shift = false; t.card.Set(true, false) }

// FocusLost hides it.
func (t *tally) FocusLost() { t.shift = false; t.card.Set(false, false) }

// Tapped brings the keys back here.
func (t *tally) Tapped(*fyne.PointEvent) { kit.Focus(t) }

// CreateRenderer is for Fyne.
func (t *tally) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.card) }

// stepper counts one more or one less, by mouse: the keys of the answers do the same,
// so that Tab goes past it to the word.
type stepper struct {
	widget.BaseWidget
	back *canvas.Rectangle
	body *fyne.Container
	do   func()
}

var (
	_ fyne.Tappable     = (*stepper)(nil)
	_ desktop.Hoverable = (*stepper)(nil)
)

func newStepper(sign string, do func()) *stepper {
	s := &stepper{back: canvas.NewRectangle(kit.Colour(kit.ColourSurface)), do: do}
	s.back.CornerRadius = 8
	s.body = kit.Stack(s.back, container.NewCenter(kit.Strong(sign).Unbroken()))
	s.ExtendBaseWidget(s)
	return s
}

// Tapped counts.
func (s *stepper) Tapped(*fyne.PointEvent) { s.do() }

// MouseIn shows that it can be clicked.
func (s *stepper) MouseIn(*desktop.MouseEvent) { s.fill(kit.ColourTint) }

// MouseMoved is for Fyne.
func (s *stepper) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (s *stepper) MouseOut() { s.fill(kit.ColourSurface) }

func (s *stepper) fill(colour fyne.ThemeColorName) {
	s.back.FillColor = kit.Colour(colour)
	s.back.Refresh()
}

// MinSize leaves room for a finger.
func (s *stepper) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(kit.Grow(44), kit.Grow(36)).Max(s.body.MinSize())
}

// CreateRenderer is for Fyne.
func (s *stepper) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.body) }
