package people

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// page is what we hold of one person, and what can be done about it.
type page struct {
	screen  *Screen
	content fyne.CanvasObject
	body    *fyne.Container
	asked   surgery.ID // who is being read
	person  *people.Person
	edit    *kit.Button
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	p.body = kit.Column(12)
	p.content = kit.Scrolled(kit.Padded(kit.RingRoom, 10, 16, kit.RingRoom, p.body))
	p.show(nil)
	return p
}

// load reads one person; only the last asked for is shown.
func (p *page) load(id surgery.ID) {
	p.asked = id
	stage := p.screen.stage
	kit.Soon(p.screen.stage.Runner, func() (people.Person, error) { return stage.People.Person(id) }, func(found people.Person, err error) {
		switch {
		case p.asked != id:
		case surgery.KindOf(err) == surgery.NotFound: // erased, or merged
			p.show(nil)
		case err != nil:
			kit.ShowError(p.screen.stage.Window, err)
		default:
			p.show(&found)
		}
	})
}

func (p *page) reload() {
	if p.asked != "" {
		p.load(p.asked)
	}
}

// focus goes to what can be done.
func (p *page) focus() {
	if p.person != nil {
		kit.Focus(p.edit)
	}
}

// show draws somebody, or nobody.
func (p *page) show(who *people.Person) {
	p.person = who
	if who == nil {
		p.asked = ""
		p.body.Objects = []fyne.CanvasObject{kit.Muted(words.Say("people.choose"))}
		p.body.Refresh()
		p.screen.share()
		return
	}
	had := p.edit != nil && p.screen.stage.Window.Canvas().Focused() == fyne.Focusable(p.edit)
	p.body.Objects = []fyne.CanvasObject{p.head(who)}
	if len(who.Doubles) > 0 {
		p.body.Add(p.doubles(who))
	}
	p.body.Add(p.consents(who))
	p.body.Add(p.visits(who))
	p.body.Refresh()
	p.content.Refresh()
	p.screen.share()
	if had {
		kit.Focus(p.edit)
	}
}

func (p *page) button(kind kit.Kind, key string, do func()) *kit.Button {
	return kit.NewButton(kind, words.Say(key), do)
}

func (p *page) head(who *people.Person) fyne.CanvasObject {
	p.edit = p.button(kit.Primary, "people.edit", p.correct)
	buttons := kit.Flow(kit.Step, p.edit)
	if who.Here != "" {
		buttons.Add(p.button(kit.Secondary, "people.open_visit", func() { p.screen.stage.OpenVisit(who.Here) }))
	}
	for _, b := range []*kit.Button{p.button(kit.Secondary, "people.give", p.give), p.button(kit.Secondary, "people.merge", p.merge),
		p.button(kit.Secondary, "people.erase", p.erase)} {
		buttons.Add(b)
	}
	name := who.Words.Name
	if who.Words.KnownAs != "" {
		name = words.Say("desk.known_as", "name", name, "known", who.Words.KnownAs)
	}
	return kit.NewCard(kit.Column(kit.Step, kit.Heading(name), kit.Muted(keptWords(&who.Attendee)), buttons))
}

// keptWords says how long somebody's name is kept.
func keptWords(a *surgery.Attendee) string {
	switch {
	case a.Saved():
		return words.Say("people.kept_until", "day", dates.Words(a.SavedUntil), "since", a.SavedAt.Local().Format("2 January 2006"))
	case a.ExpectedDay != "":
		return words.Say("people.booked_for", "day", dates.Words(a.ExpectedDay))
	}
	return words.Say("people.kept_today")
}

// doubles offers to merge; nothing is merged by itself.
func (p *page) doubles(who *people.Person) fyne.CanvasObject {
	rows := kit.Column(kit.Step, kit.Title(words.Say("people.same_person")), kit.Muted(words.Say("people.same_person_what")))
	for _, d := range who.Doubles {
		rows.Add(kit.MiddleRow(kit.Step, kit.NewText(kit.Wrap, kit.Run{Text: d.Name, Weight: kit.Semi}, kit.Run{Text: "  " + d.Detail, Colour: kit.ColourMuted}),
			p.button(kit.Secondary, "people.merge_these", func() { p.confirmMerge(d.ID, d.Name) })))
	}
	card := kit.NewCard(rows)
	card.Fill, card.Edge = kit.ColourAccentTint, kit.ColourAccent
	return card
}

// consents shows what they say yes to; a tick changes it at once, which can be
// undone.
func (p *page) consents(who *people.Person) fyne.CanvasObject {
	rows := kit.Column(kit.Step/2, kit.Title(words.Say("consent.title")))
	stage := p.screen.stage
	for _, purpose := range surgery.Purposes {
		check := kit.NewCheck(words.Say("consent.ask_"+string(purpose)), func(on bool) {
			p.screen.stage.Change(func() (surgery.Change, error) { return stage.People.SetConsent(who.ID, purpose, on) }, nil)
		})
		check.Set(who.Allows(purpose))
		rows.Add(kit.MiddleRow(kit.Step, check, kit.Small(since(who.Consents, purpose)).Unbroken()))
	}
	if who.Allowed.Contact != "" {
		rows.Add(kit.MiddleRow(kit.Step, kit.NewText(kit.Wrap, kit.Run{Text: words.Say("people.contact") + "  ", Colour: kit.ColourMuted}, kit.Run{Text: who.Allowed.Contact}),
			p.button(kit.Secondary, "people.copy", func() { p.copy(who.Allowed.Contact) })))
	}
	return kit.NewCard(rows)
}

// since says since when they say yes, or when they took it back.
func since(consents []surgery.Consent, purpose surgery.Purpose) string {
	for i := len(consents) - 1; i >= 0; i-- {
		switch c := consents[i]; {
		case c.For != purpose:
		case c.Withdrawn == "":
			return words.Say("people.since", "day", dates.Words(c.Given))
		default:
			return words.Say("people.taken_back", "day", dates.Words(c.Withdrawn))
		}
	}
	return ""
}

// copy puts the contact on the clipboard for a short while.
func (p *page) copy(contact string) {
	kit.CopyPrivate(p.screen.stage.Runner, contact)
	p.screen.stage.Told(surgery.Change{Notice: words.Say("people.copied")})
}

func (p *page) visits(who *people.Person) fyne.CanvasObject {
	rows := kit.Column(12, kit.Title(words.Count("people.visits", len(who.Visits))))
	for _, v := range who.Visits {
		lines := kit.Column(2, kit.NewText(kit.Wrap, kit.Run{Text: v.Day, Weight: kit.Semi}, kit.Run{Text: "  " + v.Venue, Colour: kit.ColourMuted}))
		if said := visitWords(v); said != "" {
			lines.Add(kit.Body(said))
		}
		if v.Kiosk {
			lines.Add(kit.Flow(kit.Step, kit.NewPill(kit.Waiting, words.Say("people.from_kiosk")),
				p.button(kit.Secondary, "people.looked", func() {
					p.screen.stage.Change(func() (surgery.Change, error) { return p.screen.stage.Today.Looked(v.Visit) }, nil)
				})))
		}
		rows.Add(lines)
	}
	return kit.NewCard(rows)
}

func visitWords(v people.PersonVisit) string {
	said := v.Topics
	if v.Done > 0 {
		said = append(said[:len(said):len(said)], words.Count("people.steps", v.Done))
	}
	return strings.Join(said, " · ")
}
