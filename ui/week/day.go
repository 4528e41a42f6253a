package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// day is one column of the board.
type day struct {
	date  string
	head  *fyne.Container // over the cards that scroll beneath it
	sheet *canvas.Rectangle
	title *kit.Text
	back  *dayBack
	cards []*card
}

func newDay(b *board, at int) *day {
	d := &day{title: kit.Strong("").OneLine(), back: &dayBack{board: b, at: at, tint: canvas.NewRectangle(kit.Colour(kit.ColourTint))}}
	d.sheet = canvas.NewRectangle(kit.Colour(kit.ColourBackground))
	d.sheet.Hide()
	d.head = kit.Stack(d.sheet, kit.Padded(2, 2, 4, 2, d.title))
	d.back.tint.CornerRadius = 10
	d.back.ExtendBaseWidget(d.back)
	return d
}

// cover hides what is scrolled beneath the head.
func (d *day) cover(over bool) {
	if d.sheet.Hidden == over {
		d.sheet.Hidden = !over
		d.sheet.FillColor = kit.Colour(d.back.ground())
		d.sheet.Refresh()
	}
}

func (d *day) show(now week.Day) {
	d.date = now.Day
	text, colour := dayHead(now.Day), kit.ColourInk
	d.back.today = now.Today
	d.back.hold(false)
	if now.Today {
		text, colour = words.Say("week.today", "day", text), kit.ColourPrimary
	}
	d.title.SetRuns(kit.Run{Text: text, Weight: kit.Bold, Colour: colour})
}

// dayBack is the ground of a column: a click on it selects the day, and it is
// tinted today, and while a card is held over it.
type dayBack struct {
	widget.BaseWidget
	board *board
	at    int
	today bool
	tint  *canvas.Rectangle
}

var _ fyne.Tappable = (*dayBack)(nil)

// Tapped selects the day.
func (d *dayBack) Tapped(*fyne.PointEvent) {
	b := d.board
	if d.at < len(b.days) {
		b.move(d.at, len(b.days[d.at].cards)-1)
		kit.Focus(b)
	}
}

// ground is what the column is filled with: today's otherwise than the others'.
func (d *dayBack) ground() fyne.ThemeColorName {
	if d.today {
		return kit.ColourNeutralTint
	}
	return kit.ColourBackground
}

func (d *dayBack) hold(over bool) {
	d.tint.FillColor = kit.Colour(d.ground())
	if over {
		d.tint.FillColor = kit.Colour(kit.ColourTint)
	}
	d.tint.Hidden = !over && !d.today
	d.tint.Refresh()
}

// CreateRenderer is for Fyne.
func (d *dayBack) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.tint) }

// newNothing is what stands on the selected day when it has no events.
func newNothing() *kit.Card {
	c := kit.NewCard(kit.Column(2, kit.Muted(words.Say("week.nothing")), kit.Small(words.Say("week.nothing_advice"))))
	c.Padding = 13
	c.Hide()
	return c
}
