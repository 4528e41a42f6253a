package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

// part is one table of the report on a card. It can have the focus, so that all
// of a report can be read by keys: Tab goes from table to table, arrows and
// PageUp, PageDown, Home and End scroll.
type part struct {
	widget.BaseWidget
	card   *kit.Card
	scroll *container.Scroll
	says   string // for a test, and for programs that read out
}

var (
	_ fyne.Focusable  = (*part)(nil)
	_ fyne.Accessible = (*part)(nil)
	_ kit.Holder      = (*part)(nil)
)

func newPart(scroll *container.Scroll, says string, content fyne.CanvasObject) *part {
	p := &part{card: kit.NewCard(content), scroll: scroll, says: says}
	p.ExtendBaseWidget(p)
	return p
}

// FocusGained shows which table it is and brings it into sight.
func (p *part) FocusGained() {
	p.card.Set(true, false)
	kit.Reveal(p)
}

// FocusLost takes the line away.
func (p *part) FocusLost() { p.card.Set(false, false) }

// TypedKey scrolls, and hands other keys on.
func (p *part) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(p, ev) {
		return
	}
	port, y := p.scroll.Size().Height, p.scroll.Offset.Y
	end := max(p.scroll.Content.MinSize().Height-port, 0)
	switch ev.Name {
	case fyne.KeyUp:
		y -= kit.Grow(60)
	case fyne.KeyDown:
		y += kit.Grow(60)
	case fyne.KeyPageUp:
		y -= port
	case fyne.KeyPageDown:
		y += port
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = end
	default:
		if kit.PassKey != nil {
			kit.PassKey(ev)
		}
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), end)))
}

// TypedRune hands letters on.
func (p *part) TypedRune(r rune) {
	if kit.AheadRune(p, r) {
		return
	}
	if kit.PassRune != nil {
		kit.PassRune(r)
	}
}

// AccessibilityLabel returns the table in sentences.
func (p *part) AccessibilityLabel() string { return p.says }

// AccessibilityRole returns that this is text.
func (p *part) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Held returns what is on the card.
func (p *part) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.card.Content} }

// CreateRenderer is for Fyne.
func (p *part) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.card) }
