package today

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// cardGap is between one card and the next.
const cardGap = 6

// column is one of the three: its heading with a count, and a list of cards of
// one height.
type column struct {
	screen *Screen
	at     int // 0 waiting, 1 being helped, 2 finished
	tone   kit.Tone
	cards  []today.Card
	badge  *kit.Pill
	list   *kit.List
	empty  fyne.CanvasObject
	under  *kit.Under // the matches
}

func newColumns(s *Screen) []*column {
	return []*column{
		newColumn(s, 0, kit.Waiting, words.Say("today.waiting"), "", words.Say("today.nobody_waiting")),
		newColumn(s, 1, kit.Calm, words.Say("today.being_helped"), words.Say("today.being_helped_short"), words.Say("today.nobody_helped")),
		newColumn(s, 2, kit.Finished, words.Say("today.finished"), "", words.Say("today.nobody_finished")),
	}
}

func newColumn(s *Screen, at int, tone kit.Tone, title, short, nobody string) *column {
	c := &column{screen: s, at: at, tone: tone, badge: kit.NewBadge(tone, "0")}
	c.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(c.cards) },
		Key:    func(i int) string { return string(c.cards[i].Visit) },
		New:    func() fyne.CanvasObject { return newCard(s) },
		Fill: func(i int, row fyne.CanvasObject, state kit.RowState) {
			if state.Focused { // a card with the focus is never covered by the matches
				s.box.float.hide()
				s.columnsInSight()
			}
			row.(*card).fill(c.cards[i], state)
		},
		Selected: c.selects,
		Chosen:   func(i int) { s.stage.OpenVisit(c.cards[i].Visit) },
		AboveTop: s.FocusBox,
		Escape:   s.FocusBox,
		Typed:    s.typeOn,
		Shortcut: c.shortcut,
		Other:    c.sideways,
		Clock:    s.stage.Runner.Clock,
		Gap:      cardGap,
		Plain:    true,
		Extra:    s.actionsHigh,
	})
	c.empty = kit.Padded(6, 2, 0, 2, kit.Small(nobody))
	heading := kit.Padded(0, 2, 0, 2, container.New(&headingLayout{whole: title, short: short}, kit.Strong(title).OneLine(), c.badge))
	c.under = kit.NewUnder(kit.Edges(kit.Padded(0, 0, 2, 0, heading), nil, nil, nil, kit.Stack(c.empty, c.list)))
	return c
}

// cardHeight is how high a card is that is not selected.
func (c *column) cardHeight() float32 { return c.list.RowHeight() }

// showColumns deals the cards to their columns. One card is selected in all:
// the one that was, wherever it went; else, when it left the column that has the
// focus, the next there; else the first there is.
func (s *Screen) showColumns() {
	s.columns[0].cards, s.columns[1].cards, s.columns[2].cards = s.board.Waiting, s.board.Helped, s.board.Finished
	with := s.focused()
	was := 0
	if with != nil {
		was = max(with.list.SelectedIndex(), 0)
	}
	at, row := s.find(s.selected)
	if with != nil && with != at {
		if n := len(with.cards); n > 0 {
			at, row = with, min(was, n-1)
		} else {
			defer s.FocusBox()
		}
	}
	if at == nil {
		at, row = s.first()
	}
	s.selected = ""
	if at != nil {
		s.selected = at.cards[row].Visit
	}
	for _, c := range s.columns {
		c.badge.Set(c.tone, strconv.Itoa(len(c.cards)))
		c.empty.(*fyne.Container).Hidden = len(c.cards) > 0
		c.list.Refresh()
		switch {
		case c != at:
			c.list.Select(-1)
		case c.list.SelectedKey() != string(s.selected):
			c.list.Select(row)
			if c != with && s.selected != s.last { // whoever has waited longest stays in sight, or has just come
				c.list.ScrollToTop()
			}
		}
	}
}

// focused returns the column that has the focus, nil for none.
func (s *Screen) focused() *column {
	on := s.stage.Window.Canvas().Focused()
	for _, c := range s.columns {
		if on == c.list {
			return c
		}
	}
	return nil
}

// find returns where the card of a visit is.
func (s *Screen) find(visit surgery.ID) (*column, int) {
	for _, c := range s.columns {
		if i := slices.IndexFunc(c.cards, func(card today.Card) bool { return card.Visit == visit }); i >= 0 {
			return c, i
		}
	}
	return nil, 0
}

// first returns the first card there is.
func (s *Screen) first() (*column, int) {
	for _, c := range s.columns {
		if len(c.cards) > 0 {
			return c, 0
		}
	}
	return nil, 0
}

// enterColumns moves the focus onto the board.
func (s *Screen) enterColumns() {
	at, _ := s.find(s.selected)
	if at == nil {
		at, _ = s.first()
	}
	if at != nil {
		s.give(at.list)
	}
}

// selects follows the selection of the list, and takes that of the others away.
func (c *column) selects(i int) {
	s := c.screen
	if i < 0 || i >= len(c.cards) {
		return
	}
	s.selected = c.cards[i].Visit
	for _, other := range s.columns {
		if other != c {
			other.list.Select(-1)
		}
	}
}

// sideways moves to the next column that has cards, at the same height.
func (c *column) sideways(i int, ev *fyne.KeyEvent) bool {
	by := 0
	switch ev.Name {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	default:
		return false
	}
	for at := c.at + by; at >= 0 && at < len(c.screen.columns); at += by {
		if to := c.screen.columns[at]; len(to.cards) > 0 {
			to.list.Select(min(max(i, 0), len(to.cards)-1))
			c.screen.give(to.list)
			return true
		}
	}
	return true
}

// shortcut returns the keys of a card. They are pressed with Alt: letters alone
// belong to somebody's name.
func (c *column) shortcut(i int, pressed fyne.Shortcut) bool {
	if i < 0 || i >= len(c.cards) {
		return false
	}
	for _, a := range c.screen.actions(c.cards[i]) {
		if a.key != "" && kit.Alt(a.key).ShortcutName() == pressed.ShortcutName() {
			a.do()
			return true
		}
	}
	return false
}
