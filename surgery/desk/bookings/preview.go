package bookings

import (
	"cmp"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// Booking is somebody who said they would come.
type Booking struct {
	Line  int // of the list, 0 for none
	Name  string
	Day   string // local date
	At    string // clock time, "" for any
	Wants string // what they would like help with, in their words
	Doubt string // why they may not come; "" for those who do
}

// Standing is what a booking of a list is to those that are held.
type Standing string

// What a booking can be to those that are held.
const (
	Fresh   Standing = "new"     // nobody of that name is held
	Known   Standing = "known"   // they saved their place
	Also    Standing = "also"    // they booked another day as well
	Same    Standing = "same"    // it is held already, as it is
	Changed Standing = "changed" // for that day, but otherwise
	Twice   Standing = "twice"   // the same name and day stands further up
	Off     Standing = "off"     // it is held, and the list says they are not coming
	Missing Standing = "missing" // it is held for a day of the list, and not in it
)

// Row is a booking as the preview shows it. What is ticked is done: kept,
// changed, or, for those not coming and missing, taken out.
type Row struct {
	Booking
	Standing Standing
	Known    surgery.ID // whose name is held; "" for nobody
	Held     string     // their name as it is held, where the list writes it otherwise
	Saved    bool       // they asked us to save their place
	Was      string     // the clock time that is held, where it is another
	Like     string     // a name held that differs by one letter: perhaps the same person
	LikeID   surgery.ID
	Take     bool
}

// Fixed reports whether there is nothing to tick.
func (r Row) Fixed() bool { return r.Standing == Same }

// previewer compares a list with the bookings that are held.
type previewer struct {
	people map[surgery.ID]*surgery.Attendee
	names  *find.Names
	rows   []Row
	lines  map[string]int // of a name and a day
}

// Preview compares those who come and those who do not, as a list says,
// with the bookings that are held. It saves nothing.
func (room *Room) Preview(coming, off []Booking) ([]Row, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	people, err := room.desk.Store().Attendees()
	if err != nil {
		return nil, err
	}
	p := &previewer{people: make(map[surgery.ID]*surgery.Attendee, len(people)), lines: map[string]int{}}
	named := make([]find.Person, len(people))
	for i, a := range people {
		p.people[a.ID] = a
		named[i] = find.Person{ID: a.ID, Name: a.Words.Name}
	}
	p.names = find.NewNames(named)
	for _, b := range coming {
		p.coming(b)
	}
	for _, b := range off {
		p.off(b)
	}
	p.missing(people, coming, off, room.desk.Today())
	return p.rows, nil
}

func bookingKey(name, day string) string { return find.SameKey(name) + "/" + day }

// coming adds a row for somebody who comes.
func (p *previewer) coming(b Booking) {
	b.Name = surgery.Clean(b.Name)
	r := Row{Booking: b, Standing: Fresh, Take: b.Doubt == "" && b.Name != ""}
	who, like := p.held(b)
	if like != nil {
		r.LikeID, r.Like = like.ID, like.Words.Name
	}
	if who != nil {
		r.Known, r.Saved = who.ID, who.Saved()
		if who.Words.Name != b.Name {
			r.Held = who.Words.Name
		}
		r.Standing = Also
		if r.Saved {
			r.Standing = Known
		}
		if held, ok := who.BookedOn(b.Day); ok {
			r.Standing = Changed
			if r.Was = held.At; held.At == b.At {
				r.Was = ""
			}
			if b.At == "" || held.At == b.At && (b.Wants == "" || b.Wants == held.Wants) {
				r.Standing, r.Take, r.Was = Same, false, ""
			}
		}
	}
	key := bookingKey(b.Name, b.Day)
	if p.lines[key] > 0 {
		r.Standing, r.Take = Twice, false
	}
	p.rows = append(p.rows, r)
	p.lines[key] = len(p.rows)
}

// off adds a row for somebody who is not coming and whose booking is held, unless
// the list has them a second time, for another hour of that day.
func (p *previewer) off(b Booking) {
	who, _ := p.held(b)
	if who == nil || p.lines[bookingKey(b.Name, b.Day)] > 0 {
		return
	}
	held, ok := who.BookedOn(b.Day)
	if !ok {
		return
	}
	b.At = held.At
	p.rows = append(p.rows, Row{Booking: b, Standing: Off, Known: who.ID, Saved: who.Saved(), Take: true})
	p.lines[bookingKey(b.Name, b.Day)] = len(p.rows)
}

// held returns who is meant: the one person of that name, of several the one who
// booked that day. like is one whose name differs by a letter.
func (p *previewer) held(b Booking) (who, like *surgery.Attendee) {
	alike := p.names.Alike(b.Name)
	var same []*surgery.Attendee
	for _, w := range alike {
		switch a := p.people[w.ID]; {
		case w.Slip && like == nil && len(alike) == 1:
			like = a
		case !w.Slip:
			same = append(same, a)
		}
	}
	if len(same) > 1 {
		same = slices.DeleteFunc(same, func(a *surgery.Attendee) bool { _, ok := a.BookedOn(b.Day); return !ok })
	}
	if len(same) != 1 {
		return nil, like
	}
	return same[0], like
}

// missing adds rows for bookings that are held for a day of the list, from today
// on, and that the list does not have.
func (p *previewer) missing(people []*surgery.Attendee, coming, off []Booking, today string) {
	days := map[string]bool{}
	for _, b := range slices.Concat(coming, off) {
		days[b.Day] = b.Day >= today
	}
	listed := map[string]bool{}
	for _, r := range p.rows {
		listed[string(r.Known)+"/"+r.Day] = true
	}
	var rows []Row
	for _, a := range people {
		for _, b := range a.Booked() {
			if days[b.Day] && !listed[string(a.ID)+"/"+b.Day] && p.lines[bookingKey(a.Words.Name, b.Day)] == 0 {
				rows = append(rows, Row{Booking: Booking{Name: a.Words.Name, Day: b.Day, At: b.At}, Standing: Missing, Known: a.ID, Saved: a.Saved()})
			}
		}
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At), cmp.Compare(a.Name, b.Name))
	})
	p.rows = append(p.rows, rows...)
}
