package settings

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// organisation is whose surgeries these are, what the people who come are
// called, and how long a place is saved.
type organisation struct {
	card  *kit.Card
	name  *box
	label *kit.Choice
	days  *box
}

func newOrganisation(s *Screen) *organisation {
	o := &organisation{}
	o.name = newBox(words.Say("settings.organisation"), words.Say("settings.organisation_example"), words.Say("settings.organisation_hint"),
		func(text string, told func(error)) {
			s.keep(func(now *desk.Settings) { now.Organisation = text }, told)
		})
	var options []kit.Option
	for _, label := range desk.Labels {
		options = append(options, kit.Option{Key: label, Label: words.Say("settings.label_" + label)})
	}
	o.label = kit.NewChoice(options, func(label string) {
		s.keep(func(now *desk.Settings) { now.AttendeeLabel = label }, nil)
	})
	o.days = newBox(words.Say("settings.save_days"), "", words.Say("settings.save_days_hint"), func(text string, told func(error)) {
		days, err := strconv.Atoi(text)
		if err != nil {
			told(surgery.Fail(surgery.Invalid, "settings.no_number", "text", text))
			return
		}
		s.keep(func(now *desk.Settings) { now.SaveDays = days }, told)
	})
	o.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("settings.organisation_title")), o.name.Field,
		kit.NewField(words.Say("settings.label"), o.label, ""), o.days.Field))
	return o
}

func (o *organisation) show(now state) {
	o.name.show(now.Organisation)
	o.label.Set(now.AttendeeLabel)
	o.days.show(strconv.Itoa(now.SaveDays))
}
