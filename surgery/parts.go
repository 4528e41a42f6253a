package surgery

import (
	"bytes"
	"encoding/json"
	"reflect"
	"time"
)

// Part is some fields of a record that change together. Every rule that ties two
// fields lies inside one part, so any mix of the parts of two valid records of one
// family is valid: what two desks changed without knowing of each other can both be
// kept, unless it is the same part.
type Part struct {
	Name   string
	fields func(Record) []any // pointers to them
	meet   meeting
}

// meeting says what stands where two desks changed a part without knowing of each
// other: stands is changed to what it and after, which comes later and was made from
// before, come to. None: what comes later stands.
type meeting func(stands, before, after Record)

// Parts returns the parts of a family's records. Every field is in one of them, but
// for those that make the record's id.
func Parts(f Family) []Part { return parts[f] }

// part returns a part of the records R, which are pointers.
func part[R Record](name string, fields func(R) []any, meet ...func(stands, before, after R)) Part {
	p := Part{Name: name, fields: func(r Record) []any { return fields(r.(R)) }}
	for _, m := range meet {
		p.meet = func(stands, before, after Record) { m(stands.(R), before.(R), after.(R)) }
	}
	return p
}

// Same reports whether the part says the same in two records, as the store holds
// them: an empty list is none, times are to the millisecond.
func (p Part) Same(a, b Record) bool {
	others := p.fields(b)
	for i, field := range p.fields(a) {
		if !sameField(field, others[i]) {
			return false
		}
	}
	return true
}

// Take puts the part of another record of the family into a record.
func (p Part) Take(into, from Record) {
	others := p.fields(from)
	for i, field := range p.fields(into) {
		reflect.ValueOf(field).Elem().Set(reflect.ValueOf(others[i]).Elem())
	}
}

// sameField compares what two pointers to a field point to.
func sameField(a, b any) bool {
	switch a := a.(type) {
	case *string:
		return *a == *b.(*string)
	case *ID:
		return *a == *b.(*ID)
	case *int:
		return *a == *b.(*int)
	case *bool:
		return *a == *b.(*bool)
	case *time.Time:
		return Moment(*a).Equal(Moment(*b.(*time.Time)))
	}
	v, w := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	if v.Kind() == reflect.Slice && v.Len() == 0 {
		return w.Len() == 0
	}
	if reflect.DeepEqual(v.Interface(), w.Interface()) {
		return true
	}
	one, err := json.Marshal(a) // where a list within is empty in the one and none in the other
	two, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(one, two)
}

// parts has those of every family.
var parts = map[Family][]Part{
	Surgeries: {
		part("when", func(s *Surgery) []any { return []any{&s.Kind, &s.Day, &s.Opens, &s.Closes} }),
		part("next", func(s *Surgery) []any { return []any{&s.NextDay, &s.NextTime} }),
		part("week", func(s *Surgery) []any { return []any{&s.Week, &s.Event} }),
		part("words", func(s *Surgery) []any { return []any{&s.Words} }),
		part("opened", func(s *Surgery) []any { return []any{&s.OpenedAt} }),
		part("closed", func(s *Surgery) []any { return []any{&s.ClosedAt} }, closedStays),
	},
	Attendees: {
		part("name", func(a *Attendee) []any { return []any{&a.Words.Name, &a.Words.KnownAs} }),
		part("place", func(a *Attendee) []any { return []any{&a.SavedUntil, &a.SavedAt} }),
		part("booked", func(a *Attendee) []any {
			return []any{&a.ExpectedDay, &a.ExpectedAt, &a.Words.Wants, &a.Words.Later}
		}),
		part("allowed", func(a *Attendee) []any { return []any{&a.Consents} }, noStays),
	},
	Contacts: {
		part("whose", func(c *Contact) []any { return []any{&c.Attendee} }),
		part("how", func(c *Contact) []any { return []any{&c.Words} }),
	},
	Surgeons: {
		part("helps", func(s *Surgeon) []any { return []any{&s.Helps} }),
		part("left", func(s *Surgeon) []any { return []any{&s.Left} }),
		part("name", func(s *Surgeon) []any { return []any{&s.Words.Name} }),
	},
	Visits: {
		part("who", func(v *Visit) []any { return []any{&v.Attendee, &v.Returning} }),
		part("number", func(v *Visit) []any { return []any{&v.Surgery, &v.Letter, &v.Number, &v.ArrivedAt} }),
		part("looked at", func(v *Visit) []any { return []any{&v.Kiosk} }, lookedAtStays),
		part("seat", func(v *Visit) []any { return []any{&v.State, &v.Surgeon, &v.PairedAt, &v.EndedAt} }, furtherState),
		part("track", func(v *Visit) []any { return []any{&v.Track} }),
		part("lists", func(v *Visit) []any { return []any{&v.Checklists} }, bothLists),
		part("size", func(v *Visit) []any { return []any{&v.Size, &v.Words.Easier} }),
		part("language", func(v *Visit) []any { return []any{&v.Words.Language} }),
		part("before", func(v *Visit) []any { return []any{&v.Before} }),
		part("after", func(v *Visit) []any { return []any{&v.After} }),
		part("outcome", func(v *Visit) []any { return []any{&v.Outcome} }),
		part("barrier", func(v *Visit) []any { return []any{&v.Barrier} }),
		part("goal", func(v *Visit) []any { return []any{&v.Words.Goal} }),
		part("learnt", func(v *Visit) []any { return []any{&v.Words.Learnt} }),
	},
	Steps: {
		part("mark", func(p *Progress) []any { return []any{&p.State, &p.At, &p.Version} }, furtherMark),
		part("person", func(p *Progress) []any { return []any{&p.Person} }),
		part("note", func(p *Progress) []any { return []any{&p.Words.Note} }, bothNotes),
	},
	Presences: {
		part("where", func(p *Presence) []any { return []any{&p.Surgery, &p.Surgeon} }),
		part("time", func(p *Presence) []any { return []any{&p.From, &p.Until} }, longerTime),
	},
	Prints: {part("whole", func(p *Print) []any {
		return []any{&p.Surgery, &p.Visit, &p.Kind, &p.Size, &p.Copies, &p.At}
	})},
	Learnings: {part("whole", func(l *Learning) []any {
		return []any{&l.Day, &l.Kind, &l.About, &l.Event, &l.Permitted, &l.Rank, &l.Words}
	})},
	Weeks: {part("whole", func(w *Week) []any { return []any{&w.From, &w.Until, &w.Archived, &w.Words} })},
	Events: {part("whole", func(e *Event) []any {
		return []any{&e.Week, &e.Kind, &e.Day, &e.LastDay, &e.Starts, &e.Ends, &e.Words}
	})},
	Contents:   {part("whole", func(c *Content) []any { return []any{&c.Checked, &c.Words} })},
	Barometers: {part("whole", func(b *Barometer) []any { return []any{&b.Week, &b.From, &b.Until, &b.Points, &b.Words} })},
	Stories:    {part("whole", func(s *Story) []any { return []any{&s.Week, &s.Parts, &s.Entries, &s.Words} })},
	PassedOns:  {part("whole", func(p *PassedOn) []any { return []any{&p.Surgery, &p.At, &p.Words} })},
	DesksHere: {
		part("joined", func(d *DeskHere) []any {
			return []any{&d.Share, &d.Surgery, &d.Letter, &d.Home, &d.Was, &d.SignKey, &d.BoxKey, &d.JoinedAt}
		}),
		part("left", func(d *DeskHere) []any { return []any{&d.Left} }, hasLeft),
		part("struck", func(d *DeskHere) []any { return []any{&d.Struck, &d.UpTo} }),
		part("key", func(d *DeskHere) []any { return []any{&d.Epoch, &d.Renewal} }, newerKey),
		part("name", func(d *DeskHere) []any { return []any{&d.Words.Name} }),
	},
}
