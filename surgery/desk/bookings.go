package desk

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Booking is somebody who said they would come.
type Booking struct {
	Name string
	Day  string // local date
	At   string // clock time, "" for any
}

// BookingRow is a booking as the preview shows it.
type BookingRow struct {
	Booking
	Known surgery.ID // who saved their place under that name; "" for nobody
	Twice bool       // the same name and day stands further up, or is booked already
}

// PreviewBookings tells for each booking whether the name is known, or booked
// twice. It saves nothing.
func (d *Desk) PreviewBookings(list []Booking) ([]BookingRow, error) {
	known := map[string]*surgery.Attendee{}
	people, err := d.store.Attendees()
	if err != nil {
		return nil, err
	}
	for _, a := range people {
		known[find.Fold(a.Words.Name)] = a
	}
	seen := map[string]bool{}
	rows := make([]BookingRow, len(list))
	for i, b := range list {
		b.Name = surgery.Clean(b.Name)
		key := find.Fold(b.Name)
		rows[i] = BookingRow{Booking: b, Twice: seen[key+"/"+b.Day]}
		seen[key+"/"+b.Day] = true
		if a := known[key]; a != nil {
			rows[i].Known = a.ID
			rows[i].Twice = rows[i].Twice || a.ExpectedDay == b.Day
		}
	}
	return rows, nil
}

// ImportBookings keeps the bookings so that those who come can be checked in
// with one key. A name that is known already is not held twice. Booked names go
// when that day's surgery closes, unless their place is saved.
func (d *Desk) ImportBookings(list []Booking) (Done, error) {
	rows, err := d.PreviewBookings(list)
	if err != nil {
		return Done{}, err
	}
	o := &surgery.Operation{Kind: surgery.BookingsImported}
	for _, r := range rows {
		if r.Twice || r.Name == "" {
			continue
		}
		if r.Known == "" {
			o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Attendee{ID: d.newID(), ExpectedDay: r.Day, ExpectedAt: r.At,
				Words: surgery.AttendeeWords{Name: r.Name}}})
			continue
		}
		before, err := d.store.Attendee(r.Known)
		if err != nil {
			return Done{}, err
		}
		after := *before
		after.ExpectedDay, after.ExpectedAt = r.Day, r.At
		edit := surgery.Edit{Before: before, After: &after}
		if !slices.ContainsFunc(o.Edits, func(e surgery.Edit) bool { return e.Record().RecordID() == r.Known }) {
			o.Edits = append(o.Edits, edit)
		}
	}
	if len(o.Edits) == 0 {
		return Done{Notice: words.Count("desk.bookings_kept", 0)}, nil
	}
	o.About = o.Edits[0].Record().RecordID()
	return d.Do(o, words.Count("desk.bookings_kept", len(o.Edits)))
}

// ExpectedCount answers how many who booked for today are not here yet.
func (d *Desk) ExpectedCount() (int, error) {
	people, err := d.store.Attendees()
	if err != nil {
		return 0, err
	}
	here, err := d.visitsHere()
	if err != nil {
		return 0, err
	}
	n := 0
	for _, a := range people {
		if a.ExpectedDay == d.today() && here.byAttendee[a.ID] == nil {
			n++
		}
	}
	return n, nil
}
