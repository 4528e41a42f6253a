package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Section is a part of a long form, by the words of its heading.
type Section struct {
	Label string
	Part  fyne.CanvasObject
}

// Sections lists the parts of a long form: a press brings one to the top of what is
// scrolled, and gives what is first in it the focus.
func Sections(over *container.Scroll, parts ...Section) *fyne.Container {
	list := Flow(Step) // room for their rings
	for _, p := range parts {
		list.Add(NewButton(Secondary, p.Label, func() { showPart(over, p.Part) }).InCard())
	}
	return list
}

func showPart(over *container.Scroll, part fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(part).Y - driver.AbsolutePositionForObject(over.Content).Y - Step
	end := max(over.Content.MinSize().Height-over.Size().Height, 0)
	over.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), end)))
	if first := firstIn(part); first != nil {
		Focus(first)
	}
}

// firstIn returns what Tab would come to first in an object, nil for nothing; what
// joins, erases or gives away is passed by.
func firstIn(o fyne.CanvasObject) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if on, ok := o.(fyne.Focusable); ok {
		off, can := o.(fyne.Disableable)
		b, button := o.(*Button)
		if can && off.Disabled() || button && b.grave() {
			return nil
		}
		return on
	}
	for _, inner := range heldBy(o) {
		if first := firstIn(inner); first != nil {
			return first
		}
	}
	return nil
}
