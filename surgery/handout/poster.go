package handout

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Poster is the week on a wall. Its first link is the large code, in the upper right,
// read from as far as it is wide times ten (facts on codes in print).
type Poster struct {
	Title       string
	Dates       string // 23 to 27 November 2026
	Hashtag     string // with its #
	Paper       page.Size
	Size        surgery.HandoutSize
	Links       []Link // those that fit: with many, nobody knows which to scan
	Chosen      bool   // the host chose the links: all of them are printed
	Calendar    Link   // of the next surgery, if there is room for it
	Days        []PosterDay
	WhereToTurn Text

	laid map[[2]float64]page.Block // what is on, by the size of letters and how snug
}

// PosterDay is one day and what is on.
type PosterDay struct {
	Name   string // Monday 23 November; All week
	Events []Event
}

// posterSize is how wide the large code of an A4 poster is at the least, in mm, how much
// larger than a handout it is written, and how high its hashtag is at the most, in
// points. above has the hashtag across the whole width, with the codes beneath it;
// else the code is beside it, in the upper right.
type posterSize struct {
	side, letters, banner float64
	above                 bool
}

// flowing returns that of a poster that does not fit one page in any of posterSizes.
func flowing(size surgery.HandoutSize) posterSize {
	letters := 1.0
	if size == surgery.LargePrint {
		letters = largeShrunk // or its head would be alone on the first page
	}
	return posterSize{45, letters, 34, true}
}

// posterSizes are the sizes a poster is tried in, the best first: where there is room
// the code is read from afar, then the programme.
var posterSizes = []posterSize{{100, 1.6, 54, true}, {100, 1.45, 54, true}, {90, 1.45, 54, true}, {90, 1.3, 54, true},
	{75, 1.6, 54, false}, {75, 1.45, 54, false}, {65, 1.45, 54, false}, {70, 1.3, 54, false}, {60, 1.3, 54, false}, {65, 1.2, 54, false}, {55, 1.2, 54, false},
	{60, 1.1, 54, false}, {50, 1.1, 44, false}, {60, 1, 50, false}, {50, 1, 44, false}, {45, 1, 38, false}, {60, 1, 44, true}, {50, 1, 38, true}, {45, 1, 34, true},
	{45, largeShrunk, 34, false}, {40, largeShrunk, 34, false}, {40, largeShrunk, 34, true}}

// largeShrunk makes the letters of a poster in large print, 18 points, those of a
// standard one, 14: better than a second page on a wall. Others stay as they are.
const largeShrunk = 14.0 / 18

// fewerCodes is the size of letters beneath which a code is left out for larger ones.
const fewerCodes = 1.2

// Pages lays the poster out on one page where it fits.
func (p Poster) Pages(fonts *page.Fonts) ([]page.Page, error) {
	if p.Paper.W == 0 {
		p.Paper = page.A4
	}
	shown := p.shown()
	p.laid = map[[2]float64]page.Block{}
	for _, least := range []float64{fewerCodes, 0} {
		for _, links := range shown {
			for _, size := range posterSizes {
				if size.letters == largeShrunk && p.Size != surgery.LargePrint || size.letters < least {
					continue
				}
				for _, snug := range snugness {
					sheet, blocks, l := p.lay(fonts, size, snug, links)
					if whole := stack(l.gap, blocks...); len(blocks) > 0 && whole.Height <= sheet.Height() {
						return sheet.Flow([]page.Block{whole})
					}
				}
			}
		}
	}
	p.laid = nil // it may be longer than a page
	sheet, blocks, _ := p.lay(fonts, flowing(p.Size), snugness[len(snugness)-1], shown[len(shown)-1])
	return sheet.Flow([]page.Block{page.Stack(blocks...)})
}

// lay returns what stands on the poster in a size; nothing where the hashtag has no
// room beside the code.
func (p Poster) lay(fonts *page.Fonts, size posterSize, snug float64, links []Link) (page.Sheet, []page.Block, look) {
	by := p.Paper.W / page.A4.W
	l := newLook(fonts, p.Size, snug).larger(size.letters * by)
	sheet := page.Sheet{Size: p.Paper, Margin: margin * by, Fonts: fonts, Number: l.small}
	programme, longer := p.programme(l, sheet, [2]float64{size.letters, snug})
	if longer {
		return sheet, nil, l
	}
	size.side, size.banner = size.side*by, size.banner*by
	upper, ok := p.upper(l, sheet.Width(), by, size, links)
	if !ok {
		return sheet, nil, l
	}
	return sheet, p.blocks(l, sheet.Width(), upper, programme), l
}

// programme returns what is on, which is the same whichever codes stand above it, and
// whether that alone is longer than a page, where it must not be.
func (p Poster) programme(l look, sheet page.Sheet, looks [2]float64) (programme page.Block, longer bool) {
	programme, known := p.laid[looks]
	if !known {
		programme = l.programme(p.Days, sheet.Width())
	}
	if p.laid == nil {
		return programme, false
	}
	p.laid[looks] = programme
	return programme, programme.Height > sheet.Height()
}

// mostPosterCodes is how many codes a poster has unless the host chose them.
const mostPosterCodes = 3

// shown returns the links to try, the most first: without the calendar, and, unless
// the host chose them, with one less after the other.
func (p Poster) shown() [][]Link {
	links := coded(p.Links)
	if p.Chosen {
		return [][]Link{links}
	}
	links = links[:min(len(links), mostPosterCodes)]
	var all [][]Link
	if !p.Calendar.blank() {
		all = append(all, append(slices.Clone(links), p.Calendar))
	}
	for n := len(links); n > 0; n-- {
		all = append(all, links[:n])
	}
	return append(all, links[:min(len(links), 2)]) // what flows over pages has room for two
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

func (p Poster) blocks(l look, width float64, upper, programme page.Block) []page.Block {
	title := clean(p.Title)
	if title == "" {
		title = words.Say("weekprints.poster_week")
	}
	foot := l.numbersLine(p.WhereToTurn, width)
	foot.Bottom = true
	blocks := []page.Block{
		l.head(title, []string{p.Dates}, width),
		upper,
		programme,
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
		day := stack(l.item/2, on...)
		day.Keep = day.Height < l.sheet().Height()/3 // or the name of the day is on another page
		blocks = append(blocks, day)
	}
	return stack(l.item*1.5, blocks...).As(&page.Node{Role: page.Table})
}

// numbersLine is where to turn in a few lines across the whole width, none of them
// broken within what one number is.
func (l look) numbersLine(t Text, width float64) page.Block {
	parts := cleanAll(t.Paragraphs)
	if len(parts) == 0 {
		return page.Block{}
	}
	lines := []string{words.Say("weekprints.poster_numbers", "title", clean(t.Title), "numbers", parts[0])}
	for _, part := range parts[1:] {
		last := &lines[len(lines)-1]
		if longer := *last + words.Say("handout.between") + part; l.fonts.Width(longer, l.text) <= width {
			*last = longer
		} else {
			lines = append(lines, part)
		}
	}
	return page.Together(page.Rule(width, edgeThick, l.edge), l.fonts.Paragraph(strings.Join(lines, "\n"), l.text, width).After(l.item))
}
