package handout

import (
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// SignIn is the form for a new attendee on paper, to key in later. Like the
// form it asks nothing about health.
type SignIn struct {
	Title string // of the surgery; may be blank
	Date  time.Time
	Venue string
	Lines int // 0: twelve
	Size  surgery.HandoutSize
}

const signInLines = 12

// Pages lays the sheet out. A page that follows has the headings again.
func (s SignIn) Pages(fonts *page.Fonts) ([]page.Page, error) {
	l := newLook(fonts, s.Size, 0.75)
	width := l.sheet().Width()
	lines := s.Lines
	if lines <= 0 {
		lines = signInLines
	}
	top := stack(l.gap,
		l.head(words.Say("weekprints.signin_title"), []string{s.Title, day(s.Date), s.Venue}, width),
		l.fonts.Paragraph(words.Say("weekprints.signin_notice"), l.text, width))
	heads := l.signInHeads(width)
	blocks := []page.Block{top}
	room := l.sheet().Height() - top.Height - l.gap - heads.Height
	row := max(13, l.text.LineHeight()+6, min(17, room/float64(lines)-0.01))
	for from := 0; from < lines; {
		n := min(lines-from, max(1, int(room/row)))
		part := []page.Block{heads}
		for i := range n {
			part = append(part, l.signInRow(from+i+1, width, row))
		}
		blocks = append(blocks, page.Together(part...).As(&page.Node{Role: page.Table}).After(l.gap))
		from += n
		room = l.sheet().Height() - heads.Height
	}
	return l.sheet().Flow([]page.Block{page.Stack(blocks...)})
}

// signInAt returns where the columns begin, and the right edge, in mm.
func (l look) signInAt(width float64) [7]float64 {
	save := 2*(l.mark*1.3+1.2) + l.fonts.Width(words.Say("weekprints.yes"), l.text) + 4 + l.fonts.Width(words.Say("weekprints.no"), l.text)
	number := l.fonts.Width(words.Say("weekprints.signin_number"), l.strong) + 3
	me := l.fonts.Width(words.Say("weekprints.signin_me"), l.strong)*0.75 + 2
	work := l.fonts.Width(words.Say("weekprints.signin_work"), l.strong)*0.66 + 2
	name := (width - save - number - me - work) * 0.53
	return [7]float64{0, number, number + name, number + name + me, number + name + me + work, width - save, width}
}

func (l look) signInColumns(width float64, blocks ...page.Block) page.Block {
	var columns []page.Column
	at := l.signInAt(width)
	for i, b := range blocks {
		columns = append(columns, page.Column{X: at[i], Block: b})
	}
	return page.Beside(columns...)
}

func (l look) signInHeads(width float64) page.Block {
	heads := []string{words.Say("weekprints.signin_number"), words.Say("weekprints.signin_name"), words.Say("weekprints.signin_me"),
		words.Say("weekprints.signin_work"), words.Say("weekprints.signin_came"), words.Say("weekprints.signin_save")}
	at := l.signInAt(width)
	var blocks []page.Block
	for i, h := range heads {
		blocks = append(blocks, l.fonts.Heading(h, l.strong, at[i+1]-at[i]-1))
	}
	for i, b := range blocks {
		blocks[i] = b.As(&page.Node{Role: page.TableHead, Column: true})
	}
	b := l.signInColumns(width, blocks...).As(&page.Node{Role: page.TableRow})
	b.Items = append(b.Items, page.Line{X1: 0, Y1: b.Height + 0.5, X2: width, Y2: b.Height + 0.5, Thick: edgeThick, Color: l.strong.Color})
	b.Height++
	b.Parts, b.Keep, b.WithNext = nil, true, true
	return b
}

func (l look) signInRow(n int, width, high float64) page.Block {
	side := l.mark * 1.3
	y := (high - l.text.LineHeight()) / 2
	boxY := (high - side) / 2
	number := l.fonts.Paragraph(strconv.Itoa(n), l.text, width)
	items := page.Moved(cell(page.TableHead, number).Items, 0, y)
	for range 4 { // to be written in
		items = append(items, page.Blank(&page.Node{Role: page.TableCell}))
	}
	save := &page.Node{Role: page.TableCell}
	at := l.signInAt(width)
	items = append(items, l.box(at[2], boxY, side), l.box(at[3], boxY, side))
	x := at[5]
	for _, says := range []string{words.Say("weekprints.yes"), words.Say("weekprints.no")} {
		items = append(items, l.box(x, boxY, side))
		items = append(items, page.Moved(l.fonts.One(says, l.text).As(save).Items, x+side+1.2, y)...)
		x += side + l.fonts.Width(says, l.text) + 4
	}
	items = append(items, l.edgeLine(0, high, width), l.upright(at[1]-1.5, high), l.upright(at[2]-1.5, high), l.upright(at[4]-1.5, high), l.upright(at[5]-1.5, high))
	return page.Block{Items: items, Height: high, Keep: true}.As(&page.Node{Role: page.TableRow})
}

// upright is a line between columns.
func (l look) upright(x, high float64) page.Line {
	return page.Line{X1: x, Y1: 0, X2: x, Y2: high, Thick: 0.35, Color: l.edge}
}

// Tally is the barometer on paper: boxes in fives for each answer.
type Tally struct {
	Title    string // of the week
	Dates    string
	Question string   // blank: a line to write it on
	Answers  []string // blank: four lines to write them on
	Size     surgery.HandoutSize
}

const (
	blankAnswers   = 4
	mostTallyRows  = 4 // of boxes for each answer
	leastTallyRows = 2
)

// Pages lays the tally out, with as many boxes as one page takes; an answer stays
// with its boxes.
func (t Tally) Pages(fonts *page.Fonts) ([]page.Page, error) {
	l := newLook(fonts, t.Size, 0.25)
	for rows := mostTallyRows; rows > leastTallyRows; rows-- {
		if pages, err := t.pages(l, rows); err != nil || len(pages) == 1 {
			return pages, err
		}
	}
	return fewer(func(snug float64) ([]page.Page, error) { return t.pages(newLook(fonts, t.Size, snug), leastTallyRows) }, 0.25, 0.5, 0.75, 1)
}

func (t Tally) pages(l look, rows int) ([]page.Page, error) {
	width := l.sheet().Width()
	question := l.writeIn(words.Say("weekprints.tally_question"), width)
	if q := clean(t.Question); q != "" {
		question = l.fonts.Heading(q, l.heading, width)
	}
	answers := cleanAll(t.Answers)
	if len(answers) == 0 {
		answers = make([]string, blankAnswers)
	}
	var blocks []page.Block
	for _, a := range answers {
		label := l.fonts.Heading(a, l.strong, width)
		if a == "" {
			label = l.writeLines(1, width*0.7)
			label.WithNext = true
		}
		blocks = append(blocks, page.Together(label, l.fives(rows, width).After(l.item)))
	}
	return l.sheet().Flow([]page.Block{stack(l.gap,
		l.head(words.Say("weekprints.tally_title"), []string{t.Title, t.Dates}, width),
		question,
		l.fonts.Paragraph(words.Say("weekprints.tally_how"), l.text, width),
		stack(l.gap, blocks...))})
}

// fives are rows of boxes in groups of five, and a line for their total.
func (l look) fives(many int, width float64) page.Block {
	const between, group = 1.2, 4.5 // mm
	side := l.mark * 1.25
	total := l.fonts.Width(words.Say("weekprints.tally_total"), l.strong) + 22
	five := 5*side + 4*between
	groups := max(1, int((width-total)/(five+group)))
	var rows []page.Block
	for row := range many {
		b := page.Block{Height: side + between*1.5, Keep: true}
		for g := range groups {
			for i := range 5 {
				box := l.box(float64(g)*(five+group)+float64(i)*(side+between), 0, side)
				box.Means = words.Say("weekprints.tally_box")
				b.Items = append(b.Items, box)
			}
		}
		if row == many-1 {
			x := float64(groups) * (five + group)
			total := words.Say("weekprints.tally_total")
			b.Items = append(b.Items, page.Moved(l.fonts.One(total, l.strong).Items, x, side*0.85-l.fonts.Baseline(l.strong))...)
			b.Items = append(b.Items, l.edgeLine(x+l.fonts.Width(total, l.strong)+2, side, width))
		}
		rows = append(rows, b)
	}
	return page.Together(rows...)
}

// Slips are learning slips to cut out, the same ones on the whole page.
type Slips struct {
	Title   string // of the week or the surgery
	Hashtag string // with its #
	Size    surgery.HandoutSize
}

// Pages lays four slips on a page, two in large print.
func (s Slips) Pages(fonts *page.Fonts) ([]page.Page, error) {
	l := newLook(fonts, s.Size, 0.5)
	for _, grid := range []struct{ across, down int }{{2, 2}, {1, 2}, {1, 1}} {
		wide := l.sheet().Width() / float64(grid.across)
		high := l.sheet().Height() / float64(grid.down)
		inner, room := wide-2*l.pad, high-2*l.pad
		for lines := 6; lines >= 2; lines-- {
			if slip := s.slip(l, inner, lines); slip.Height <= room && (s.Size != surgery.LargePrint || grid.across == 1) {
				return []page.Page{{Size: page.A4, Items: cut(l, slip, grid.across, grid.down, wide, high)}}, nil
			}
		}
	}
	return l.sheet().Flow([]page.Block{s.slip(l, l.sheet().Width(), 2)})
}

func (s Slips) slip(l look, width float64, lines int) page.Block {
	about := ""
	for _, part := range cleanAll([]string{s.Title, s.Hashtag}) {
		if about != "" {
			about += words.Say("handout.between")
		}
		about += part
	}
	share := page.Together(l.fonts.Heading(words.Say("weekprints.slip_share"), l.text, width),
		page.Beside(page.Column{Block: l.toTick(words.Say("weekprints.yes"), l.text, 30)}, page.Column{X: 30, Block: l.toTick(words.Say("weekprints.no"), l.text, 30)}))
	return stack(l.gap/2,
		l.fonts.Heading(words.Say("weekprints.slip_title"), as(page.Title, l.heading), width),
		l.fonts.Paragraph(about, l.text, width),
		page.Together(l.fonts.Heading(words.Say("weekprints.slip_learnt"), l.strong, width), l.writeLines(lines, width)),
		page.Together(l.fonts.Heading(words.Say("weekprints.slip_next"), l.strong, width), l.writeLines(max(1, lines-1), width)),
		share,
		l.fonts.Paragraph(words.Say("weekprints.slip_notice"), l.small, width))
}
