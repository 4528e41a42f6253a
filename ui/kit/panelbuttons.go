package kit

import "fyne.io/fyne/v2"

// panelButtons sets the buttons of a panel in a row. Where there is not room for
// all, the last, which closes, does not stand alone: another goes down to it, or all
// stand beneath one another across the whole width.
type panelButtons struct{ flowLayout }

func (l *panelButtons) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown, y := visible(objects), float32(0)
	for _, line := range l.lines(shown) {
		x, high := float32(0), highest(line)
		for _, o := range line {
			width := o.MinSize().Width
			if l.stacked(shown) {
				width = size.Width
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(width, high))
			x += width + l.gap
		}
		y += high + l.gap
	}
}

func (l *panelButtons) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	var wide, y float32
	for _, o := range shown {
		wide = max(wide, o.MinSize().Width)
	}
	for _, line := range l.lines(shown) {
		y += highest(line) + l.gap
	}
	return fyne.NewSize(min(wide, Grow(120)), max(y-l.gap, 0))
}

// lines breaks the buttons into lines, from the last one up.
func (l *panelButtons) lines(shown []fyne.CanvasObject) [][]fyne.CanvasObject {
	var lines [][]fyne.CanvasObject
	for end := len(shown); end > 0; {
		start, wide := end-1, shown[end-1].MinSize().Width
		for start > 0 && !l.stacked(shown) && l.room(wide+l.gap+shown[start-1].MinSize().Width) {
			start--
			wide += l.gap + shown[start].MinSize().Width
		}
		lines = append([][]fyne.CanvasObject{shown[start:end]}, lines...)
		end = start
	}
	return lines
}

func (l *panelButtons) room(wide float32) bool { return l.width <= 0 || wide <= l.width }

// stacked reports whether not even the last two fit beside one another.
func (l *panelButtons) stacked(shown []fyne.CanvasObject) bool {
	n := len(shown)
	return n > 1 && !l.room(shown[n-2].MinSize().Width+l.gap+shown[n-1].MinSize().Width)
}
