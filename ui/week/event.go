package week

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// How an event lies in its week.
const (
	atTimes    = "times"
	allDay     = "day"
	severalDay = "several"
	allWeek    = "week"
)

// longAddress lets a pasted address in whole, so that it can be said that it is
// too long, instead of a cut one leading nowhere.
const longAddress = 900

// eventForm is the panel of an event.
type eventForm struct {
	screen *Screen
	event  surgery.Event // as it was
	panel  *kit.Panel

	kind, when           *kit.Choice
	title, known, place  *kit.Entry
	lead, guest          *kit.Entry
	account, tag         *kit.Entry
	address, opens       *kit.Entry
	notes, questions     *kit.Entry
	online               *kit.Check
	day, last            *kit.DayField
	from, until          *kit.ClockField
	titleField, tagField *kit.Field
	linkField, askField  *kit.Field
	leadField, guestOf   *kit.Field
	times                *fyne.Container
	wrong                kit.Refusals
	guess                guess
}

// editEvent opens the panel of an event; one without an id is new.
func (s *Screen) editEvent(e surgery.Event) {
	f := newEventForm(s, e)
	parts := kit.PanelParts{Title: words.Say("week.new_event"), Content: f.content(), Verb: words.Say("week.add"),
		First: f.title, Width: 720, Submit: f.submit, Sections: f.sections()}
	if e.ID != "" {
		parts.Title, parts.Verb = words.Say("week.change_event"), words.Say("week.save")
		parts.More = f.more()
	}
	f.panel = kit.ShowPanel(s.stage.Window, parts)
}

func newEventForm(s *Screen, e surgery.Event) *eventForm {
	f := &eventForm{screen: s, event: e}
	var kinds []kit.Option
	for _, k := range surgery.EventKinds {
		kinds = append(kinds, kit.Option{Key: string(k), Label: words.Say("week.kind_" + string(k))})
	}
	f.kind = kit.NewChoice(kinds, func(string) { f.guess.kindSaid = true; f.preset(); f.fit() })
	f.when = kit.NewChoice([]kit.Option{
		{Key: atTimes, Label: words.Say("week.when_times")}, {Key: allDay, Label: words.Say("week.when_day")},
		{Key: severalDay, Label: words.Say("week.when_several")}, {Key: allWeek, Label: words.Say("week.when_week")},
	}, func(string) { f.guess.whenSaid = true; f.fit() })
	f.title, f.place = kit.NewEntry(words.Say("week.title_example")), kit.NewEntry(words.Say("week.place_example"))
	f.lead, f.guest = kit.NewEntry(words.Say("week.lead_example")), kit.NewEntry(words.Say("week.guest_example"))
	f.account = kit.NewEntry(words.Say("week.account_example"))
	f.tag, f.address = kit.NewEntry(words.Say("week.hashtag_example")), kit.NewEntry(words.Say("week.link_example"))
	f.opens = kit.NewEntry(words.Say("week.opens_example"))
	f.notes, f.questions = kit.NewNotes(words.Say("week.notes_example"), 3), kit.NewNotes(words.Say("week.questions_example"), 4)
	f.known = kit.NewEntry(words.Say("week.known_as_example"))
	f.address.Limit = longAddress
	f.online = kit.NewCheck(words.Say("week.is_online"), func(bool) { f.guess.onlineSaid = true })
	now := s.stage.Now
	f.day, f.last = kit.NewDayField(words.Say("week.day"), now), kit.NewDayField(words.Say("week.until_day"), now)
	f.from, f.until = kit.NewClockField(words.Say("week.from")), kit.NewClockField(words.Say("week.until"))
	f.titleField = kit.NewField(words.Say("week.event_title"), f.title, "")
	f.tagField = kit.NewField(words.Say("week.hashtag"), f.tag, "")
	f.linkField = kit.NewField(words.Say("week.link"), f.address, "")
	f.askField = kit.NewField(words.Say("week.questions"), f.questions, words.Say("week.questions_hint"))
	f.leadField = kit.NewField(words.Say("week.lead"), f.lead, words.Say("week.lead_hint"))
	f.guestOf = kit.NewField(words.Say("week.guest"), f.guest, "")
	f.title.OnChanged = func(string) {
		f.titleField.SetWrong("")
		f.guessKind()
	}
	f.address.OnChanged = func(string) { f.linkField.SetWrong("") }
	adviseTag(f.tagField, f.tag)
	f.fill()
	f.follow()
	return f
}

func (f *eventForm) content() fyne.CanvasObject {
	f.times = kit.Tiles(200, 2*kit.Step, f.from.Field, f.until.Field, f.day.Field, f.last.Field)
	two := func(objects ...fyne.CanvasObject) fyne.CanvasObject { return kit.Tiles(280, 2*kit.Step, objects...) }
	c := kit.Column(14,
		f.titleField,
		kit.NewField(words.Say("week.when"), f.when, ""),
		f.times,
		kit.NewField(words.Say("week.kind"), f.kind, ""),
		two(kit.Column(0, kit.NewField(words.Say("week.place"), f.place, ""), f.online), f.guestOf, f.leadField),
		two(kit.NewField(words.Say("week.account"), f.account, words.Say("week.account_hint")), f.tagField),
		two(f.linkField, kit.NewField(words.Say("week.opens"), f.opens, "")),
		f.askField,
		kit.NewField(words.Say("week.notes"), f.notes, words.Say("week.notes_hint")),
		kit.NewField(words.Say("week.known_as"), f.known, words.Say("week.known_as_hint")))
	f.fit()
	return c
}

// sections are the ways to the parts of the form, which is longer than a small window.
func (f *eventForm) sections() []kit.Section {
	return []kit.Section{
		{Label: words.Say("week.when"), Part: f.when},
		{Label: words.Say("week.place"), Part: f.place},
		{Label: words.Say("week.account"), Part: f.account},
		{Label: words.Say("week.link"), Part: f.address},
		{Label: words.Say("week.notes"), Part: f.notes},
	}
}

// more are the buttons of an event that is there already.
func (f *eventForm) more() []*kit.Button {
	s, e := f.screen, f.event
	var buttons []*kit.Button
	if e.Kind == surgery.SurgeryEvent {
		if card, ok := s.board.current(); !ok || !card.Open {
			buttons = append(buttons, kit.NewButton(kit.Done, words.Say("week.start_surgery"), func() { f.panel.Leave(func() { s.start(e.ID) }) }))
		}
	}
	if week.EventChecklist(e.Kind) != "" {
		buttons = append(buttons, kit.NewButton(kit.Secondary, words.Say("week.checklist"), func() { f.panel.Leave(func() { s.checklistOf(e) }) }))
	}
	if sheet := sheetWords(week.EventCard{Event: e}); sheet != "" {
		buttons = append(buttons, kit.NewButton(kit.Secondary, sheet, func() { f.panel.Leave(func() { s.stage.PrintEvent(e.ID) }) }))
	}
	return append(buttons, kit.NewGrave(kit.Secondary, words.Say("week.take_out"), func() {
		f.panel.Close()
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Week.RemoveEvent(e.ID) }, nil)
	}))
}

// fill writes what is known of the event.
func (f *eventForm) fill() {
	e, w := f.event, f.event.Words
	zone := f.screen.stage.Now().Location()
	f.kind.Set(string(e.Kind))
	f.title.SetText(w.Title)
	f.known.SetText(w.Known)
	setDay(f.day, e.Day, zone)
	setDay(f.last, e.LastDay, zone)
	week := f.screen.shown.Week
	switch {
	case !e.AllDay() || e.ID == "":
		f.when.Set(atTimes)
	case e.Day == week.From && e.Last() == week.Until && e.LastDay != "":
		f.when.Set(allWeek)
	case e.LastDay != "":
		f.when.Set(severalDay)
	default:
		f.when.Set(allDay)
	}
	setClock(f.from, e.Starts, zone)
	setClock(f.until, e.Ends, zone)
	f.place.SetText(w.Place)
	f.online.Set(w.Online)
	f.lead.SetText(w.Lead)
	f.guest.SetText(w.Guest)
	f.account.SetText(w.Account)
	if w.Hashtag != "" {
		f.tag.SetText("#" + w.Hashtag)
	}
	f.address.SetText(w.Link.Address)
	f.opens.SetText(w.Link.Opens)
	f.notes.SetText(w.Notes)
	f.questions.SetText(strings.Join(w.Questions, "\n"))
}

func setClock(f *kit.ClockField, at time.Time, zone *time.Location) {
	if !at.IsZero() {
		at = at.In(zone)
		f.Set(kit.Minutes(at.Hour()*60 + at.Minute()))
	}
}

// fit shows the fields that this kind of event, lying so, has.
func (f *eventForm) fit() {
	if f.times == nil {
		return
	}
	when := f.when.Value()
	f.day.Field.Hidden = when == allWeek
	f.last.Field.Hidden = when != severalDay
	f.from.Field.Hidden, f.until.Field.Hidden = when != atTimes, when != atTimes
	f.times.Hidden = when == allWeek
	kind := surgery.EventKind(f.kind.Value())
	f.askField.Hidden = kind != surgery.ChatEvent
	takeover := kind == surgery.TakeoverEvent
	f.guestOf.Hidden = !takeover
	lead := "week.lead"
	if takeover {
		lead = "week.lead_takeover"
	}
	f.leadField.SetLabel(words.Say(lead))
	if f.panel != nil {
		f.panel.Refresh()
	}
}
