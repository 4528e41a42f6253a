package people

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// correct opens the panel that corrects what we hold.
func (p *page) correct() {
	who, stage := p.person, p.screen.stage
	if who == nil {
		return
	}
	var panel *kit.Panel
	name := kit.NewEntry("")
	name.SetText(who.Words.Name)
	known := kit.NewEntry("")
	known.SetText(who.Words.KnownAs)
	consents := kit.NewConsents(who.Allowed, func() { panel.Refresh() })
	until := kit.NewDayField(words.Say("people.until"), stage.Now)
	if t, err := time.Parse(time.DateOnly, who.SavedUntil); err == nil {
		until.Set(t)
	}
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("people.edit_title"), Width: 640, Verb: words.Say("people.save"), First: name,
		Content: kit.Column(16, kit.NewField(words.Say("people.name"), name, ""), kit.NewField(words.Say("people.known_as"), known, words.Say("people.known_as_hint")), consents.Content,
			kit.Column(2, until.Field, kit.Small(words.Say("people.until_hint")))),
		Submit: func(done func(error)) {
			e := people.EditPerson{Name: name.Text, KnownAs: known.Text, Allowed: consents.Value()}
			day, err := until.Day()
			if err != nil {
				kit.Focus(until.Box)
				done(err)
				return
			}
			if !day.IsZero() {
				e.Until = day.Format(time.DateOnly)
			}
			stage.Try(func() (surgery.Change, error) { return stage.People.EditPerson(who.ID, e) }, func(_ surgery.Change, err error) { done(err) })
		},
	})
}

// merge asks who is the same person.
func (p *page) merge() {
	who, stage := p.person, p.screen.stage
	if who == nil {
		return
	}
	var found []people.PersonRow
	var panel *kit.Panel
	box := kit.NewEntry(words.Say("people.box"))
	list := kit.NewList(kit.ListParts{
		Length: func() int { return len(found) },
		Key:    func(i int) string { return string(found[i].ID) },
		New:    newRow,
		Fill:   func(i int, row fyne.CanvasObject, _ kit.RowState) { fillRow(row, found[i]) },
		Chosen: func(int) { panel.Submit() },
		Lines:  true,
	})
	look := func(typed string) {
		kit.Soon(stage.Runner, func() ([]people.PersonRow, error) { return stage.People.FindPeople(typed) }, func(all []people.PersonRow, err error) {
			if err != nil || box.Text != typed {
				return // a newer search is on its way
			}
			found = nil
			for _, row := range all {
				if row.ID != who.ID {
					found = append(found, row)
				}
			}
			list.Refresh()
			list.Select(0)
		})
	}
	box.OnChanged = look
	box.OnDown = func() { kit.Focus(list) }
	frame := kit.NewCard(container.New(high{280}, list))
	frame.Padding = -1
	panel = kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("people.merge_title", "who", who.Words.Name), Width: 560, Verb: words.Say("people.merge_next"), First: box,
		Content: kit.Column(kit.Step, kit.Body(words.Say("people.merge_what")), box, frame),
		Submit: func(done func(error)) {
			i := list.SelectedIndex()
			if i < 0 || i >= len(found) {
				done(surgery.Fail(surgery.Invalid, "people.merge_nobody"))
				return
			}
			other := found[i]
			done(nil)
			p.confirmMerge(other.ID, other.Name)
		},
	})
	look("")
}

// high is so high, whatever is in it.
type high struct{ height float32 }

func (h high) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(240), kit.Grow(h.height))
}

func (h high) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// confirmMerge asks which name is right, and makes one person of two.
func (p *page) confirmMerge(other surgery.ID, name string) {
	who, stage := p.person, p.screen.stage
	if who == nil {
		return
	}
	keep := kit.NewChoice([]kit.Option{{Key: string(who.ID), Label: who.Words.Name}, {Key: string(other), Label: name}}, nil)
	keep.Set(string(who.ID))
	kit.ShowPanel(stage.Window, kit.PanelParts{
		Title: words.Say("people.merge_question"), Width: 560, Verb: words.Say("people.merge_do"), Grave: true, First: keep,
		Content: kit.Column(12, kit.Body(words.Say("people.merge_happens")), kit.NewField(words.Say("people.merge_name"), keep, "")),
		Submit: func(done func(error)) {
			stays, goes := who.ID, other
			if keep.Value() == string(other) {
				stays, goes = other, who.ID
			}
			stage.Try(func() (surgery.Change, error) { return stage.People.MergePeople(stays, goes) }, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					p.load(stays)
				}
			})
		},
	})
}
