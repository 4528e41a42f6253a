package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
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

func (l cardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	c := l.card
	below := max(2+c.detail.MinSize().Height+16, 4+c.buttons[0].MinSize().Height)
	return fyne.NewSize(kit.Grow(100), c.name.MinSize().Height+below)
}

func (l cardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c, gap := l.card, kit.Grow(10)
	high := c.name.MinSize().Height
	name := textWidth(c.name.Runs)
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(kit.Snap(x), kit.Snap(y)))
		o.Resize(fyne.NewSize(max(width, 1), height))
	}
	right, short := l.rightWidth(name, gap, size.Width)
	name = min(name, size.Width-right-gap)
	put(c.name, 0, 0, name, high)
	switch {
	case c.shown.State == surgery.Finished && right > 0:
		put(c.pill, size.Width-right, 0, right, high)
	case c.shown.State == surgery.Finished: // below everything
		pill := c.pill.MinSize()
		put(c.pill, 0, size.Height-pill.Height+4, min(pill.Width, size.Width), pill.Height)
	default:
		small := c.right.MinSize().Height
		put(c.right, size.Width-right, (high-small)/2, right, small)
	}
	small := c.detail.MinSize().Height
	parts := detailParts(c.shown, short)
	c.detail.Set(strings.Join(parts, between))
	c.detail.Hidden, c.more.Hidden = false, true
	if c.selected {
		room := size.Width - name - right - 2*gap
		put(c.detail, name+gap, (high-small)/2+1, room, small)
		c.detail.Hidden = room < kit.Grow(40)
		l.placeButtons(high+4, size)
		return
	}
	for _, b := range c.buttons {
		b.Hide()
	}
	room := size.Width
	if c.shown.State == surgery.BeingHelped {
		room -= l.placeSteps(high+2, size.Width, small)
	} else if len(parts) > 1 && (right > 0 || c.shown.State != surgery.Finished) && textWidth([]kit.Run{{Text: c.detail.String(), Size: kit.SizeSmall}}) > room {
		c.detail.Set(parts[0]) // one line is not enough, and there is room for two
		c.more.Set(strings.Join(parts[1:], between))
		c.more.Show()
		put(c.more, 0, high+2+small, size.Width, small)
	}
	put(c.detail, 0, high+2, room, small)
	put(c.bar, 0, size.Height-8, size.Width, 8)
}

// placeSteps says in words, at the right, what the bar shows, and returns the
// width that takes.
func (l cardLayout) placeSteps(y, width, height float32) float32 {
	c := l.card
	text := progressText(c.shown)
	if text == "" {
		return 0
	}
	c.more.Set(text)
	c.more.Show()
	own := textWidth(c.more.Runs)
	c.more.Move(fyne.NewPos(kit.Snap(width-own), kit.Snap(y)))
	c.more.Resize(fyne.NewSize(own, height))
	return own + kit.Grow(10)
}

// rightWidth writes what stands at the right, as short as it must be, and
// returns its width.
func (l cardLayout) rightWidth(name, gap, width float32) (right float32, short bool) {
	c := l.card
	if c.shown.State == surgery.Finished {
		right = c.pill.MinSize().Width
		fits := name+gap+right <= width
		c.pill.Hidden = !fits && c.selected // where its place is taken by the actions
		if !fits {
			right = 0
		}
		return right, false
	}
	run := kit.Run{Text: rightText(c.shown, false), Size: kit.SizeSmall, Weight: kit.Semi, Colour: kit.ColourMuted}
	beside := float32(0)
	if c.selected && c.shown.State == surgery.BeingHelped { // the detail stands between them
		beside = gap + kit.Grow(90)
	}
	if right = textWidth([]kit.Run{run}); name+gap+right+beside > width {
		run.Text, short = rightText(c.shown, true), true
		right = textWidth([]kit.Run{run})
	}
	c.right.SetRuns(run)
	return right, short
}

// placeButtons shows the actions: with their keys if there is room, else
// without; and the last one only where there is room for it.
func (l cardLayout) placeButtons(y float32, size fyne.Size) {
	c := l.card
	actions := c.actions
	fill := func(keys bool) float32 {
		width := float32(-kit.Step)
		for i, b := range c.buttons {
			b.Hidden = i >= len(actions)
			if b.Hidden {
				continue
			}
			a := actions[i]
			b.Label, b.Kind, b.OnTapped, b.Hint = a.label, a.kind, a.do, ""
			if keys && a.key != "" {
				b.Hint = kit.KeyHint(kit.Alt(a.key))
			}
			b.Refresh()
			width += b.MinSize().Width + kit.Step
		}
		return width
	}
	if fill(true) > size.Width {
		for fill(false) > size.Width && len(actions) > 1 {
			actions = actions[:len(actions)-1]
		}
	}
	x := float32(0)
	for _, b := range c.buttons {
		if b.Visible() {
			m := b.MinSize()
			b.Move(fyne.NewPos(x, y))
			b.Resize(m)
			x += m.Width + kit.Step
		}
	}
}
