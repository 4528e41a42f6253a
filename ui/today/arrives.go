package today

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// arrive opens the panel where a surgeon who has come is chosen or added.
func (s *Screen) arrive() {
	kit.Load(s.stage.Stage, s.stage.Today.Surgeons, func(all []*surgery.Surgeon) {
		known := slices.DeleteFunc(all, func(k *surgery.Surgeon) bool {
			return slices.ContainsFunc(s.board.Surgeons, func(h today.SurgeonHere) bool { return h.Surgeon == k.ID && !h.Gone })
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
		Chosen: a.choose, ChooseOnTap: true, Lines: true, Clock: s.stage.Runner.Clock,
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
	stage, id := a.screen.stage, a.known[i].ID
	a.screen.stage.Try(func() (surgery.Change, error) { return stage.Today.SurgeonArrives(id, stage.Now()) }, func(_ surgery.Change, err error) {
		if err != nil {
			a.panel.Fail(err)
			return
		}
		a.panel.Close()
	})
}

// add keeps a surgeon we did not know, and says that they are here.
func (a *surgeonArrives) add(done func(error)) {
	stage, name, helps := a.screen.stage, a.name.Text, a.helps.chosen()
	if surgery.Clean(name) == "" {
		kit.Focus(a.name)
	}
	work := func() (surgery.Change, error) {
		return stage.Today.NewSurgeonArrives(surgery.Surgeon{Helps: helps, Words: surgery.SurgeonWords{Name: name}}, stage.Now())
	}
	a.screen.stage.Try(work, func(_ surgery.Change, err error) { done(err) })
}
