package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar, filled up to a share from 0 to 1. A word or number
// that says the same stands beside it: that is the screen's part.
type Progress struct {
	widget.BaseWidget
	share float32
}

// NewProgress makes a bar.
func NewProgress(share float32) *Progress {
	p := &Progress{share: min(max(share, 0), 1)}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the share.
func (p *Progress) Set(share float32) {
	share = min(max(share, 0), 1)
	if share != p.share {
		p.share = share
		p.Refresh()
	}
}

// Share returns the share.
func (p *Progress) Share() float32 { return p.share }

// CreateRenderer is for Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{bar: p, track: newRect(), fill: newRect()}
	r.track.CornerRadius, r.fill.CornerRadius = 4, 4
	r.Refresh()
	return r
}

type progressRenderer struct {
	bar         *Progress
	track, fill *canvas.Rectangle
}

func (r *progressRenderer) Destroy()                     {}
func (r *progressRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, 8) }
func (r *progressRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.track, r.fill} }

func (r *progressRenderer) Layout(size fyne.Size) {
	y := (size.Height - 8) / 2
	r.track.Move(fyne.NewPos(0, y))
	r.track.Resize(fyne.NewSize(size.Width, 8))
	width := size.Width * r.bar.share
	if r.bar.share > 0 {
		width = max(width, 8)
	}
	r.fill.Move(fyne.NewPos(0, y))
	r.fill.Resize(fyne.NewSize(width, 8))
}

func (r *progressRenderer) Refresh() {
	r.track.FillColor, r.fill.FillColor = Colour(ColourTrack), Colour(ColourPrimary)
	r.fill.Hidden = r.bar.share == 0
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}
