package week

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/ui/kit"
)

// TypedKey moves the selection, or does what the key stands for.
func (b *board) TypedKey(ev *fyne.KeyEvent) {
	if kit.AheadKey(b, ev) {
		return
	}
	s, row := b.screen, b.row(b.screen.shown)
	lane := b.at >= len(b.days)
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if ev.Name == fyne.KeyLeft {
			by = -1
		}
		switch {
		case b.shift:
			s.Move(by)
		case lane:
			b.move(b.at, max(row+by, 0))
		default:
			b.move(min(max(b.at+by, 0), len(b.days)-1), max(row, 0))
		}
	case fyne.KeyUp:
		b.up(lane, row)
	case fyne.KeyDown:
		if b.shift {
			s.LastAllWeek()
			return
		}
		b.down(lane, row)
	case fyne.KeyHome:
		b.move(0, 0)
	case fyne.KeyEnd:
		b.move(len(b.days)-1, 0)
	case fyne.KeyPageUp:
		b.move(b.at, max(row-5, 0))
	case fyne.KeyPageDown:
		b.move(b.at, row+5)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if b.selected == "" {
			s.Add()
		} else {
			s.Open()
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.Remove()
	default:
		if kit.PassKey != nil {
			kit.PassKey(ev)
		}
	}
}

func (b *board) up(lane bool, row int) {
	switch n := b.grid.across; {
	case lane:
		last := len(b.days) - 1
		b.move(last, len(b.days[last].cards)-1)
	case row > 0:
		b.move(b.at, row-1)
	case b.at >= n && n > 0: // the day above
		b.move(b.at-n, len(b.days[b.at-n].cards)-1)
	}
}

func (b *board) down(lane bool, row int) {
	switch n := b.grid.across; {
	case lane:
	case row >= 0 && row < len(b.days[b.at].cards)-1:
		b.move(b.at, row+1)
	case b.at+n < len(b.days) && n > 0: // the day beneath
		b.move(b.at+n, 0)
	case len(b.screen.shown.AllWeek) > 0:
		b.move(len(b.days), 0)
	}
}

// TypedRune does what a letter stands for.
func (b *board) TypedRune(r rune) {
	if !kit.AheadRune(b, r) {
		b.screen.Letter(r)
	}
}

// Letter does what one stands for.
func (s *Screen) Letter(r rune) bool {
	switch unicode.ToUpper(r) {
	case 'A':
		s.Add()
	case 'C':
		s.Checklist()
	case 'P':
		s.PrintSheet()
	case 'Q':
		s.Question()
	case 'S':
		s.StartSurgery()
	default:
		return false
	}
	return true
}

// KeyDown and KeyUp follow Shift, with which the arrows move the event itself.
func (b *board) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = true
	}
}

// KeyUp is for Fyne.
func (b *board) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = false
	}
}

// TypedShortcut moves the event with Ctrl+Shift and an arrow too, and hands everything
// else on.
func (b *board) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
		switch custom.KeyName {
		case fyne.KeyLeft:
			b.screen.Move(-1)
			return
		case fyne.KeyRight:
			b.screen.Move(1)
			return
		case fyne.KeyDown:
			b.screen.LastAllWeek()
			return
		}
	}
	if kit.PassShortcut == nil || !kit.PassShortcut(s) {
		if c, ok := b.screen.stage.Window.Canvas().(fyne.Shortcutable); ok {
			c.TypedShortcut(s)
		}
	}
}

// FocusGained shows where the keys go.
func (b *board) FocusGained() {
	b.focused, b.shift = true, false
	b.mark()
	b.screen.lane.mark()
	b.reveal()
}

// FocusLost hides it; Shift may be let go of where it is not told.
func (b *board) FocusLost() {
	b.focused, b.shift = false, false
	b.mark()
	b.screen.lane.mark()
}
