package calendar

import (
	"reflect"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

// Standing is what a draft is to the events that are there.
type Standing string

// The standings.
const (
	New    Standing = "new"
	Update Standing = "update" // the same event, changed since
	Same   Standing = "same"   // the same event, and nothing new
	Alike  Standing = "alike"  // looks like one that is there: same title and start
	Gone   Standing = "gone"   // the same event, which the file takes back
)

// Matched is a draft beside what is there.
type Matched struct {
	intake.Draft
	Standing Standing
	With     *surgery.Event // the event it updates, takes back or looks like; nil for a new one
}

// Match says for each draft whether it is new. Events are the same by UID; a list
// without them goes by title and start, or by a title that is there only once.
// One that looks like another draft further up is alike too. What the file takes
// back and is not there has nothing to do here, and is said.
func Match(drafts []intake.Draft, existing []*surgery.Event) ([]Matched, []intake.Problem) {
	there := newThere(drafts, existing)
	var out []Matched
	var problems []intake.Problem
	for _, d := range drafts {
		m := there.match(d)
		switch {
		case !d.Cancelled:
		case m.With == nil || m.With.ID == "": // another draft has no id yet
			problems = append(problems, intake.Problem{Line: d.Line, Reason: words.Say("calendar.problem_cancelled", "title", short(d.Event.Words.Title))})
			continue
		default:
			m.Standing = Gone
		}
		out = append(out, m)
	}
	return out, problems
}

// there is what drafts are held against.
type there struct {
	byUID, byLook map[string]*surgery.Event
	byTitle       map[string][]*surgery.Event
	titles        map[string]int // of the drafts
	matched       map[*surgery.Event]bool
}

func newThere(drafts []intake.Draft, existing []*surgery.Event) *there {
	t := &there{map[string]*surgery.Event{}, map[string]*surgery.Event{}, map[string][]*surgery.Event{}, map[string]int{}, map[*surgery.Event]bool{}}
	for _, e := range existing {
		title := find.Fold(e.Words.Title)
		t.byUID[UID(e)], t.byTitle[title] = e, append(t.byTitle[title], e)
		if t.byLook[look(e)] == nil {
			t.byLook[look(e)] = e
		}
	}
	for _, d := range drafts {
		t.titles[find.Fold(d.Event.Words.Title)]++
	}
	return t
}

func (t *there) match(d intake.Draft) Matched {
	m := Matched{Draft: d, Standing: New}
	old, alike := t.byUID[d.Event.Words.UID], t.byLook[look(d.Event)]
	title := find.Fold(d.Event.Words.Title)
	switch noUID := d.Event.Words.UID == ""; {
	case !noUID && old != nil:
		m.With, m.Standing = old, Update
	case alike != nil && noUID && alike.ID != "":
		m.With, m.Standing = alike, Update
	case alike != nil:
		m.With, m.Standing = alike, Alike
	case noUID && len(t.byTitle[title]) == 1 && t.titles[title] == 1:
		m.With, m.Standing = t.byTitle[title][0], Update
	}
	switch {
	case m.Standing == Update && t.matched[m.With]: // by a draft further up
		m.Standing = Alike
	case m.Standing == Update && same(m.With, d.Event):
		m.Standing = Same
	}
	if m.Standing == Update || m.Standing == Same {
		t.matched[m.With] = true
	}
	if alike == nil {
		t.byLook[look(d.Event)] = d.Event
	}
	return m
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

// Merge returns the event that is there as the draft changes it: times and
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
		{&to.Known, &from.Known}, {&to.Place, &from.Place}, {&to.Lead, &from.Lead}, {&to.Guest, &from.Guest}, {&to.Account, &from.Account}, {&to.Hashtag, &from.Hashtag},
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
