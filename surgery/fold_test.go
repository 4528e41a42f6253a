package surgery

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// folded returns what operations come to, taken in this order, with nobody erased but
// those named.
func foldOf(erased []ID, ops ...*Operation) *Fold {
	f := NewFold(func(id ID) bool { return slices.Contains(erased, id) })
	for i, o := range ops {
		if o.ID == "" {
			o.ID = ID(fmt.Sprintf("op%d", i+1))
		}
		f.Take("", o)
	}
	return f
}

func edit[R Record](before, after R) *Operation {
	return &Operation{Edits: []Edit{{before, after}}}
}

func made(r Record) *Operation { return &Operation{Edits: []Edit{{After: r}}} }

func gone(r Record) *Operation { return &Operation{Edits: []Edit{{Before: r}}} }

// Two desks change one record, neither knowing of the other: the later operation is
// the second.
func TestWhatTwoDesksComeTo(t *testing.T) {
	visit := func(how func(*Visit)) *Visit { return change(goodVisit, how) }
	step := func(state StepState, note string) *Progress {
		return change(goodProgress, func(p *Progress) { p.State, p.Words.Note = state, note })
	}
	person := func(consents ...Consent) *Attendee {
		return change(goodAttendee, func(a *Attendee) { a.Consents = consents })
	}
	here := func(from, until int) *Presence {
		return change(goodPresence, func(p *Presence) {
			p.From = noon.Add(time.Duration(from) * time.Minute)
			if until != 0 {
				p.Until = noon.Add(time.Duration(until) * time.Minute)
			}
		})
	}
	yes, no := Consent{For: ContactMe, Given: "2026-11-24"}, Consent{For: ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-25"}
	words := Consent{For: UseMyWords, Given: "2026-11-25"}
	with := func(lists ...string) *Visit { return visit(func(v *Visit) { v.Checklists = lists }) }
	seat := func(state VisitState, surgeon ID) *Visit {
		return visit(func(v *Visit) { v.State, v.Surgeon, v.PairedAt = state, surgeon, noon })
	}
	closed := change(goodSurgery, func(s *Surgery) { s.ClosedAt = noon })
	for name, tc := range map[string]struct {
		was, first, second, want Record
		crossed                  string // the part; "-" for none
	}{
		"other parts": {&goodVisit, visit(func(v *Visit) { v.Track = Both }), visit(func(v *Visit) { v.Size = Plain }),
			visit(func(v *Visit) { v.Track, v.Size = Both, Plain }), "-"},
		"the same": {&goodVisit, visit(func(v *Visit) { v.Track = Both }), visit(func(v *Visit) { v.Track = Both }),
			visit(func(v *Visit) { v.Track = Both }), "-"},
		"a part": {&goodVisit, visit(func(v *Visit) { v.Track = Both }), visit(func(v *Visit) { v.Track = Personal }),
			visit(func(v *Visit) { v.Track = Personal }), "track"},
		"two names": {&goodVisit, visit(func(v *Visit) { v.Attendee = "a" }), visit(func(v *Visit) { v.Attendee = "b" }),
			visit(func(v *Visit) { v.Attendee = "b" }), "who"},
		"two seats":            {&goodVisit, seat(BeingHelped, "g"), seat(BeingHelped, "h"), seat(BeingHelped, "h"), "seat"},
		"finished, then given": {&goodVisit, seat(Finished, "g"), seat(BeingHelped, "h"), seat(Finished, "g"), "seat"},
		"given, then finished": {&goodVisit, seat(BeingHelped, "g"), seat(Finished, "h"), seat(Finished, "h"), "seat"},
		"lists":                {with("a", "b"), with("a", "b", "c"), with("b", "d"), with("b", "c", "d"), "lists"},
		"done, then not today": {step(ToDo, ""), step(Done, ""), step(NotTodayStep, ""), step(Done, ""), "mark"},
		"not for me, then done": {step(ToDo, ""), step(NotForMe, ""), step(Done, ""),
			step(Done, ""), "mark"},
		"two notes":            {step(Done, ""), step(Done, "one"), step(Done, "two"), step(Done, "two\none"), "note"},
		"a note, and none":     {step(Done, "was"), step(Done, "was, and more"), step(Done, ""), step(Done, "was, and more"), "note"},
		"made at two desks":    {nil, step(NotTodayStep, "one"), step(Done, "two"), step(Done, "two\none"), "mark note"},
		"here":                 {here(0, 0), here(-5, 0), here(0, 60), here(-5, 60), "time"},
		"here, two ends":       {here(0, 0), here(0, 90), here(0, 60), here(0, 90), "time"},
		"no, then another yes": {person(yes), person(no), person(yes, words), person(no, words), "allowed"},
		"another yes, then no": {person(yes), person(yes, words), person(no), person(no, words), "allowed"},
		"a slip":               {person(yes), person(), person(yes, words), person(words), "allowed"},
		"closed, then edited":  {&goodSurgery, closed, change(goodSurgery, func(s *Surgery) { s.Words.Venue = "Hall" }), change(*closed, func(s *Surgery) { s.Words.Venue = "Hall" }), "-"},
		"looked at": {visit(func(v *Visit) { v.Kiosk = true }), visit(func(v *Visit) { v.Kiosk, v.Attendee = false, "a" }),
			visit(func(v *Visit) { v.Kiosk, v.Attendee = true, "b" }), visit(func(v *Visit) { v.Attendee = "b" }), "who"},
		"taken back, worked on": {&goodVisit, visit(func(v *Visit) { v.Track = Both }), nil, visit(func(v *Visit) { v.Track = Both }), ""},
		"worked on, taken back": {&goodVisit, nil, visit(func(v *Visit) { v.Track = Both }), visit(func(v *Visit) { v.Track = Both }), ""},
		"taken back by both":    {&goodVisit, nil, nil, nil, "-"},
	} {
		t.Run(name, func(t *testing.T) {
			f := foldOf(nil, made(&goodPrint), &Operation{Edits: []Edit{{tc.was, tc.first}}}, &Operation{Edits: []Edit{{tc.was, tc.second}}})
			if tc.was != nil {
				f = foldOf(nil, made(&goodPrint), made(tc.was), &Operation{Edits: []Edit{{tc.was, tc.first}}}, &Operation{Edits: []Edit{{tc.was, tc.second}}})
			}
			records := f.Records()[1:]
			if tc.want == nil && len(records) != 0 || tc.want != nil && (len(records) != 1 || spelt(records[0]) != spelt(tc.want)) {
				t.Errorf("came to %v, want %v", spelling(records), tc.want)
			}
			crossed := "-"
			for i, c := range f.Crossed() {
				if i == 0 {
					crossed = c.Part
				} else {
					crossed += " " + c.Part
				}
				if c.First == c.Second || c.Family != records[0].Family() || c.Record != records[0].RecordID() {
					t.Errorf("%+v", c)
				}
			}
			if crossed != tc.crossed {
				t.Errorf("crossed %q, want %q", crossed, tc.crossed)
			}
		})
	}
}

func spelling(records []Record) (all []string) {
	for _, r := range records {
		all = append(all, spelt(r))
	}
	return all
}

// What is seen is no crossing: a correction, an undo, a redo.
func TestWhatIsSeenStands(t *testing.T) {
	v := &goodVisit
	both := change(*v, func(v *Visit) { v.Track = Both })
	f := foldOf(nil, made(v), edit(v, both), edit(both, v), edit(v, both), gone(both), made(both))
	if got := f.Records(); len(f.Crossed()) != 0 || len(got) != 1 || spelt(got[0]) != spelt(both) || f.Unseen(Visits, v.ID) {
		t.Errorf("%v, %v", spelling(got), f.Crossed())
	}
	if v.Track != "" || both.Track != Both {
		t.Error("what was given was changed")
	}
}

// Two desks did the same, and one takes it back: it cannot be told whether it knew of
// the other, so it is said.
func TestTheSameTwiceTakenBackOnce(t *testing.T) {
	v, both := &goodVisit, change(goodVisit, func(v *Visit) { v.Track = Both })
	mark := &goodProgress
	for name, ops := range map[string][]*Operation{
		"a change": {edit(v, both), edit(v, both), edit(both, v)},
		"a record": {made(mark), made(mark), gone(mark)},
	} {
		f := foldOf(nil, made(v))
		for i, o := range ops {
			o.ID = ID(fmt.Sprint(i))
			f.Take([]ID{"a", "b", "a"}[i], o)
		}
		if got := f.Crossed(); len(got) != 1 || got[0].First != "1" || got[0].Second != "2" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// Who is erased stays away, whatever comes after; a visit and a step stay, of nobody.
func TestTheErasedStayAway(t *testing.T) {
	a := &goodAttendee
	renamed := change(*a, func(a *Attendee) { a.Words.Name = "Zebedee Other" })
	v := change(goodVisit, func(v *Visit) { v.Attendee, v.Words.Goal = a.ID, "goal" })
	later := change(*v, func(v *Visit) { v.Track, v.Words.Goal = Both, "more" })
	p := change(goodProgress, func(p *Progress) { p.Words.Note = "note" })
	nobodys := change(goodVisit, func(v *Visit) { v.Track = Both })
	bare := change(goodProgress, func(p *Progress) { p.Person = p.On })
	f := foldOf([]ID{a.ID}, made(a), made(v), made(p), gone(a), edit(a, renamed), edit(v, later))
	if got := f.Records(); len(got) != 2 || spelt(got[0]) != spelt(nobodys) || spelt(got[1]) != spelt(bare) || len(f.Crossed()) != 0 {
		t.Errorf("%v, %v", spelling(got), f.Crossed())
	}
	if v.Words.Goal != "goal" || p.Words.Note != "note" {
		t.Error("what was given was changed")
	}
}

// A change that arrives before what it changes is painted, and no crossing.
func TestAChangeWithoutItsBeginning(t *testing.T) {
	both := change(goodVisit, func(v *Visit) { v.Track = Both })
	f := foldOf(nil, edit(&goodVisit, both))
	if got := f.Records(); len(got) != 1 || spelt(got[0]) != spelt(both) || len(f.Crossed()) != 0 || !f.Unseen(Visits, both.ID) {
		t.Errorf("%v, %v", spelling(got), f.Crossed())
	}
}

func TestTurns(t *testing.T) {
	turns := []Turn{{1, "b", 1}, {1, "b", 2}, {2, "a", 1}, {2, "b", 1}, {3, "a", 9}}
	for i, a := range turns {
		for j, b := range turns {
			if got := a.Compare(b); got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%v and %v: %d", a, b, got)
			}
		}
	}
}
