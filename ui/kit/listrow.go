package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// listRow is one place in a list: the row a screen made, the background of the
// selection beneath it, and the mouse.
type listRow struct {
	widget.BaseWidget
	list    *List
	content fyne.CanvasObject
	index   int
	key     string // of the record it shows
	state   RowState
	theme   *Theme // it was last drawn in
}

var (
	_ fyne.Tappable     = (*listRow)(nil)
	_ desktop.Hoverable = (*listRow)(nil)
)

func newListRow(l *List, content fyne.CanvasObject) *listRow {
	r := &listRow{list: l, content: content, theme: current()}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped selects the row; a second tap, or the first if the list is so made,
// chooses it.
func (r *listRow) Tapped(*fyne.PointEvent) {
	touched()
	l, i := r.list, r.index
	again := l.selected == i
	l.Select(i)
	Focus(l)
	if !l.parts.TapSelects && (again || l.parts.ChooseOnTap) {
		l.Choose(i)
	}
}

// MouseIn marks the row under the mouse.
func (r *listRow) MouseIn(*desktop.MouseEvent) { touched(); r.list.hover(r.index) }

// MouseMoved is for Fyne.
func (r *listRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (r *listRow) MouseOut() {
	if r.list.hovered == r.index {
		r.list.hover(-1)
	}
}

func (l *List) hover(i int) {
	was := l.hovered
	l.hovered = i
	for _, n := range []int{was, i} {
		if row, ok := l.rows[n]; ok {
			l.fill(row)
		}
	}
}

// CreateRenderer is for Fyne.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer {
	return &listRowRenderer{row: r, back: newRect(), mark: newRect(), line: newRect(), ring: NewRing(0)}
}

// A row's background ends this far inside it, with corners of that radius.
const (
	rowInset  = 2
	rowRadius = 8
)

type listRowRenderer struct {
	row                    *listRow
	back, mark, line, ring *canvas.Rectangle
}

func (r *listRowRenderer) Destroy()           {}
func (r *listRowRenderer) MinSize() fyne.Size { return r.row.content.MinSize() }

func (r *listRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.row.content, r.mark, r.ring}
}

func (r *listRowRenderer) Layout(size fyne.Size) {
	r.back.Move(fyne.NewPos(rowInset, rowInset)) // clear of the corners of what the list stands in
	r.back.Resize(size.SubtractWidthHeight(2*rowInset, 2*rowInset))
	r.mark.Move(fyne.NewPos(rowInset, rowInset+rowRadius))
	r.mark.Resize(fyne.NewSize(4, size.Height-2*(rowInset+rowRadius)))
	const in = rowInset + ringOut + 2
	LayRing(r.ring, fyne.NewPos(in, in), size.SubtractWidthHeight(2*in, 2*in))
	r.line.Resize(fyne.NewSize(size.Width, Size(theme.SizeNameSeparatorThickness)))
	r.row.content.Resize(size)
}

func (r *listRowRenderer) Refresh() {
	s := r.row.state
	plain := r.row.list.parts.Plain
	r.back.Hidden, r.mark.Hidden = plain || !s.Selected && !s.Hovered, plain || !s.Selected || s.Focused
	r.back.CornerRadius, r.mark.CornerRadius, r.ring.CornerRadius = rowRadius, 2, rowRadius-2
	ShowRing(r.ring, !plain && s.Selected && s.Focused)
	r.back.FillColor = Colour(theme.ColorNameHover)
	if s.Selected {
		r.back.FillColor = Colour(theme.ColorNameSelection)
	}
	r.mark.FillColor = Colour(ColourPrimary)
	r.line.Hidden = !r.row.list.parts.Lines || r.row.index == 0
	r.line.FillColor = Colour(ColourLine)
	canvas.Refresh(r.row)
}
