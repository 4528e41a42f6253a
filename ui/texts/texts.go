// Package texts is the screen for the texts that attendees read and a host signs
// off: stay safe, where to turn, the privacy notice, the reply to someone in
// crisis. A text nobody has checked for six months says so.
package texts

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the list of texts, and the chosen one as people meet it.
type Screen struct {
	stage   *Stage
	content fyne.CanvasObject
	view    *kit.StateView
	list    *kit.List
	rows    []texts.Row
	shown   *shown
	body    *fyne.Container
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.shown = newShown(s)
	s.list = kit.NewList(kit.ListParts{
		Length:   func() int { return len(s.rows) },
		Key:      func(i int) string { return s.rows[i].Name },
		New:      newRow,
		Fill:     func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*row).fill(s.rows[i]) },
		Selected: func(int) { s.loadShown() },
		Chosen:   func(int) { s.edit() },
		Lines:    true,
	})
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject {
	if s.content == nil {
		back := kit.NewButton(kit.Secondary, words.Say("texts.back"), func() { s.stage.Go("settings") })
		head := kit.Column(2, kit.Heading(words.Say("texts.heading")), kit.Muted(words.Say("texts.about")))
		s.body = kit.Tiles(400, 16, kit.Column(0, kit.Framed(s.list, 0)), s.shown.card)
		s.view = kit.NewStateView(kit.Scrolled(kit.Padded(18, 24, 24, 24,
			kit.Column(14, head, kit.HeadLast(14, kit.Flow(kit.Step, back), s.body)))))
		s.content = kit.Stack(s.view)
	}
	return s.content
}

// Shown reads everything anew, and gives the list the keys.
func (s *Screen) Shown() { s.load(func() { kit.Focus(s.list) }) }

// Changed reads it again.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		if f == surgery.Contents || f == surgery.Settings || f == surgery.Surgeries {
			s.load(func() {})
			return
		}
	}
}

func (s *Screen) load(then func()) {
	s.Content()
	kit.Read(s.stage.Stage, s.view, s.Shown, s.stage.Texts.Rows, func(rows []texts.Row) {
		s.rows = rows
		s.view.Full()
		s.list.Refresh()
		if s.list.SelectedIndex() < 0 {
			s.list.Select(0)
		} else {
			s.loadShown()
		}
		then()
	})
}

// loadShown shows how people meet the chosen text.
func (s *Screen) loadShown() {
	row, ok := s.chosen()
	if !ok {
		return
	}
	kit.Do(s.stage.Runner, func() (weekprints.TextShown, error) { return s.stage.WeekPrints.TextShown(row.Name) },
		func(met weekprints.TextShown, err error) {
			if now, ok := s.chosen(); !ok || now.Name != row.Name {
				return // another was chosen meanwhile
			}
			s.shown.show(row, met, err)
			s.body.Refresh()
		})
}

func (s *Screen) chosen() (texts.Row, bool) {
	i := s.list.SelectedIndex()
	if i < 0 || i >= len(s.rows) {
		return texts.Row{}, false
	}
	return s.rows[i], true
}

// edit opens the panel of the chosen text.
func (s *Screen) edit() {
	if row, ok := s.chosen(); ok {
		s.editPanel(row)
	}
}

// checkedToday keeps the chosen text as it is, with today's date.
func (s *Screen) checkedToday() {
	if row, ok := s.chosen(); ok {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Texts.CheckedToday(row.Name) }, nil)
	}
}

// back goes back to the text that comes with the program, which can be undone.
func (s *Screen) back() {
	if row, ok := s.chosen(); ok {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Texts.Shipped(row.Name) }, nil)
	}
}

// where says where people read a text.
func where(name string) string { return words.Say("texts.where_" + strings.ReplaceAll(name, "-", "_")) }

// checked says when a text was last checked.
func checked(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return words.Say("texts.checked", "day", t.Format("2 January 2006"))
}
