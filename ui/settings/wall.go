package settings

import (
	"strconv"

	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// wall is how the projector's window shows codes and who is next.
type wall struct {
	card   *kit.Card
	metres *kit.Choice
	next   *kit.Choice
}

// What the wall says of who is next, as the choice knows it.
const (
	byNumber = "number"
	byName   = "name"
)

func newWall(s *Screen) *wall {
	w := &wall{}
	var options []kit.Option
	for _, metres := range settings.WallDistances {
		options = append(options, kit.Option{Key: strconv.Itoa(metres), Label: words.Say("wall.setting_metres", "n", metres)})
	}
	w.metres = kit.NewChoice(options, func(key string) {
		if metres, err := strconv.Atoi(key); err == nil {
			s.keep(func(now *settings.Settings) { now.WallMetres = metres }, nil)
		}
	})
	w.next = kit.NewChoice([]kit.Option{
		{Key: byNumber, Label: words.Say("wall.setting_numbers")},
		{Key: byName, Label: words.Say("wall.setting_names")},
	}, func(key string) {
		s.keep(func(now *settings.Settings) { now.WallNames = key == byName }, nil)
	})
	w.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("wall.setting_title")),
		kit.NewField(words.Say("wall.setting_distance"), w.metres, words.Say("wall.setting_distance_hint")),
		kit.NewField(words.Say("wall.setting_next"), w.next, words.Say("wall.setting_next_hint"))))
	return w
}

func (w *wall) show(now state) {
	w.metres.Set(strconv.Itoa(now.WallMetres))
	if now.WallNames {
		w.next.Set(byName)
	} else {
		w.next.Set(byNumber)
	}
}
