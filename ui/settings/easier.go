package settings

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// easier is who with a learning disability checked the words that are easier to
// read, and when: until that is said, prints are not called Easy Read.
type easier struct {
	card    *kit.Card
	said    *kit.Text
	by, day *box
}

func newEasier(s *Screen) *easier {
	e := &easier{said: kit.Small("")}
	e.by = newBox(words.Say("settings.easy_by"), words.Say("settings.easy_by_example"), words.Say("settings.easy_by_hint"),
		func(text string, told func(error)) {
			s.keep(func(now *settings.Settings) { now.EasyBy = text }, told)
		})
	e.day = newBox(words.Say("settings.easy_on"), words.Say("settings.easy_on_example"), "", func(text string, told func(error)) {
		on := ""
		if text != "" {
			day, ok := kit.ParseDay(text, s.stage.Now())
			if !ok {
				told(surgery.Fail(surgery.Invalid, "settings.easy_day"))
				return
			}
			on = day.Format(time.DateOnly)
		}
		s.keep(func(now *settings.Settings) { now.EasyOn = on }, told)
	})
	e.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("settings.easy_title")), kit.Body(words.Say("settings.easy_what")), e.by.Field, e.day.Field, e.said))
	return e
}

func (e *easier) show(now state) {
	e.by.show(now.EasyBy)
	on := now.EasyOn
	if on != "" {
		on = dates.Long(on)
	}
	e.day.show(on)
	switch {
	case now.easyRead:
		e.said.Set(words.Say("settings.easy_read"))
	case now.EasyBy != "" && now.EasyOn != "":
		e.said.Set(words.Say("settings.easy_newer"))
	default:
		e.said.Set(words.Say("settings.easy_unchecked"))
	}
	e.card.Refresh()
}
