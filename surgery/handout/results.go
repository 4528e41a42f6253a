package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// ResultsPoster is what a barometer found, for a wall. It prints what it is given:
// whoever makes the charts rounds and hides their figures, and gives only words
// that may be shared. Everything but the answers may be blank.
type ResultsPoster struct {
	Week     string
	Dates    string // 23 to 27 November 2026
	Word     string // that was asked about
	Question string
	Answers  chart.Chart // its title is not drawn: the question stands above it
	Sources  chart.Chart // by where answers came from; nil: left out
	Days     chart.Chart // by day; nil: left out
	Words    []string    // people added
	Total    chart.Figure
	Asked    string // how: at the kiosk and on paper; blank: in all three ways
	Link     Link
	Hashtag  string // with its #
	Paper    page.Size
	Size     surgery.HandoutSize
}

// resultsSizes are how much larger than a handout the poster is written on A4, and
// whether labels keep beside their bars, the best first.
var resultsSizes = []struct {
	letters float64
	beside  bool
}{{1.3, false}, {1.15, false}, {1.15, true}, {1, false}, {1, true}}

// Pages lays the poster out on one page where it fits, else with the question, its
// answers and the foot on the first, for the wall, and the rest on the next.
func (r ResultsPoster) Pages(fonts *page.Fonts) ([]page.Page, error) {
	if r.Paper.W == 0 {
		r.Paper = page.A4
	}
	by := r.Paper.W / page.A4.W
	for _, pages := range []int{1, 2, 0} { // 0: as many as it takes
		for _, try := range resultsSizes {
			for _, snug := range snugness {
				l := newLook(fonts, r.Size, snug).larger(try.letters * by)
				sheet := page.Sheet{Size: r.Paper, Margin: margin * by, Fonts: fonts, Number: l.small}
				charts := r.chartLook(l, sheet.Width())
				charts.Beside = try.beside
				blocks := r.blocks(l, charts, by)
				switch first, rest := r.split(blocks); {
				case pages == 1 && fits(l, sheet, blocks):
					return sheet.Flow([]page.Block{stack(l.gap, r.loosened(l, sheet, charts, by, blocks)...)})
				case pages != 1 && fits(l, sheet, first) && (pages == 0 || fits(l, sheet, rest)):
					return sheet.Flow([]page.Block{l.filling(sheet, first), stack(l.gap, rest...)})
				}
			}
		}
	}
	l := newLook(fonts, r.Size, 0).larger(by)
	sheet := page.Sheet{Size: r.Paper, Margin: margin * by, Fonts: fonts, Number: l.small}
	return sheet.Flow([]page.Block{stack(l.gap, r.blocks(l, r.chartLook(l, sheet.Width()), by)...)})
}

// split returns what stands on the first of several pages, the foot last, and what
// follows.
func (r ResultsPoster) split(blocks []page.Block) (first, rest []page.Block) {
	return []page.Block{blocks[0], blocks[1], blocks[len(blocks)-1]}, blocks[2 : len(blocks)-1]
}

// filling is a page of its own: the last block at its foot.
func (l look) filling(sheet page.Sheet, blocks []page.Block) page.Block {
	last := len(blocks) - 1
	items := stack(l.gap, blocks[:last]...).Items
	items = append(items, page.Moved(blocks[last].Items, 0, sheet.Height()-blocks[last].Height)...)
	return page.Block{Items: items, Height: sheet.Height(), Keep: true}
}

func fits(l look, sheet page.Sheet, blocks []page.Block) bool {
	return stack(l.gap, blocks...).Height <= sheet.Height()
}

// loosest is how far the answers' bars are moved apart to fill a page.
const loosest = 2.0

// loosened returns the blocks with the answers as far apart as the page allows.
func (r ResultsPoster) loosened(l look, sheet page.Sheet, charts chart.Look, by float64, blocks []page.Block) []page.Block {
	for loose := 1.1; loose <= loosest; loose += 0.1 {
		charts.Loose = loose
		larger := r.blocks(l, charts, by)
		if !fits(l, sheet, larger) {
			break
		}
		blocks = larger
	}
	return blocks
}

func (r ResultsPoster) chartLook(l look, width float64) chart.Look {
	colours := chart.Paper
	if r.Size == surgery.Plain {
		colours = chart.Plain
	}
	return chart.Look{Fonts: l.fonts, Width: width, Size: l.text.Size, Colours: colours}
}

func (r ResultsPoster) title() string {
	if word := clean(r.Word); word != "" {
		return words.Say("results.title_word", "word", word)
	}
	return words.Say("results.title")
}

func (r ResultsPoster) total() string {
	if r.Total == (chart.Figure{}) {
		return ""
	}
	return words.Say("results.total", "figure", r.Total.Says())
}

// asked is how it was asked, and what was counted.
func (r ResultsPoster) asked() string {
	how := clean(r.Asked)
	if how == "" {
		how = words.Say("results.asked_all")
	}
	return words.Say("results.asked", "how", how)
}

func (r ResultsPoster) blocks(l look, charts chart.Look, by float64) []page.Block {
	width := charts.Width
	foot := r.foot(l, width, by)
	foot.Bottom = true
	return []page.Block{
		l.head(r.title(), []string{r.Week, r.Dates, r.total()}, width),
		page.Stack(l.fonts.Heading(clean(r.Question), l.heading, width), r.answers(charts).After(l.item)),
		r.besides(l, charts),
		l.section(words.Say("results.words"), width, l.list(cleanAll(r.Words), width)),
		foot,
	}
}

func (r ResultsPoster) answers(charts chart.Look) page.Block {
	if r.Answers == nil {
		return page.Block{}
	}
	charts.Untitled = true
	return r.Answers.Block(charts)
}

// besides are the sources and the days side by side, under one another where one
// is wide.
func (r ResultsPoster) besides(l look, charts chart.Look) page.Block {
	charts.Loose = 0
	var shown []chart.Chart
	for _, c := range []chart.Chart{r.Sources, r.Days} {
		if c != nil {
			shown = append(shown, c)
		}
	}
	half := charts
	half.Width = (charts.Width - columnGap) / 2
	if len(shown) == 2 && shown[0].AsMeant(half) && shown[1].AsMeant(half) {
		return page.Beside(page.Column{Block: shown[0].Block(half)}, page.Column{X: half.Width + columnGap, Block: shown[1].Block(half)})
	}
	var blocks []page.Block
	for _, c := range shown {
		b := c.Block(charts)
		b.Keep = true
		blocks = append(blocks, b)
	}
	return stack(l.gap, blocks...)
}

// list is words one under the other, in as many columns as they fit, at most three.
func (l look) list(texts []string, width float64) page.Block {
	if len(texts) == 0 {
		return page.Block{}
	}
	columns, column := 3, 0.0
	for ; ; columns-- {
		column = (width - columnGap*float64(columns-1)) / float64(columns)
		if columns == 1 || l.widest(texts) <= column {
			break
		}
	}
	down := rows(len(texts), columns)
	var lines []page.Block
	for row := range down {
		var across []page.Column
		for i := range columns {
			if at := i*down + row; at < len(texts) {
				word := listed(l.fonts.Paragraph(texts[at], l.text, column))[0]
				across = append(across, page.Column{X: float64(i) * (column + columnGap), Block: word})
			}
		}
		lines = append(lines, page.Beside(across...))
	}
	return page.Stack(lines...)
}

func (l look) widest(texts []string) float64 {
	wide := 0.0
	for _, t := range texts {
		wide = max(wide, l.fonts.Width(t, l.text))
	}
	return wide
}

// foot is the code, and beside it the hashtag and how it was asked.
func (r ResultsPoster) foot(l look, width, by float64) page.Block {
	left := 0.0
	var columns []page.Column
	if !r.Link.blank() {
		code := l.code(r.Link, leastCode*by, width)
		for _, it := range code.Items {
			left = max(left, page.Extent(it).X+page.Extent(it).W)
		}
		columns = append(columns, page.Column{Block: code})
		left += l.pad
	}
	right := width - left
	said := []page.Block{l.banner(r.Hashtag, page.Para, right, l.title.Size, 34*by)}
	if left > 0 {
		said = append(said, page.Stack(l.fonts.Paragraph(clean(r.Link.Opens), l.text, right), l.plainAddress(r.Link, right)))
	}
	said = append(said, l.fonts.Paragraph(r.asked(), l.small, right))
	beside := page.Beside(append(columns, page.Column{X: left, Block: stack(l.item, said...)})...)
	return page.Together(page.Rule(width, edgeThick, l.edge), beside.After(l.item*1.5))
}
