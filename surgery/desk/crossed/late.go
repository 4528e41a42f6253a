package crossed

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// TakenIn is what parcels brought.
type TakenIn struct {
	surgery.Change
	Operations []*surgery.Operation
	Late       map[surgery.ID]int // at the home desk: arrivals after closing, by desk
}

// TakeIn takes parcels in, or parts of some, whichever way they came, and has everybody
// follow. What is the organisation's it leaves to the caller. Errors: those of store.Take.
func (r *Room) TakeIn(parcels ...*surgery.Parcel) (TakenIn, error) {
	return r.takeIn(parcels, r.desk.Store().Take)
}

// TakeInWith is TakeIn, and while locked what a joined desk can do of it with what it sends
// with. Errors: those of store.TakeShut.
func (r *Room) TakeInWith(by *store.Sender, parcels ...*surgery.Parcel) (TakenIn, error) {
	if !r.desk.Locked() {
		return r.TakeIn(parcels...)
	}
	return r.takeIn(parcels, func(parcels ...*surgery.Parcel) (surgery.Taken, error) {
		return r.desk.Store().TakeShut(by, parcels...)
	})
}

func (r *Room) takeIn(parcels []*surgery.Parcel, take func(...*surgery.Parcel) (surgery.Taken, error)) (TakenIn, error) {
	closed := r.desk.Surgery() == nil
	taken, err := take(parcels...)
	if err != nil {
		return TakenIn{}, err
	}
	in := TakenIn{Operations: taken.Operations}
	if _, joined := r.desk.Store().Desks(); closed && !joined {
		in.Late = lateIn(parcels, taken.Operations)
	}
	in.Change, err = r.Follow(taken)
	return in, err
}

// lateIn counts at the home desk who came to a surgery that was closed already, by desk:
// the host is to see it.
func lateIn(parcels []*surgery.Parcel, operations []*surgery.Operation) map[surgery.ID]int {
	from, late := map[surgery.ID]surgery.ID{}, map[surgery.ID]int{}
	for _, p := range parcels {
		for _, e := range p.Entries {
			from[e.ID] = e.Desk
		}
	}
	for _, o := range operations {
		if at, known := from[o.ID]; known && o.Reverts == "" && (o.Kind == surgery.CheckedIn || o.Kind == surgery.GuestCounted) {
			late[at]++
		}
	}
	return late
}

// NoteLate has the host see who came late, by desk.
func (r *Room) NoteLate(late map[surgery.ID]int) error {
	if len(late) == 0 {
		return nil
	}
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return err
	}
	var all []Note
	for _, d := range now.Desks {
		if n := late[d.ID]; n > 0 {
			all = append(all, Note{Key: "late " + d.Letter, Title: words.Say("sharing.late_title", "letter", d.Letter), What: words.Count("sharing.late", n, "letter", d.Letter)})
		}
	}
	return r.AddNotes(all...)
}

// Follow has everybody follow what was taken in; at the home desk, names that came after
// the surgery was closed go as all others did.
func (r *Room) Follow(taken surgery.Taken) (surgery.Change, error) {
	done := surgery.Change{Changed: slices.Concat(taken.Changed, told), Elsewhere: true}
	for _, o := range taken.Operations {
		if _, err := r.desk.Elsewhere(o); err != nil {
			return done, err
		}
	}
	if _, joined := r.desk.Store().Desks(); joined || len(taken.Operations) == 0 {
		return done, nil
	}
	return done, r.EraseLate()
}

// EraseLate erases at the home desk who came to the surgery that is shared, where it is
// closed, and did not save their place.
func (r *Room) EraseLate() error {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil || !now.Home {
		return err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil || at.Open() {
		return err
	}
	visits, err := r.desk.Store().Visits(now.Surgery)
	if err != nil {
		return err
	}
	people, err := r.desk.Store().AttendeesAt(now.Surgery)
	if err != nil {
		return err
	}
	going := slices.DeleteFunc(slices.Clone(people), func(a *surgery.Attendee) bool { return a.Saved() || len(a.Booked()) > 0 })
	o := &surgery.Operation{Kind: surgery.AttendeesErased, About: now.Surgery, Surgery: now.Surgery}
	gone, err := r.people.Erase(o, going)
	if err != nil {
		return err
	}
	for _, v := range visits {
		if gone[v.Attendee] || v.Guest() && v.Words != (surgery.VisitWords{}) {
			if err := r.people.Unname(o, v, v.Copy()); err != nil {
				return err
			}
		}
	}
	if len(o.Erases) == 0 {
		return nil
	}
	_, err = r.desk.Do(o, "")
	return err
}
