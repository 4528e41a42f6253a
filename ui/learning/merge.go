package learning

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// banner says that a second entry is to be chosen to merge with.
type banner struct {
	screen  *Screen
	content *kit.Card
	text    *kit.Text
}

func newBanner(s *Screen) *banner {
	b := &banner{screen: s, text: kit.Body("").OneLine()}
	stop := kit.NewButton(kit.Quiet, words.Say("learning.stop_merging"), s.stopMerging).WithHint("Esc").InCard()
	b.content = kit.NewCard(kit.MiddleRow(kit.Step, b.text, stop))
	b.content.Tinted, b.content.Padding = true, 6
	b.content.Hide()
	return b
}

// show follows the first of the two; one that has gone ends it.
func (b *banner) show() {
	s := b.screen
	what := ""
	for _, r := range s.shown.Rows {
		if r.ID == s.merging {
			what = r.Words.What
		}
	}
	if what == "" {
		s.merging = ""
	}
	b.content.Hidden = s.merging == ""
	b.text.Set(words.Say("learning.merge_with", "what", what))
	b.content.Refresh()
	if len(s.full.Objects) > 0 {
		s.full.Refresh()
	}
}

// Merge takes the chosen entry as the first of two to merge, or as the second.
func (s *Screen) Merge() {
	row, ok := s.chosen()
	switch {
	case !ok:
	case s.merging == "" || s.merging == row.ID:
		s.merging = row.ID
		s.list.Refresh()
		s.banner.show()
		kit.Focus(s.list)
	default:
		s.previewMerge(s.merging, row.ID)
	}
}

func (s *Screen) stopMerging() {
	s.merging = ""
	s.list.Refresh()
	s.banner.show()
	kit.Focus(s.list)
}

// previewMerge shows what the two would be before they are.
func (s *Screen) previewMerge(first, second surgery.ID) {
	kit.Load(s.stage.Stage, func() (surgery.Learning, error) { return s.stage.Learning.Merged(first, second) }, func(one surgery.Learning) {
		row := learning.Row{Learning: one}
		parts := []fyne.CanvasObject{kit.Muted(words.Say("learning.merge_about")), kit.Flow(kit.Step, kit.NewPill(tone(one.Kind), learning.KindWords(one.Kind))),
			kit.Body(one.Words.What), kit.Small(about(row))}
		if one.Words.Whose != "" {
			parts = append(parts, kit.Strong(one.Words.Whose))
		}
		if one.Words.Link.Address != "" {
			parts = append(parts, kit.Small(linkWords(one.Words.Link)))
		}
		kit.ShowPanel(s.stage.Window, kit.PanelParts{
			Title: words.Say("learning.merge_title"), Verb: words.Say("learning.merge_do"), Grave: true, Width: 620, Content: kit.Column(12, parts...),
			Submit: func(done func(error)) {
				s.wanted = first
				s.stage.Try(func() (surgery.Change, error) { return s.stage.Learning.Merge(first, second) }, func(_ surgery.Change, err error) {
					if err == nil {
						s.stopMerging()
					}
					done(err)
				})
			},
		})
	})
}
