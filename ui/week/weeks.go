package week

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// weekList is the panel with all weeks: to go to one, plan one, or put one away.
type weekList struct {
	screen *Screen
	weeks  []*surgery.Week // those in use first, then the archived
	list   *kit.List
	away   *kit.Button
	panel  *kit.Panel
}

// OtherWeeks opens the list of all weeks.
func (s *Screen) OtherWeeks() {
	kit.Load(s.stage.Stage, s.stage.Week.Weeks, func(all []*surgery.Week) {
		l := &weekList{screen: s}
		l.sort(all)
		l.build()
	})
}

// sort puts the archived ones last; each part has the latest first.
func (l *weekList) sort(all []*surgery.Week) {
	l.weeks = slices.Clone(all)
	slices.SortStableFunc(l.weeks, func(a, b *surgery.Week) int {
		if a.Archived != b.Archived {
			if a.Archived {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.From, a.From)
	})
}

func (l *weekList) build() {
	s := l.screen
	l.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(l.weeks) },
		Key:    func(i int) string { return string(l.weeks[i].ID) },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 12, 8, 12, kit.MiddleRow(10, kit.Column(0, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()),
				kit.NewPill(kit.Plain, words.Say("week.archived"))))
		},
		Fill:   l.fill,
		Chosen: l.choose,
		Selected: func(i int) {
			if i >= 0 {
				l.sayAway(i)
			}
		},
		Lines: true,
	})
	frame := kit.Framed(l.list, 340)
	l.away = kit.NewButton(kit.Secondary, words.Say("week.put_away"), func() { l.archive(l.list.SelectedIndex()) })
	fresh := kit.NewButton(kit.Secondary, words.Say("week.new_week_button"), func() { l.panel.Close(); s.NewWeek() })
	l.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("week.all_weeks"), Content: frame, First: l.list, Width: 560,
		Verb: words.Say("week.show_week"), More: []*kit.Button{fresh, l.away}, Cancel: words.Say("week.close"),
		Submit: func(done func(error)) {
			done(nil)
			l.show(l.list.SelectedIndex())
		}})
	if !l.list.SelectKey(string(s.week)) {
		l.list.Select(0)
	}
}

func (l *weekList) fill(i int, row fyne.CanvasObject, _ kit.RowState) {
	w := l.weeks[i]
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	texts := parts[0].(*fyne.Container).Objects
	texts[0].(*kit.Text).Set(w.Words.Title)
	line := span(w.From, w.Until)
	if tag := w.Hashtag(); tag != "" {
		line += " · #" + tag
	}
	texts[1].(*kit.Text).Set(line)
	pill := parts[1].(*kit.Pill)
	pill.Hidden = true
	switch {
	case w.Archived:
		pill.Set(kit.Plain, words.Say("week.archived"))
		pill.Hidden = false
	case w.Holds(l.screen.stage.Now().Format(time.DateOnly)):
		pill.Set(kit.Calm, words.Say("week.now"))
		pill.Hidden = false
	}
}

func (l *weekList) choose(int) { l.panel.Submit() }

func (l *weekList) show(i int) {
	if i >= 0 && i < len(l.weeks) {
		l.screen.goTo(l.weeks[i].ID, nil)
	}
}

func (l *weekList) sayAway(i int) {
	key := words.Say("week.put_away")
	if l.weeks[i].Archived {
		key = words.Say("week.bring_back")
	}
	l.away.SetLabel(key)
}

// archive puts a week with the archived ones, or takes it back from there.
func (l *weekList) archive(i int) {
	if i < 0 || i >= len(l.weeks) {
		return
	}
	s, w := l.screen, *l.weeks[i]
	w.Archived = !w.Archived
	s.stage.Try(func() (surgery.Change, error) {
		done, err := s.stage.Week.SaveWeek(w, "")
		if w.Archived {
			done.Notice = words.Say("week.was_put_away", "title", w.Words.Title)
		}
		return done, err
	}, func(_ surgery.Change, err error) {
		if err != nil {
			l.panel.Fail(err)
			return
		}
		kit.Load(s.stage.Stage, s.stage.Week.Weeks, func(all []*surgery.Week) {
			l.sort(all)
			l.list.Refresh()
			if at := l.list.SelectedIndex(); at >= 0 {
				l.sayAway(at)
			}
			kit.Focus(l.list)
		})
	})
}
