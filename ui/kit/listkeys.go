package kit

import (
	"fyne.io/fyne/v2"
)

// TypedKey moves the selection, chooses, or hands the key on.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(l, ev) {
		return
	}
	n, at := l.parts.Length(), l.selected
	page := max(int(l.scroll.Size().Height/l.step())-1, 1)
	to := at
	switch ev.Name {
	case fyne.KeyDown:
		to = at + 1
	case fyne.KeyUp:
		if at <= 0 {
			if l.parts.AboveTop != nil {
				l.parts.AboveTop()
				return
			}
		}
		to = max(at-1, 0)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	case fyne.KeyPageUp:
		to = at - page
	case fyne.KeyPageDown:
		to = at + page
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if ev.Name == fyne.KeySpace && l.parts.Other != nil && l.parts.Other(at, ev) {
			return
		}
		if l.held.repeats(ev) {
			return
		}
		if isReturn(ev) && l.parts.Clock != nil && l.parts.Clock()-l.since < EnterPause {
			return
		}
		l.Choose(at)
		return
	case fyne.KeyEscape:
		if l.parts.Escape != nil {
			l.parts.Escape()
			return
		}
		passKey(l, ev)
		return
	default:
		if l.parts.Other == nil || !l.parts.Other(at, ev) {
			passKey(l, ev)
		}
		return
	}
	if n > 0 {
		l.Select(min(max(to, 0), n-1))
	}
}

// TypedShortcut hands on what the list's owner has no use for.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	if AheadShortcut(l, s) {
		return
	}
	if l.parts.Shortcut == nil || !l.parts.Shortcut(l.selected, s) {
		passShortcut(l, s)
	}
}

// TypedRune hands letters back, to the box they were meant for.
func (l *List) TypedRune(r rune) {
	touched()
	if AheadRune(l, r) {
		return
	}
	switch {
	case r == ' ':
	case l.parts.Typed != nil:
		l.parts.Typed(r)
	default:
		passRune(l, r)
	}
}

// KeyDown is told of the first press of a key.
func (l *List) KeyDown(ev *fyne.KeyEvent) {
	if !AheadDown(l, ev) {
		l.held.keyDown(ev)
	}
}

// KeyUp is told when it is let go.
func (l *List) KeyUp(ev *fyne.KeyEvent) {
	if !AheadUp(l, ev) {
		l.held.keyUp(ev)
	}
}

// FocusGained selects the first row if none is, and shows where the keys go.
func (l *List) FocusGained() {
	l.focused = true
	l.held.gained()
	if l.parts.Clock != nil {
		l.since = l.parts.Clock()
	}
	if l.selected < 0 && l.parts.Length() > 0 {
		l.Select(0)
		return
	}
	l.show(true)
	l.reveal()
}

// reveal has what surrounds the list scroll to the row the keys are on.
func (l *List) reveal() {
	if row, ok := l.rows[l.selected]; ok {
		reveal(row)
	} else {
		reveal(l)
	}
}

// Held returns the rows in sight.
func (l *List) Held() []fyne.CanvasObject { return l.inner.Objects }

// Held returns what the row shows.
func (r *listRow) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.content} }

// FocusLost keeps the selection, drawn more quietly.
func (l *List) FocusLost() {
	l.focused = false
	l.show(true)
}
