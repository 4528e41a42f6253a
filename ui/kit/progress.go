package kit

import (
	"fyne.io/fyne/v2"
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
	track, fill := newRect(), newRect()
	track.CornerRadius, fill.CornerRadius = 4, 4
	return Draw(Drawn{Of: p, Parts: []fyne.CanvasObject{track, fill},
		Least: func() fyne.Size { return fyne.NewSize(40, 8) },
		Place: func(size fyne.Size) {
			y := (size.Height - 8) / 2
			track.Move(fyne.NewPos(0, y))
			track.Resize(fyne.NewSize(size.Width, 8))
			width := size.Width * p.share
			if p.share > 0 {
				width = max(width, 8)
			}
			fill.Move(fyne.NewPos(0, y))
			fill.Resize(fyne.NewSize(width, 8))
		},
		Dress: func() {
			track.FillColor, fill.FillColor = Colour(ColourTrack), Colour(ColourPrimary)
			fill.Hidden = p.share == 0
		}})
}
