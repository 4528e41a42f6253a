package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Under shows content over part of which something else may lie. What is wholly beneath
// that is not drawn: without a graphics card it costs as much as what is seen.
type Under struct {
	widget.BaseWidget
	content fyne.CanvasObject
	clip    *container.Clip
	covered float32 // how much of it nobody sees, from its top
}

// NewUnder makes it of content that nothing lies over.
func NewUnder(content fyne.CanvasObject) *Under {
	u := &Under{content: content, clip: container.NewClip(container.NewWithoutLayout(content))}
	u.clip.ExtendBaseWidget(u.clip) // or it lays nothing out before it is drawn
	u.ExtendBaseWidget(u)
	return u
}

// Cover tells that a place lies beneath something, counted from where it stands itself.
// Where that leaves something to see at the top, or beside it, all is drawn.
func (u *Under) Cover(at fyne.Position, size fyne.Size) {
	covered := float32(0)
	if at.X <= 0 && at.Y <= 0 && at.X+size.Width >= u.Size().Width {
		covered = max(at.Y+size.Height, 0)
	}
	if covered != u.covered {
		u.covered = covered
		u.place(u.Size())
	}
}

// Held returns the content.
func (u *Under) Held() []fyne.CanvasObject { return []fyne.CanvasObject{u.content} }

// CreateRenderer is for Fyne.
func (u *Under) CreateRenderer() fyne.WidgetRenderer {
	return Draw(Drawn{Of: u, Parts: []fyne.CanvasObject{u.clip}, Least: u.content.MinSize, Place: u.place})
}

// beyond is how far out of its place something may draw: the edges of shapes are soft.
const beyond = 2

func (u *Under) place(size fyne.Size) {
	at := fyne.NewPos(-beyond, -beyond)
	if covered := min(u.covered, size.Height); covered > 0 {
		at.Y = covered
	}
	u.clip.Move(at)
	u.clip.Resize(fyne.NewSize(size.Width+2*beyond, max(size.Height+beyond-at.Y, 0)))
	u.content.Move(fyne.NewPos(-at.X, -at.Y))
	u.content.Resize(size)
}
