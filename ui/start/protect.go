package start

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// protect stands over the form while there is no passphrase: that names are not
// locked, and the offer to choose one now. Starting the surgery is "not now".
type protect struct {
	content *fyne.Container
	choose  *kit.Button
	later   *kit.Button
	off     bool // the host said: not now
}

func newProtect(s *Screen) *protect {
	p := &protect{}
	p.choose = kit.NewButton(kit.Secondary, words.Say("start.choose_passphrase"), func() {
		s.Protect(func() {
			if s.locked { // the button has gone
				kit.Focus(s.form.venue)
			}
		})
	}).InCard()
	p.later = kit.NewButton(kit.Quiet, words.Say("start.not_now"), func() {
		p.off = true
		p.content.Hide()
		s.sheet.scroll.Refresh()
		kit.Focus(s.form.venue)
	}).InCard()
	card := kit.NewCard(kit.MiddleRow(12, kit.Body(words.Say("start.no_passphrase")), p.choose, p.later))
	card.Fill, card.Edge = kit.ColourAccentTint, kit.ColourAccent
	p.content = kit.Stack(kit.Padded(0, 0, 12, 0, card))
	return p
}

// show offers it where there is no passphrase and the records are real.
func (p *protect) show(s *Screen) {
	p.content.Hidden = s.locked || s.Protect == nil || s.Demo == nil || p.off
}
