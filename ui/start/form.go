package start

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// form holds what is written about a surgery: essentials first, then the week.
type form struct {
	content *fyne.Container
	grown   func() // told when the form got higher or lower

	venue, title, partner *kit.Entry
	venueField            *kit.Field
	kind                  *kit.Choice
	opens, closes         *kit.ClockField
	tag                   *tagField
	on                    *kit.Platforms
	links                 *links
	wifi                  *wifi
	wifiOf                string // the venue that it is of
	nextDay               *kit.DayField
	nextTime              *kit.ClockField

	stage *Stage
	was   []string     // what stood in the boxes when they were filled
	wrong kit.Refusals // what the last read refused
}

// newForm makes an empty form; enter takes Return in any box, nil is for a
// panel, which submits itself.
func newForm(stage *Stage, enter func()) *form {
	f := &form{stage: stage, grown: func() {}}
	f.venue = kit.NewEntry(words.Say("start.venue_example"))
	f.venueField = kit.NewField(words.Say("start.venue"), f.venue, "")
	f.wifi = newWiFi()
	f.venue.OnChanged = func(string) {
		f.venueField.SetWrong("")
		f.follow()
	}
	f.title = kit.NewEntry(words.Say("start.title_example"))
	f.partner = kit.NewEntry(words.Say("start.partner_example"))
	f.kind = kit.NewChoice([]kit.Option{
		{Key: string(surgery.Monthly), Label: words.Say("start.kind_monthly")},
		{Key: string(surgery.Conference), Label: words.Say("start.kind_conference")},
	}, nil)
	f.opens = kit.NewClockField(words.Say("start.opens"))
	f.closes = kit.NewClockField(words.Say("start.closes"))
	f.tag = newTagField()
	grew := func() { f.grown() }
	f.on = kit.NewPlatforms(stage.Platforms.All(), grew)
	f.links = newLinks(grew, enter)
	f.nextDay = kit.NewDayField(words.Say("start.next_day"), stage.Now)
	f.nextTime = kit.NewClockField(words.Say("start.next_time"))
	for _, box := range f.boxes() {
		box.OnEnter = enter
	}
	f.content = f.build()
	return f
}

func (f *form) build() *fyne.Container {
	essentials := kit.Tiles(300, 12,
		f.venueField,
		kit.NewField(words.Say("start.title"), f.title, ""),
		kit.NewField(words.Say("start.partner"), f.partner, ""),
		kit.NewField(words.Say("start.kind"), f.kind, ""),
		f.opens.Field, f.closes.Field)
	gap := float32(kit.Step)
	week := kit.Tiles(440, 3*kit.Step,
		kit.Column(gap, f.tag.Field, f.on.Content),
		kit.Column(gap, f.links.content, kit.Tiles(220, 2*kit.Step, f.nextDay.Field, f.nextTime.Field)))
	return kit.Column(12,
		kit.NewCard(essentials),
		kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("start.week")), week)),
		kit.NewCard(f.wifi.content))
}

// sections are the ways to each card of the form.
func (f *form) sections() []kit.Section {
	return []kit.Section{
		{Label: words.Say("start.venue"), Part: f.venueField},
		{Label: words.Say("start.hashtag"), Part: f.tag.Field},
		{Label: words.Say("start.next_day"), Part: f.nextDay.Field},
		{Label: words.Say("start.wifi"), Part: f.wifi.content},
	}
}

// texts lists what stands in the boxes.
func (f *form) texts() []string {
	texts := []string{f.kind.Value()}
	for _, box := range f.boxes() {
		texts = append(texts, box.Text)
	}
	return append(texts, strconv.FormatBool(f.wifi.hidden.On()), strconv.FormatBool(f.wifi.onWall.On()))
}

// typed reports whether something was typed since the form was filled.
func (f *form) typed() bool { return !slices.Equal(f.texts(), f.was) }

// boxes lists the boxes of one line that are always there.
func (f *form) boxes() []*kit.Entry {
	return append([]*kit.Entry{f.venue, f.title, f.partner, f.opens.Box, f.closes.Box, f.tag.box, f.on.Server,
		f.nextDay.Box, f.nextTime.Box, f.wifi.name, f.wifi.key}, f.links.boxes()...)
}
