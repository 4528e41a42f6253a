package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/surgery/words"
)

// PanelParts is what a panel is made of. Only Title is needed.
type PanelParts struct {
	Title   string
	Content fyne.CanvasObject
	// Verb is what the button of the default action says, Kind how it looks
	// (Primary if left out); without a Verb there is only the button that closes.
	Verb string
	Kind Kind
	// Submit does it and calls done, at once or later: nil closes the panel, an
	// error is shown in it, in words, with everything that was typed still there.
	// Without Submit the default button closes the panel.
	Submit func(done func(error))
	// Cancel is what the other button says ("Cancel", or "Close" without a Verb).
	Cancel string
	// More buttons, between the two. They do not close the panel by themselves.
	More []*Button
	// First gets the focus; nil is the first field, or the default button.
	First fyne.Focusable
	// Grave is for a verb that joins, erases or gives away: the focus is not on it,
	// and Return does it only on the button itself. A verb of the kind Danger is.
	Grave bool
	// Stays is asked when the host would close the panel, and keeps it open with
	// true: for what is seen only once. It says why, with Fail.
	Stays func() bool
	// Keeps is for a panel that shows what was typed again the next time: it closes
	// without a question.
	Keeps bool
	// Closed is told when the panel has gone, however it went, after the focus
	// is back where it was.
	Closed func()
	// Sections are the parts of a long form, which stand beneath the title as ways to
	// them.
	Sections []Section
	// Letter does what a key of one letter stands for in this panel, wherever the focus
	// is but in a box.
	Letter func(r rune)
	// Width in units at 100 percent; 480 if left out.
	Width float32
}

// Panel is a form or a question over the window. Return in a box of one line or
// Ctrl+Return anywhere submits, but nothing grave; Escape leaves, Tab stays inside.
type Panel struct {
	parts   PanelParts
	window  fyne.Window
	canvas  fyne.Canvas
	cover   *cover
	box     *panelBox
	verb    *Button
	cancel  *Button
	before  fyne.Focusable
	keys    func(*fyne.KeyEvent)
	runes   func(rune)
	busy    bool
	closed  bool
	leaves  bool // closes once the curtain over it is lifted
	refused error
	typed   map[*Entry]string // the boxes that were typed in, and what they held before
}

// panels are the open panels of each canvas, the topmost last.
var panels = map[fyne.Canvas][]*Panel{}

// TopPanel returns the panel that is open on a canvas, nil for none.
func TopPanel(c fyne.Canvas) *Panel {
	if c == nil {
		return nil
	}
	if open := panels[c]; len(open) > 0 {
		return open[len(open)-1]
	}
	return nil
}

// ShowPanel opens a panel on a window.
func ShowPanel(w fyne.Window, parts PanelParts) *Panel {
	p := &Panel{parts: parts, window: w, canvas: w.Canvas()}
	p.parts.Grave = parts.Grave || parts.Kind == Danger
	if parts.Width == 0 {
		p.parts.Width = 480
	}
	p.build()
	p.before = p.canvas.Focused()
	if p.before != nil {
		p.before.FocusLost() // Fyne would leave its cursor blinking beneath
	}
	p.canvas.Overlays().Add(p.cover)
	p.keys, p.runes = p.canvas.OnTypedKey(), p.canvas.OnTypedRune()
	TakeKeys(p.canvas, func(ev *fyne.KeyEvent) { p.typedKey(ev) }, func(rune) {})
	panels[p.canvas] = append(panels[p.canvas], p)
	front(p.canvas)
	p.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
		func(fyne.Shortcut) {
			if top := TopPanel(w.Canvas()); top != nil {
				top.byKey()
			}
		})
	p.focusFirst()
	return p
}

func (p *Panel) build() {
	var buttons []fyne.CanvasObject
	closes := p.parts.Cancel
	if p.parts.Verb != "" {
		kind := p.parts.Kind
		if kind == Secondary {
			kind = Primary
		}
		p.verb = NewButton(kind, p.parts.Verb, p.Submit)
		p.verb.Grave = p.parts.Grave
		buttons = append(buttons, p.verb)
	}
	if closes == "" {
		closes = words.Say("kit.cancel")
		if p.parts.Verb == "" {
			closes = words.Say("kit.close")
		}
	}
	for _, b := range p.parts.More {
		buttons = append(buttons, b)
	}
	p.cancel = NewButton(Secondary, closes, func() { p.Leave(nil) })
	buttons = append(buttons, p.cancel)
	p.box = newPanelBox(p.parts.Title, p.parts.Content, buttons)
	if len(p.parts.Sections) > 0 {
		p.box.sections = Sections(p.box.scroll, p.parts.Sections...)
	}
	p.cover = newCover(p.box, func(_ fyne.CanvasObject, window fyne.Size) { p.box.fit(window, p.parts.Width) })
}

// front has the window darkened once, by the topmost panel, however many there are,
// and what a notice says stand in front of it.
func front(c fyne.Canvas) {
	for i, p := range panels[c] {
		p.cover.darken(i == len(panels[c])-1)
	}
	note(c)
}

func (p *Panel) focusFirst() {
	switch {
	case p.parts.First != nil:
		p.canvas.Focus(p.parts.First)
	case p.parts.Grave || p.parts.Content == nil && p.verb == nil:
		p.canvas.Focus(p.cancel)
	default:
		p.canvas.FocusNext() // the first there is, content before buttons
		if b, ok := p.canvas.Focused().(*Button); ok && b.grave() {
			p.canvas.Focus(p.cancel)
		}
	}
}

// byKey does what the default button does, on Return anywhere in the panel.
func (p *Panel) byKey() {
	if !p.parts.Grave {
		p.Submit()
	}
}

// Submit does what the default button does.
func (p *Panel) Submit() {
	if p.busy || p.closed {
		return
	}
	if p.parts.Submit == nil {
		p.Close()
		return
	}
	p.busy = true
	Act(func() { p.parts.Submit(p.submitted) })
}

// submitted closes the panel once what it is for is done, or says why it is not.
func (p *Panel) submitted(err error) {
	p.busy = false
	switch {
	case p.closed:
	case err != nil:
		ahead.forget()
		p.Fail(err)
	default:
		p.Close()
	}
}

// Busy reports whether Submit has not finished yet.
func (p *Panel) Busy() bool { return p.busy }

// Fail shows an error in the panel, in words; nil takes it away.
func (p *Panel) Fail(err error) {
	p.refused = err
	if err == nil {
		p.box.setMessage("", "")
	} else {
		p.box.setMessage(ErrorWords(err))
	}
	p.cover.Refresh()
	if o, ok := p.canvas.Focused().(fyne.CanvasObject); ok {
		reveal(o)
	}
}

// Failed returns the error that is shown, nil for none.
func (p *Panel) Failed() error { return p.refused }

// Refresh lays the panel out again after its content changed.
func (p *Panel) Refresh() {
	p.cover.Refresh()
	if on, ok := p.canvas.Focused().(fyne.CanvasObject); ok {
		reveal(on) // what came may have pushed it out of sight
	}
}

// OfferVerb shows the button of the default action, or hides it while there is nothing to
// do it with.
func (p *Panel) OfferVerb(on bool) {
	if p.verb.Visible() != on {
		p.verb.Hidden = !on
		p.cover.Refresh()
	}
}

// Title returns the words at its top.
func (p *Panel) Title() string { return p.parts.Title }

// Close takes the panel away, with any open above it, and gives the focus back. Behind a
// curtain it waits until that is lifted.
func (p *Panel) Close() {
	if p.closed {
		return
	}
	if p.leaves = p.behindCurtain(); p.leaves {
		return
	}
	for top := TopPanel(p.canvas); top != nil && top != p; top = TopPanel(p.canvas) {
		top.Close()
	}
	p.closed = true
	open := panels[p.canvas]
	if len(open) <= 1 {
		delete(panels, p.canvas)
		seenAgain(p.canvas)
	} else {
		panels[p.canvas] = open[:len(open)-1]
	}
	front(p.canvas)
	p.canvas.Overlays().Remove(p.cover)
	p.canvas.SetOnTypedKey(p.keys)
	p.canvas.SetOnTypedRune(p.runes)
	if p.before != nil && p.canvas.Focused() == p.before {
		p.before.FocusGained()
		LoseHidden(p.canvas)
	}
	if p.parts.Closed != nil {
		p.parts.Closed()
	}
}

// typedKey returns the keys no widget in the panel wanted, and reports whether it
// did.
func (p *Panel) typedKey(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape:
		p.Leave(nil)
	case isReturn(ev):
		p.byKey()
	default:
		return p.box.scrollBy(ev.Name)
	}
	return true
}

// Confirm asks before something is done: the question, what will happen in full,
// and the verb on the button that does it. With danger the verb is a grave one.
func Confirm(w fyne.Window, question, happens, verb string, danger bool, do func()) *Panel {
	kind := Primary
	if danger {
		kind = Danger
	}
	return ShowPanel(w, PanelParts{Title: question, Content: Body(happens), Verb: verb, Kind: kind, Grave: danger,
		Submit: func(done func(error)) { done(nil); do() }})
}
