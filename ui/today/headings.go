package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// headingLayout sets the heading of a column before its count, in fewer letters where
// the column is too narrow for all of them.
type headingLayout struct{ whole, short string }

// Layout is for Fyne.
func (l *headingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, badge := objects[0].(*kit.Text), objects[1]
	own, room := badge.MinSize(), size.Width-badge.MinSize().Width-kit.Step
	said := l.whole
	if l.short != "" && textWidth([]kit.Run{{Text: said, Weight: kit.Bold}}) > room {
		said = l.short
	}
	text.Set(said)
	high := text.MinSize().Height
	put(text, 0, (size.Height-high)/2, room, high)
	put(badge, size.Width-own.Width, (size.Height-own.Height)/2, own.Width, own.Height)
}

// MinSize is for Fyne.
func (l *headingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, badge := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(text.Width+kit.Step+badge.Width, max(text.Height, badge.Height))
}
