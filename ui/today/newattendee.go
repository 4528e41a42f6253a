package today

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// NewAttendee opens the form for somebody who is not known here, with what
// stands in the check-in box as their name. Enter in the name is done.
func (s *Screen) NewAttendee() { s.whenRead(s.openForm) }

func (s *Screen) openForm() {
	if kit.TopPanel(s.stage.Window.Canvas()) != nil {
		return
	}
	s.box.float.hide()
	f := newArrivalForm(s)
	f.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("today.new_title"), Content: f.body, Verb: words.Say("today.new_verb"),
		First: f.name, Width: 880, Submit: f.submit, Closed: s.FocusBox,
	})
	f.sayHere()
}

// arrivalForm is the form for somebody new. Only the name is needed.
type arrivalForm struct {
	screen      *Screen
	name        *kit.Entry
	field       *kit.Field
	known       *kit.Entry // what everybody calls them
	track, size *kit.Choice
	second      *papers.Second // language on the handout
	came        *picks
	save        *kit.Check
	yes         *picks // what else they say yes to
	contact     *kit.Entry
	reach       *kit.Field // how to contact them, where we may
	body        *fyne.Container
	panel       *kit.Panel
}

func newArrivalForm(s *Screen) *arrivalForm {
	f := &arrivalForm{screen: s, name: kit.NewEntry(words.Say("today.new_name_hint"))}
	f.name.SetText(s.box.text())
	f.name.OnChanged = func(string) { f.field.SetWrong(""); f.sayHere() }
	f.field = kit.NewField(words.Say("today.new_name"), f.name, "")
	f.came = newPicks(s.offer.checklists[""])
	f.track = kit.NewChoice(trackOptions(), func(key string) { f.came.setOptions(s.offer.checklists[surgery.Track(key)]) })
	f.track.None = true
	_, easyRead := s.stage.Settings.EasyRead()
	f.second = papers.NewSecond(words.Say("prints.language"), s.offer.languages, nil)
	f.size = kit.NewChoice(kit.HandoutSizes(easyRead), func(key string) { f.second.With(surgery.HandoutSize(key)) })
	f.size.Set(string(surgery.Standard))
	f.known = kit.NewEntry("")
	f.save = kit.NewCheck(words.Say("today.new_save", "day", dates.Words(s.offer.saveUntil)), nil)
	f.askConsents()
	cameFor := kit.NewText(kit.Wrap, kit.Run{Text: words.Say("today.new_came_for") + "   ", Weight: kit.Semi},
		kit.Run{Text: words.Say("today.pick_hint"), Size: kit.SizeSmall, Colour: kit.ColourMuted})
	first := fyne.CanvasObject(f.field)
	if f.second.Visible() {
		first = besides(0.5, f.field, f.second)
	}
	f.body = kit.Column(10, first,
		besides(sizesBeside, kit.NewField(words.Say("today.new_track"), f.track, ""), kit.NewField(words.Say("today.new_size"), f.size, "")),
		kit.Column(4, cameFor, f.came),
		besides(0.5, f.save, f.yes), f.reach,
		f.last())
	return f
}

// last is the row for what they are known as, after all else, so that whoever has no
// need of it presses no key for it; beside it stands how long a name is kept.
func (f *arrivalForm) last() fyne.CanvasObject {
	return besides(0.4, kit.MiddleRow(14, kit.NewText(kit.Whole, kit.Run{Text: words.Say("people.known_as"), Weight: kit.Semi}), f.known),
		kit.MiddleRow(kit.Step, kit.Small(words.Say("today.new_privacy")), f.screen.privacy))
}

// sayHere says where somebody of that name is here already: they may be the same
// person, and would be counted twice.
func (f *arrivalForm) sayHere() {
	s, typed := f.screen, f.name.Text
	kit.Do(s.stage.Runner, func() (string, error) { return s.stage.Today.NamedHere(typed) }, func(here string, err error) {
		if err != nil || typed != f.name.Text {
			return
		}
		said := ""
		if here != "" {
			said = words.Say("today.new_here", "name", here)
		}
		f.field.SetHint(said)
		if f.panel != nil {
			f.panel.Refresh()
		}
	})
}

// askConsents makes the small boxes for what else they say yes to, empty: none is
// in the way of checking in.
func (f *arrivalForm) askConsents() {
	var options []kit.Option
	for _, p := range surgery.Purposes {
		options = append(options, kit.Option{Key: string(p), Label: words.Say("consent.short_" + string(p))})
	}
	f.yes, f.contact = newPicks(options), kit.NewEntry("")
	f.reach = kit.NewField(words.Say("consent.how"), f.contact, words.Say("consent.how_hint"))
	f.reach.Hide()
	f.yes.changed = func() {
		may := f.screen.offer.contacts && slices.Contains(f.yes.on, string(surgery.ContactMe))
		if may == f.reach.Visible() {
			return
		}
		f.reach.Hidden = !may
		f.panel.Refresh()
		if may {
			kit.Focus(f.contact)
		}
	}
}

// allowed returns what they say yes to.
func (f *arrivalForm) allowed() surgery.Allowed {
	var now surgery.Allowed
	for _, key := range f.yes.chosen() {
		now.For = append(now.For, surgery.Purpose(key))
	}
	if f.reach.Visible() {
		now.Contact = f.contact.Text
	}
	return now
}

// sizesBeside leaves the sizes of a handout room for one row.
const sizesBeside = 0.42

// besides sets two fields side by side as long as the text is not large, the left
// with a share of the width.
func besides(share float32, left, right fyne.CanvasObject) fyne.CanvasObject {
	if kit.Grow(100) > 130 {
		return kit.Column(14, left, right)
	}
	return kit.Split(2*kit.Step, share, left, right)
}

func (f *arrivalForm) submit(done func(error)) {
	s := f.screen
	arrival := today.Arrival{Name: f.name.Text, KnownAs: f.known.Text, Track: surgery.Track(f.track.Value()), Checklists: f.came.chosen(),
		Size: surgery.HandoutSize(f.size.Value()), Language: f.second.Value(), SavePlace: f.save.On(), Allowed: f.allowed()}
	if surgery.Clean(arrival.Name) == "" {
		kit.Focus(f.name)
	}
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.CheckInNew(arrival) }, func(d surgery.Change, err error) {
		if err == nil {
			s.box.clear()
			s.last = d.Visit
		}
		done(err)
	})
}
