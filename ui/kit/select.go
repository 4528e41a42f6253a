package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/words"
)

// Select is a box with one of many answers; Space, Return or Down opens the list
// of them, where arrows move, Return chooses and Escape leaves all as it was.
type Select struct {
	widget.BaseWidget
	// OnChanged is told of each change made by the person, not of Set.
	OnChanged func(key string)
	options   []Option
	at        int
	focused   bool
	drop      *cover
	list      *List
}

var (
	_ fyne.Focusable = (*Select)(nil)
	_ fyne.Tappable  = (*Select)(nil)
)

// NewSelect makes a box with nothing chosen.
func NewSelect(options []Option, changed func(key string)) *Select {
	s := &Select{OnChanged: changed, options: options, at: -1}
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions changes what can be chosen, and keeps what is if it is still there.
func (s *Select) SetOptions(options []Option) {
	was := s.Value()
	s.options = options
	s.Set(was)
}

// Set chooses without telling OnChanged; an unknown key chooses nothing.
func (s *Select) Set(key string) {
	s.at = optionAt(s.options, key)
	s.Refresh()
}

// Value returns the key of what is chosen, "" for nothing.
func (s *Select) Value() string {
	if s.at < 0 {
		return ""
	}
	return s.options[s.at].Key
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	touched()
	Focus(s)
	s.open()
}

// TypedKey opens the list.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(s, ev) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		s.open()
	default:
		if len(ev.Name) > 1 { // a letter goes to an answer, and to nothing else
			passKey(s, ev)
		}
	}
}

// TypedRune opens the list at the next answer that starts with the letter.
func (s *Select) TypedRune(r rune) {
	touched()
	if AheadRune(s, r) {
		return
	}
	if r != ' ' {
		s.open()
		s.seek(r)
	}
}

// FocusGained shows the ring.
func (s *Select) FocusGained() { s.focused = true; s.Refresh(); reveal(s) }

// FocusLost hides it.
func (s *Select) FocusLost() { s.focused = false; s.Refresh() }

func (s *Select) open() {
	c := canvasOf(s)
	if c == nil || len(s.options) == 0 || s.drop != nil {
		return
	}
	s.list = NewList(ListParts{
		Length: func() int { return len(s.options) },
		Key:    func(i int) string { return s.options[i].Key },
		New: func() fyne.CanvasObject {
			return Padded(10, 14, 10, 14, NewText(Ellipsis, Run{Text: Blank}))
		},
		Fill: func(i int, row fyne.CanvasObject, _ RowState) {
			row.(*fyne.Container).Objects[0].(*Text).Set(s.options[i].Label)
		},
		Chosen:      func(i int) { s.close(); s.choose(i) },
		Escape:      func() { s.close() },
		Typed:       s.seek,
		ChooseOnTap: true,
	})
	frame := NewCard(s.list)
	frame.Padding, frame.Edge = -1, ColourEdge
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	s.drop = newCover(frame, func(o fyne.CanvasObject, window fyne.Size) {
		height := min(s.list.ContentHeight(), window.Height*0.6)
		y := at.Y + s.Size().Height + 2
		if y+height > window.Height { // no room below: above, or as low as it goes
			y = max(at.Y-height-2, 4)
		}
		o.Move(fyne.NewPos(at.X, y))
		o.Resize(fyne.NewSize(s.Size().Width, height))
	})
	s.drop.tapped = s.close
	c.Overlays().Add(s.drop)
	c.Focus(s.list)
	s.list.Select(max(s.at, 0))
}

// seek selects the next answer that starts with a letter.
func (s *Select) seek(r rune) {
	n := len(s.options)
	for i := 1; i <= n && s.list != nil; i++ {
		at := (s.list.SelectedIndex() + i) % n
		for _, first := range s.options[at].Label {
			if unicode.ToLower(first) == unicode.ToLower(r) {
				s.list.Select(at)
				return
			}
			break
		}
	}
}

func (s *Select) close() {
	if s.drop == nil {
		return
	}
	if c := canvasOf(s); c != nil {
		c.Overlays().Remove(s.drop)
	}
	s.drop, s.list = nil, nil
}

func (s *Select) choose(i int) {
	if i == s.at {
		return
	}
	s.at = i
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(s.Value())
	}
}

// CreateRenderer is for Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	box, ring, text, sign := newRect(), NewRing(8), NewText(Ellipsis, Run{}), canvas.NewImageFromResource(nil)
	sign.FillMode = canvas.ImageFillContain
	return Draw(Drawn{Of: s, Parts: []fyne.CanvasObject{box, ring, text, sign},
		Least: func() fyne.Size {
			return fyne.NewSize(Grow(140), max(Size(SizeTarget), text.MinSize().Height+16))
		},
		Place: func(size fyne.Size) {
			box.Resize(size)
			layRing(ring, size)
			side, pad, high := Grow(18), Grow(12), text.MinSize().Height
			text.Move(fyne.NewPos(pad, Snap((size.Height-high)/2)))
			text.Resize(fyne.NewSize(max(size.Width-side-3*pad, 1), high))
			sign.Move(fyne.NewPos(size.Width-side-pad, Snap((size.Height-side)/2)))
			sign.Resize(fyne.NewSize(side, side))
		},
		Dress: func() {
			run := Run{Text: words.Say("kit.choose"), Colour: ColourMuted}
			if s.at >= 0 {
				run = Run{Text: s.options[s.at].Label}
			}
			text.SetRuns(run)
			box.CornerRadius = 8
			box.FillColor, box.StrokeColor, box.StrokeWidth = Colour(ColourSurface), Colour(ColourEdge), 1
			sign.Resource = Icon(IconDown, ColourMuted)
			sign.Refresh()
			ShowRing(ring, s.focused)
		}})
}
