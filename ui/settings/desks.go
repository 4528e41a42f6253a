package settings

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// newDesks leads to the screen of the desks that share a surgery.
func newDesks(s *Screen) *kit.Card {
	open := kit.NewButton(kit.Secondary, words.Say("sharing.open_desks"), func() { s.stage.Go("desks") })
	return kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("sharing.heading")), kit.Muted(words.Say("sharing.open_hint")), kit.Flow(kit.Step, open)))
}
