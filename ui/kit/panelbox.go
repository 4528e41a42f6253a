package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// panelBox is what a panel looks like: title, content that scrolls when there
// is not room for all of it, a message, buttons.
type panelBox struct {
	widget.BaseWidget
	title   *Text
	content fyne.CanvasObject
	scroll  *container.Scroll
	message *fyne.Container
	// The ways to the parts of a long form, beneath the title; they come last in the
	// order of Tab.
	sections *fyne.Container
	what     *Text
	next     *Text
	buttons  *fyne.Container
	inner    float32 // width inside the padding
	tallest  float32 // it was in this window at this text size, see fit
	in       fyne.Size
}

// barRoom is what the content's scroll bar takes of the padding at the right, so
// that it lies over no box.
const barRoom = 12

func newPanelBox(title string, content fyne.CanvasObject, buttons []fyne.CanvasObject) *panelBox {
	if content == nil {
		content = VGap(0)
	}
	b := &panelBox{title: Title(title), content: content, what: Strong("").In(ColourDanger), next: Body("")}
	b.scroll = container.NewVScroll(Padded(4, 6+barRoom, 4, RingRoom, content)) // room for focus rings
	follow(b.scroll)
	b.sections = Stack()
	b.sections.Hide()
	b.buttons = container.New(&panelButtons{flowLayout{gap: Step}}, buttons...)
	tint := NewCard(Column(Step/2, b.what, b.next))
	tint.Fill, tint.Edge = ColourDangerTint, ColourDanger
	b.message = Stack(tint)
	b.message.Hide()
	b.ExtendBaseWidget(b)
	return b
}

func (b *panelBox) setMessage(what, next string) {
	b.what.Set(what)
	b.next.Set(next)
	b.message.Hidden = what == ""
}

// fit gives the box the width it is to have and the height it needs, in the middle,
// as far as the window has room with a notice at its foot. It never gets lower
// again: what is chosen in it must not move the buttons about.
func (b *panelBox) fit(window fyne.Size, width float32) {
	pad := panelPadding()
	b.inner = Snap(min(Grow(width), window.Width*0.9)) - 2*pad
	if in := fyne.NewSize(window.Width, window.Height+Grow(1000)); in != b.in {
		b.in, b.tallest = in, 0
	}
	b.tallest = max(b.tallest, b.need())
	height := min(up(b.tallest), Snap(window.Height*0.9), window.Height-2*(noticeLayout{}).strip())
	size := fyne.NewSize(b.inner+2*pad, height)
	b.Move(fyne.NewPos(Snap((window.Width-size.Width)/2), Snap((window.Height-size.Height)/2)))
	if b.Size() == size {
		b.Refresh()
	}
	b.Resize(size)
}

func panelPadding() float32 { return min(Grow(24), 32) }

// need returns the height at which nothing has to scroll.
func (b *panelBox) need() float32 {
	h := 2*panelPadding() + b.fixed()
	b.content.Resize(fyne.NewSize(b.inner-10, b.content.MinSize().Height))
	b.content.Resize(fyne.NewSize(b.inner-10, b.content.MinSize().Height))
	return h + b.content.MinSize().Height + 8
}

// scrollBy moves the content by the keys for it: what nothing in can have the
// focus, a list of keys or a notice, must be read to its end at large text too.
func (b *panelBox) scrollBy(key fyne.KeyName) bool {
	page := max(b.scroll.Size().Height-Grow(40), Grow(40))
	end := max(b.content.MinSize().Height+8-b.scroll.Size().Height, 0)
	y := b.scroll.Offset.Y
	switch key {
	case fyne.KeyDown:
		y += Grow(40)
	case fyne.KeyUp:
		y -= Grow(40)
	case fyne.KeyPageDown:
		y += page
	case fyne.KeyPageUp:
		y -= page
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = end
	default:
		return false
	}
	b.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), end)))
	return true
}

// fixed returns the height of all that does not scroll, with its gaps.
func (b *panelBox) fixed() float32 {
	h := float32(0)
	for _, o := range []fyne.CanvasObject{b.title, b.sections, b.message, b.buttons} {
		if o.Visible() {
			for range 2 { // wrapped text knows its height once it has its width
				o.Resize(fyne.NewSize(b.inner, o.MinSize().Height))
			}
			h += o.MinSize().Height + 2*Step
			if o == fyne.CanvasObject(b.sections) { // nearer to the title
				h -= Step
			}
		}
	}
	return h
}

// CreateRenderer is for Fyne.
func (b *panelBox) CreateRenderer() fyne.WidgetRenderer {
	return &panelBoxRenderer{box: b, back: NewSheet(theme.ColorNameOverlayBackground, ColourLine, theme.SizeNameDialogRadius, 18, 6)}
}

type panelBoxRenderer struct {
	box  *panelBox
	back *Sheet
}

func (r *panelBoxRenderer) Destroy() {}

func (r *panelBoxRenderer) Objects() []fyne.CanvasObject {
	b := r.box
	return []fyne.CanvasObject{r.back, b.title, b.scroll, b.message, b.buttons, b.sections}
}

// MinSize changes with the content, which makes the cover lay out anew.
func (r *panelBoxRenderer) MinSize() fyne.Size {
	if r.box.inner <= 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(r.box.inner, r.box.fixed()+r.box.content.MinSize().Height)
}

func (r *panelBoxRenderer) Layout(size fyne.Size) {
	b, pad := r.box, panelPadding()
	r.back.Resize(size)
	y := pad
	put := func(o fyne.CanvasObject, x, height float32) {
		if o.Visible() {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(b.inner+2*(pad-x), height))
			y = up(y + height + 2*Step)
		}
	}
	room := size.Height - 2*pad - b.fixed()
	put(b.title, pad, b.title.MinSize().Height)
	if b.sections.Visible() {
		y -= Step
		put(b.sections, pad, b.sections.MinSize().Height)
	}
	y -= 4
	put(b.scroll, pad-4, max(room+4, 0))
	b.scroll.Resize(b.scroll.Size().AddWidthHeight(barRoom, 0))
	y -= 2 * Step
	y += 8
	put(b.message, pad, b.message.MinSize().Height)
	put(b.buttons, pad, b.buttons.MinSize().Height)
}

func (r *panelBoxRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.box.Size())
	canvas.Refresh(r.box)
}
