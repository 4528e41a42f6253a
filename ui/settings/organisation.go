package settings

import (
	"strconv"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// organisation is whose surgeries these are, what the people who come are
// called, how long a place is saved, and what the full privacy notice says.
type organisation struct {
	card  *kit.Card
	name  *box
	label *kit.Choice
	days  *box

	notice                             *kit.Text // that it is whole, or what it does not say yet
	contact, officer, basis, complaint *box
}

func newOrganisation(s *Screen) *organisation {
	o := &organisation{}
	o.name = newBox(words.Say("settings.organisation"), words.Say("settings.organisation_example"), words.Say("settings.organisation_hint"),
		func(text string, told func(error)) {
			s.keep(func(now *settings.Settings) { now.Organisation = text }, told)
		})
	var options []kit.Option
	for _, label := range settings.Labels {
		options = append(options, kit.Option{Key: label, Label: words.Say("settings.label_" + label)})
	}
	o.label = kit.NewChoice(options, func(label string) {
		s.keep(func(now *settings.Settings) { now.AttendeeLabel = label }, nil)
	})
	o.days = newBox(words.Say("settings.save_days"), "", words.Say("settings.save_days_hint"), func(text string, told func(error)) {
		days, err := strconv.Atoi(text)
		if err != nil {
			told(surgery.Fail(surgery.Invalid, "settings.no_number", "text", text))
			return
		}
		s.keep(func(now *settings.Settings) { now.SaveDays = days }, told)
	})
	o.newNotice(s)
	o.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("settings.organisation_title")), o.name.Field,
		kit.NewField(words.Say("settings.label"), o.label, ""), o.days.Field,
		kit.VGap(4), kit.Strong(words.Say("settings.notice_title")), o.notice, o.contact.Field, o.officer.Field, o.basis.Field, o.complaint.Field))
	return o
}

// newNotice makes the boxes for what the full privacy notice says. None must be
// filled in.
func (o *organisation) newNotice(s *Screen) {
	o.notice = kit.Small("")
	box := func(label, example, hint string, set func(now *settings.Settings, text string)) *box {
		return newBox(label, example, hint, func(text string, told func(error)) {
			s.keep(func(now *settings.Settings) { set(now, text) }, told)
		})
	}
	o.contact = box(words.Say("settings.contact"), words.Say("settings.contact_example"), words.Say("settings.contact_hint"),
		func(now *settings.Settings, text string) { now.Contact = text })
	o.officer = box(words.Say("settings.officer"), words.Say("settings.officer_example"), words.Say("settings.officer_hint"),
		func(now *settings.Settings, text string) { now.Officer = text })
	o.basis = box(words.Say("settings.basis"), words.Say("settings.basis_example"), words.Say("settings.basis_hint"),
		func(now *settings.Settings, text string) { now.Basis = text })
	o.complaint = box(words.Say("settings.complaints"), words.Say("settings.complaints_example"), words.Say("settings.complaints_hint"),
		func(now *settings.Settings, text string) { now.Complaints = text })
}

// tell says what the full notice does not say yet.
func (o *organisation) tell(lacks []string) {
	if len(lacks) == 0 {
		o.notice.Set(words.Say("settings.notice_whole"))
		return
	}
	o.notice.Set(words.Say("settings.notice_lacks", "what", texts.LacksWords(lacks)))
}

func (o *organisation) show(now state) {
	o.name.show(now.Organisation)
	o.label.Set(now.AttendeeLabel)
	o.days.show(strconv.Itoa(now.SaveDays))
	o.contact.show(now.Contact)
	o.officer.show(now.Officer)
	o.basis.show(now.Basis)
	o.complaint.show(now.Complaints)
	o.tell(now.lacks)
}
