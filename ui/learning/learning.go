// Package learning is the screen of the learning log: what worked, what did not,
// ideas, what was said about the word, quotes. What visits left unnamed stands
// first until it is sorted, with one key each.
//
// An entry is written on a panel; a quote asks for the permission of whose words
// they are. Everything can be undone, and nothing typed is lost.
package learning

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the log.
type Screen struct {
	stage   *Stage
	content *fyne.Container
	view    *kit.StateView
	full    *fyne.Container
	inner   *kit.StateView // the list, or that nothing matches
	list    *kit.List
	find    *filters
	detail  *detail
	banner  *banner
	count   *kit.Text

	shown   learning.Log
	wanted  surgery.ID // to be selected when it comes
	merging surgery.ID // the first of two that are to be merged; "" for none
	tight   bool       // large text: no room for the entry beside the list
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, count: kit.Muted("")}
	s.list = s.newList()
	s.inner = kit.NewStateView(s.list)
	s.find, s.detail, s.banner = newFilters(s), newDetail(s), newBanner(s)
	s.full = kit.Stack()
	s.view = kit.NewStateView(s.full)
	s.fit(large())
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown reads the log anew and puts the keys on the list.
func (s *Screen) Shown() {
	s.load(func() {
		if s.view.State() == kit.ViewFull {
			kit.Focus(s.list)
		}
	})
}

// Changed reads it again.
func (s *Screen) Changed(families []surgery.Family) {
	for _, f := range families {
		switch f {
		case surgery.Learnings, surgery.Weeks, surgery.Events, surgery.Surgeries, surgery.Settings:
			s.load(func() {})
			return
		}
	}
}

func (s *Screen) load(then func()) {
	filter := s.find.filter
	kit.Read(s.stage.Stage, s.view, s.Shown, func() (learning.Log, error) { return s.stage.Learning.Log(filter) }, func(log learning.Log) {
		s.refresh(log)
		then()
	})
}

// refresh draws everything from what was read.
func (s *Screen) refresh(log learning.Log) {
	s.shown = log
	s.fit(large())
	if log.All == 0 {
		add := kit.NewButton(kit.Primary, words.Say("learning.add"), s.Add).WithHint(addKey())
		s.view.Empty(words.Say("learning.none"), words.Say("learning.none_advice"), add)
		return
	}
	s.view.Full()
	s.find.show(log)
	s.count.Set(s.counted())
	if len(log.Rows) == 0 {
		clear := kit.NewButton(kit.Secondary, words.Say("learning.show_all"), s.find.clear)
		s.inner.Empty(words.Say("learning.no_match"), words.Say("learning.no_match_advice"), clear)
	} else {
		s.inner.Full()
	}
	s.list.Refresh()
	if s.wanted != "" && s.list.SelectKey(string(s.wanted)) {
		s.wanted = ""
	}
	if s.list.SelectedIndex() < 0 && len(log.Rows) > 0 {
		s.list.Select(0)
	}
	s.banner.show()
	s.showDetail()
}

func (s *Screen) counted() string {
	said := words.Count("learning.entries", len(s.shown.Rows))
	if len(s.shown.Rows) < s.shown.All {
		said = words.Count("learning.entries_of", s.shown.All, "shown", len(s.shown.Rows))
	}
	if s.shown.Unsorted > 0 {
		said += " " + words.Count("learning.to_sort", s.shown.Unsorted)
	}
	return said
}

func (s *Screen) showDetail() {
	row, ok := s.chosen()
	s.detail.show(row, ok)
	s.detail.as.Set(string(row.Kind))
}

// chosen returns the entry the keys act on.
func (s *Screen) chosen() (learning.Row, bool) {
	i := s.list.SelectedIndex()
	if i < 0 || i >= len(s.shown.Rows) {
		return learning.Row{}, false
	}
	return s.shown.Rows[i], true
}

// large reports whether letters are so large that the list needs the whole width.
func large() bool { return kit.Grow(100) >= 150 }

// fit puts the chosen entry beside the list where there is room.
func (s *Screen) fit(tight bool) {
	if len(s.full.Objects) > 0 && s.tight == tight {
		return
	}
	s.tight = tight
	frame := kit.NewCard(s.inner)
	frame.Padding = -1
	add := kit.NewButton(kit.Primary, words.Say("learning.add"), s.Add).WithHint(addKey())
	story := kit.NewButton(kit.Secondary, words.Say("learning.story"), func() { s.stage.Go("story") })
	save := kit.NewButton(kit.Secondary, words.Say("learning.save_table"), s.SaveTable)
	title := kit.Heading(words.Say("learning.heading"))
	head := kit.Column(12, kit.MiddleRow(kit.Step, title, add, story, save), s.find.build(tight), kit.Column(kit.Step, s.banner.content, s.count))
	var right, foot fyne.CanvasObject
	if tight {
		foot = s.detail.low(s)
		head = kit.Column(kit.Step, kit.Flow(kit.Step, add, story, save), s.find.build(tight), s.banner.content)
	} else {
		right = kit.Padded(0, 0, 0, 16, kit.NewSide(s.detail.content, 372, false))
	}
	list := kit.Padded(10, 0, 8, 0, frame)
	whole := kit.Padded(18, 24, 0, 24, kit.Edges(head, foot, nil, right, list))
	s.full.Objects = []fyne.CanvasObject{kit.Scrolled(whole)} // or large text in a low window makes it outgrow the screen
	s.full.Refresh()
}
