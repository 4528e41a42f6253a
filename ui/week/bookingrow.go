package week

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

var bookedTones = map[bookings.Standing]kit.Tone{bookings.Fresh: kit.Calm, bookings.Known: kit.Finished, bookings.Also: kit.Calm, bookings.Same: kit.Plain,
	bookings.Changed: kit.Waiting, bookings.Twice: kit.Waiting, bookings.Off: kit.Waiting, bookings.Missing: kit.Plain}

func (p *bookingsIn) build() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(p.file.Rows) },
		Key:    func(i int) string { return strconv.Itoa(i) },
		New: func() fyne.CanvasObject {
			return kit.Padded(6, 12, 6, 10, kit.MiddleRow(12, kit.NewMark(kit.MarkToDo),
				kit.Column(0, kit.Body(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()), kit.NewPill(kit.Plain, kit.Blank)))
		},
		Fill:        p.fill,
		Chosen:      p.toggle,
		Lines:       true,
		ChooseOnTap: true,
	})
}

func (p *bookingsIn) fill(i int, row fyne.CanvasObject, _ kit.RowState) {
	r := p.file.Rows[i]
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	state := kit.MarkToDo
	if r.Take {
		state = kit.MarkDone
	}
	parts[0].(*kit.Mark).Set(state)
	texts := parts[1].(*fyne.Container).Objects
	texts[0].(*kit.Text).Set(r.Name)
	texts[1].(*kit.Text).Set(bookingDetail(r))
	tone, said := bookedTones[r.Standing], words.Say("week.booked_"+string(r.Standing))
	if r.Doubt != "" && (r.Standing == bookings.Fresh || r.Standing == bookings.Known || r.Standing == bookings.Also) {
		tone, said = kit.Waiting, words.Say("week.booked_doubt")
	}
	parts[2].(*kit.Pill).Set(tone, said)
}

// bookingDetail says when somebody comes, what they want, and under which name
// they are held.
func bookingDetail(r bookings.Row) string {
	said := []string{dayLong(r.Day)}
	if r.At != "" {
		said = append(said, dates.Clock(r.At))
	}
	if r.Was != "" {
		said = append(said, words.Say("week.booked_was", "time", dates.Clock(r.Was)))
	}
	switch {
	case r.Like != "" && r.Known == r.LikeID:
		said = append(said, words.Say("week.booked_as", "name", r.Like))
	case r.Like != "":
		said = append(said, words.Say("week.booked_like", "name", r.Like))
	case r.Held != "":
		said = append(said, words.Say("week.booked_held", "name", r.Held))
	}
	for _, more := range []string{r.Doubt, r.Wants} {
		if more != "" {
			said = append(said, more)
		}
	}
	return strings.Join(said, " · ")
}

// toggle ticks a row, or takes the tick away; one that is the same has nothing
// to do. A name that is one letter off somebody's is theirs before it is unticked.
func (p *bookingsIn) toggle(i int) {
	r := &p.file.Rows[i]
	switch {
	case r.Fixed():
		return
	case r.Like != "" && r.Take && r.Known == "" && r.Standing == bookings.Fresh:
		r.Known, r.Standing = r.LikeID, bookings.Known
	case r.Like != "" && r.Known == r.LikeID:
		r.Known, r.Standing, r.Take = "", bookings.Fresh, false
	default:
		r.Take = !r.Take
	}
	p.touched[places(p.file.Rows)[i]] = r.Take
	p.refresh()
}
