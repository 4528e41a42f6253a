package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Room in a card and between its lines.
const (
	cardPadding = 11
	lineGap     = 1
	buttonGap   = 6
	barRoom     = 3
	barHigh     = 6
	narrow      = 140 // at 100 percent: a card that has no room for a name and minutes
)

// cardLayout places the parts of a card, and leaves out what there is no room for.
type cardLayout struct{ card *card }

func textWidth(runs []kit.Run) float32 {
	width := float32(0)
	for _, r := range runs {
		width += r.Width()
	}
	return width + 1
}

// MinSize is that of a card which is not selected.
func (l cardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(100), l.lines()+barRoom)
}

// lines is how high name and detail are.
func (l cardLayout) lines() float32 {
	return l.card.name.MinSize().Height + lineGap + l.card.detail.MinSize().Height
}

// actionsHigh is how much higher the selected card is than others.
func (s *Screen) actionsHigh() float32 {
	return buttonGap + kit.CardButtonHeight()
}

func (l cardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c, gap := l.card, kit.Grow(10)
	high, small := c.name.MinSize().Height, c.detail.MinSize().Height
	name := textWidth(c.name.Runs)
	right, short := l.rightWidth(name, gap, size.Width)
	c.right.Hidden = c.shown.State == surgery.Finished || right == 0
	if right > 0 {
		name = min(name, size.Width-right-gap)
	}
	put(c.name, 0, 0, name, high)
	room := size.Width
	switch {
	case c.shown.State != surgery.Finished && right == 0: // says so below
	case c.shown.State != surgery.Finished:
		put(c.right, size.Width-right, (high-small)/2, right, small)
	case right > 0:
		put(c.pill, size.Width-right, 0, right, high)
	default: // below, beside the detail
		if c.shown.Printed && c.pill.MinSize().Width > size.Width {
			c.pill.Set(kit.Finished, words.Say("today.handout_printed_short"))
		}
		own := min(c.pill.MinSize().Width, size.Width)
		put(c.pill, size.Width-own, high+lineGap, own, small)
		room -= own + gap
	}
	parts := detailParts(c.shown, short)
	if right == 0 && c.shown.State != surgery.Finished {
		parts, c.steps.Hidden = append([]string{rightText(c.shown, true)}, parts...), true // the bar shows them
	} else {
		room -= l.placeSteps(high+lineGap, size.Width, small)
	}
	c.detail.Set(strings.Join(parts, between))
	c.detail.Hidden = room < kit.Grow(30)
	put(c.detail, 0, high+lineGap, room, small)
	put(c.bar, 0, l.lines()+barRoom, size.Width, barHigh)
	l.placeButtons(l.lines()+barRoom+buttonGap, size.Width)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(kit.Snap(x), kit.Snap(y)))
	o.Resize(fyne.NewSize(max(width, 1), height))
}

// placeSteps says in words, at the right, what the bar shows, and returns the
// width that takes.
func (l cardLayout) placeSteps(y, width, height float32) float32 {
	c := l.card
	text := progressText(c.shown)
	c.steps.Hidden = text == ""
	if text == "" {
		return 0
	}
	c.steps.Set(text)
	own := textWidth(c.steps.Runs)
	put(c.steps, width-own, y, own, height)
	return own + kit.Grow(10)
}

// rightWidth writes what stands at the right, as short as it must be, and
// returns its width; 0 for what has no room there beside a name.
func (l cardLayout) rightWidth(name, gap, width float32) (right float32, short bool) {
	c := l.card
	if c.shown.State == surgery.Finished {
		if right = c.pill.MinSize().Width; name+gap+right > width {
			right = 0
		}
		return right, false
	}
	run := kit.Run{Text: rightText(c.shown, false), Size: kit.SizeSmall, Weight: kit.Semi, Colour: kit.ColourMuted}
	if right = textWidth([]kit.Run{run}); name+gap+right > width {
		run.Text, short = rightText(c.shown, true), true
		right = textWidth([]kit.Run{run})
	}
	if name+gap+right > width && width < kit.Grow(narrow) {
		return 0, true
	}
	c.right.SetRuns(run)
	return right, short
}

// placeButtons shows the actions: with their keys if there is room, else without; and
// those that find none, and the seldom ones, behind one button more.
func (l cardLayout) placeButtons(y, width float32) {
	c := l.card
	for _, b := range c.buttons {
		b.Hide()
	}
	if !c.selected {
		return
	}
	usual := 0
	for usual < len(c.actions) && !c.actions[usual].seldom {
		usual++
	}
	for _, keys := range []bool{true, false} {
		for n := usual; n >= 0; n-- {
			if l.fillButtons(n, keys) <= width || !keys && n == 0 {
				l.layButtons(y)
				return
			}
			if keys {
				break // rather without keys than without an action
			}
		}
	}
}

// fillButtons writes the first n actions, and the one for the rest, and returns how wide
// they are together.
func (l cardLayout) fillButtons(n int, keys bool) float32 {
	c := l.card
	shown := append([]action(nil), c.actions[:n]...)
	if rest := c.actions[n:]; len(rest) > 0 {
		shown = append(shown, action{label: words.Say("today.more"), do: func() { c.screen.more(c.shown, rest) }})
	}
	width := float32(-kit.Step)
	for i, b := range c.buttons {
		b.Hidden = i >= len(shown)
		if b.Hidden {
			continue
		}
		a := shown[i]
		b.Label, b.Kind, b.OnTapped, b.Hint = a.label, a.kind, c.press(a.do), ""
		if keys && a.key != "" {
			b.Hint = kit.KeyHint(kit.Alt(a.key))
		}
		b.Refresh()
		width += b.MinSize().Width + kit.Step
	}
	return width
}

func (l cardLayout) layButtons(y float32) {
	x := float32(0)
	for _, b := range l.card.buttons {
		if b.Visible() {
			m := b.MinSize()
			put(b, x, y, m.Width, m.Height)
			x += m.Width + kit.Step
		}
	}
}
