package wall

import (
	"strings"

	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// asked returns the question whose turn it is. It takes turns with who is next, where
// somebody is, since both have no room at once; false where it is not its turn.
func (r room) asked(view wall.Wall) (barometer.WallQuestion, bool) {
	turns := len(view.Asked)
	if turns == 0 {
		return barometer.WallQuestion{}, false
	}
	waiting := 0
	if view.Here && len(view.Next) > 0 {
		waiting = 1
	}
	turn := r.turns % (turns + waiting)
	if turn < waiting {
		return barometer.WallQuestion{}, false
	}
	return view.Asked[turn-waiting], true
}

// asks is how a question shares the wall with the rest: how large hashtag and
// question are, and how many lines of an event's title stand beneath.
type asks struct {
	hashtag, question float64
	lines             int
}

// asking are the ways, the best first.
var asking = []asks{{120, 56, mostLines}, {110, 48, mostLines}, {96, 40, mostLines}, {84, 36, 2}, {72, usual, 2}, {least, usual, 2}, {72, usual, 1}, {least, usual, 1},
	{84, usual, 0}, {least, usual, 0}}

// asking lays the wall out with a question between its head and the events.
func (r room) asking(base page.Page, view wall.Wall, q barometer.WallQuestion, w wide) page.Page {
	for i, way := range asking {
		p := base
		p.Items = base.Items[:len(base.Items):len(base.Items)]
		top := r.head(&p, view, w, way.hashtag)
		bottom := r.events(&p, view, w.width, way.lines, true)
		if r.question(&p, view, q, w.width, top, bottom, way.question) || i == len(asking)-1 {
			return p
		}
	}
	return base
}

// question is a barometer: its results, or how to take part, and who is next beneath
// it in one line. It reports whether all of it has room.
func (r room) question(p *page.Page, view wall.Wall, q barometer.WallQuestion, width, top, foot, size float64) bool {
	small := style(smallest, page.Regular, r.muted)
	if view.Here && len(view.Next) > 0 {
		line := words.Say("barometer.wall_next", "who", strings.Join(view.Next, " · "))
		strong := style(usual, page.Bold, r.words)
		foot -= strong.LineHeight()
		r.lines(p, line, strong, margin, foot, width, 1)
		foot -= 10
	}
	if len(q.Answers) == 0 { // the question is all there is
		small = style(usual, page.Regular, r.words)
	}
	note := min(2, len(r.fonts.Wrap(q.Note, small, width)))
	heading := style(size, page.Bold, r.words)
	lines := min(3, len(r.fonts.Wrap(q.Question, heading, width)))
	left := foot - top - float64(lines)*heading.LineHeight() - float64(note)*small.LineHeight() - 30
	row := left / max(1, float64(len(q.Answers)))
	y := r.lines(p, q.Question, heading, margin, top+6, width, 3) + 10
	if row >= leastRow && len(q.Answers) > 0 {
		y = r.bars(p, q.Answers, y, width, min(row, mostRow))
	}
	if y += 8; y+float64(note)*small.LineHeight() <= foot {
		r.lines(p, q.Note, small, margin, y, width, 2)
	}
	return left >= 0 && row >= leastRow || left >= 0 && len(q.Answers) == 0
}

// Heights of an answer on the wall.
const (
	leastRow = 36.0
	mostRow  = 64.0
)

// bars are the answers under one another: the words, the bar on its track, how often.
// The track is all that is told; one whose number is not told is a frame of one length.
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
		track := page.Box{X: x, Y: middle - high/2, W: long, H: high, Radius: 6, Fill: &r.track}
		bar, fill := track, &r.bar
		if a.Most {
			fill = &r.accent
		}
		bar.W, bar.Fill = min(long, max(12, long*a.Part)), fill
		if a.Hidden {
			bar = page.Box{X: x + 1, Y: track.Y + 1, W: 28, H: high - 2, Radius: 5, Stroke: &r.muted, Thick: 2}
		}
		p.Items = append(p.Items, track, bar)
		r.lines(p, r.fonts.Shorten(a.Said, figure, said+1), figure, x+long+16, middle-figure.LineHeight()/2, said+2, 1)
		y += row
	}
	return y
}
