package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// large reports whether the text is so large that the columns need what room there is.
func large() bool { return kit.Grow(100) >= 150 }

// helpersLayout puts the pills between the two buttons, or, where the text is
// large, below them.
type helpersLayout struct{ width float32 }

// helpersWide is the width, at 100 percent, from which there is room in one row.
const helpersWide = 700

func (l *helpersLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, pills, right := objects[0], objects[1], objects[2]
	right.(*kit.Button).Hidden = large() // it stands with what is done with the surgery as a whole
	leftMin, rightMin := left.MinSize(), right.MinSize()
	if large() {
		rightMin = fyne.Size{}
	}
	x, width := float32(0), size.Width
	if !l.narrow() {
		x, width = leftMin.Width+12, size.Width-leftMin.Width-rightMin.Width-24
	}
	for range 2 {
		pills.Resize(fyne.NewSize(width, pills.MinSize().Height))
	}
	row := max(leftMin.Height, rightMin.Height)
	if l.narrow() {
		pills.Move(fyne.NewPos(0, row+kit.Step))
	} else {
		row = max(row, pills.MinSize().Height)
		pills.Move(fyne.NewPos(x, kit.Snap((row-pills.MinSize().Height)/2)))
	}
	left.Move(fyne.NewPos(0, kit.Snap((row-leftMin.Height)/2)))
	left.Resize(leftMin)
	right.Move(fyne.NewPos(kit.Snap(size.Width-rightMin.Width), kit.Snap((row-rightMin.Height)/2)))
	right.Resize(rightMin)
}

func (l *helpersLayout) narrow() bool {
	return l.width > 0 && l.width < kit.Grow(helpersWide) && !large()
}

func (l *helpersLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, pills, right := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	if large() {
		right = fyne.Size{}
	}
	row := max(left.Height, right.Height)
	switch {
	case !l.narrow():
		row = max(row, pills.Height)
	case pills.Height > 0:
		row += kit.Step + pills.Height
	}
	return fyne.NewSize(left.Width+right.Width+24, row)
}

// pillsLayout puts the pills beside one another and goes on below, for two lines, or one
// where the text is large. The last pill says how many more there are.
type pillsLayout struct {
	row   *surgeonsRow
	width float32
}

const pillGap = 6

func (l *pillsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, true)
}

func (l *pillsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Grow(100), l.place(objects, false))
}

// place returns how high the lines of pills are, and puts them there if they are to move.
func (l *pillsLayout) place(objects []fyne.CanvasObject, move bool) float32 {
	if len(objects) == 0 {
		return 0
	}
	width, lines := l.width, 2
	if large() {
		lines = 1
	}
	if width <= 0 {
		width = 1 << 20
	}
	pills, rest := objects[:len(objects)-1], l.row.rest
	n := len(pills)
	for n > 0 && l.inLines(objects, n, width, nil) > lines { // as many as there is room for, beside the pill for the rest
		n--
	}
	if rest.Hidden = n == len(pills); !rest.Hidden {
		l.count(pills, n)
	}
	if !move {
		high := float32(0)
		l.inLines(objects, n, width, func(_ fyne.CanvasObject, _, y float32) { high = y + rest.MinSize().Height })
		return high
	}
	for i, o := range pills {
		switch {
		case i < n && !o.Visible():
			o.Show()
		case i >= n && o.Visible():
			o.Hide()
		}
	}
	l.inLines(objects, n, width, func(o fyne.CanvasObject, x, y float32) {
		put(o, x, y, min(o.MinSize().Width, width), rest.MinSize().Height) // a pill stands in the middle
	})
	return 0
}

// shownOf returns the first n pills, and that for the rest where there is one.
func shownOf(objects []fyne.CanvasObject, n int) []fyne.CanvasObject {
	last := len(objects) - 1
	if n == last {
		return objects[:n]
	}
	return append(append([]fyne.CanvasObject(nil), objects[:n]...), objects[last])
}

// count has the last pill say how many there are beside the first n.
func (l *pillsLayout) count(pills []fyne.CanvasObject, n int) {
	tone := kit.Plain
	for _, o := range pills[n:] {
		if _, warning := o.(*kit.Pill); warning {
			tone = kit.Waiting
		}
	}
	l.row.rest.pill.Set(tone, more(len(pills)-n))
}

func more(n int) string { return words.Say("today.pills_more", "n", n) }

// inLines has each of the first n objects, and that for the rest, put where it stands, and
// returns how many lines that makes. The last says nothing yet of these n: see
// kit.Button.WidthWith.
func (l *pillsLayout) inLines(objects []fyne.CanvasObject, n int, width float32, put func(o fyne.CanvasObject, x, y float32)) int {
	var x, y float32
	rest := l.row.rest
	lines, high := 1, rest.MinSize().Height
	for _, o := range shownOf(objects, n) {
		wide := o.MinSize().Width
		if o == fyne.CanvasObject(rest) {
			wide = rest.pill.WidthWith(more(len(objects) - 1 - n))
		}
		if x > 0 && x+wide > width {
			x, y = 0, y+high
			lines++
		}
		if put != nil {
			put(o, x, y)
		}
		x += wide + pillGap
	}
	return lines
}
