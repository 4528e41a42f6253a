package handout

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Poster is the week on a wall. Its first link is the large code, read from as
// far as it is wide times ten (facts on codes in print): a metre on A4, a metre
// and a half on A3, where there is room.
type Poster struct {
	Title       string
	Dates       string // 23 to 27 November 2026
	Hashtag     string // with its #
	Paper       page.Size
	Size        surgery.HandoutSize
	Links       []Link // the first three are printed, or two: with more, nobody knows which to scan
	Days        []PosterDay
	WhereToTurn Text
}

// PosterDay is one day and what is on.
type PosterDay struct {
	Name   string // Monday 23 November; All week
	Events []Event
}

type posterSize struct {
	side, letters, banner float64
	codes                 int
}

// flowing returns that of a poster that does not fit one page in any of posterSizes.
func flowing(size surgery.HandoutSize) posterSize {
	letters := 1.0
	if size == surgery.LargePrint {
		letters = largeShrunk // or its head would be alone on the first page
	}
	return posterSize{45, letters, 34, 2}
}

// posterSizes are how wide the large code of an A4 poster may be, in mm, how much
// larger than a handout it is written, how high its hashtag is at the most, in
// points, and how many codes it has, the best first.
var posterSizes = []posterSize{
	{100, 1.6, 54, 3}, {100, 1.45, 54, 3}, {90, 1.45, 54, 3}, {100, 1.3, 54, 3}, {90, 1.3, 54, 3}, {100, 1.15, 54, 3}, {90, 1.15, 54, 3}, {80, 1.15, 54, 3}, {90, 1, 54, 3}, {80, 1, 54, 3}, {70, 1, 54, 3},
	{80, 1, 54, 2}, {70, 1, 54, 2}, {60, 1, 44, 3}, {60, 1, 44, 2}, {50, 1, 38, 2}, {45, 1, 34, 2},
	{45, 1, 34, 1}, {40, largeShrunk, 34, 2}, {40, largeShrunk, 34, 1},
}

// largeShrunk makes the letters of a poster in large print, 18 points, those of a
// standard one, 14: better than a second page on a wall. Others stay as they are.
const largeShrunk = 14.0 / 18

// Pages lays the poster out on one page where it fits.
func (p Poster) Pages(fonts *page.Fonts) ([]page.Page, error) {
	if p.Paper.W == 0 {
		p.Paper = page.A4
	}
	by := p.Paper.W / page.A4.W
	lay := func(size posterSize, snug float64) (page.Sheet, []page.Block, look) {
		l := newLook(fonts, p.Size, snug).larger(size.letters * by)
		sheet := page.Sheet{Size: p.Paper, Margin: margin * by, Fonts: fonts, Number: l.small}
		return sheet, p.blocks(l, sheet.Width(), size.side*by, size.banner*by, size.codes), l
	}
	for _, size := range posterSizes {
		if size.letters == largeShrunk && p.Size != surgery.LargePrint {
			continue
		}
		for _, snug := range snugness {
			sheet, blocks, l := lay(size, snug)
			if whole := stack(l.gap, blocks...); whole.Height <= sheet.Height() {
				return sheet.Flow([]page.Block{whole})
			}
		}
	}
	sheet, blocks, _ := lay(flowing(p.Size), snugness[len(snugness)-1])
	return sheet.Flow([]page.Block{page.Stack(blocks...)})
}

// larger returns the look with its letters and spaces larger.
func (l look) larger(by float64) look {
	for _, s := range []*page.Style{&l.title, &l.heading, &l.strong, &l.text, &l.small} {
		s.Size *= by
	}
	for _, space := range []*float64{&l.gap, &l.item, &l.pad, &l.mark, &l.dent} {
		*space *= by
	}
	return l
}

func (p Poster) blocks(l look, width, side, banner float64, codes int) []page.Block {
	title := clean(p.Title)
	if title == "" {
		title = words.Say("weekprints.poster_week")
	}
	foot := l.numbersLine(p.WhereToTurn, width)
	foot.Bottom = true
	blocks := []page.Block{
		l.head(title, []string{p.Dates}, width),
		l.banner(p.Hashtag, page.Para, width, banner),
		p.codes(l, width, side, codes),
		l.programme(p.Days, width),
		foot,
	}
	var held []page.Block
	for _, b := range blocks {
		if b.Height > 0 {
			held = append(held, b.After(l.gap))
		}
	}
	return held
}

// banner is one line as large as fits the width, up to most points; what would
// be smaller than a title is broken into lines.
func (l look) banner(says string, role page.Role, width, most float64) page.Block {
	if says = clean(says); says == "" {
		return page.Block{}
	}
	style := as(role, l.title)
	style.Color, style.Leading = l.rule, 1.15
	style.Size = most
	if wide := l.fonts.Width(says, style); wide > width {
		style.Size = max(l.title.Size, most*width/wide*0.999)
	}
	return l.fonts.Heading(says, style, width)
}

// codes are the large code, and beside it the others one under the other.
func (p Poster) codes(l look, width, side float64, most int) page.Block {
	var links []Link
	for _, k := range p.Links {
		if !k.blank() && len(links) < most {
			links = append(links, k)
		}
	}
	if len(links) == 0 {
		return page.Block{}
	}
	if len(links) == 1 {
		return l.posterCode(links[0], side, width)
	}
	ground := func(k Link, side float64) float64 {
		qr, err := k.QR()
		if err != nil {
			return side
		}
		side = max(side, qr.SideMM())
		return side + qr.QuietMM(side)
	}
	left := ground(links[0], side)
	need := 0.0
	for _, k := range links[1:] {
		need = max(need, ground(k, leastCode))
	}
	if left+columnGap+need > width { // no room beside it: under one another
		var blocks []page.Block
		for _, k := range links {
			blocks = append(blocks, l.posterCode(k, side, width))
		}
		return stack(l.gap, blocks...)
	}
	said := max(l.fonts.Width(clean(links[0].Opens), l.strong), l.fonts.Width(links[0].written(), l.text))
	beside := func(left float64) page.Block {
		right := width - left - columnGap
		var others []page.Block
		for _, k := range links[1:] {
			others = append(others, l.posterCode(k, side/2, right))
		}
		return page.Beside(
			page.Column{Block: l.posterCode(links[0], side, left)},
			page.Column{X: left + columnGap, Block: stack(l.gap, others...)},
		)
	}
	wide := beside(max(left, min(said+0.1, width-columnGap-need))) // words in one line, where they can
	if half := (width - columnGap) / 2; half >= max(left, need) {
		if even := beside(half); even.Height < 0.85*wide.Height { // but not for a long address in a narrow column
			return even
		}
	}
	return wide
}

// posterCode is one code: what it opens above, its address beneath, and all three
// begin at the same edge, since the paper itself is the white that a code needs
// around it.
func (l look) posterCode(k Link, side, width float64) page.Block {
	code := l.bareCode(k, side, width)
	code.WithNext = true
	return page.Together(
		l.fonts.Heading(clean(k.Opens), l.strong, width),
		code,
		l.plainAddress(k, width),
	)
}

// bareCode is code without its ground, for white paper: only above, beneath and to
// the right is it kept clear of words; to the left is the edge.
func (l look) bareCode(k Link, side, most float64) page.Block {
	qr, err := k.QR()
	if err != nil {
		return page.Block{}
	}
	side = max(side, qr.SideMM())
	if room := most - qr.QuietMM(side); side > room {
		side = max(qr.SideMM(), most*float64(qr.Modules)/float64(qr.Modules+4))
	}
	quiet := qr.QuietMM(side)
	return page.Block{Items: l.drawn(qr, k, side, 0, quiet), Height: side + 2*quiet, Keep: true}
}

// programme is the days and what is on, a day's name once: with times in a column
// of their own, or before the titles where that takes much less height.
func (l look) programme(days []PosterDay, width float64) page.Block {
	apart, joined := l.timed(days, width), l.timed(timesBefore(days), width)
	if joined.Height < 0.85*apart.Height {
		return joined
	}
	return apart
}

// timesBefore returns the days with the times of events before their titles.
func timesBefore(days []PosterDay) []PosterDay {
	out := make([]PosterDay, len(days))
	for i, d := range days {
		out[i].Name = d.Name
		for _, e := range d.Events {
			if e.When != "" {
				e = Event{Title: e.When + words.Say("handout.between") + e.Title, Where: e.Where}
			}
			out[i].Events = append(out[i].Events, e)
		}
	}
	return out
}

func (l look) timed(days []PosterDay, width float64) page.Block {
	dayWide, timeWide := 0.0, 0.0
	for _, d := range days {
		for _, line := range l.fonts.Wrap(clean(d.Name), l.strong, width*0.3) {
			dayWide = max(dayWide, l.fonts.Width(line, l.strong)+timeGap)
		}
		for _, e := range d.Events {
			for _, line := range l.fonts.Wrap(clean(e.When), l.text, width*0.25) {
				timeWide = max(timeWide, l.fonts.Width(line, l.text)+timeGap)
			}
		}
	}
	titleAt := dayWide + timeWide
	var blocks []page.Block
	for _, d := range days {
		var on []page.Block
		for i, e := range d.Events {
			columns := []page.Column{{}} // the day, said once
			if i == 0 {
				columns[0].Block = l.fonts.Paragraph(clean(d.Name), l.strong, width*0.3)
			}
			if timeWide > 0 {
				columns = append(columns, page.Column{X: dayWide, Block: l.fonts.Paragraph(clean(e.When), l.text, width*0.25)})
			}
			columns = append(columns, page.Column{X: titleAt, Block: l.fonts.Paragraph(e.what(), l.text, width-titleAt)})
			on = append(on, row(columns...))
		}
		blocks = append(blocks, stack(l.item/2, on...))
	}
	return stack(l.item*1.5, blocks...).As(&page.Node{Role: page.Table})
}

// numbersLine is where to turn in a few lines across the whole width.
func (l look) numbersLine(t Text, width float64) page.Block {
	numbers := ""
	for _, p := range cleanAll(t.Paragraphs) {
		if numbers != "" {
			numbers += words.Say("handout.between")
		}
		numbers += p
	}
	if numbers == "" {
		return page.Block{}
	}
	return page.Together(page.Rule(width, edgeThick, l.edge),
		l.fonts.Paragraph(words.Say("weekprints.poster_numbers", "title", clean(t.Title), "numbers", numbers), l.text, width).After(l.item))
}
