package crossed

import (
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// twoSetting has the pairs of visits of which the host said that they are two people; it
// is this laptop's.
const twoSetting = "two_people"

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
	settled, err := r.settledDoubles()
	if err != nil {
		return nil, err
	}
	var all []Thing
	for i, v := range visits {
		for _, w := range visits[i+1:] {
			same := !v.Guest() && !w.Guest() && v.Letter != w.Letter && called[v.Attendee] != "" &&
				(v.Attendee == w.Attendee || called[v.Attendee] == called[w.Attendee])
			if key := pair(v, w); same && !slices.Contains(settled, key) {
				all = append(all, r.double(key, v, w))
			}
		}
	}
	return all, nil
}

func pair(v, w *surgery.Visit) string { return string(min(v.ID, w.ID)) + " " + string(max(v.ID, w.ID)) }

func (r *Room) double(key string, v, w *surgery.Visit) Thing {
	who := ""
	if a, err := r.desk.Store().Attendee(v.Attendee); err == nil {
		who = surgery.FirstName(a.Words.Called())
	}
	return Thing{Key: key, Title: words.Say("sharing.double_title", "who", who, "one", v.Called(), "two", w.Called()),
		What: words.Say("sharing.double", "who", who, "one", v.Called(), "at", r.clock(v.ArrivedAt), "two", w.Called(), "then", r.clock(w.ArrivedAt)),
		Ways: ways(twoPeople, oneVisit), visits: [2]*surgery.Visit{v, w}}
}

func (r *Room) settledDoubles() (all []string, err error) {
	raw, err := r.desk.Store().Settings()
	if err != nil || raw[twoSetting] == "" {
		return nil, err
	}
	if json.Unmarshal([]byte(raw[twoSetting]), &all) != nil {
		return nil, nil // it is asked again
	}
	return all, nil
}

// settleDouble makes one visit of two, or says that they are two people.
func (r *Room) settleDouble(t Thing, way string) (surgery.Change, error) {
	if way == oneVisit {
		return r.people.OneVisit(t.visits[0].ID, t.visits[1].ID)
	}
	settled, err := r.settledDoubles()
	if err != nil {
		return surgery.Change{}, err
	}
	raw, err := json.Marshal(append(settled, t.Key))
	if err != nil {
		return surgery.Change{}, surgery.AsError(err)
	}
	if err := r.desk.Store().SetSettings(map[string]string{twoSetting: string(raw)}); err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Notice: words.Say("sharing.settled")}, nil
}
