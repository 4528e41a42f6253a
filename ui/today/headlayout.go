package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/ui/kit"
)

// headLayout puts the buttons at the right of the title, or else below it: with
// their keys while there is room, else without, for they stand on the menus too.
type headLayout struct {
	title   fyne.CanvasObject
	buttons []*kit.Button
	hints   []string
	row     fyne.CanvasObject // the buttons, which go on below where they must
	width   float32
	below   bool
}

func newHeadLayout(title fyne.CanvasObject, buttons ...*kit.Button) *fyne.Container {
	l := &headLayout{title: title, buttons: buttons}
	row := kit.Flow(kit.Step)
	for _, b := range buttons {
		l.hints = append(l.hints, b.Hint)
		row.Add(b)
	}
	l.row = row
	return container.New(l, title, row)
}

// least is the room the title keeps, at 100 percent.
const least = 200

// fit decides how the buttons stand at a width, and returns theirs.
func (l *headLayout) fit(width float32) float32 {
	for _, hinted := range []bool{true, false} {
		row := l.hint(hinted)
		if row+2*kit.Step+kit.Grow(least) <= width {
			l.below = false
			return row
		}
	}
	l.below = true
	l.hint(l.hint(true) <= width)
	return width
}

// hint shows or hides the keys, and returns how wide the buttons are in one line.
func (l *headLayout) hint(on bool) float32 {
	width := float32(-kit.Step)
	for i, b := range l.buttons {
		hint := ""
		if on {
			hint = l.hints[i]
		}
		if b.Hint != hint {
			b.Hint = hint
			b.Refresh()
		}
		width += b.MinSize().Width + kit.Step
	}
	return width
}

func (l *headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	row := l.fit(size.Width)
	title := size.Width
	if !l.below {
		title -= row + 2*kit.Step
	}
	for range 2 {
		l.title.Resize(fyne.NewSize(title, l.title.MinSize().Height))
		l.row.Resize(fyne.NewSize(row, l.row.MinSize().Height))
	}
	if l.below {
		l.title.Move(fyne.NewPos(0, 0))
		l.row.Move(fyne.NewPos(0, l.title.MinSize().Height+kit.Step))
		return
	}
	l.title.Move(fyne.NewPos(0, kit.Snap(max((l.row.MinSize().Height-l.title.MinSize().Height)/2, 0))))
	l.row.Move(fyne.NewPos(kit.Snap(title+2*kit.Step), 0))
}

func (l *headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.width > 0 {
		l.fit(l.width)
	}
	title, row := l.title.MinSize(), l.row.MinSize()
	width := max(title.Width, row.Width)
	if l.below {
		return fyne.NewSize(width, title.Height+kit.Step+row.Height)
	}
	return fyne.NewSize(width, max(title.Height, row.Height))
}
