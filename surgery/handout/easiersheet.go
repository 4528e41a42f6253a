package handout

import (
	"strconv"

	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pictogram"
	"socialmediasurgery/surgery/words"
)

// easierPicture is how wide the picture of a step is on a sheet, in mm: a sheet has
// every step, since they are numbered as on screen.
const easierPicture = 26.0

// easierStep is a box to tick, the number, a picture and what to do. A step without
// words of its own has its title.
func (l look) easierStep(n int, step SheetStep, width float64) page.Block {
	idea := step.Easier
	if idea.Says == "" {
		idea = easyread.Idea{Picture: "next", Says: step.Title}
	}
	if l.mirrors(idea.Says) {
		l = l.rightToLeft()
	}
	side, high := l.mark*1.6, easierPicture
	number := strconv.Itoa(n)
	pictureAt := side + 4 + l.fonts.Width("00", l.strong) + 4
	textAt := pictureAt + easierPicture + besideGap
	body := &page.Node{Role: page.ListBody}
	text := l.fonts.Paragraph(idea.Says, l.text, width-textAt)
	if said := notes(SheetStep{Done: step.Done, Essential: step.Essential && !step.Done}); said != "" {
		text = page.Stack(text, l.fonts.Paragraph(said, l.strong, width-textAt))
	}
	high = max(high, text.Height)
	line := (high - l.strong.LineHeight()) / 2 // the middle of the row
	box := page.Mark{Kind: page.EmptyBox, Y: (high - side) / 2, Size: side, Color: l.strong.Color, Means: words.Say("handout.step_open")}
	marks := []page.Item{box}
	if step.Done {
		marks = append(marks, page.Mark{Kind: page.Tick, X: side * 0.12, Y: box.Y + side*0.12, Size: side * 0.76, Color: l.done, Means: words.Say("handout.step_done")})
	}
	items := append(page.Unheard(marks...), page.Moved(l.fonts.Paragraph(number, as(page.ListLabel, l.strong), width).Items, side+4, line)...)
	items = append(items, page.As(body, pictogram.Draw(idea.Picture, pictureAt, (high-easierPicture)/2, easierPicture, pictogram.Light)...)...)
	items = append(items, page.As(body, page.Moved(text.Items, textAt, (high-text.Height)/2)...)...)
	return page.Block{Items: page.As(&page.Node{Role: page.ListItem}, items...), Height: high, Keep: true}
}
