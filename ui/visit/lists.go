package visit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
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
	l.remove = kit.NewGrave(kit.Quiet, words.Say("visit.remove"), s.removeChecklist).WithHint(words.Say("visit.key_delete")).InCard()
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
	s.change(func(id surgery.ID) (surgery.Change, error) { return s.stage.Visit.RemoveChecklist(id, list) }, nil)
}

func (s *Screen) addSafeBasics() { s.add(checklist.SafeBasics, func(error) {}) }

// add gives the visit a checklist and shows it.
func (s *Screen) add(list string, done func(error)) {
	id, p := s.id, s.place()
	was := p.list
	p.list = list
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Visit.AddChecklist(id, list) }, func(_ surgery.Change, err error) {
		if err != nil {
			p.list = was
		}
		done(err)
		if err == nil {
			s.middle.focus()
		}
	})
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

func (c *listCard) set(list *checklist.Marked, chosen, focused bool) {
	now := cardShown{title: list.Title, chosen: chosen, ring: chosen && focused,
		count: words.Say("visit.of", "done", strconv.Itoa(list.Done), "steps", strconv.Itoa(list.Of))}
	if now == c.shown {
		return
	}
	c.shown = now
	c.title.Set(now.title)
	c.count.Set(now.count)
	c.bar.Set(float32(list.Done) / float32(max(list.Of, 1)))
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
