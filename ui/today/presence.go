package today

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// times opens the panel where a surgeon's times are corrected, or their leaving
// is said.
func (s *Screen) times(h desk.SurgeonHere) {
	from, until := kit.NewClockField(words.Say("today.time_from")), kit.NewClockField(words.Say("today.time_until"))
	until.Field.SetHint(words.Say("today.time_until_hint"))
	from.Set(clockOf(h.From))
	if !h.Until.IsZero() {
		until.Set(clockOf(h.Until))
	}
	var panel *kit.Panel
	leave := kit.NewButton(kit.Secondary, words.Say("today.leaves_now"), func() {
		s.stage.Try(func() (desk.Done, error) { return s.stage.Desk.SurgeonLeaves(h.Presence) },
			func(_ desk.Done, err error) {
				if err != nil {
					panel.Fail(err)
					return
				}
				panel.Close()
			})
	})
	parts := kit.PanelParts{Title: h.Name, Content: kit.Even(12, from.Field, until.Field), Verb: words.Say("kit.save"), First: from.Box}
	if h.Until.IsZero() {
		parts.More, parts.First = []*kit.Button{leave}, leave
	}
	parts.Submit = func(done func(error)) {
		start, end, err := readTimes(h, from, until)
		if err != nil {
			done(err)
			return
		}
		s.stage.Try(func() (desk.Done, error) { return s.stage.Desk.SetPresence(h.Presence, start, end) },
			func(_ desk.Done, err error) { done(err) })
	}
	panel = kit.ShowPanel(s.stage.Window, parts)
}

// readTimes answers what was typed; an empty "until" is open.
func readTimes(h desk.SurgeonHere, from, until *kit.ClockField) (start, end time.Time, err error) {
	at, there, err := from.Time()
	if err != nil {
		return start, end, err
	}
	start = h.From
	if there {
		start = onDay(h.From, at)
	}
	at, there, err = until.Time()
	if err != nil || !there {
		return start, end, err
	}
	day := h.Until
	if day.IsZero() {
		day = h.From
	}
	if h.Until.IsZero() && clockOf(day) == at { // the same minute: onDay would keep the seconds of "from"
		return start, start, nil
	}
	return start, onDay(day, at), nil
}

// arrive opens the panel where a surgeon who has come is chosen or added.
func (s *Screen) arrive() {
	kit.Load(s.stage, s.stage.Desk.Surgeons, func(all []*surgery.Surgeon) {
		known := slices.DeleteFunc(all, func(k *surgery.Surgeon) bool {
			return slices.ContainsFunc(s.board.Surgeons, func(h desk.SurgeonHere) bool { return h.Surgeon == k.ID && !h.Gone })
		})
		newArrivalOf(s, known).show()
	})
}

// surgeonArrives is the panel for a surgeon who has come.
type surgeonArrives struct {
	screen *Screen
	known  []*surgery.Surgeon
	list   *kit.List
	name   *kit.Entry
	helps  *picks
	panel  *kit.Panel
}

func newArrivalOf(s *Screen, known []*surgery.Surgeon) *surgeonArrives {
	a := &surgeonArrives{screen: s, known: known, name: kit.NewEntry(""), helps: newPicks(s.offer.platforms)}
	a.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(a.known) },
		Key:    func(i int) string { return string(a.known[i].ID) },
		New:    newPersonRow,
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			a.fill(a.known[i], row.(*personRow))
		},
		Chosen: a.choose, ChooseOnTap: true, Lines: true,
	})
	return a
}

func (a *surgeonArrives) show() {
	helps := kit.NewField(words.Say("today.arrive_helps"), a.helps, words.Say("today.arrive_helps_hint"))
	name := kit.NewField(words.Say("today.arrive_name"), a.name, "")
	content := kit.Column(14, name, helps)
	parts := kit.PanelParts{Title: words.Say("today.arrive_title"), Verb: words.Say("today.arrive_verb"), Width: 640,
		First: a.name, Submit: a.add}
	if len(a.known) > 0 {
		frame := kit.NewCard(a.screen.listHeight(a.list, 480))
		frame.Padding = -1
		content = kit.Column(14, kit.Column(kit.Step, kit.Strong(words.Say("today.arrive_known")), frame),
			kit.Strong(words.Say("today.arrive_new")), name, helps)
		parts.First = a.list
	}
	parts.Content = content
	a.panel = kit.ShowPanel(a.screen.stage.Window, parts)
}

func (a *surgeonArrives) fill(k *surgery.Surgeon, row *personRow) {
	about := kit.Run{Text: words.Say("today.helps_all"), Size: kit.SizeSmall, Colour: kit.ColourMuted}
	if helps := a.screen.offer.platformNames(k.Helps); len(helps) > 0 {
		about.Text = words.Say("today.helps_with", "what", strings.Join(helps, ", "))
	}
	row.set(k.Words.Name, about, kit.Plain, "")
}

// choose says that a surgeon we know is here from now on.
func (a *surgeonArrives) choose(i int) {
	d, id := a.screen.stage.Desk, a.known[i].ID
	a.screen.stage.Try(func() (desk.Done, error) { return d.SurgeonArrives(id, d.Now()) }, func(_ desk.Done, err error) {
		if err != nil {
			a.panel.Fail(err)
			return
		}
		a.panel.Close()
	})
}

// add keeps a surgeon we did not know, and says that they are here.
func (a *surgeonArrives) add(done func(error)) {
	d, name, helps := a.screen.stage.Desk, a.name.Text, a.helps.chosen()
	if surgery.Clean(name) == "" {
		kit.Focus(a.name)
	}
	work := func() (desk.Done, error) {
		added, id, err := addSurgeon(d, name, helps)
		if err != nil {
			return added, err
		}
		here, err := d.SurgeonArrives(id, d.Now())
		here.Changed = append(here.Changed, added.Changed...)
		return here, err
	}
	a.screen.stage.Try(work, func(_ desk.Done, err error) { done(err) })
}
