package calendar

import (
	"reflect"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// Standing is what a draft is to the events that are there.
type Standing string

// The standings.
const (
	New    Standing = "new"
	Update Standing = "update" // the same event, changed since
	Same   Standing = "same"   // the same event, and nothing new
	Alike  Standing = "alike"  // looks like one that is there: same title and start
)

// Matched is a draft beside what is there.
type Matched struct {
	Draft
	Standing Standing
	With     *surgery.Event // the event it updates or looks like; nil for a new one
}

// Match says for each draft whether it is new. Events are the same by UID; one
// that looks like another draft further up is alike too. An event here is
// matched by one draft at most.
func Match(drafts []Draft, existing []*surgery.Event) []Matched {
	byUID, byLook := map[string]*surgery.Event{}, map[string]*surgery.Event{}
	for _, e := range existing {
		byUID[UID(e)] = e
		if byLook[look(e)] == nil {
			byLook[look(e)] = e
		}
	}
	out := make([]Matched, len(drafts))
	for i, d := range drafts {
		m := Matched{Draft: d, Standing: New}
		if old := byUID[d.Event.Words.UID]; d.Event.Words.UID != "" && old != nil {
			m.With, m.Standing = old, Update
			if same(old, d.Event) {
				m.Standing = Same
			}
		} else if old := byLook[look(d.Event)]; old != nil {
			m.With, m.Standing = old, Alike
			if d.Event.Words.UID == "" && same(old, d.Event) {
				m.Standing = Same
			}
		}
		if byLook[look(d.Event)] == nil {
			byLook[look(d.Event)] = d.Event
		}
		out[i] = m
	}
	return out
}

// look is what makes two events look the same.
func look(e *surgery.Event) string {
	if e.AllDay() {
		return e.Day + "/" + find.Fold(e.Words.Title)
	}
	return e.Starts.UTC().Format(stampLayout) + "/" + find.Fold(e.Words.Title)
}

func same(old, draft *surgery.Event) bool {
	merged := Merge(old, draft)
	a, b := *old, *merged
	if !a.Starts.Equal(b.Starts) || !a.Ends.Equal(b.Ends) {
		return false
	}
	a.Starts, a.Ends = b.Starts, b.Ends // one instant can be written in several ways
	return reflect.DeepEqual(a, b)
}

// Merge answers the event that is there as the draft changes it: times and
// title are the draft's, and so is every text that the draft has. What it does
// not say stays, since most calendars drop what they have no place for.
func Merge(old, draft *surgery.Event) *surgery.Event {
	e := *old
	e.Day, e.LastDay, e.Starts, e.Ends = draft.Day, draft.LastDay, draft.Starts, draft.Ends
	if draft.Kind != surgery.OtherEvent {
		e.Kind = draft.Kind
	}
	if e.Words.UID == "" && draft.Words.UID != UID(old) {
		e.Words.UID = draft.Words.UID
	}
	from, to := draft.Words, &e.Words
	to.Title = from.Title
	for _, f := range []struct{ to, from *string }{
		{&to.Place, &from.Place}, {&to.Lead, &from.Lead}, {&to.Account, &from.Account}, {&to.Hashtag, &from.Hashtag},
		{&to.Link.Address, &from.Link.Address}, {&to.Link.Opens, &from.Link.Opens}, {&to.Notes, &from.Notes},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	to.Online = old.Words.Online || from.Online
	if len(from.Questions) > 0 {
		to.Questions = from.Questions
	}
	return &e
}
