package today

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// surgeonsRow is the line below the check-in box: who is here to help, who of
// them is free, and what is missing.
type surgeonsRow struct {
	screen *Screen
	pills  *fyne.Container
	chips  []*surgeonChip // of who is here
	rest   *surgeonChip   // says how many of the pills find no room
	body   *fyne.Container
	open   func() // redraws the panel of surgeons, while one is open
}

func newSurgeonsRow(s *Screen) *surgeonsRow {
	r := &surgeonsRow{screen: s, rest: newSurgeonChip(kit.Plain, "", s.Surgeons)}
	r.pills = container.New(&pillsLayout{row: r})
	button := kit.NewButton(kit.Secondary, words.Say("today.surgeons"), s.Surgeons).InCard()
	roles := s.button(kit.Quiet, "roles", words.Say("today.roles")).InCard()
	r.body = container.New(&helpersLayout{}, button, r.pills, roles)
	return r
}

// show draws the pills: surgeons who are here, then what nobody asked yet. Those
// who left are in the panel only.
func (r *surgeonsRow) show(b today.Board) {
	r.chips, r.pills.Objects = nil, nil
	for _, s := range b.Surgeons {
		if s.Gone {
			continue
		}
		chip := r.chip(s)
		r.chips = append(r.chips, chip)
		r.pills.Objects = append(r.pills.Objects, chip)
	}
	for _, warning := range b.Warnings {
		r.pills.Objects = append(r.pills.Objects, kit.NewPill(kit.Waiting, warning))
	}
	r.pills.Objects = append(r.pills.Objects, r.rest)
	r.pills.Refresh()
	r.body.Refresh()
	if r.open != nil {
		r.open()
	}
}

// mostHelps is how many platforms a pill names.
const mostHelps = 3

func (r *surgeonsRow) chip(s today.SurgeonHere) *surgeonChip {
	helps := r.screen.offer.platformNames(s.Helps)
	if len(helps) > mostHelps {
		helps = append(helps[:mostHelps:mostHelps], "…")
	}
	tone, said := kit.Finished, words.Say("today.pill_free", "name", s.Name)
	switch {
	case len(s.With) > 0:
		tone, said = kit.Calm, words.Say("today.pill_with", "name", s.Name, "whom", strings.Join(s.With, ", "))
	case len(helps) > 0:
		said = words.Say("today.pill_free_helps", "name", s.Name, "helps", strings.Join(helps, ", "))
	}
	chip := newSurgeonChip(tone, said, func() { r.screen.pairWith(s) })
	chip.surgeon = s
	return chip
}

// pairWith seats a surgeon with whoever's card is selected; where that has finished, or
// there is none, it tells of the surgeons.
func (s *Screen) pairWith(h today.SurgeonHere) {
	s.FocusBox() // a click beside what takes keys takes them from everything
	at, row := s.find(s.selected)
	if at == nil || at.cards[row].State == surgery.Finished {
		s.Surgeons()
		return
	}
	s.seat(at.cards[row], h)
}

// seat has a surgeon sit with a visit, and the sheet printed where that is wanted at
// every pairing.
func (s *Screen) seat(c today.Card, h today.SurgeonHere) {
	if c.State == surgery.BeingHelped && slices.Contains(h.With, c.Name) { // they do
		return
	}
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Today.Pair(c.Visit, h.Surgeon) }, func(surgery.Change) {
		if s.sheet && c.Steps > 0 {
			s.printSheet(c.Visit)
		}
	})
}

// Surgeons opens the panel of who is here today.
func (s *Screen) Surgeons() {
	if s.board.Surgery == nil || kit.TopPanel(s.stage.Window.Canvas()) != nil {
		return
	}
	list := kit.NewList(kit.ListParts{
		Length: func() int { return len(s.board.Surgeons) },
		Key:    func(i int) string { return string(s.board.Surgeons[i].Presence) },
		New:    newPersonRow,
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			s.fillSurgeon(s.board.Surgeons[i], row.(*personRow))
		},
		Chosen:      func(i int) { s.times(s.board.Surgeons[i]) },
		ChooseOnTap: true, Lines: true,
	})
	how := kit.Small("")
	frame := kit.NewCard(s.listHeight(list, 200))
	frame.Padding = -1
	arrive := kit.NewButton(kit.Primary, words.Say("today.surgeon_arrives"), s.arrive)
	var panel *kit.Panel
	draw := func() {
		none := len(s.board.Surgeons) == 0
		frame.Hidden = none
		how.Set(strings.Join(append(s.board.Warnings, words.Say("today.surgeons_how")), ". "))
		if none {
			how.Set(words.Say("today.surgeons_none"))
		}
		list.Refresh()
		if panel != nil {
			panel.Refresh()
		}
	}
	draw()
	first := fyne.Focusable(list)
	if len(s.board.Surgeons) == 0 {
		first = arrive
	}
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("today.surgeons_title"), Content: kit.Column(10, how, frame), Width: 560,
		More: []*kit.Button{arrive}, First: first, Closed: func() { s.helpers.open = nil },
	})
	s.helpers.open = draw
}

func (s *Screen) fillSurgeon(h today.SurgeonHere, row *personRow) {
	from := clockOf(h.From).String()
	about := words.Say("today.times_from", "from", from)
	if !h.Until.IsZero() {
		about = words.Say("today.times_until", "from", from, "until", clockOf(h.Until).String())
	}
	if helps := s.offer.platformNames(h.Helps); len(helps) > 0 {
		about += " · " + strings.Join(helps, ", ")
	}
	tone, state := kit.Finished, words.Say("today.free")
	switch {
	case h.Gone && h.From.After(s.stage.Now()):
		tone, state = kit.Plain, words.Say("today.later")
	case h.Gone:
		tone, state = kit.Plain, words.Say("today.gone")
	case len(h.With) > 0:
		tone, state = kit.Calm, words.Say("today.with", "surgeon", strings.Join(h.With, ", "))
	}
	row.set(h.Name, kit.Run{Text: about, Size: kit.SizeSmall, Colour: kit.ColourMuted}, tone, state)
}

// clockOf returns the local time of day of a moment.
func clockOf(t time.Time) kit.Minutes {
	t = t.Local()
	return kit.Minutes(t.Hour()*60 + t.Minute())
}

// onDay returns a time of day on the local day of another moment; where that is
// the moment itself, to the minute, nothing is lost of it.
func onDay(day time.Time, at kit.Minutes) time.Time {
	if clockOf(day) == at {
		return day
	}
	day = day.Local()
	return time.Date(day.Year(), day.Month(), day.Day(), int(at)/60, int(at)%60, 0, 0, day.Location())
}
