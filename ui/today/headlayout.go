package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// headLayout puts the counts under the title, and the buttons at the right of both: with
// their keys while there is room, else without, else behind one, for they stand on the
// menus too; also where the counts find no room, which are told there as well.
type headLayout struct {
	title, counts *kit.Text
	buttons       []*kit.Button
	hints         []string
	more          *kit.Button
	width         float32
}

// least is the room the title and the counts keep, at 100 percent.
const least = 560

// fit decides how the buttons stand at a width, and returns theirs.
func (l *headLayout) fit(width float32) float32 {
	if !large() && l.counts.Visible() {
		for _, hinted := range []bool{true, false} {
			if row := l.row(hinted); row+2*kit.Step+kit.Grow(least) <= width {
				for i, b := range l.buttons {
					b.SetHint(l.hint(i, hinted))
				}
				l.showMore(false)
				return row
			}
		}
	}
	l.showMore(true)
	return l.more.MinSize().Width
}

func (l *headLayout) showMore(on bool) {
	l.more.Hidden = !on
	for _, b := range l.buttons {
		b.Hidden = on
	}
}

// row returns how wide the buttons are in one line, with their keys or without.
func (l *headLayout) row(hinted bool) float32 {
	width := float32(-kit.Step)
	for i, b := range l.buttons {
		width += b.WidthWith(l.hint(i, hinted)) + kit.Step
	}
	return width
}

func (l *headLayout) hint(i int, on bool) string {
	if on {
		return l.hints[i]
	}
	return ""
}

func (l *headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	row := l.fit(size.Width)
	title := size.Width - row - 2*kit.Step
	high := l.title.MinSize().Height
	if !l.counts.Visible() {
		put(l.title, 0, (size.Height-high)/2, title, high)
	} else {
		put(l.title, 0, 0, title, high)
	}
	for range 2 { // text that wraps knows its height once it has its width
		l.counts.Resize(fyne.NewSize(title, l.counts.MinSize().Height))
	}
	l.counts.Move(fyne.NewPos(0, kit.Snap(high+1)))
	x := size.Width - row
	for _, b := range append(l.buttons, l.more) {
		if b.Hidden {
			continue
		}
		m := b.MinSize()
		put(b, x, 0, m.Width, m.Height)
		x += m.Width + kit.Step
	}
}

func (l *headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	row := l.more.MinSize()
	if l.width > 0 {
		row.Width = l.fit(l.width)
	}
	high := l.title.MinSize().Height
	if l.counts.Visible() {
		high += 1 + l.counts.MinSize().Height
	}
	return fyne.NewSize(l.more.MinSize().Width+kit.Grow(160), max(high, row.Height))
}
