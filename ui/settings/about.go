package settings

import (
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// newAbout says where everything lies, how it is kept, and which program this is.
func newAbout(places []Place, version string) *kit.Card {
	column := kit.Column(kit.Step, kit.Title(words.Say("settings.places_title")))
	for _, p := range places {
		column.Add(kit.Column(0, kit.NewText(kit.Wrap, kit.Run{Text: words.Say(p.What), Weight: kit.Semi}), kit.Small(p.Path)))
	}
	column.Add(kit.VGap(4))
	column.Add(kit.Muted(words.Say("settings.version", "version", version)))
	return kit.NewCard(column)
}
