package settings

import (
	"strconv"

	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// look is the colours and the text size, seen at once.
type look struct {
	card *kit.Card
	look *kit.Choice
	size *kit.Choice
}

func newLook(s *Screen) *look {
	l := &look{}
	apply := func(used *kit.Choice, change func(*settings.Settings)) {
		s.keep(change, func(err error) {
			if err != nil {
				kit.ShowError(s.stage.Window, err)
				return
			}
			s.stage.Restyle()
			if s.stage.Window.Canvas().Focused() == used {
				used.FocusGained() // all has moved: it scrolls into sight again
			}
		})
	}
	var looks, sizes []kit.Option
	for _, one := range settings.Looks {
		looks = append(looks, kit.Option{Key: one, Label: words.Say("settings.look_" + one)})
	}
	for _, percent := range settings.TextSizes {
		sizes = append(sizes, kit.Option{Key: strconv.Itoa(percent), Label: words.Say("settings.percent", "size", percent)})
	}
	l.look = kit.NewChoice(looks, func(key string) { apply(l.look, func(now *settings.Settings) { now.Look = key }) })
	l.size = kit.NewChoice(sizes, func(key string) {
		percent, err := strconv.Atoi(key)
		if err == nil {
			apply(l.size, func(now *settings.Settings) { now.TextSize = percent })
		}
	})
	l.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("settings.look_title")),
		kit.NewField(words.Say("settings.look"), l.look, ""),
		kit.NewField(words.Say("settings.size"), l.size, words.Say("settings.size_hint"))))
	return l
}

func (l *look) show(now state) {
	l.look.Set(now.Look)
	l.size.Set(strconv.Itoa(now.TextSize))
}
