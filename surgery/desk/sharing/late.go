package sharing

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/words"
)

// afterTaking sees to what follows from what came: at the home desk, names that came
// after the surgery was closed go as all others did.
func (r *Room) afterTaking(taken surgery.Taken) error {
	if r.joined || len(taken.Operations) == 0 {
		return nil
	}
	now, err := r.sharing()
	if err != nil {
		return err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil || at.Open() {
		return err
	}
	return r.eraseLate(now)
}

// eraseLate erases who came to the closed surgery and did not save their place.
func (r *Room) eraseLate(now *surgery.Sharing) error {
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

// noteLate counts at the home desk what the host is to see: what a desk did after it was
// struck off, and who came to a surgery that was closed already.
func (r *Room) noteLate(s *Swap, p *surgery.Parcel, taken surgery.Taken, closed bool) error {
	if r.joined || len(taken.Operations) == 0 {
		return nil
	}
	now, err := r.sharing()
	if err != nil {
		return err
	}
	turns := map[surgery.ID]surgery.Turn{}
	for _, e := range p.Entries {
		turns[e.ID] = e.Turn
	}
	for _, o := range taken.Operations {
		at, known := turns[o.ID]
		if !known {
			continue
		}
		if d := now.Desk(at.Desk); d != nil && !d.Left.IsZero() && at.Clock.Time().After(d.Left) && !o.Kind.OfShare() { // that it goes it says itself
			s.struck[at.Desk]++
		}
		if closed && o.Reverts == "" && (o.Kind == surgery.CheckedIn || o.Kind == surgery.GuestCounted) {
			s.late[at.Desk]++
		}
	}
	return nil
}

// notes says it.
func (s *Swap) notes(now *surgery.Sharing) (all []crossed.Note) {
	for _, d := range now.Desks {
		if n := s.struck[d.ID]; n > 0 {
			all = append(all, crossed.Note{Key: "struck " + d.Letter, Title: words.Say("sharing.struck_title", "letter", d.Letter), What: words.Count("sharing.struck", n, "letter", d.Letter)})
		}
		if n := s.late[d.ID]; n > 0 {
			all = append(all, crossed.Note{Key: "late " + d.Letter, Title: words.Say("sharing.late_title", "letter", d.Letter), What: words.Count("sharing.late", n, "letter", d.Letter)})
		}
	}
	return all
}
