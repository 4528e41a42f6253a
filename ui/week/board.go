package week

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/ui/kit"
)

// board shows the days of a week beside one another, each with its events. It is
// one stop of the Tab order: arrows go from event to event and from day to day,
// and on into the bar of what lasts all week.
type board struct {
	widget.BaseWidget
	screen *Screen
	days   []*day
	cards  map[surgery.ID]*card
	empty  *kit.Card // stands on the selected day that has nothing
	ring   *canvas.Rectangle
	inner  *fyne.Container
	scroll *container.Scroll
	above  fyne.CanvasObject // scrolled with the days, nil for nothing
	below  fyne.CanvasObject

	selected surgery.ID // "" when a day without events is
	at       int        // the selected day
	focused  bool
	shift    bool
	grid     grid
	dragged  dragging
}

var (
	_ fyne.Focusable    = (*board)(nil)
	_ fyne.Shortcutable = (*board)(nil)
	_ desktop.Keyable   = (*board)(nil)
	_ kit.Holder        = (*board)(nil)
)

func newBoard(s *Screen) *board {
	b := &board{screen: s, cards: map[surgery.ID]*card{}, ring: kit.NewRing(10)}
	b.empty = newNothing()
	b.inner = container.New(&b.grid)
	b.grid.board = b
	b.scroll = kit.Scrolled(b.inner)
	b.scroll.OnScrolled = func(fyne.Position) { b.pin() }
	b.ExtendBaseWidget(b)
	return b
}

// forget drops the selection, for another week.
func (b *board) forget() {
	b.selected, b.at, b.days = "", 0, nil
	b.scroll.ScrollToTop()
}

// show draws a week. What was selected stays so wherever it went; an event just
// added is selected; what was taken out hands on to its neighbour.
func (b *board) show(before, now week.Board) {
	row := max(b.row(before), 0)
	first := len(b.days) == 0
	b.setDays(now)
	if b.screen.fresh {
		if id := added(before, now); id != "" {
			b.selected, b.screen.fresh = id, false
		}
	}
	switch at, _, ok := find(now, b.selected); {
	case ok:
		b.at = at
	case first:
		b.start(now)
	default:
		b.at = min(b.at, len(now.Days))
		b.land(b.at, row)
	}
	b.reflow()
	b.reveal()
}

// start selects the first event of today, else the first of the week.
func (b *board) start(now week.Board) {
	b.at = max(slices.IndexFunc(now.Days, func(d week.Day) bool { return d.Today }), 0)
	b.land(b.at, 0)
}

// setDays makes columns and cards of a week, keeping those there are.
func (b *board) setDays(now week.Board) {
	for len(b.days) < len(now.Days) {
		b.days = append(b.days, newDay(b, len(b.days)))
	}
	b.days = b.days[:len(now.Days)]
	objects := make([]fyne.CanvasObject, 0, len(b.cards)+2*len(b.days)+2)
	for i, d := range b.days {
		d.show(now.Days[i])
		objects = append(objects, d.back)
	}
	for _, o := range []fyne.CanvasObject{b.above, b.below} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	kept := map[surgery.ID]*card{}
	for i, d := range now.Days {
		b.days[i].cards = b.days[i].cards[:0]
		for _, e := range d.Events {
			c := b.cards[e.ID]
			if c == nil {
				c = newCard(b, e.ID)
			}
			c.day = i
			c.fill(faceOf(e, d.Today))
			kept[e.ID] = c
			b.days[i].cards = append(b.days[i].cards, c)
			objects = append(objects, c)
		}
	}
	b.cards = kept
	objects = append(objects, b.empty, b.ring)
	for _, d := range b.days {
		objects = append(objects, d.head)
	}
	b.inner.Objects = objects
}

// find returns where an event is: its day, len(Days) for the bar of all week,
// and its row there.
func find(w week.Board, id surgery.ID) (at, row int, ok bool) {
	for i := 0; i <= len(w.Days) && id != ""; i++ {
		if row := slices.IndexFunc(rows(w, i), func(e week.EventCard) bool { return e.ID == id }); row >= 0 {
			return i, row, true
		}
	}
	return 0, -1, false
}

// rows returns the events of a day, or of the bar of all week.
func rows(w week.Board, at int) []week.EventCard {
	if at >= len(w.Days) {
		return w.AllWeek
	}
	return w.Days[at].Events
}

// added returns the event that is in one board and not in the one before.
func added(before, now week.Board) surgery.ID {
	for i := 0; i <= len(now.Days); i++ {
		for _, e := range rows(now, i) {
			if _, _, there := find(before, e.ID); !there {
				return e.ID
			}
		}
	}
	return ""
}

// row returns the row of what is selected, -1 for a day without events.
func (b *board) row(w week.Board) int {
	_, row, _ := find(w, b.selected)
	return row
}

// land selects the event at a row of a day, or the nearest, or the day itself.
func (b *board) land(at, row int) {
	there := rows(b.screen.shown, at)
	b.at, b.selected = at, ""
	if len(there) > 0 {
		b.selected = there[min(max(row, 0), len(there)-1)].ID
	} else if at >= len(b.days) && len(b.days) > 0 { // nothing lasts all week
		b.land(len(b.days)-1, len(rows(b.screen.shown, len(b.days)-1))-1)
	}
}

// selectEvent selects an event and brings it into sight.
func (b *board) selectEvent(id surgery.ID) {
	at, row, ok := find(b.screen.shown, id)
	if ok {
		b.move(at, row)
	}
}

// move moves the selection.
func (b *board) move(at, row int) {
	was := b.selected
	b.land(at, row)
	for _, id := range []surgery.ID{was, b.selected} {
		if c := b.cards[id]; c != nil {
			c.dress()
		}
	}
	b.mark()
	b.reveal()
	b.screen.lane.mark()
	b.screen.actions.show()
}

// current returns the event that is selected.
func (b *board) current() (week.EventCard, bool) {
	at, row, ok := find(b.screen.shown, b.selected)
	if !ok {
		return week.EventCard{}, false
	}
	return rows(b.screen.shown, at)[row], true
}

// Held returns what is scrolled, so that what is selected can be brought into
// sight.
func (b *board) Held() []fyne.CanvasObject { return []fyne.CanvasObject{b.scroll} }
