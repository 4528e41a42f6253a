package today

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

// picks offers many answers of which several can be chosen, small and beside one
// another. It is one stop of the Tab key: arrows move, Space chooses, a letter
// jumps to the next answer that starts with it, Enter is the panel's.
type picks struct {
	widget.BaseWidget
	options []kit.Option
	on      []string // keys, in the order they were chosen
	at      int
	focused bool
	chips   []*chip
	body    *fyne.Container
	changed func() // told of each choice; nil is nobody
}

var (
	_ fyne.Focusable = (*picks)(nil)
	_ kit.Holder     = (*picks)(nil)
)

func newPicks(options []kit.Option) *picks {
	p := &picks{body: kit.Flow(6)}
	p.ExtendBaseWidget(p)
	p.setOptions(options)
	return p
}

// setOptions offers other answers; what is chosen stays chosen, also what is
// offered no longer, until it is taken back.
func (p *picks) setOptions(options []kit.Option) {
	p.options, p.chips, p.body.Objects = options, nil, nil
	p.at = min(p.at, max(len(options)-1, 0))
	for i, o := range options {
		c := &chip{picks: p, at: i, label: o.Label}
		c.ExtendBaseWidget(c)
		p.chips = append(p.chips, c)
		p.body.Add(c)
	}
	p.Refresh()
}

// chosen returns the keys of what is chosen and offered, in the order offered.
func (p *picks) chosen() []string {
	var keys []string
	for _, o := range p.options {
		if slices.Contains(p.on, o.Key) {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

func (p *picks) toggle(i int) {
	if i < 0 || i >= len(p.options) {
		return
	}
	p.at = i
	key := p.options[i].Key
	if at := slices.Index(p.on, key); at >= 0 {
		p.on = slices.Delete(p.on, at, at+1)
	} else {
		p.on = append(p.on, key)
	}
	p.Refresh()
	if p.changed != nil {
		p.changed()
	}
}

// TypedKey moves, chooses, or hands Return and Escape to the panel.
func (p *picks) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(p, ev) {
		return
	}
	to := p.at
	switch ev.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		to = p.above(-1)
	case fyne.KeyDown:
		to = p.above(1)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(p.options) - 1
	case fyne.KeySpace:
		p.toggle(p.at)
		return
	default:
		p.hand(ev)
		return
	}
	p.move(min(max(to, 0), max(len(p.options)-1, 0)))
}

// move goes to an answer, and has it seen.
func (p *picks) move(to int) {
	p.at = to
	p.Refresh()
	if p.focused && to < len(p.chips) {
		kit.Reveal(p.chips[to])
	}
}

func (p *picks) hand(ev *fyne.KeyEvent) {
	panel := kit.TopPanel(fyne.CurrentApp().Driver().CanvasForObject(p))
	switch {
	case (ev.Name == fyne.KeyF1 || ev.Name == fyne.KeyF11) && kit.PassKey != nil:
		kit.PassKey(ev)
	case panel == nil:
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		panel.Submit()
	case ev.Name == fyne.KeyEscape:
		panel.Close()
	}
}

// above returns the nearest answer of the line above (-1) or below (1).
func (p *picks) above(by float32) int {
	best, near := p.at, float32(0)
	if p.at >= len(p.chips) {
		return best
	}
	from := p.chips[p.at].Position()
	line := float32(-1)
	for i, c := range p.chips {
		at := c.Position()
		down := (at.Y - from.Y) * by
		if down <= 0 {
			continue
		}
		away := max(at.X-from.X, from.X-at.X)
		if line < 0 || down < line || down == line && away < near {
			best, near, line = i, away, down
		}
	}
	return best
}

// TypedRune jumps to the next answer that starts with the letter.
func (p *picks) TypedRune(r rune) {
	if kit.AheadRune(p, r) {
		return
	}
	for i := 1; i <= len(p.options); i++ {
		at := (p.at + i) % len(p.options)
		if strings.HasPrefix(strings.ToLower(p.options[at].Label), strings.ToLower(string(r))) {
			p.move(at)
			return
		}
	}
}

// FocusGained shows where the keys go.
func (p *picks) FocusGained() { p.focused = true; p.move(p.at) }

// FocusLost hides it.
func (p *picks) FocusLost() { p.focused = false; p.Refresh() }

// Refresh draws what is chosen.
func (p *picks) Refresh() {
	for _, c := range p.chips {
		c.Refresh()
	}
	p.body.Refresh()
	p.BaseWidget.Refresh()
}

// Held returns the answers, so that the one with the focus can be scrolled to.
func (p *picks) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.body} }

// CreateRenderer is for Fyne.
func (p *picks) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.body) }
