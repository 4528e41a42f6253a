package desks

import (
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// stickPanel asks which stick is meant. While it is open it looks again and again, so that
// one that is put in appears by itself.
type stickPanel struct {
	stage   *Stage
	last    string // the folder used last, "" for none
	found   []folders.Stick
	looking bool
	list    *kit.List
	frame   *fyne.Container
	none    *kit.Text
	again   *kit.Button
	panel   *kit.Panel
	stop    func()
	path    string // that was chosen
	chosen  func(path string)
}

// highSticks is how high the list is at the most, at 100 percent.
const highSticks = 190

// lookEvery is how often it is looked whether a stick was put in.
const lookEvery = 2 * time.Second

// askStick asks which stick is meant, remembers it, and goes on with its folder once the
// panel has gone. what says what it is for.
func askStick(stage *Stage, what string, chosen func(path string)) {
	kit.Load(stage.Stage, func() (string, error) { return stage.Sharing.Stick(), nil }, func(last string) {
		s := &stickPanel{stage: stage, last: last, chosen: chosen, none: kit.Strong(words.Say("sharing.no_stick")).In(kit.ColourAccent)}
		s.show(what)
		s.look(true)
		s.stop = stage.Runner.Every(lookEvery, func() { s.look(false) })
	})
}

func (s *stickPanel) show(what string) {
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
	s.again = kit.NewButton(kit.Secondary, words.Say("sharing.look_again"), func() { s.look(true) })
	other := kit.NewButton(kit.Secondary, words.Say("sharing.other_folder"), func() { s.stage.ChooseFolder(s.last, s.take) })
	s.frame.Hide()
	s.none.Hide()
	s.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("sharing.which_stick"), Width: 560,
		Content: kit.Column(12, kit.Body(what), s.none, s.frame), Verb: words.Say("sharing.use_stick"), First: s.again, More: []*kit.Button{s.again, other},
		Submit: s.submit, Closed: s.closed})
	s.panel.OfferVerb(false)
}

// submit takes the stick that is selected.
func (s *stickPanel) submit(done func(error)) {
	i := s.list.SelectedIndex()
	if i < 0 || i >= len(s.found) {
		done(surgery.Fail(surgery.NotFound, "sharing.stick_first"))
		return
	}
	s.path = s.found[i].Path
	done(nil)
}

// take takes a folder that was chosen by hand.
func (s *stickPanel) take(path string) {
	s.path = path
	s.panel.Close()
}

func (s *stickPanel) closed() {
	s.stop()
	if s.path == "" {
		return
	}
	kit.Do(s.stage.Runner, func() (struct{}, error) { return struct{}{}, s.stage.Sharing.Remember(s.path) }, func(_ struct{}, err error) {
		if err != nil {
			slog.Warn("ui: the stick is not remembered", "cause", err)
		}
	})
	s.chosen(s.path)
}

// look lists the sticks that are in the laptop, the one used last first; asked says that
// the host wants it, and is told where it does not work.
func (s *stickPanel) look(asked bool) {
	if s.looking {
		return
	}
	s.looking = true
	kit.Beside(s.stage.Runner, func() ([]folders.Stick, error) { return sticks(s.last) }, func(found []folders.Stick, err error) {
		s.looking = false
		if asked {
			s.panel.Fail(err)
		}
		if first := len(s.found) == 0 && !s.none.Visible(); err == nil && (first || !slices.Equal(found, s.found)) {
			s.fill(found)
		}
	})
}

// fill shows what was found: with none the panel offers to look again, and nothing to use.
func (s *stickPanel) fill(found []folders.Stick) {
	had := len(s.found) > 0
	s.found = found
	s.none.Hidden, s.frame.Hidden = len(found) > 0, len(found) == 0
	s.again.Kind = kit.Primary
	if len(found) > 0 {
		s.again.Kind = kit.Secondary
		s.panel.Fail(nil)
	}
	s.again.Refresh()
	s.panel.OfferVerb(len(found) > 0)
	s.list.Refresh()
	if len(found) > 0 && s.list.SelectedIndex() < 0 {
		s.list.Select(0)
	}
	s.panel.Refresh()
	switch canvas := s.stage.Window.Canvas(); {
	case kit.TopPanel(canvas) != s.panel:
	case len(found) > 0 && !had:
		kit.Focus(s.list)
	case len(found) == 0 && had:
		kit.Focus(s.again) // the list has gone
	}
}

// sticks returns those that are in the laptop, the folder used last first, if it is there.
func sticks(last string) ([]folders.Stick, error) {
	found, err := folders.Sticks()
	if err != nil || last == "" {
		return found, err
	}
	if i := slices.IndexFunc(found, func(f folders.Stick) bool { return f.Path == last }); i >= 0 {
		return slices.Concat(found[i:i+1], found[:i], found[i+1:]), nil
	}
	if _, err := folders.ReadableBeside(last); err == nil {
		found = slices.Concat([]folders.Stick{{Name: words.Say("sharing.last_stick"), Path: last}}, found)
	}
	return found, nil
}
