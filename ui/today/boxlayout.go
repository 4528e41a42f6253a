package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// boxLayout puts the check-in box, the first object, before its buttons; where too
// little of it would be left, these do without their keys, or go on below. It remembers its width, since
// its height depends on it.
type boxLayout struct {
	width float32
	two   bool // the buttons are below
	hints []string
}

const (
	boxGap   = 12
	leastBox = 120 // at 100 percent, room for a first name
)

// buttons returns how much room they take beside one another, with their keys while
// there is room for these.
func (l *boxLayout) buttons(objects []fyne.CanvasObject) fyne.Size {
	for i := len(l.hints); i < len(objects)-1; i++ {
		l.hints = append(l.hints, objects[i+1].(*kit.Button).Hint)
	}
	row, hinted := l.row(objects, true), true
	if l.below(row) {
		if bare := l.row(objects, false); !l.below(bare) {
			row, hinted = bare, false
		}
	}
	for i, o := range objects[1:] {
		o.(*kit.Button).SetHint(l.hint(i, hinted))
	}
	return row
}

// row returns the room that they take with their keys, or without.
func (l *boxLayout) row(objects []fyne.CanvasObject, hinted bool) (size fyne.Size) {
	for i, o := range objects[1:] {
		if i > 0 {
			size.Width += boxGap
		}
		b := o.(*kit.Button)
		size.Width, size.Height = size.Width+b.WidthWith(l.hint(i, hinted)), max(size.Height, b.MinSize().Height)
	}
	return size
}

func (l *boxLayout) hint(i int, on bool) string {
	if on {
		return l.hints[i]
	}
	return ""
}

func (l *boxLayout) below(row fyne.Size) bool {
	return l.width > 0 && l.width-boxGap-row.Width < kit.Grow(leastBox)
}

// Layout is for Fyne.
func (l *boxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	row, box := l.buttons(objects), objects[0].MinSize()
	x, y, width, high := size.Width-row.Width, float32(0), size.Width-boxGap-row.Width, max(box.Height, row.Height)
	if l.two = l.below(row); l.two {
		x, y, width, high = 0, box.Height+kit.Step, size.Width, row.Height
		ask(objects[0], width)
		put(objects[0], 0, 0, width, box.Height)
	} else {
		ask(objects[0], width)
		put(objects[0], 0, (high-box.Height)/2, width, box.Height)
	}
	for _, o := range objects[1:] {
		m := o.MinSize()
		put(o, x, y+(high-m.Height)/2, m.Width, m.Height)
		x += m.Width + boxGap
	}
}

// ask has the box say what it is for in words that are not cut off.
func ask(box fyne.CanvasObject, width float32) {
	box.(*kit.Entry).Ask(width, words.Say("today.box"), words.Say("today.box_narrow"))
}

// MinSize is for Fyne.
func (l *boxLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	row, box := l.buttons(objects), objects[0].MinSize()
	size := fyne.NewSize(max(box.Width, row.Width), max(box.Height, row.Height))
	if l.below(row) {
		size.Height = box.Height + kit.Step + row.Height
	}
	return size
}
