package today

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// surgeonsRow is the line below the check-in box: who is here to help, who of
// them is free, and what is missing.
type surgeonsRow struct {
	screen *Screen
	pills  *fyne.Container
	body   *fyne.Container
	open   func() // redraws the panel of surgeons, while one is open
}

func newSurgeonsRow(s *Screen) *surgeonsRow {
	r := &surgeonsRow{screen: s, pills: kit.Flow(6)}
	button := kit.NewButton(kit.Secondary, words.Say("today.surgeons"), s.Surgeons).InCard()
	roles := s.button(kit.Quiet, "roles", words.Say("today.roles")).InCard()
	r.body = container.New(&helpersLayout{}, button, r.pills, roles)
	return r
}

// show draws the pills: surgeons who are here, then what nobody asked yet. Those
// who left are in the panel only.
func (r *surgeonsRow) show(b today.Board) {
	r.pills.Objects = nil
	for _, s := range b.Surgeons {
		if s.Gone {
			continue
		}
		r.pills.Objects = append(r.pills.Objects, r.pill(s))
	}
	for _, warning := range b.Warnings {
		r.pills.Objects = append(r.pills.Objects, kit.NewPill(kit.Waiting, warning))
	}
	r.pills.Refresh()
	r.body.Refresh()
	if r.open != nil {
		r.open()
	}
}

// mostHelps is how many platforms a pill names.
const mostHelps = 3

func (r *surgeonsRow) pill(s today.SurgeonHere) *kit.Pill {
	helps := r.screen.offer.platformNames(s.Helps)
	if len(helps) > mostHelps {
		helps = append(helps[:mostHelps:mostHelps], "…")
	}
	switch {
	case len(s.With) > 0:
		return kit.NewPill(kit.Calm, words.Say("today.pill_with", "name", s.Name, "whom", strings.Join(s.With, ", ")))
	case len(helps) > 0:
		return kit.NewPill(kit.Finished, words.Say("today.pill_free_helps", "name", s.Name, "helps", strings.Join(helps, ", ")))
	}
	return kit.NewPill(kit.Finished, words.Say("today.pill_free", "name", s.Name))
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
		how.Set(words.Say("today.surgeons_how"))
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
