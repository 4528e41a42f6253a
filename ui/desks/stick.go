package desks

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// stickPanel asks which stick is meant.
type stickPanel struct {
	stage  *Stage
	found  []folders.Stick
	list   *kit.List
	frame  *fyne.Container
	none   *kit.Text
	panel  *kit.Panel
	path   string // that was chosen
	chosen func(path string)
}

// highSticks is how high the list is at the most, at 100 percent.
const highSticks = 190

// askStick asks which stick is meant, and goes on with its folder once the panel has
// gone. what says what it is for; last is the folder used last, "" for none.
func askStick(stage *Stage, what, last string, chosen func(path string)) {
	s := &stickPanel{stage: stage, chosen: chosen, none: kit.Strong(words.Say("sharing.no_stick")).In(kit.ColourAccent)}
	s.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(s.found) },
		Key:    func(i int) string { return s.found[i].Path },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 12, 8, 12, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			texts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			texts[0].(*kit.Text).Set(s.found[i].Name)
			texts[1].(*kit.Text).Set(s.found[i].Path)
		},
		Chosen: func(int) { s.panel.Submit() },
		Lines:  true,
	})
	s.frame = kit.Stack(kit.Framed(s.list, highSticks))
	again := kit.NewButton(kit.Secondary, words.Say("sharing.look_again"), func() { s.look(last) })
	other := kit.NewButton(kit.Secondary, words.Say("sharing.other_folder"), func() { stage.ChooseFolder(last, s.take) })
	s.frame.Hide()
	s.none.Hide()
	s.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.which_stick"), Width: 560, First: again,
		Content: kit.Column(12, kit.Body(what), s.none, s.frame), Verb: words.Say("sharing.use_stick"), More: []*kit.Button{again, other},
		Submit: func(done func(error)) {
			i := s.list.SelectedIndex()
			if i < 0 || i >= len(s.found) {
				done(surgery.Fail(surgery.NotFound, "sharing.stick_first"))
				return
			}
			s.path = s.found[i].Path
			done(nil)
		},
		Closed: func() {
			if s.path != "" {
				chosen(s.path)
			}
		}})
	s.look(last)
}

// take takes a folder that was chosen by hand.
func (s *stickPanel) take(path string) {
	s.path = path
	s.panel.Close()
}

// look lists the sticks that are in the laptop, the one used last first.
func (s *stickPanel) look(last string) {
	kit.Beside(s.stage.Runner, folders.Sticks, func(found []folders.Stick, err error) {
		s.panel.Fail(err)
		s.found = nil
		for _, f := range found {
			if f.Path == last {
				s.found = append([]folders.Stick{f}, s.found...)
			} else {
				s.found = append(s.found, f)
			}
		}
		if _, err := folders.Readable(last); last != "" && err == nil && (len(s.found) == 0 || s.found[0].Path != last) {
			s.found = append([]folders.Stick{{Name: words.Say("sharing.last_stick"), Path: last}}, s.found...)
		}
		s.none.Hidden, s.frame.Hidden = len(s.found) > 0, len(s.found) == 0
		s.list.Refresh()
		if len(s.found) > 0 {
			s.list.Select(0)
			s.stage.Window.Canvas().Focus(s.list)
		}
		s.panel.Refresh()
	})
}
