package handout

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Recovery is the recovery key on paper, for the organisation to keep.
type Recovery struct {
	Organisation string
	Made         time.Time // in the zone to be shown
	Text         string    // in groups, to be typed back
	Code         string    // for the square code
}

// groupsAbreast is how many groups of the key stand on a line: the eye keeps its
// place among four.
const groupsAbreast = 4

// Pages lays it out on one page of A4, in black on white where it matters.
func (r Recovery) Pages(fonts *page.Fonts) ([]page.Page, error) {
	var l look
	var body page.Block
	var err error
	for _, snug := range snugness {
		l = newLook(fonts, surgery.Standard, snug)
		if body, err = r.body(l); err != nil {
			return nil, err
		}
		if body.Height <= l.sheet().Height() {
			break
		}
	}
	return l.sheet().Flow([]page.Block{body})
}

func (r Recovery) body(l look) (page.Block, error) {
	width := l.sheet().Width()
	code, err := r.code(l, width)
	if err != nil {
		return page.Block{}, err
	}
	where := clean(r.Organisation)
	if where == "" {
		where = words.Say("recovery.no_organisation")
	}
	say := func(text string) page.Block { return l.fonts.Paragraph(text, l.text, width) }
	return stack(l.gap,
		l.head(words.Say("recovery.title"), []string{where, words.Say("recovery.made", "day", r.Made.Format("2 January 2006, 15:04"))}, width),
		stack(l.item*2, say(words.Say("recovery.for")), say(words.Say("recovery.alone"))),
		page.Stack(l.fonts.Heading(words.Say("recovery.key"), l.heading, width), r.groups(l, width).After(frameApart)), // the frame stands clear of its heading
		code,
		l.section(words.Say("recovery.keep_title"), width, stack(l.item*2, say(words.Say("recovery.keep")), say(words.Say("recovery.never")))),
		l.section(words.Say("recovery.use_title"), width, say(words.Say("recovery.use"))),
		l.section(words.Say("recovery.kept_by"), width, page.Beside(
			page.Column{Block: l.writeIn(words.Say("recovery.name"), (width-columnGap)/2)},
			page.Column{X: (width + columnGap) / 2, Block: l.writeIn(words.Say("recovery.place"), (width-columnGap)/2)})),
	), nil
}

// frameApart is how far the frame stands from its heading, in mm.
const frameApart = 3

// groups are the key's letters, large, in a frame.
func (r Recovery) groups(l look, width float64) page.Block {
	style := as(page.Para, l.heading)
	style.Size, style.Leading = style.Size*1.25, 1.5
	style.Color = page.Black
	inner := width - 2*l.pad
	groups := strings.Fields(r.Text)
	column := inner / groupsAbreast
	var rows []page.Block
	for len(groups) > 0 {
		abreast := groups[:min(groupsAbreast, len(groups))]
		groups = groups[len(abreast):]
		columns := make([]page.Column, len(abreast))
		for i, g := range abreast {
			columns[i] = page.Column{X: float64(i) * column, Block: l.fonts.Paragraph(g, style, column)}
		}
		rows = append(rows, page.Beside(columns...))
	}
	edge := page.Black
	return page.Framed(page.Together(rows...), page.Box{Radius: radius, Stroke: &edge, Thick: edgeThick}, width, l.pad)
}

// code is the square code with what it is for beside it.
func (r Recovery) code(l look, width float64) (page.Block, error) {
	qr, err := link.TextQR(r.Code)
	if err != nil {
		return page.Block{}, err
	}
	side := max(qr.SideMM(), 38)
	quiet := qr.QuietMM(side)
	ground := side + 2*quiet
	white := page.White
	square := page.Block{Height: ground, Keep: true, Items: append([]page.Item{
		page.Box{W: ground, H: ground, Fill: &white}}, pictured(
		page.Path{X: quiet, Y: quiet, Scale: side / float64(qr.Modules), Segments: segments(qr.Outlines), Fill: page.Black,
			Alt: words.Say("recovery.code"), Width: side, Height: side})...),
	}
	beside := ground + columnGap
	return page.Beside(page.Column{Block: square},
		page.Column{X: beside, Block: middle(l.fonts.Paragraph(words.Say("recovery.scan"), l.text, width-beside), ground)}), nil
}
