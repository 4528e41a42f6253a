package handout

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pictogram"
	"socialmediasurgery/surgery/words"
)

// Easier is a print that is easier to read: one idea a line, a picture at its left.
// It is called Easy Read only once somebody with a learning disability has checked
// its words.
type Easier struct {
	Title   string
	Named   bool // the title is an English sentence with a name in it
	About   []string
	Parts   []EasierPart
	Checked time.Time // when somebody with a learning disability checked the words; zero for never
}

// EasierPart is a heading, which may be "", and the ideas beneath it.
type EasierPart struct {
	Heading string
	Ideas   []EasierIdea
}

// EasierIdea is one line and its picture, in whose place a code may stand.
type EasierIdea struct {
	easyread.Idea
	Code Link
	Done bool // a tick stands on the picture
}

// What a print that is easier to read measures, in mm and points: words of 18
// points beside a picture as large as can be, from 36 mm down to where a print that
// would have a fourth page has three.
const (
	easierText  = 18.0
	easierPages = 3
	besideGap   = 8.0 // between a picture and its words
)

// longSide and longGap are those of a text that is longer than that.
const longSide, longGap = 34.0, 4.0

// easierSides are how large a picture is, and how far apart rows stand, as tried.
var easierSides = []struct{ side, gap float64 }{{36, 6}, {35, 5}, {34, 4}, {33, 3.5}, {32, 3}, {31, 2.5}, {30, 2}}

// Pages lays the print out, with pictures as large as lets three pages do and each
// part on one page. A longer text has parts that go on.
func (e Easier) Pages(fonts *page.Fonts) ([]page.Page, error) {
	l := newLook(fonts, surgery.EasierToRead, 0)
	for _, try := range easierSides {
		pages, err := e.laid(l, try.side, try.gap, true)
		if err != nil || len(pages) <= easierPages {
			return pages, err
		}
	}
	return e.laid(l, longSide, longGap, false)
}

func (e Easier) laid(l look, side, gap float64, whole bool) ([]page.Page, error) {
	width := l.sheet().Width()
	titled := l
	if e.Named {
		titled.title.Direction = page.LTR
	}
	blocks := []page.Block{titled.head(e.Title, append(slices.Clone(e.About), called(e.Checked)), width)}
	for _, part := range e.Parts {
		if len(part.Ideas) == 0 {
			continue
		}
		list := &page.Node{Role: page.List}
		var rows []page.Block
		for _, idea := range part.Ideas {
			rows = append(rows, l.idea(idea, side, width).As(list))
		}
		body := stack(gap, rows...)
		if heading := clean(part.Heading); heading != "" {
			body = page.Stack(l.fonts.Heading(heading, l.heading, width), body.After(gap/2))
		}
		body.Keep = whole
		blocks = append(blocks, body)
	}
	return l.sheet().Flow([]page.Block{stack(gap+2, blocks...)})
}

// called is what the print may be called.
func called(checked time.Time) string {
	if checked.IsZero() {
		return words.Say("easier.not_checked")
	}
	return words.Say("easier.checked", "day", checked.Format("2 January 2006"))
}

// idea is one row: the picture at the side where reading begins, and the words
// beside its middle.
func (l look) idea(i EasierIdea, side, width float64) page.Block {
	says := clean(i.Says)
	picture, wide := l.illustration(i, side)
	beside := width - wide - besideGap
	mirrored := l.mirrors(says)
	if mirrored {
		l = l.rightToLeft()
	}
	text := l.fonts.Paragraph(says, l.text, beside)
	if !i.Code.blank() {
		text = page.Stack(text, l.address(i.Code, beside))
	}
	high := max(picture.Height, text.Height)
	text = middle(text, high)
	picture = middle(picture, high)
	at, textAt := 0.0, wide+besideGap
	if mirrored {
		at, textAt = width-wide, 0
	}
	row := page.Block{Height: high, Keep: true}
	row.Items = append(page.Moved(picture.Items, at, 0), page.Moved(text.Items, textAt, 0)...)
	return row.As(&page.Node{Role: page.ListBody}).As(&page.Node{Role: page.ListItem})
}

// illustration is the picture of an idea, or its code, and how wide that is. Words
// without one keep its place, so that all begin level.
func (l look) illustration(i EasierIdea, side float64) (picture page.Block, wide float64) {
	if !i.Code.blank() {
		code := l.code(i.Code, leastCode, l.sheet().Width()/2)
		return code, max(side, code.Height)
	}
	if i.Picture == "" {
		return page.Block{}, side
	}
	draw := pictogram.Draw
	if i.Done {
		draw = pictogram.Ticked
	}
	return page.Block{Items: draw(i.Picture, 0, 0, side, pictogram.Light), Height: side, Keep: true}, side
}

// ideasOf wraps ideas that have no code.
func ideasOf(ideas []easyread.Idea) []EasierIdea {
	out := make([]EasierIdea, len(ideas))
	for i, idea := range ideas {
		out[i].Idea = idea
	}
	return out
}

// partsOf wraps the parts of a text.
func partsOf(t easyread.Text) []EasierPart {
	parts := make([]EasierPart, len(t.Parts))
	for i, p := range t.Parts {
		parts[i] = EasierPart{Heading: p.Heading, Ideas: ideasOf(p.Ideas)}
	}
	return parts
}

// EasierText returns a whole text as a print.
func EasierText(t easyread.Text) Easier { return Easier{Title: t.Title, Parts: partsOf(t)} }
