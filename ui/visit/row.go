package visit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// row is one step: a line of 48 when it is closed, the open step's page when it
// is open. A click opens it.
type row struct {
	widget.BaseWidget
	card   *kit.Card
	mark   *kit.Mark
	title  *kit.Text
	state  *kit.Text
	head   fyne.CanvasObject
	tapped func()
	ticked func() // a click on the box
	shown  rowShown
}

// rowShown is all that a row shows while it is closed, and whether it is open.
type rowShown struct {
	number      int
	title, side string
	state       surgery.StepState
	open, ring  bool
}

var (
	_ fyne.Tappable = (*row)(nil)
	_ kit.Holder    = (*row)(nil)
)

func newRow() *row {
	r := &row{mark: kit.NewMark(kit.MarkToDo), title: kit.Body(""), state: kit.Small("").Unbroken()}
	r.head = kit.Padded(0, 4, 0, 4, kit.MiddleRow(12, r.mark, r.title, r.state))
	r.card = kit.NewCard(r.head)
	r.card.Padding = 11
	r.ExtendBaseWidget(r)
	return r
}

// set shows a step; body is the open step's page, which the row takes in while
// it is the open one.
func (r *row) set(step checklist.MarkedStep, open, ring bool, body fyne.CanvasObject) {
	now := rowShown{number: step.Number, title: step.Title, side: stateWords(step), state: step.State, open: open, ring: ring}
	if now == r.shown {
		return
	}
	r.shown = now
	if open {
		r.card.Content, r.card.Padding = body, 14
	} else {
		r.mark.Set(markOf(step.State))
		ink := kit.ColourInk
		if step.State != surgery.ToDo {
			ink = kit.ColourMuted
		}
		r.title.SetRuns(numbered(step, kit.Regular, kit.SizeBody, ink)...)
		r.state.Set(now.side)
		r.card.Content, r.card.Padding = r.head, 11
	}
	r.card.Edge = ""
	if open {
		r.card.Edge = kit.ColourEdge
	}
	r.Refresh()
}

// numbered returns a title with its number on the sheet before it.
func numbered(step checklist.MarkedStep, weight kit.Weight, size fyne.ThemeSizeName, ink fyne.ThemeColorName) []kit.Run {
	return []kit.Run{
		{Text: strconv.Itoa(step.Number) + "  ", Size: size, Colour: kit.ColourMuted},
		{Text: step.Title, Weight: weight, Size: size, Colour: ink},
	}
}

func markOf(state surgery.StepState) kit.MarkState {
	switch state {
	case surgery.Done:
		return kit.MarkDone
	case surgery.NotTodayStep:
		return kit.MarkNotToday
	case surgery.NotForMe:
		return kit.MarkNotForMe
	}
	return kit.MarkToDo
}

// stateWords says what became of a step, or how long it takes.
func stateWords(step checklist.MarkedStep) string {
	said := ""
	switch {
	case step.State == surgery.ToDo:
		said = words.Count("visit.minutes", step.Minutes)
	case step.State == surgery.Done && step.Earlier != "":
		said = words.Say("visit.done_earlier", "day", step.Earlier)
	case step.State == surgery.NotForMe && step.Earlier != "":
		said = words.Say("visit.not_for_me_earlier", "day", step.Earlier)
	default:
		said = words.Say("visit.state_" + string(step.State))
	}
	if step.Changed {
		said = words.Say("visit.and_changed", "what", said)
	}
	if step.Note != "" {
		said = words.Say("visit.and_note", "what", said)
	}
	return said
}

// Tapped opens the step, or, on its box, ticks it.
func (r *row) Tapped(ev *fyne.PointEvent) {
	switch {
	case r.ticked != nil && r.onBox(ev.Position):
		kit.Act(r.ticked)
	case r.tapped != nil:
		kit.Act(r.tapped)
	}
}

// onBox reports whether a place is on the box, or beside it where nothing else is meant.
func (r *row) onBox(at fyne.Position) bool {
	edge := r.card.Padding + r.mark.MinSize().Width + 4
	return at.X < edge && at.Y < r.card.Padding+r.mark.MinSize().Height+12
}

// Held returns the card.
func (r *row) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.card} }

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	ring := kit.NewRing(10)
	return kit.Draw(kit.Drawn{Of: r, Parts: []fyne.CanvasObject{ring, r.card}, Least: r.card.MinSize,
		Place: func(size fyne.Size) {
			kit.LayRing(ring, fyne.Position{}, size)
			r.card.Resize(size)
		},
		Dress: func() { kit.ShowRing(ring, r.shown.ring) }})
}
