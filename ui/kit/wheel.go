package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over what scrolls inside a box or a list and gets its mouse wheel. What
// has nothing further to scroll passes it on to what it stands in, or the wheel would
// be dead over every box of a long form.
type wheel struct {
	widget.BaseWidget
	inner *container.Scroll
	of    fyne.CanvasObject
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(inner *container.Scroll, of fyne.CanvasObject) *wheel {
	w := &wheel{inner: inner, of: of}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls what is inside, else what is around.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	before := w.inner.Offset
	w.inner.Scrolled(ev)
	if w.inner.Offset != before {
		return
	}
	if around := scrollAround(w.of); around != nil {
		around.Scrolled(ev)
	}
}

// CreateRenderer is for Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// scrollAround returns the innermost of those that follow the focus which holds an
// object, nil for none.
func scrollAround(o fyne.CanvasObject) *container.Scroll {
	var found *container.Scroll
	for _, p := range scrolls {
		s := p.Value()
		if s != nil && holds(s.Content, o) && (found == nil || holds(found.Content, s)) {
			found = s
		}
	}
	return found
}
