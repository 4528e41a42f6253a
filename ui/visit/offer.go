package visit

import (
	"unicode"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// addChecklist offers the checklists that are not there yet, the most fitting
// first: those that what they came for speaks of.
func (s *Screen) addChecklist() {
	if !s.loaded {
		return
	}
	track, goal := s.view.Track, s.view.Words.Goal
	kit.Load(s.stage.Stage, func() ([]checklist.Checklist, error) {
		return checklist.Fitting(s.stage.Checklists.Offer(track), goal), nil
	},
		func(all []checklist.Checklist) {
			var offer []checklist.Checklist
			for _, c := range all {
				if s.listAt(c.ID) < 0 {
					offer = append(offer, c)
				}
			}
			s.offer(offer)
		})
}

func (s *Screen) offer(offer []checklist.Checklist) {
	if len(offer) == 0 {
		kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("visit.add_title"), Content: kit.Body(words.Say("visit.add_none"))})
		return
	}
	var panel *kit.Panel
	var list *kit.List
	list = kit.NewList(kit.ListParts{
		Length: func() int { return len(offer) },
		Key:    func(i int) string { return offer[i].ID },
		New:    func() fyne.CanvasObject { return newOfferRow() },
		Fill: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			c, minutes := offer[i], 0
			steps := c.For(s.view.Track)
			for _, step := range steps {
				minutes += step.Minutes
			}
			parts := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			top := parts[0].(*fyne.Container).Objects
			top[0].(*kit.Text).Set(c.Title)
			top[1].(*kit.Text).Set(words.Count("visit.steps", len(steps)) + ", " + words.Count("visit.minutes", minutes))
			parts[1].(*kit.Text).Set(c.Summary)
		},
		Chosen:      func(int) { panel.Submit() },
		ChooseOnTap: true, Lines: true,
		Typed: func(r rune) { seek(list, offer, r) },
	})
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("visit.add_title"), Content: tall(list, 390), First: list, Width: 680,
		Verb: words.Say("visit.add_verb"),
		Submit: func(done func(error)) {
			i := list.SelectedIndex()
			if i < 0 {
				i = 0
			}
			s.add(offer[i].ID, done)
		},
	})
}

func newOfferRow() fyne.CanvasObject {
	return kit.Padded(9, 12, 9, 12, kit.Column(2,
		kit.MiddleRow(12, kit.Strong(kit.Blank).OneLine(), kit.Small(kit.Blank).Unbroken()), kit.Small(kit.Blank).OneLine()))
}

// seek selects the next checklist with a word that starts with the letter.
func seek(list *kit.List, offer []checklist.Checklist, r rune) {
	for n := 1; n <= len(offer); n++ {
		i := (list.SelectedIndex() + n) % len(offer)
		before := ' '
		for _, letter := range offer[i].Title {
			if !unicode.IsLetter(before) && unicode.ToLower(letter) == unicode.ToLower(r) {
				list.Select(i)
				return
			}
			before = letter
		}
	}
}
