package sharing

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/words"
)

// noteLate counts at the home desk who came to a surgery that was closed already: the
// host is to see it.
func (r *Room) noteLate(s *Swap, p *surgery.Parcel, taken surgery.Taken) {
	from := map[surgery.ID]surgery.ID{}
	for _, e := range p.Entries {
		from[e.ID] = e.Desk
	}
	for _, o := range taken.Operations {
		if at, known := from[o.ID]; known && o.Reverts == "" && (o.Kind == surgery.CheckedIn || o.Kind == surgery.GuestCounted) {
			s.late[at]++
		}
	}
}

// notes says it.
func (s *Swap) notes(now *surgery.Sharing) (all []crossed.Note) {
	for _, d := range now.Desks {
		if n := s.late[d.ID]; n > 0 {
			all = append(all, crossed.Note{Key: "late " + d.Letter, Title: words.Say("sharing.late_title", "letter", d.Letter), What: words.Count("sharing.late", n, "letter", d.Letter)})
		}
	}
	return all
}
