package chart

import (
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Pairs are two counts for each row, drawn away from one another: before to the
// left, after to the right, on one scale.
type Pairs struct {
	About
	Before, After string // what the sides are called; blank: Before, After
	Rows          []Pair
}

// Before is striped and after is solid.
const beforePattern, afterPattern = Stripes, Solid

// Pair is one row.
type Pair struct {
	Label         string
	Before, After Figure
}

func (c Pairs) figures() []Figure {
	var all []Figure
	for _, r := range c.Rows {
		all = append(all, r.Before, r.After)
	}
	return all
}

func (c Pairs) sides() (before, after string) {
	before, after = c.Before, c.After
	if before == "" {
		before = words.Say("chart.before")
	}
	if after == "" {
		after = words.Say("chart.after")
	}
	return before, after
}

// room is what a bar to one side may take.
func (c Pairs) room(p pen) float64 {
	said := 0.0
	for _, f := range c.figures() {
		said = max(said, p.Fonts.Width(f.Says(), p.strong))
	}
	return p.Width/2 - said - sideGap*p.em
}

func (c Pairs) AsMeant(l Look) bool {
	p := l.pen()
	before, after := c.sides()
	return c.room(p) >= stubLong*p.em*1.2 && p.widest(p.strong, before, after)+p.swatch() <= p.Width/2-p.em
}

// Block draws the pairs around an upright line, each row's label above them;
// where they have no room, before and after lie under one another.
func (c Pairs) Block(l Look) page.Block {
	p := l.pen()
	if !c.AsMeant(l) {
		return c.groups().Block(l)
	}
	before, after := c.sides()
	longest, room := most(c.figures()...), c.room(p)
	half := p.Width / 2
	left, right := p.named(before, beforePattern), p.named(after, afterPattern)
	shift := half - sideGap*p.em - p.swatch() - p.Fonts.Width(before, p.strong)
	head := page.Beside(page.Column{X: shift, Block: left}, page.Column{X: half + sideGap*p.em, Block: right})
	head.WithNext = true
	body := []page.Block{head}
	for _, r := range c.Rows {
		bars := p.mirrored(r.Before, p.length(r.Before, longest, room), beforePattern, half)
		rightBar := p.bar(r.After, r.After.Says(), p.length(r.After, longest, room), afterPattern).Indented(half)
		axis := page.Line{X1: half, Y1: 0, X2: half, Y2: bars.Height, Thick: stroke * p.em, Color: p.Colours.Edge}
		row := page.Block{Items: append(append(bars.Items, rightBar.Items...), axis), Height: bars.Height, Keep: true}
		label := page.Block{Items: p.centred(half, 0, p.Fonts.Wrap(r.Label, p.text, p.Width), p.text),
			Height: float64(len(p.Fonts.Wrap(r.Label, p.text, p.Width))) * p.text.LineHeight()}
		body = append(body, page.Together(label, row).After(p.gap()))
	}
	return p.whole(c.About, c.Describe(), anyHidden(c.figures()...), body...)
}

// mirrored is a bar that ends at x, its figure before it.
func (p pen) mirrored(f Figure, long float64, pattern Pattern, x float64) page.Block {
	high := max(p.high(), p.strong.LineHeight())
	at := box{x - long, (high - p.high()) / 2, long, p.high()}
	var items []page.Item
	if f.Hidden {
		items = p.dashed(at)
	} else {
		items = p.filled(at, pattern)
	}
	said := f.Says()
	items = append(p.line(at.x-sideGap*p.em-p.Fonts.Width(said, p.strong), 0, high, said, p.strong), items...)
	return page.Block{Items: items, Height: high, Keep: true}
}

func (c Pairs) groups() Groups {
	before, after := c.sides()
	g := Groups{About: c.About, Sources: []string{before, after}, filled: []Pattern{beforePattern, afterPattern}}
	for _, r := range c.Rows {
		g.Rows = append(g.Rows, Group{Label: r.Label, Figures: []Figure{r.Before, r.After}})
	}
	return g
}

// Describe says the rows, each before and after.
func (c Pairs) Describe() string {
	g := c.groups()
	var said []string
	for _, r := range c.Rows {
		said = append(said, words.Say("chart.row", "label", r.Label, "figure",
			words.Say("chart.pair", "before", g.Sources[0], "n", r.Before.Says(), "after", g.Sources[1], "m", r.After.Says())))
	}
	return c.describe(words.Say("chart.kind_pairs"), said)
}

// Table lists the rows, with a column before and one after.
func (c Pairs) Table() Table { return c.groups().Table() }
