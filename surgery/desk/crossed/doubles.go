package crossed

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// doubles returns visits that look like one person at two desks, but for those of whom
// somebody said that they are two.
func (r *Room) doubles(now *surgery.Sharing) (all [][2]*surgery.Visit, err error) {
	here, err := r.whoIsHere(now.Surgery)
	if err != nil {
		return nil, err
	}
	doubled, err := here.doubled(r)
	if err != nil {
		return nil, err
	}
	for _, two := range doubled {
		settled, err := r.desk.Store().IsSettled(surgery.TwoPeopleAt(two[0].ID, two[1].ID))
		if err != nil {
			return nil, err
		}
		if !settled {
			all = append(all, two)
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
