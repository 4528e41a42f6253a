package kit

import (
	"strings"

	"socialmediasurgery/surgery/words"
)

// typing notes what a box of this panel held before it was typed in.
func (p *Panel) typing(e *Entry) {
	if _, known := p.typed[e]; known || e.Unkept || e.Password || e.OnDown != nil {
		return // a search and a secret are not missed
	}
	if p.typed == nil {
		p.typed = map[*Entry]string{}
	}
	p.typed[e] = e.Text
}

// Carry counts what a box holds as typed in this panel: it was, in another one.
func (p *Panel) Carry(e *Entry) {
	p.typing(e)
	if _, noted := p.typed[e]; noted {
		p.typed[e] = ""
	}
}

// unsaved reports whether something was typed that closing would lose.
func (p *Panel) unsaved() bool {
	if p.parts.Keeps {
		return false
	}
	for e, before := range p.typed {
		if e.Text != before && strings.TrimSpace(e.Text) != "" {
			return true
		}
	}
	return false
}

// Leave closes the panel for the host, and then does what comes next, which may be
// nil. Where something was typed and not saved it asks first: Escape, pressed once
// too often, takes nothing away, however often it is pressed.
func (p *Panel) Leave(then func()) {
	if p.closed || p.parts.Stays != nil && p.parts.Stays() {
		return
	}
	away := func() {
		p.Close()
		if then != nil {
			then()
		}
	}
	if !p.unsaved() {
		away()
		return
	}
	ShowPanel(p.window, PanelParts{Title: words.Say("kit.typed"), Content: Body(words.Say("kit.typed_what")), Grave: true,
		Cancel: words.Say("kit.typed_on"), More: []*Button{NewGrave(Secondary, words.Say("kit.typed_away"), away)}})
}
