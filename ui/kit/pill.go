package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tone is what a pill or a count is about; its words say it too.
type Tone int

// Plain is for what simply is so, Calm for what is going on, Waiting for what
// wants attention, Finished and Alarm for themselves.
const (
	Plain Tone = iota
	Calm
	Waiting
	Finished
	Alarm
)

func (t Tone) colours() (front, back fyne.ThemeColorName) {
	switch t {
	case Calm:
		return ColourPrimary, ColourTint
	case Waiting:
		return ColourAccent, ColourAccentTint
	case Finished:
		return ColourDone, ColourDoneTint
	case Alarm:
		return ColourDanger, ColourDangerTint
	}
	return ColourMuted, ColourNeutralTint
}

// Pill is a word or two on a rounded tint.
type Pill struct {
	widget.BaseWidget
	tone Tone
	text string
}

// NewPill makes a pill.
func NewPill(tone Tone, text string) *Pill {
	p := &Pill{tone: tone, text: text}
	p.ExtendBaseWidget(p)
	return p
}

// NewBadge makes the pill of a count, "3" above a column.
func NewBadge(tone Tone, count string) *Pill { return NewPill(tone, count) }

// Set changes tone and words.
func (p *Pill) Set(tone Tone, text string) {
	if p.tone != tone || p.text != text {
		p.tone, p.text = tone, text
		p.Refresh()
	}
}

// Text returns the words.
func (p *Pill) Text() string { return p.text }

// WidthWith returns how wide the pill would be with those words. Like that of a button it
// draws nothing.
func (p *Pill) WidthWith(text string) float32 {
	m, _ := measureText(text, pillLetters(), Semi)
	return pillSize(m).Width
}

func pillLetters() float32 { return Size(SizeSmall) * 0.95 }

// pillSize returns the size around words of a size.
func pillSize(words fyne.Size) fyne.Size {
	return fyne.NewSize(up(max(words.Width+Grow(18), words.Height+4)), up(words.Height)+4)
}

// CreateRenderer is for Fyne.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	back, text := newRect(), canvas.NewText("", nil)
	least := func() fyne.Size { return pillSize(text.MinSize()) }
	return Draw(Drawn{Of: p, Parts: []fyne.CanvasObject{back, text}, Least: least,
		Place: func(size fyne.Size) {
			want := least()
			top := Snap((size.Height - want.Height) / 2)
			back.Move(fyne.NewPos(0, top))
			back.Resize(fyne.NewSize(size.Width, want.Height))
			back.CornerRadius = want.Height / 2
			m := text.MinSize()
			text.Move(fyne.NewPos(Snap((size.Width-m.Width)/2), top+Snap((want.Height-m.Height)/2)))
			text.Resize(m)
		},
		Dress: func() {
			front, behind := p.tone.colours()
			write(text, p.text, pillLetters(), Semi)
			text.Color, back.FillColor = Colour(front), Colour(behind)
			back.StrokeWidth, back.StrokeColor = 0, nil
			if current().Look() == HighContrast {
				back.StrokeWidth, back.StrokeColor = 1, Colour(front)
			}
		}})
}
