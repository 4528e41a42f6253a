package settings

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// newTexts leads to the screen of the texts that people read.
func newTexts(s *Screen) *kit.Card {
	open := kit.NewButton(kit.Secondary, words.Say("texts.open"), func() { s.stage.Go("texts") })
	return kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("texts.heading")), kit.Muted(words.Say("texts.open_hint")), kit.Flow(kit.Step, open)))
}
