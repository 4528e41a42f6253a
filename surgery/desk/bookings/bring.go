package bookings

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Import does what is ticked, as one thing that can be undone: bookings
// are kept so that those who come can be checked in with one key, moved to
// another hour, or taken out. Nobody is held twice: two days are two bookings of
// one person. Booked names go when the surgery of their last day closes, unless
// their place is saved.
func (room *Room) Import(rows []Row) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	in := &bookingsIn{desk: room.desk, after: map[surgery.ID]*surgery.Attendee{}, fresh: map[string]*surgery.Attendee{}}
	for _, r := range rows {
		if !r.Take || r.Name == "" || r.Fixed() {
			continue
		}
		if err := in.row(r); err != nil {
			return surgery.Change{}, err
		}
	}
	o := &surgery.Operation{Kind: surgery.BookingsImported}
	for _, id := range in.order {
		o.Edits = append(o.Edits, in.edit(id))
	}
	if len(o.Edits) == 0 {
		return surgery.Change{Notice: words.Count("desk.bookings_kept", 0)}, nil
	}
	o.About = o.Edits[0].Record().RecordID()
	return room.desk.Do(o, in.notice())
}

// bookingsIn gathers what an import does to each person.
type bookingsIn struct {
	desk   *desk.Desk
	before []*surgery.Attendee
	after  map[surgery.ID]*surgery.Attendee
	fresh  map[string]*surgery.Attendee // by name
	order  []surgery.ID

	kept, moved, out int
}

func (in *bookingsIn) row(r Row) error {
	a, err := in.person(r)
	if err != nil {
		return err
	}
	bookings := a.Booked()
	switch r.Standing {
	case Off, Missing:
		in.out++
		bookings = slices.DeleteFunc(bookings, func(b surgery.Booked) bool { return b.Day == r.Day })
	case Changed:
		in.moved++
		now := surgery.Booked{Day: r.Day, At: r.At, Wants: r.Wants}
		if was, _ := a.BookedOn(r.Day); now.Wants == "" {
			now.Wants = was.Wants
		}
		bookings = append(bookings, now)
	default:
		in.kept++
		bookings = append(bookings, surgery.Booked{Day: r.Day, At: r.At, Wants: r.Wants})
	}
	a.Book(bookings)
	return nil
}

// person returns whom a row is about, as they will be: somebody held, or a new
// name, which is one person for all their days.
func (in *bookingsIn) person(r Row) (*surgery.Attendee, error) {
	if r.Known != "" && r.Standing != Twice {
		if a := in.after[r.Known]; a != nil {
			return a, nil
		}
		before, err := in.desk.Store().Attendee(r.Known)
		if err != nil {
			return nil, err
		}
		in.before = append(in.before, before)
		after := *before
		in.after[r.Known] = &after
		in.order = append(in.order, r.Known)
		return &after, nil
	}
	key := find.SameKey(r.Name)
	if a := in.fresh[key]; a != nil && r.Standing != Twice {
		return a, nil
	}
	a := &surgery.Attendee{ID: in.desk.NewID(), Words: surgery.AttendeeWords{Name: r.Name}}
	in.after[a.ID] = a
	in.order = append(in.order, a.ID)
	if r.Standing != Twice { // ticked, it is another person of that name
		in.fresh[key] = a
	}
	return a, nil
}

// edit returns what becomes of one person: who was held for a booking alone goes
// with it.
func (in *bookingsIn) edit(id surgery.ID) surgery.Edit {
	after := in.after[id]
	i := slices.IndexFunc(in.before, func(a *surgery.Attendee) bool { return a.ID == id })
	if i < 0 {
		return surgery.Edit{After: after}
	}
	before := in.before[i]
	if !after.Saved() && after.ExpectedDay == "" && in.onlyBooked(id) {
		return surgery.Edit{Before: before}
	}
	return surgery.Edit{Before: before, After: after}
}

// onlyBooked reports whether nobody of that name has been here.
func (in *bookingsIn) onlyBooked(id surgery.ID) bool {
	visits, err := in.desk.Store().VisitsOf(id)
	return err == nil && len(visits) == 0
}

// notice says what was done, and nothing that was not.
func (in *bookingsIn) notice() string {
	var said []string
	for _, part := range []struct {
		key string
		n   int
	}{{"desk.bookings_kept", in.kept}, {"desk.bookings_moved", in.moved}, {"desk.bookings_out", in.out}} {
		if part.n > 0 {
			said = append(said, words.Count(part.key, part.n))
		}
	}
	return strings.Join(said, " ")
}
