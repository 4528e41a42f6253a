package chart

import (
	"math"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Bars lie one under the other, each with its label, its figure and, where asked,
// its share of all that is told.
type Bars struct {
	About
	Rows   []Row
	Shares bool
	// Patterned gives each bar a pattern of its own, as Groups gives its sources.
	Patterned bool
}

// shares are the rows' parts of what is told, in words; a hidden row has none,
// and adds nothing, so that no share gives it away.
func (c Bars) shares() []string {
	out := make([]string, len(c.Rows))
	total := 0
	for _, r := range c.Rows {
		total += r.drawn()
	}
	if !c.Shares || total == 0 {
		return out
	}
	for i, r := range c.Rows {
		if r.Hidden {
			continue
		}
		percent := int(math.Round(100 * float64(r.drawn()) / float64(total)))
		if percent == 0 && r.drawn() > 0 {
			out[i] = words.Say("chart.share_small")
			continue
		}
		out[i] = words.Say("chart.share", "n", percent)
	}
	return out
}

// Said returns the figures as they stand beside the bars, in the order of the rows.
func (c Bars) Said() []string {
	out := c.shares()
	for i, r := range c.Rows {
		if out[i] == "" {
			out[i] = r.Says()
		} else {
			out[i] = words.Say("chart.with_share", "figure", r.Says(), "share", out[i])
		}
	}
	return out
}

func (c Bars) AsMeant(Look) bool { return true }

// Block draws the bars: the labels in a column of their own where that leaves the
// bars room, else each above its bar.
func (c Bars) Block(l Look) page.Block {
	p := l.pen()
	said, longest := c.Said(), most(figures(c.Rows)...)
	column := p.labelColumn(c.Rows)
	left := column
	if column > 0 {
		left += labelGap * p.em
	}
	room := p.room(p.Width-left, p.strong, said)
	body := make([]page.Block, len(c.Rows))
	for i, r := range c.Rows {
		pattern := Solid
		if c.Patterned {
			pattern = Pattern(i)
		}
		bar := p.bar(r.Figure, said[i], p.length(r.Figure, longest, room), pattern)
		body[i] = p.labelled(r.Label, column, bar.Indented(left)).After(p.gap())
		body[i].WithNext = i == 0 || i == len(c.Rows)-2 // two at least on a page
	}
	return p.whole(c.About, c.Describe(), anyHidden(figures(c.Rows)...), body...)
}

// labelColumn is how wide a column the labels need; 0 where they stand above.
func (p pen) labelColumn(rows []Row) float64 {
	wide := 0.0
	for _, r := range rows {
		wide = max(wide, p.Fonts.Width(r.Label, p.text))
	}
	switch {
	case p.Beside:
		return min(wide, besideLabel*p.Width) + 0.01
	case wide > mostLabel*p.Width:
		return 0
	}
	return wide + 0.01
}

// room is what bars may take of a width, with the widest figure beside them.
func (p pen) room(width float64, s page.Style, said []string) float64 {
	return max(width-p.widest(s, said...)-sideGap*p.em, stubLong*p.em)
}

// length is how long a bar is where the longest takes room.
func (p pen) length(f Figure, longest int, room float64) float64 {
	switch {
	case f.Hidden:
		return p.stub(room)
	case f.drawn() == 0:
		return 0
	}
	return max(room*float64(f.drawn())/float64(longest), leastBar*p.em)
}

// stub is the one length of everything hidden.
func (p pen) stub(room float64) float64 { return min(stubLong*p.em, room) }

// bar is one bar from the left edge, and its figure behind it.
func (p pen) bar(f Figure, said string, long float64, pattern Pattern) page.Block {
	high := max(p.high(), p.strong.LineHeight())
	at := box{0, (high - p.high()) / 2, long, p.high()}
	var items []page.Item
	switch {
	case f.Hidden:
		items = p.dashed(at)
	case long > 0:
		items = p.filled(at, pattern)
	default: // nothing: a line where a bar would begin
		items = []page.Item{page.Box{X: 0, Y: at.y, W: stroke * p.em, H: at.h, Fill: &p.Colours.Edge}}
		long = stroke * p.em
	}
	items = append(items, p.line(long+sideGap*p.em, 0, high, said, p.strong)...)
	return page.Block{Items: items, Height: high, Keep: true}
}

// labelled sets a label beside a bar, or above it where it has no column.
func (p pen) labelled(label string, column float64, bar page.Block) page.Block {
	if column > 0 {
		said := p.Fonts.Heading(label, p.text, column)
		high := max(said.Height, bar.Height)
		items := append(page.Moved(said.Items, 0, (high-said.Height)/2), page.Moved(bar.Items, 0, (high-bar.Height)/2)...)
		return page.Block{Items: items, Height: high, Keep: true}
	}
	return page.Together(p.Fonts.Heading(label, p.text, p.Width), bar)
}

// Describe says the bars one after the other.
func (c Bars) Describe() string {
	var said []string
	if s := highest(c.Rows); s != "" {
		said = append(said, s)
	}
	for i, s := range c.Said() {
		said = append(said, words.Say("chart.row", "label", c.Rows[i].Label, "figure", s))
	}
	return c.describe(words.Say("chart.kind_bars"), said)
}

// Table lists the bars.
func (c Bars) Table() Table {
	t := Table{Caption: c.Title, Headers: []string{words.Say("chart.head_label"), c.unitHead()}, Notes: c.Notes}
	if c.Shares {
		t.Headers = append(t.Headers, words.Say("chart.head_share"))
	}
	shares := c.shares()
	for i, r := range c.Rows {
		cells := []string{r.Label, r.Says()}
		if c.Shares {
			cells = append(cells, shares[i])
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (a About) unitHead() string {
	if a.Unit == "" {
		return words.Say("chart.head_number")
	}
	return unit(a.Unit)
}
