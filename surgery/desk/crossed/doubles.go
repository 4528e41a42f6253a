package crossed

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// doubles returns pairs of visits from two desks that look like one person who was
// checked in at both: of the same record, or of the same name.
func (r *Room) doubles(now *surgery.Sharing) ([]Thing, error) {
	visits, err := r.desk.Store().Visits(now.Surgery)
	if err != nil {
		return nil, err
	}
	people, err := r.desk.Store().AttendeesAt(now.Surgery)
	if err != nil {
		return nil, err
	}
	called := map[surgery.ID]string{}
	for _, a := range people {
		called[a.ID] = find.Fold(a.Words.Name)
	}
	var all []Thing
	for i, v := range visits {
		for _, w := range visits[i+1:] {
			same := !v.Guest() && !w.Guest() && v.Letter != w.Letter && called[v.Attendee] != "" &&
				(v.Attendee == w.Attendee || called[v.Attendee] == called[w.Attendee])
			if !same {
				continue
			}
			settled, err := r.desk.Store().IsSettled(surgery.TwoPeopleAt(v.ID, w.ID))
			if err != nil {
				return nil, err
			}
			if !settled {
				all = append(all, r.double(v, w))
			}
		}
	}
	return all, nil
}

func (r *Room) double(v, w *surgery.Visit) Thing {
	who := ""
	if a, err := r.desk.Store().Attendee(v.Attendee); err == nil {
		who = surgery.FirstName(a.Words.Called())
	}
	apart := surgery.TwoPeopleAt(v.ID, w.ID)
	return Thing{Key: string(apart.First + " " + apart.Second), crossing: apart, Title: words.Say("sharing.double_title", "who", who, "one", v.Called(), "two", w.Called()),
		What: words.Say("sharing.double", "who", who, "one", v.Called(), "at", r.clock(v.ArrivedAt), "two", w.Called(), "then", r.clock(w.ArrivedAt)),
		Ways: ways(twoPeople, oneVisit), visits: [2]*surgery.Visit{v, w}}
}

// settleDouble makes one visit of two, or says to every desk that they are two people.
func (r *Room) settleDouble(t Thing, way string) (surgery.Change, error) {
	if way == oneVisit {
		return r.people.OneVisit(t.visits[0].ID, t.visits[1].ID)
	}
	return r.settle(t)
}
