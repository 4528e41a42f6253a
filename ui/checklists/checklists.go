// Package checklists is the screen where a host changes the checklists: title,
// steps, their order, what is hidden; lists of their own; files given to others
// and taken in. What people have done stays, whatever is changed here.
package checklists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the list of checklists, and the steps of the chosen one.
type Screen struct {
	stage   *Stage
	content fyne.CanvasObject
	view    *kit.StateView
	body    *fyne.Container
	lists   *kit.List
	rows    []checklists.Row
	list    checklist.Checklist // the chosen one, with hidden steps
	steps   *steps
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.steps = newSteps(s)
	s.lists = kit.NewList(kit.ListParts{
		Length:   func() int { return len(s.rows) },
		Key:      func(i int) string { return s.rows[i].ID },
		New:      newListRow,
		Fill:     func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*listRow).fill(s.rows[i]) },
		Selected: func(int) { s.loadList(nil) },
		Chosen:   func(int) { kit.Focus(s.steps.list) },
		Lines:    true,
	})
	return s
}

// How high the two lists may be at 100 percent, and the room beneath them.
const (
	listsTall = 500
	stepsTall = 264
	underAll  = 24
)

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject {
	if s.content == nil {
		back := kit.NewButton(kit.Secondary, words.Say("checklists.back"), func() { s.stage.Go("settings") })
		add := kit.NewButton(kit.Secondary, words.Say("checklists.new"), s.newList)
		take := kit.NewButton(kit.Secondary, words.Say("checklists.take_in"), s.takeIn)
		head := kit.Column(2, kit.Heading(words.Say("checklists.heading")), kit.Muted(words.Say("checklists.about")))
		s.body = kit.Tiles(420, 16, kit.Column(0, framed(s.lists, listsTall)), s.steps.card)
		s.view = kit.NewStateView(kit.Scrolled(kit.Padded(18, 24, underAll, 24,
			kit.Column(14, head, kit.Flow(kit.Step, add, take, back), s.body))))
		s.content = kit.Stack(s.view)
	}
	return s.content
}

// framed puts a list into a frame that is as high as its rows, up to a limit.
func framed(list *kit.List, tall float32) *kit.Card {
	frame := kit.NewCard(container.New(listPlace{list, tall}, list))
	frame.Padding = -1
	return frame
}

// listPlace is as high as a list's rows, up to a limit at 100 percent.
type listPlace struct {
	list *kit.List
	tall float32
}

func (l listPlace) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.list.MinSize().Width, min(l.list.ContentHeight(), kit.Grow(l.tall)))
}

func (listPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// Shown reads everything anew, and gives the lists the keys.
func (s *Screen) Shown() { s.load(func() { kit.Focus(s.lists) }) }

// Changed reads it again.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		if f == surgery.Settings {
			s.load(nil)
			return
		}
	}
}

func (s *Screen) load(then func()) {
	s.Content()
	kit.Read(s.stage.Stage, s.view, s.Shown, s.stage.Checklists.Rows, func(rows []checklists.Row) {
		s.rows = rows
		s.view.Full()
		s.lists.Refresh()
		if s.lists.SelectedIndex() < 0 {
			s.lists.Select(0)
			s.loadList(then)
			return
		}
		s.loadList(then)
	})
}

// loadList reads the chosen checklist.
func (s *Screen) loadList(then func()) {
	row, ok := s.chosen()
	if !ok {
		return
	}
	kit.Do(s.stage.Runner, func() (checklist.Checklist, error) { return s.stage.Checklists.Checklist(row.ID) },
		func(found checklist.Checklist, err error) {
			if now, ok := s.chosen(); !ok || now.ID != row.ID {
				return // another was chosen meanwhile
			}
			if err != nil {
				s.view.Failed(err, s.Shown)
				return
			}
			s.list = found
			s.steps.show(row)
			s.body.Refresh()
			if then != nil {
				then()
			}
		})
}

func (s *Screen) chosen() (checklists.Row, bool) {
	i := s.lists.SelectedIndex()
	if i < 0 || i >= len(s.rows) {
		return checklists.Row{}, false
	}
	return s.rows[i], true
}

// change has a change carried out; everything is read anew by Changed.
func (s *Screen) change(work func() (surgery.Change, error)) {
	s.stage.Change(work, nil)
}
