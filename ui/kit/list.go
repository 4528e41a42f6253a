package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// RowState says how a row is to be drawn.
type RowState struct {
	Selected bool // the row the keys act on
	Focused  bool // the list has the focus too
	Hovered  bool // the mouse is over the row
}

// ListParts is what a List is made of. Length, Key, New and Fill must be set.
type ListParts struct {
	// Length returns how many rows there are.
	Length func() int
	// Key returns what the record of a row is known by; the selection follows
	// it when the rows change.
	Key func(i int) string
	// New makes an empty row, filled as wide and high as rows get: its least
	// height is every row's. Fill draws record i into a row made by New, which
	// may have shown another record before: Fill must set everything, callbacks
	// included.
	New  func() fyne.CanvasObject
	Fill func(i int, row fyne.CanvasObject, state RowState)
	// Selected is told when another row is selected, -1 for none.
	Selected func(i int)
	// Chosen is told of Return, Space and a click on the row that is selected
	// already, or on any row if ChooseOnTap. The same row may be chosen again.
	Chosen func(i int)
	// Escape, Up from the first row, and letters typed, are told; nil passes them on.
	Escape   func()
	AboveTop func()
	Typed    func(r rune)
	// Other gets every other key, and Space before it chooses, with the selected
	// row; true when it was used.
	Other func(i int, ev *fyne.KeyEvent) bool
	// Shortcut gets keys with Ctrl or Alt, with the selected row; true when one
	// was used.
	Shortcut func(i int, s fyne.Shortcut) bool
	// Clock, if set, has Return do nothing for EnterPause after the list has taken
	// the focus: pressed twice in a row it was meant for what led here, and would
	// choose whoever stands first.
	Clock func() time.Duration

	Gap         float32 // between rows
	ChooseOnTap bool
	// TapSelects has a click do nothing but select, however often: where Return, or a
	// button, does what had better not be done by mistake.
	TapSelects bool
	// Extra returns how much higher the selected row is than others; nil for no higher.
	Extra func() float32
	Lines bool // thin lines between rows
	// Plain rows draw their own background and ring when they are selected; the list
	// leaves RingRoom around them.
	Plain bool
}

// List shows rows of one height, only those in sight, and is worked by arrows,
// Home, End, PageUp, PageDown, Return and Space. After a change of the records
// call Refresh.
type List struct {
	widget.BaseWidget
	parts    ListParts
	selected int
	key      string
	focused  bool
	hovered  int

	scroll *container.Scroll
	inner  *fyne.Container
	wheel  *wheel
	ring   *canvas.Rectangle // around all of it, while no row has one
	rows   map[int]*listRow  // in sight, by row number
	spare  []*listRow
	height float32
	grows  float32       // see Extra
	lost   bool          // the focus was in a row that now shows another record
	since  time.Duration // when it took the focus, by Clock
	held   held
}

// EnterPause is how long a list with a Clock takes no Return.
const EnterPause = 400 * time.Millisecond

var (
	_ fyne.Focusable    = (*List)(nil)
	_ fyne.Shortcutable = (*List)(nil)
	_ fyne.Disableable  = (*List)(nil)
)

// NewList makes a list with nothing selected.
func NewList(parts ListParts) *List {
	l := &List{parts: parts, selected: -1, hovered: -1, rows: map[int]*listRow{}, ring: NewRing(rowRadius)}
	l.inner = container.New(listLayout{l})
	l.scroll = container.NewVScroll(l.inner)
	l.wheel = newWheel(l.scroll, l)
	l.scroll.OnScrolled = func(fyne.Position) { l.show(false) }
	l.ExtendBaseWidget(l)
	return l
}

// Disabled reports whether there is nothing in it, which makes it no stop of the
// Tab order.
func (l *List) Disabled() bool { return l.parts.Length() == 0 }

// Enable is for Fyne: only rows make a list one that can be used.
func (l *List) Enable() {}

// Disable is for Fyne.
func (l *List) Disable() {}

// SelectedText is for Fyne, which gives the focus to what is disabled and has this: a
// panel whose rows are still being read gives it to its list.
func (l *List) SelectedText() string { return "" }

// SelectedIndex returns the selected row, -1 for none.
func (l *List) SelectedIndex() int { return l.selected }

// SelectedKey returns the key of the selected row, "" for none.
func (l *List) SelectedKey() string { return l.key }

// Select selects row i and brings it into sight; -1, or a row there is not,
// selects none.
func (l *List) Select(i int) {
	if i < 0 || i >= l.parts.Length() {
		i = -1
	}
	changed := i != l.selected
	l.setSelected(i)
	if changed && l.parts.Extra != nil { // what is below moves
		l.inner.Refresh()
		l.scroll.Refresh()
	}
	if i >= 0 {
		l.bringIntoSight(i)
	}
	l.show(true)
	if l.focused {
		l.reveal()
	}
	if changed && l.parts.Selected != nil {
		l.parts.Selected(i)
	}
}

func (l *List) setSelected(i int) {
	l.selected, l.key = i, ""
	if i >= 0 {
		l.key = l.parts.Key(i)
	}
}

// SelectKey selects the row of that key and reports whether there is one.
func (l *List) SelectKey(key string) bool {
	for i := range l.parts.Length() {
		if l.parts.Key(i) == key {
			l.Select(i)
			return true
		}
	}
	return false
}

// Choose does what Return does on row i.
func (l *List) Choose(i int) {
	if i >= 0 && i < l.parts.Length() && l.parts.Chosen != nil {
		Act(func() { l.parts.Chosen(i) })
	}
}

// Refresh shows the records as they are now. The selected record stays selected
// wherever it went; if it is gone, nothing is.
func (l *List) Refresh() {
	was := l.height
	l.height = 0
	if l.key != "" && (l.selected >= l.parts.Length() || l.parts.Key(l.selected) != l.key) {
		l.selected = -1
		for i := range l.parts.Length() {
			if l.parts.Key(i) == l.key {
				l.selected = i
				break
			}
		}
		if l.selected < 0 {
			l.key = ""
		}
	}
	l.inner.Refresh()
	l.scroll.Refresh()
	if l.rowHeight() != was && l.selected >= 0 { // the text size changed
		l.bringIntoSight(l.selected)
	}
	l.show(true)
	l.BaseWidget.Refresh()
}

// ScrollToTop shows the first row.
func (l *List) ScrollToTop() { l.scroll.ScrollToTop() }

// pad is the room around the rows.
func (l *List) pad() float32 {
	if l.parts.Plain {
		return RingRoom
	}
	return 0
}

func (l *List) rowHeight() float32 {
	if l.height == 0 {
		l.height = up(l.parts.New().MinSize().Height)
		if l.parts.Extra != nil {
			l.grows = up(l.parts.Extra())
		}
	}
	return l.height
}

// show places and fills the rows in sight; all tells that those already there
// are to be filled anew too.
func (l *List) show(all bool) {
	port := l.scroll.Size()
	if port.Height <= 0 {
		return
	}
	pad := l.pad()
	first := max(l.rowAt(l.scroll.Offset.Y-pad), 0)
	last := min(l.rowAt(l.scroll.Offset.Y+port.Height-pad), l.parts.Length()-1)
	ShowRing(l.ring, l.focused && l.selected < 0)
	for i, row := range l.rows {
		if i < first || i > last {
			l.lost = l.lost || l.focusIn(row) != nil
			l.spare = append(l.spare, row)
			delete(l.rows, i)
		}
	}
	objects := l.inner.Objects[:0:0]
	for i := first; i <= last; i++ {
		row, there := l.rows[i]
		if !there {
			row = l.take()
			row.index = i
			l.rows[i] = row
		}
		row.Move(fyne.NewPos(pad, pad+l.topOf(i)))
		row.Resize(fyne.NewSize(port.Width-2*pad, l.heightOf(i)))
		if all || !there {
			l.fill(row)
		}
		objects = append(objects, row)
	}
	l.inner.Objects = objects
	canvas.Refresh(l.inner)
	if l.lost {
		l.lost = false
		Focus(l)
	}
}

// focusIn returns what has the focus within a row, nil for nothing.
func (l *List) focusIn(row *listRow) fyne.CanvasObject {
	c := canvasOf(l)
	if c == nil {
		return nil
	}
	if o, ok := c.Focused().(fyne.CanvasObject); ok && holds(row.content, o) {
		return o
	}
	return nil
}

func (l *List) take() *listRow {
	if n := len(l.spare); n > 0 {
		row := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return row
	}
	return newListRow(l, l.parts.New())
}

func (l *List) fill(row *listRow) {
	if row.index >= l.parts.Length() {
		return
	}
	row.state = RowState{Selected: row.index == l.selected, Focused: l.focused, Hovered: row.index == l.hovered}
	key, within := l.parts.Key(row.index), l.focusIn(row)
	l.parts.Fill(row.index, row.content, row.state)
	if row.theme != current() { // a window redraws only what it shows, and this may have been elsewhere
		row.theme = current()
		row.content.Refresh()
	}
	if within != nil && (key != row.key || !within.Visible()) {
		l.lost = true // or Return would press a button of somebody else's row
	}
	row.key = key
	row.Refresh()
}

// Resize is for Fyne.
func (l *List) Resize(size fyne.Size) {
	stays := l.selected >= 0 && l.inSight(l.selected)
	l.BaseWidget.Resize(size)
	if stays { // a notice has come beneath
		l.bringIntoSight(l.selected)
	}
	l.show(true)
}

// CreateRenderer is for Fyne.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return &listRenderer{l}
}

type listRenderer struct{ list *List }

func (r *listRenderer) Destroy() {}

func (r *listRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.list.scroll, r.list.ring, r.list.wheel}
}

func (r *listRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Grow(120), r.list.rowHeight()+2*r.list.pad())
}

func (r *listRenderer) Layout(size fyne.Size) {
	r.list.scroll.Resize(size)
	r.list.wheel.Resize(size)
	LayRing(r.list.ring, fyne.NewPos(RingRoom, RingRoom), size.SubtractWidthHeight(2*RingRoom, 2*RingRoom))
	r.list.show(true)
}

// Refresh does not reach down: show has filled the rows already.
func (r *listRenderer) Refresh() { canvas.Refresh(r.list) }

// listLayout keeps the scrolled part as high as all rows together.
type listLayout struct{ list *List }

func (listLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (l listLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.list.ContentHeight())
}
