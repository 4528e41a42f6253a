package kit

import (
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scrolls are those that follow the focus, as long as they live.
var scrolls []weak.Pointer[container.Scroll]

// Scrolled lets an object be scrolled up and down when it is higher than its
// place; its width is the place's. What gets the focus in it comes into sight.
func Scrolled(o fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(o)
	s.SetMinSize(fyne.NewSize(40, 40))
	follow(s)
	return s
}

func follow(s *container.Scroll) { scrolls = append(scrolls, weak.Make(s)) }

// reveal scrolls a widget that got the focus into sight, with its ring.
func reveal(w fyne.CanvasObject) {
	byTab = false
	live := scrolls[:0]
	for _, p := range scrolls {
		s := p.Value()
		if s == nil {
			continue
		}
		live = append(live, p)
		if holds(s.Content, w) {
			bringInto(s, w)
		}
	}
	clear(scrolls[len(live):])
	scrolls = live
}

// Reveal is for a screen's own widget in which arrows move: it scrolls the part
// they came to into sight. The widget has to be a Holder.
func Reveal(part fyne.CanvasObject) { reveal(part) }

func bringInto(s *container.Scroll, w fyne.CanvasObject) {
	const above, below = 44, 24 // above, the label of a field comes along
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(w).Y - driver.AbsolutePositionForObject(s).Y
	bottom := top + w.Size().Height
	offset := s.Offset
	switch port := s.Size().Height; {
	case port <= 0:
		return
	case top < above:
		offset.Y += top - above
	case bottom > port-below:
		offset.Y += min(bottom-port+below, top-above)
	default:
		return
	}
	offset.Y = min(max(offset.Y, 0), max(s.Content.MinSize().Height-s.Size().Height, 0))
	s.ScrollToOffset(offset)
}

// Holder is a widget that shows other objects, so that what gets the focus
// inside it can be found; a screen's own widget may be one too.
type Holder interface{ Held() []fyne.CanvasObject }

// holds reports whether w is o or somewhere in it.
func holds(o, w fyne.CanvasObject) bool {
	if o == w {
		return true
	}
	for _, i := range heldBy(o) {
		if holds(i, w) {
			return true
		}
	}
	return false
}

// heldBy returns what an object shows.
func heldBy(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case Holder:
		return o.Held()
	}
	return nil
}

// Held returns the content.
func (c *Card) Held() []fyne.CanvasObject { return []fyne.CanvasObject{c.Content} }

// Held returns label, input and message.
func (f *Field) Held() []fyne.CanvasObject { return f.body.Objects }

// Held returns what is shown in any state.
func (v *StateView) Held() []fyne.CanvasObject { return v.stack.Objects }
