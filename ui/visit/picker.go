package visit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

// picker is one stop of the Tab order around a column of things of different
// heights, worked by keys. What is drawn and what a key does is its owner's.
type picker struct {
	widget.BaseWidget
	inside fyne.CanvasObject
	key    func(fyne.KeyName) bool // reports whether the key was used
	moved  func()                  // the focus came or went
	has    bool

	// A key that is held down repeats; only arrows may, or a Space held too long
	// would tick one step after the other.
	down             fyne.KeyName
	spent, runeSpent bool
}

var (
	_ fyne.Focusable  = (*picker)(nil)
	_ desktop.Keyable = (*picker)(nil)
	_ kit.Holder      = (*picker)(nil)
)

func newPicker(inside fyne.CanvasObject, key func(fyne.KeyName) bool, moved func()) *picker {
	p := &picker{inside: inside, key: key, moved: moved}
	p.ExtendBaseWidget(p)
	return p
}

// KeyDown notes that a key is pressed anew.
func (p *picker) KeyDown(ev *fyne.KeyEvent) {
	if !kit.AheadDown(p, ev) {
		p.down, p.spent, p.runeSpent = ev.Name, false, false
	}
}

// KeyUp notes that it is let go.
func (p *picker) KeyUp(ev *fyne.KeyEvent) {
	if !kit.AheadUp(p, ev) {
		p.down = ""
	}
}

// TypedKey does what the key means here, or hands it on.
func (p *picker) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(p, ev) {
		return
	}
	if p.down == ev.Name {
		if p.spent && ev.Name != fyne.KeyUp && ev.Name != fyne.KeyDown {
			return
		}
		p.spent = true
	}
	if !p.key(ev.Name) {
		p.pass(ev)
	}
}

// pass hands a key on: to the panel the picker is in, else to the shell.
func (p *picker) pass(ev *fyne.KeyEvent) {
	panel := kit.TopPanel(fyne.CurrentApp().Driver().CanvasForObject(p))
	switch {
	case panel != nil && ev.Name == fyne.KeyEscape:
		panel.Close()
	case panel != nil && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter):
		panel.Submit()
	case kit.PassKey != nil:
		kit.PassKey(ev)
	}
}

// TypedRune hands letters on, since they may be keys of the screen.
func (p *picker) TypedRune(r rune) {
	if kit.AheadRune(p, r) {
		return
	}
	if p.down != "" {
		if p.runeSpent {
			return
		}
		p.runeSpent = true
	}
	if r != ' ' && kit.PassRune != nil {
		kit.PassRune(r)
	}
}

// pressed reports whether the key was pressed here: a Return that opened the visit
// on another screen and is still held does nothing.
func (p *picker) pressed(name fyne.KeyName) bool { return p.down == name }

// FocusGained shows where the keys go.
func (p *picker) FocusGained() { p.has = true; p.moved() }

// FocusLost shows that they go elsewhere.
func (p *picker) FocusLost() { p.has, p.down = false, ""; p.moved() }

// CreateRenderer is for Fyne.
func (p *picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.inside) }

// Held returns what is inside.
func (p *picker) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.inside} }
