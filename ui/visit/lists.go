package visit

import (
	"strconv"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// lists are the attendee's checklists as cards; the chosen one is in the middle.
type lists struct {
	screen *Screen
	object *fyne.Container
	cards  []*listCard
	column *fyne.Container
	pick   *picker
	remove *kit.Button
}

func newLists(s *Screen) *lists {
	l := &lists{screen: s, column: kit.Column(8)}
	l.pick = newPicker(l.column, l.key, l.refresh)
	add := kit.NewButton(kit.Secondary, words.Say("visit.add"), s.addChecklist).WithSign(kit.IconPlus)
	add.Leading = true
	l.remove = kit.NewButton(kit.Quiet, words.Say("visit.remove"), s.removeChecklist).WithHint(words.Say("visit.key_delete")).InCard()
	l.remove.Leading = true
	l.object = kit.Column(8, l.pick, add, l.remove)
	return l
}

func (l *lists) refresh() {
	s := l.screen
	have := s.view.Lists
	for len(l.cards) < len(have) {
		l.cards = append(l.cards, newListCard())
	}
	objects := make([]fyne.CanvasObject, len(have))
	for i := range have {
		l.cards[i].set(&have[i], have[i].ID == s.place().list, l.pick.has)
		l.cards[i].tapped = func() {
			kit.Focus(l.pick)
			s.showList(i)
		}
		objects[i] = l.cards[i]
	}
	l.column.Objects = objects
	show(l.pick, len(have) > 0)
	show(l.remove, len(have) > 0)
}

// key is what keys do on the cards.
func (l *lists) key(name fyne.KeyName) bool {
	s := l.screen
	at := s.listAt(s.place().list)
	switch name {
	case fyne.KeyUp:
		s.showList(at - 1)
	case fyne.KeyDown:
		s.showList(at + 1)
	case fyne.KeyHome:
		s.showList(0)
	case fyne.KeyEnd:
		s.showList(len(s.view.Lists) - 1)
	case fyne.KeyDelete:
		s.removeChecklist()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.pick.pressed(name) {
			s.middle.focus()
		}
	default:
		return false
	}
	return true
}

// showList puts the checklist at that place into the middle.
func (s *Screen) showList(i int) {
	if i >= 0 && i < len(s.view.Lists) {
		s.place().list = s.view.Lists[i].ID
		s.settle()
		s.refresh()
	}
}

// removeChecklist takes the chosen checklist off. Nothing is asked, since Undo
// brings it back with all that was marked.
func (s *Screen) removeChecklist() {
	p := s.place()
	at := s.listAt(p.list)
	if at < 0 {
		return
	}
	list := p.list
	p.removing = at
	s.change(func(id surgery.ID) (desk.Done, error) { return s.stage.Desk.RemoveChecklist(id, list) }, nil)
}

func (s *Screen) addSafeBasics() { s.add(checklist.SafeBasics, func(error) {}) }

// add gives the visit a checklist and shows it.
func (s *Screen) add(list string, done func(error)) {
	id, p := s.id, s.place()
	was := p.list
	p.list = list
	s.stage.Try(func() (desk.Done, error) { return s.stage.Desk.AddChecklist(id, list) }, func(_ desk.Done, err error) {
		if err != nil {
			p.list = was
		}
		done(err)
		if err == nil {
			s.middle.focus()
		}
	})
}

// addChecklist offers the checklists that are not there yet, the most fitting
// first.
func (s *Screen) addChecklist() {
	if !s.loaded {
		return
	}
	track := s.view.Track
	kit.Load(s.stage, func() ([]checklist.Checklist, error) { return s.stage.Desk.Offer(track), nil },
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
		kit.MiddleRow(12, kit.Strong("Xy").OneLine(), kit.Small("Xy").Unbroken()), kit.Small("Xy").OneLine()))
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

// listCard is one checklist: its title, "4 of 7", a bar.
type listCard struct {
	widget.BaseWidget
	card   *kit.Card
	title  *kit.Text
	count  *kit.Text
	bar    *kit.Progress
	tapped func()
	shown  cardShown
}

type cardShown struct {
	title, count string
	chosen, ring bool
}

var _ fyne.Tappable = (*listCard)(nil)

func newListCard() *listCard {
	c := &listCard{title: kit.Strong(""), count: kit.Small("").Unbroken(), bar: kit.NewProgress(0)}
	c.card = kit.NewCard(kit.Column(8, kit.MiddleRow(8, c.title, c.count), c.bar))
	c.card.Padding = 12
	c.ExtendBaseWidget(c)
	return c
}

func (c *listCard) set(list *desk.List, chosen, focused bool) {
	now := cardShown{title: list.Title, chosen: chosen, ring: chosen && focused,
		count: words.Say("visit.of", "done", strconv.Itoa(list.Done), "steps", strconv.Itoa(len(list.Steps)))}
	if now == c.shown {
		return
	}
	c.shown = now
	c.title.Set(now.title)
	c.count.Set(now.count)
	c.bar.Set(float32(list.Done) / float32(max(len(list.Steps), 1)))
	c.card.Set(now.ring, chosen)
}

// Tapped shows the checklist.
func (c *listCard) Tapped(*fyne.PointEvent) {
	if c.tapped != nil {
		c.tapped()
	}
}

// CreateRenderer is for Fyne.
func (c *listCard) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.card) }
