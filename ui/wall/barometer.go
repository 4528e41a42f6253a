package wall

import (
	"strings"

	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// asked returns the question whose turn it is. It takes turns with what is on and
// who is next, since both have no room at once; false where it is not its turn.
func (r room) asked(view wall.Wall) (barometer.WallQuestion, bool) {
	turn := r.turns % (len(view.Asked) + 1)
	if turn == 0 {
		return barometer.WallQuestion{}, false
	}
	return view.Asked[turn-1], true
}

// question is a barometer between the head and the foot: its results, or how to
// take part; who is next stands beneath it in one line.
func (r room) question(p *page.Page, view wall.Wall, q barometer.WallQuestion, width, top float64) {
	foot := p.Size.H - margin + 10
	small := style(smallest, page.Regular, r.muted)
	if view.Here && len(view.Next) > 0 {
		line := words.Say("barometer.wall_next", "who", strings.Join(view.Next, " · "))
		strong := style(usual, page.Bold, r.words)
		foot -= strong.LineHeight()
		r.lines(p, line, strong, margin, foot, width, 1)
		foot -= 10
	}
	note := min(2, len(r.fonts.Wrap(q.Note, small, width)))
	row := 0.0
	for _, size := range []float64{56, 48, 40, usual} {
		heading := style(size, page.Bold, r.words)
		lines := min(3, len(r.fonts.Wrap(q.Question, heading, width)))
		left := foot - top - float64(lines)*heading.LineHeight() - float64(note)*small.LineHeight() - 30
		if row = left / max(1, float64(len(q.Answers))); row < leastRow && size > usual && len(q.Answers) > 0 {
			continue
		}
		y := r.lines(p, q.Question, heading, margin, top+6, width, 3) + 10
		if row >= leastRow {
			y = r.bars(p, q.Answers, y, width, min(row, mostRow))
		}
		if y += 8; y+float64(note)*small.LineHeight() <= foot {
			r.lines(p, q.Note, small, margin, y, width, 2)
		}
		return
	}
}

// Heights of an answer on the wall.
const (
	leastRow = 38.0
	mostRow  = 64.0
)

// bars are the answers under one another: the words, the bar, how often. One whose
// number is not told is a frame of one length.
func (r room) bars(p *page.Page, answers []barometer.WallAnswer, y, width, row float64) float64 {
	text, figure := style(smallest, page.Regular, r.words), style(smallest, page.Bold, r.words)
	label, said := 0.0, 0.0
	for _, a := range answers {
		label = max(label, r.fonts.Width(a.Text, text))
		said = max(said, r.fonts.Width(a.Said, figure))
	}
	label = min(label, width*0.5)
	said = min(said, width*0.3)
	x := margin + label + 16
	long := max(20, margin+width-x-said-16)
	high := min(row*0.62, 34)
	for _, a := range answers {
		middle := y + row/2
		r.lines(p, r.fonts.Shorten(a.Text, text, label), text, margin, middle-text.LineHeight()/2, label+1, 1)
		bar := page.Box{X: x, Y: middle - high/2, W: max(6, long*a.Part), H: high, Radius: 5, Fill: &r.words}
		if a.Hidden {
			bar = page.Box{X: x + 1, Y: bar.Y + 1, W: 28, H: high - 2, Radius: 5, Stroke: &r.muted, Thick: 2}
		}
		p.Items = append(p.Items, bar)
		r.lines(p, r.fonts.Shorten(a.Said, figure, said+1), figure, bar.X+bar.W+14, middle-figure.LineHeight()/2, said+2, 1)
		y += row
	}
	return y
}
