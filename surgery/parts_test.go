package surgery

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// extremes has records of every family that differ in every field, and lie as far
// apart as the rules allow: early and late, full and bare.
func extremes() map[Family][]Record {
	early := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	late := early.Add(6 * time.Hour)
	link := WeekLink{Opens: "The blog", Address: "https://blog.example"}
	return map[Family][]Record{
		Surgeries: {
			&Surgery{ID: "s", Kind: Monthly, Day: "2026-11-24", Opens: "08:00", Closes: "09:00", OpenedAt: early, Words: SurgeryWords{Venue: "Hall"}},
			&Surgery{ID: "s", Kind: Conference, Day: "2026-12-24", Opens: "13:00", Closes: "15:30", Week: "wk", Event: "evt", NextDay: "2026-12-29",
				NextTime: "13:00", OpenedAt: late, ClosedAt: late.Add(time.Hour), Words: SurgeryWords{Title: "T", Venue: "V", Links: []WeekLink{link}}},
			&Surgery{ID: "s", Kind: Conference, Day: "2026-12-25", Closes: "07:00", OpenedAt: late, ClosedAt: early, Words: SurgeryWords{Venue: "W"}},
		},
		Attendees: {
			&Attendee{ID: "a", Words: AttendeeWords{Name: "Ada Example"}},
			&Attendee{ID: "a", SavedUntil: "2027-02-22", SavedAt: late, ExpectedDay: "2026-12-29", ExpectedAt: "14:00",
				Consents: []Consent{{For: ContactMe, Given: "2026-11-24"}, {For: Photo, Given: "2026-11-24", Withdrawn: "2026-11-25"}},
				Words:    AttendeeWords{Name: "Ada Sample", Wants: "a blog", Later: []Booked{{Day: "2027-01-01"}}}},
			&Attendee{ID: "a", SavedUntil: "2027-01-01", SavedAt: early, ExpectedDay: "2026-12-30", Consents: []Consent{{For: ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-24"}},
				Words: AttendeeWords{Name: "Ada"}},
		},
		Contacts: {
			&Contact{ID: "c", Attendee: "a", Words: ContactWords{How: "@madeup"}},
			&Contact{ID: "c", Attendee: "b", Words: ContactWords{How: "madeup@example.org"}},
		},
		Surgeons: {
			&Surgeon{ID: "g", Words: SurgeonWords{Name: "Sam"}},
			&Surgeon{ID: "g", Helps: []string{"mastodon"}, Left: true, Words: SurgeonWords{Name: "Sam Sample"}},
		},
		Visits: {
			&Visit{ID: "v", Surgery: "s", Number: 1, State: Waiting, ArrivedAt: early},
			&Visit{ID: "v", Surgery: "t", Attendee: "a", Letter: "B", Number: 7, State: BeingHelped, Track: Both, Checklists: []string{"c", "d"}, Size: LargePrint, Surgeon: "g",
				ArrivedAt: late, PairedAt: late, Before: 1, After: 2, Outcome: GotGoing, Barrier: Barriers[0], Returning: true, Kiosk: true,
				Words: VisitWords{Goal: "goal", Learnt: "learnt", Language: "ar", Easier: true}},
			&Visit{ID: "v", Surgery: "u", Attendee: "b", Number: 9, State: Finished, Track: Personal, Checklists: []string{"d", "e"}, Size: Plain, Surgeon: "h",
				ArrivedAt: early, EndedAt: late, Before: 5, After: 5, Outcome: NotToday, Barrier: Barriers[1],
				Words: VisitWords{Goal: "other", Learnt: "more", Language: "cy"}},
		},
		Steps: {
			&Progress{On: "v", Checklist: "c", Step: "s", State: Done, At: early, Version: 1, Person: "a", Words: ProgressWords{Note: "one"}},
			&Progress{On: "v", Checklist: "c", Step: "s", State: ToDo, At: late, Version: 2, Person: "v", Words: ProgressWords{Note: "two"}},
		},
		Presences: {
			&Presence{ID: "p", Surgery: "s", Surgeon: "g", From: early, Until: early.Add(time.Minute)},
			&Presence{ID: "p", Surgery: "t", Surgeon: "h", From: late, Until: late.Add(time.Minute)},
			&Presence{ID: "p", Surgery: "s", Surgeon: "g", From: late},
		},
		Prints: {
			&Print{ID: "r", Kind: HandoutPrint, Size: Plain, Copies: 1, At: early},
			&Print{ID: "r", Surgery: "s", Visit: "v", Kind: SheetPrint, Size: Standard, Copies: 2, At: late},
		},
		Learnings: {
			&Learning{ID: "l", Day: "2026-11-24", Words: LearningWords{What: "start small"}},
			&Learning{ID: "l", Day: "2026-11-25", Kind: Quote, About: Topics, Event: "evt", Permitted: "2026-11-25", Rank: 2, Words: LearningWords{What: "It helped", Tags: []string{"own"}}},
		},
		Weeks: {
			&Week{ID: "w", From: "2026-11-23", Until: "2026-11-27", Words: WeekWords{Title: "W"}},
			&Week{ID: "w", From: "2027-11-23", Until: "2027-11-24", Archived: true, Words: WeekWords{Title: "Recovery", Links: []WeekLink{link}}},
		},
		Events: {
			&Event{ID: "e", Week: "w", Kind: ChatEvent, Day: "2026-11-25", Starts: early, Ends: late, Words: EventWords{Title: "Chat"}},
			&Event{ID: "e", Week: "x", Kind: BarometerEvent, Day: "2026-11-23", LastDay: "2026-11-27", Words: EventWords{Title: "Barometer"}},
		},
		Contents: {
			&Content{ID: "c", Checked: "2026-11-23", Words: ContentWords{Title: "Stay safe", Body: "You choose."}},
			&Content{ID: "c", Checked: "2026-11-24", Words: ContentWords{Title: "Safe", Body: "Choose."}},
		},
		Barometers: {
			&Barometer{ID: "b", Week: "w", From: "2026-11-23", Until: "2026-11-27", Words: BarometerWords{Question: "Q", Answers: []Answer{{"a1", "Yes"}, {"a2", "No"}}}},
			&Barometer{ID: "b", Week: "x", From: "2027-11-23", Until: "2027-11-23", Points: 5, Words: BarometerWords{Question: "How much?"}},
		},
		Stories: {
			&Story{ID: "t", Week: "w", Words: StoryWords{Title: "Bare"}},
			&Story{ID: "t", Week: "x", Parts: StoryParts, Entries: []ID{"l"}, Words: StoryWords{Title: "Our week", Intro: "It was"}},
		},
		PassedOns: {
			&PassedOn{ID: "o", At: early, Words: PassedOnWords{To: "safeguarding lead"}},
			&PassedOn{ID: "o", Surgery: "s", At: late, Words: PassedOnWords{To: "a service"}},
		},
		DesksHere: {
			&DeskHere{ID: "d", Share: "h", Surgery: "s", Letter: "A", Home: true, SignKey: key(1), BoxKey: key(2), JoinedAt: early},
			&DeskHere{ID: "d", Share: "i", Surgery: "t", Letter: "B", Was: "c", SignKey: key(3), BoxKey: key(4), JoinedAt: late, Left: late, Words: DeskHereWords{Name: "Front door"}},
			&DeskHere{ID: "d", Share: "i", Surgery: "t", Letter: "D", SignKey: key(3), BoxKey: key(4), JoinedAt: early, Epoch: 7, Renewal: []byte("sealed")},
			&DeskHere{ID: "d", Share: "i", Surgery: "t", Letter: "C", SignKey: key(3), BoxKey: key(4), JoinedAt: late, Left: early, Struck: true, UpTo: 7, Words: DeskHereWords{Name: "Back"}},
		},
	}
}

// key returns a public key of a desk.
func key(of byte) []byte { return bytes.Repeat([]byte{of}, 32) }

// Every field of every record is in exactly one part, but for those of its id.
func TestEveryFieldIsInOnePart(t *testing.T) {
	for _, f := range Families {
		eachField(f, func(name string, filled Record) {
			n := 0
			for _, p := range Parts(f) {
				if !p.Same(NewRecord(f), filled) {
					n++
				}
			}
			want := 1
			if name == "ID" || f == Steps && (name == "On" || name == "Checklist" || name == "Step") {
				want = 0
			}
			if n != want {
				t.Errorf("%s.%s is in %d parts", f, name, n)
			}
		})
	}
}

// eachField calls visit with records in which one field is filled, of the facts or of
// the words.
func eachField(f Family, visit func(name string, filled Record)) {
	for _, of := range []func(Record) any{func(r Record) any { return r }, Record.Text} {
		shape := of(NewRecord(f))
		if shape == nil {
			continue
		}
		for i := range reflect.ValueOf(shape).Elem().NumField() {
			r := NewRecord(f)
			v := reflect.ValueOf(of(r)).Elem()
			name := v.Type().Field(i).Name
			if v.Field(i).Addr().Interface() == r.Text() {
				continue // the words, one by one
			}
			fill(v.Field(i))
			visit(name, r)
		}
	}
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("filled")
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Struct:
		if _, is := v.Interface().(time.Time); is {
			v.Set(reflect.ValueOf(noon))
			return
		}
		fill(v.Field(0))
	}
}

// mixes calls visit with every mix of the parts of every two of these records.
func mixes(f Family, records []Record, visit func(Record)) {
	for _, a := range records {
		for _, b := range records {
			for of := range 1 << len(Parts(f)) {
				mixed := copyOf(a)
				for i, p := range Parts(f) {
					if of>>i&1 == 1 {
						p.Take(mixed, b)
					}
				}
				visit(mixed)
			}
		}
	}
}

// Whichever parts of two valid records are put together, the record is valid.
func TestPartsMixFreely(t *testing.T) {
	for f, records := range extremes() {
		if len(records) < 2 {
			t.Errorf("%s: nothing to mix", f)
		}
		for _, r := range records {
			if err := r.Validate(); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
		mixes(f, records, func(r Record) {
			if err := r.Validate(); err != nil {
				t.Fatalf("%s: %v: %s", f, err, spelt(r))
			}
		})
	}
}

// The same for what two desks come to where they changed the same part.
func TestWhatIsMetIsValid(t *testing.T) {
	for f, records := range extremes() {
		for _, before := range append(records, NewRecord(f)) {
			for _, mine := range records {
				for _, theirs := range records {
					for _, p := range Parts(f) {
						if p.meet == nil {
							continue
						}
						met := copyOf(mine)
						p.meet(met, before, theirs)
						if err := met.Validate(); err != nil {
							t.Errorf("%s %s: %v: %s and %s come to %s", f, p.Name, err, spelt(mine), spelt(theirs), spelt(met))
						}
					}
				}
			}
		}
	}
}

func spelt(r Record) string {
	facts, _ := json.Marshal(r)
	words, _ := json.Marshal(r.Text())
	return string(facts) + string(words)
}
