package chart

import (
	"strings"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Columns stand side by side in order of time: days, weeks or months.
type Columns struct {
	About
	Rows []Row
}

// plotHigh is how high the tallest column is, and widestColumn how wide one may
// be, as parts of the letters' size.
const (
	plotHigh     = 7.5
	widestColumn = 3.5
)

// slot is the width of one column with the space around it.
func (c Columns) slot(p pen) float64 { return p.Width / float64(max(1, len(c.Rows))) }

// AsMeant reports whether every word has room above or below its column.
func (c Columns) AsMeant(l Look) bool {
	p := l.pen()
	room := c.slot(p) - 0.4*p.em
	for _, r := range c.Rows {
		for _, w := range strings.Fields(r.Label) {
			if p.Fonts.Width(w, p.text) > room {
				return false
			}
		}
		for _, w := range strings.Fields(r.Says()) {
			if p.Fonts.Width(w, p.strong) > room {
				return false
			}
		}
	}
	return true
}

// Block draws the columns with their figures above and their labels beneath;
// where the words have no room it draws Bars.
func (c Columns) Block(l Look) page.Block {
	if len(c.Rows) == 0 || !c.AsMeant(l) {
		return Bars{About: c.About, Rows: c.Rows}.Block(l)
	}
	p := l.pen()
	slot, longest := c.slot(p), most(figures(c.Rows)...)
	room := slot - 0.4*p.em + 0.01
	plot := plotHigh * p.em * p.Loose
	above, beneath := make([][]string, len(c.Rows)), make([][]string, len(c.Rows))
	tops := make([]float64, len(c.Rows)) // of each column, above the floor
	highest, lowest := 0.0, 0
	for _, r := range c.Rows {
		lowest = max(lowest, len(p.Fonts.Wrap(r.Label, p.text, room)))
	}
	for i, r := range c.Rows {
		above[i] = p.even(r.Says(), p.strong, room, 0)
		beneath[i] = p.even(r.Label, p.text, room, lowest)
		tops[i] = p.length(r.Figure, longest, plot)
		highest = max(highest, tops[i]+float64(len(above[i]))*p.strong.LineHeight())
	}
	floor := highest + 0.15*p.em
	wide := min(slot*0.7, widestColumn*p.em*p.Loose)
	var items []page.Item
	for i, r := range c.Rows {
		middle := (float64(i) + 0.5) * slot
		at := box{middle - wide/2, floor - tops[i], wide, tops[i]}
		y := at.y - 0.15*p.em - float64(len(above[i]))*p.strong.LineHeight()
		items = append(items, p.centred(middle, floor+0.25*p.em, beneath[i], p.text)...)
		if r.Hidden {
			items = append(items, p.dashed(at)...)
		} else {
			items = append(items, p.filled(at, Solid)...)
		}
		items = append(items, p.centred(middle, y, above[i], p.strong)...)
	}
	items = append(items, page.Line{X1: 0, Y1: floor, X2: p.Width, Y2: floor, Thick: stroke * p.em, Color: p.Colours.Edge})
	height := floor + 0.25*p.em + float64(lowest)*p.text.LineHeight()
	return p.whole(c.About, c.Describe(), anyHidden(figures(c.Rows)...), page.Block{Items: items, Height: height, Keep: true})
}

// even breaks text into lines of much the same length, as many as the width needs
// or, where that is more, as many as all labels may have.
func (p pen) even(text string, s page.Style, width float64, lines int) []string {
	best := p.Fonts.Wrap(text, s, width)
	lines = max(lines, len(best))
	widest := p.widest(s, strings.Fields(text)...)
	for at := width; at >= widest; at -= p.em / 4 {
		narrower := p.Fonts.Wrap(text, s, at)
		if len(narrower) > lines {
			break
		}
		best = narrower
	}
	return best
}

// centred are lines around a middle.
func (p pen) centred(middle, y float64, lines []string, s page.Style) []page.Item {
	var items []page.Item
	for _, line := range lines {
		x := middle - p.Fonts.Width(line, s)/2
		items = append(items, p.line(x, y, s.LineHeight(), line, s)...)
		y += s.LineHeight()
	}
	return items
}

// Describe says the columns one after the other.
func (c Columns) Describe() string {
	var said []string
	if s := highest(c.Rows); s != "" {
		said = append(said, s)
	}
	for _, r := range c.Rows {
		said = append(said, words.Say("chart.row", "label", r.Label, "figure", r.Says()))
	}
	return c.describe(words.Say("chart.kind_columns"), said)
}

// Table lists the columns.
func (c Columns) Table() Table {
	return Bars{About: c.About, Rows: c.Rows}.Table()
}
