package handout

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/picture"
	"socialmediasurgery/surgery/words"
)

// Of a picture: its margin and the gaps between its parts in mm, and how large its text is at the most and how
// large that of its foot, in points. A picture is 200 mm wide.
const (
	pictureMargin = 6.0
	pictureText   = 18.0
	pictureFoot   = 10.0
	pictureGap    = 3.0
)

// Picture lays out the answers alone for a picture of that size, to post or to
// show: the question, the chart, the hashtag, and how it was asked. What does not
// fit is an Invalid error. Describe is its alt text.
func (r ResultsPoster) Picture(fonts *page.Fonts, size picture.Size) (page.Page, error) {
	at := size.Page()
	width, height := at.W-2*pictureMargin, at.H-2*pictureMargin
	l := newLook(fonts, surgery.Standard, 0.5)
	l.small.Size = pictureFoot
	question := clean(r.Question)
	if question == "" {
		question = r.title()
	}
	l.title.Size = 22
	for l.title.Size > 16 && len(fonts.Wrap(question, l.title, width)) > 1 {
		l.title.Size--
	}
	head := page.Together(fonts.Heading(question, l.title, width), page.Rule(width, ruleThick, l.rule).After(1.5))
	tag := l.strong
	tag.Color = l.rule
	about := strings.Join(cleanAll([]string{r.Week, r.Dates, r.total()}), words.Say("handout.between"))
	foot := stack(l.item/2,
		l.apart(clean(r.Hashtag), tag, about, l.small, width),
		fonts.Paragraph(r.asked(), l.small, width))
	charts := r.chartLook(l, width)
	charts.Size, charts.Untitled = pictureText, true
	room := height - head.Height - foot.Height - 2*pictureGap
	if r.Answers == nil {
		return page.Page{}, surgery.Fail(surgery.Invalid, "chart.too_tall")
	}
	body, ok := chart.Fit(r.Answers, charts, room)
	if !ok {
		return page.Page{}, surgery.Fail(surgery.Invalid, "chart.too_tall")
	}
	white := page.White
	items := []page.Item{page.Box{W: at.W, H: at.H, Fill: &white}}
	for _, part := range []struct {
		block page.Block
		y     float64
	}{{head, 0}, {body, head.Height + pictureGap + (room-body.Height)/2}, {foot, height - foot.Height}} {
		items = append(items, page.Moved(part.block.Items, pictureMargin, pictureMargin+part.y)...)
	}
	return page.Page{Size: at, Items: items}, nil
}

// apart is one text at the left and another at the right of a line, where both
// have room, else under one another.
func (l look) apart(left string, ls page.Style, right string, rs page.Style, width float64) page.Block {
	a, b := l.fonts.Paragraph(left, ls, width), l.fonts.Paragraph(right, rs, width)
	wide := l.fonts.Width(right, rs)
	if left == "" || right == "" || l.fonts.Width(left, ls)+wide+columnGap > width {
		return stack(l.item/2, a, b)
	}
	b.Items = page.Moved(b.Items, 0, l.fonts.Baseline(ls)-l.fonts.Baseline(rs))
	return page.Beside(page.Column{Block: a}, page.Column{X: width - wide - 0.01, Block: page.Block{Items: b.Items, Height: a.Height}})
}

// Describe says in plain sentences what the poster and its picture show: to post
// with it, and as its alt text.
func (r ResultsPoster) Describe() string {
	said, answers := []string{r.title() + "."}, ""
	if r.Answers != nil {
		answers = r.Answers.Describe()
	}
	if q := clean(r.Question); q != "" && !strings.Contains(answers, q) {
		said = append(said, words.Say("results.question", "question", q))
	}
	if answers != "" {
		said = append(said, answers)
	}
	return strings.Join(append(said, r.asked()), " ")
}
