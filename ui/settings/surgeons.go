package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// surgeons is the list of surgeons: add, change, take off.
type surgeons struct {
	card    *kit.Card
	list    *kit.List
	frame   *kit.Card
	none    *kit.Text
	edit    *kit.Button
	off     *kit.Button
	actions *fyne.Container
	rows    []*surgery.Surgeon
	stage   *Stage
}

// tall is how high the list may be at 100 percent.
const tall = 236

func newSurgeons(stage *Stage) *surgeons {
	s := &surgeons{stage: stage, none: kit.Muted(words.Say("settings.no_surgeons"))}
	s.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(s.rows) },
		Key:    func(i int) string { return string(s.rows[i].ID) },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 14, 8, 14, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			texts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			texts[0].(*kit.Text).Set(s.rows[i].Words.Name)
			texts[1].(*kit.Text).Set(s.helps(s.rows[i]))
		},
		Chosen: func(i int) { s.change(s.rows[i]) },
		Other: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name != fyne.KeyDelete || i < 0 {
				return false
			}
			s.takeOff(s.rows[i])
			return true
		},
		Lines: true,
	})
	s.frame = kit.NewCard(kit.AsHigh(s.list, tall))
	s.frame.Padding = -1
	add := kit.NewButton(kit.Secondary, words.Say("settings.add_surgeon"), func() { s.change(nil) })
	s.edit = kit.NewButton(kit.Secondary, words.Say("settings.edit_surgeon"), s.chosen(s.change)).WithHint(words.Say("settings.edit_key"))
	s.off = kit.NewGrave(kit.Secondary, words.Say("settings.take_off"), s.chosen(s.takeOff)).WithHint(words.Say("settings.take_off_key"))
	s.actions = kit.Flow(kit.Step, add, s.edit, s.off)
	s.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("settings.surgeons_title")), s.none, s.frame, s.actions))
	return s
}

func (s *surgeons) show(now state) {
	s.rows = now.surgeons
	empty := len(s.rows) == 0
	s.none.Hidden, s.frame.Hidden = !empty, empty
	s.edit.Hidden, s.off.Hidden = empty, empty
	s.list.Refresh()
	if s.list.SelectedIndex() < 0 && !empty {
		s.list.Select(0)
	}
	s.card.Refresh()
}

// helps says what a surgeon helps with.
func (s *surgeons) helps(one *surgery.Surgeon) string {
	if len(one.Helps) == 0 {
		return words.Say("settings.helps_anything")
	}
	names := make([]string, len(one.Helps))
	for i, id := range one.Helps {
		names[i] = s.stage.Platforms.Name(id)
	}
	return strings.Join(names, ", ")
}

// chosen does something with the surgeon that is selected.
func (s *surgeons) chosen(do func(*surgery.Surgeon)) func() {
	return func() {
		if i := s.list.SelectedIndex(); i >= 0 && i < len(s.rows) {
			do(s.rows[i])
		}
	}
}

// takeOff takes a surgeon off the list, which can be undone.
func (s *surgeons) takeOff(one *surgery.Surgeon) {
	gone := *one
	gone.Left = true
	s.stage.Change(func() (surgery.Change, error) {
		done, err := s.stage.Today.SaveSurgeon(gone)
		done.Notice = words.Say("settings.surgeon_off", "name", surgery.FirstName(gone.Words.Name))
		return done, err
	}, nil)
}

// change opens the panel of a surgeon, nil for a new one.
func (s *surgeons) change(one *surgery.Surgeon) {
	title, verb := words.Say("settings.new_surgeon"), words.Say("settings.add")
	edited := surgery.Surgeon{}
	if one != nil {
		title, verb, edited = words.Say("settings.change_surgeon"), words.Say("settings.save"), *one
	}
	name := kit.NewEntry(words.Say("settings.surgeon_example"))
	name.SetText(edited.Words.Name)
	helps, ticked := s.ticks(edited.Helps)
	content := kit.Column(2*kit.Step, kit.NewField(words.Say("settings.surgeon_name"), name, ""),
		kit.NewField(words.Say("settings.surgeon_helps"), helps, words.Say("settings.surgeon_helps_hint")))
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: title, Content: content, Verb: verb, First: name, Width: 560,
		Submit: func(done func(error)) {
			after := edited
			after.Words.Name, after.Helps = name.Text, ticked()
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.SaveSurgeon(after) },
				func(_ surgery.Change, err error) { done(err) })
		}})
}

// ticks makes a tick box for each platform, and returns which are ticked. What a
// surgeon helps with besides, from another version, stays.
func (s *surgeons) ticks(helps []string) (tiles *fyne.Container, ticked func() []string) {
	var ids []string
	var checks []*kit.Check
	tiles = kit.Tiles(140, 4)
	besides := map[string]bool{}
	for _, id := range helps {
		besides[id] = true
	}
	for _, p := range s.stage.Platforms.All() {
		check := kit.NewCheck(p.Name, nil)
		check.Set(besides[p.ID])
		delete(besides, p.ID)
		ids, checks = append(ids, p.ID), append(checks, check)
		tiles.Add(check)
	}
	return tiles, func() []string {
		var on []string
		for i, check := range checks {
			if check.On() {
				on = append(on, ids[i])
			}
		}
		for _, id := range helps {
			if besides[id] {
				on = append(on, id)
			}
		}
		return on
	}
}
