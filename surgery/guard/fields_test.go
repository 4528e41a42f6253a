package guard

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// full fills every text of a record's words, and one entry of every list.
func full(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		for i := range v.NumField() {
			full(v.Field(i), text)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		full(v.Index(0), text)
	}
}

// Every text of every family is in the table, so that a new field cannot be
// forgotten, and the table has no field that is gone.
func TestEveryFieldIsKnown(t *testing.T) {
	seen := map[string]bool{}
	for _, family := range surgery.Families {
		r := surgery.NewRecord(family)
		if r.Text() == nil {
			continue
		}
		full(reflect.ValueOf(r.Text()).Elem(), "x")
		all := Fields(r)
		if len(all) == 0 {
			t.Errorf("%s has words and no text", family)
		}
		for _, f := range all {
			seen[f.Name] = true
			if _, known := fields[f.Name]; !known {
				t.Errorf("%s is not in the table", f.Name)
			}
		}
	}
	for name := range fields {
		if !seen[name] {
			t.Errorf("%s is in the table and in no record", name)
		}
	}
	for name := range lines {
		if !seen[name] {
			t.Errorf("%s is said to have lines and is in no record", name)
		}
	}
}

// good are records that keep their rules, to be given one text too long.
func good(f surgery.Family) surgery.Record {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	day := "2026-11-24"
	switch f {
	case surgery.Weeks:
		return &surgery.Week{ID: "w", From: day, Until: day, Words: surgery.WeekWords{Title: "x", Hashtags: []string{"x"}}}
	case surgery.Events:
		return &surgery.Event{ID: "e", Week: "w", Kind: surgery.ChatEvent, Day: day, Words: surgery.EventWords{Title: "x"}}
	case surgery.Surgeries:
		return &surgery.Surgery{ID: "s", Kind: surgery.Monthly, Day: day, OpenedAt: noon, Words: surgery.SurgeryWords{Venue: "x"}}
	case surgery.Attendees:
		return &surgery.Attendee{ID: "a", Consents: []surgery.Consent{{For: surgery.ContactMe, Given: day}}, Words: surgery.AttendeeWords{Name: "x"}}
	case surgery.Contacts:
		return &surgery.Contact{ID: "c", Attendee: "a", Words: surgery.ContactWords{How: "x"}}
	case surgery.Surgeons:
		return &surgery.Surgeon{ID: "g", Words: surgery.SurgeonWords{Name: "x"}}
	case surgery.Visits:
		return &surgery.Visit{ID: "v", Surgery: "s", Number: 1, State: surgery.Waiting, ArrivedAt: noon}
	case surgery.Steps:
		return &surgery.Progress{On: "v", Checklist: "c", Step: "t", State: surgery.Done, At: noon, Person: "a"}
	case surgery.Learnings:
		return &surgery.Learning{ID: "l", Day: day, Words: surgery.LearningWords{What: "x"}}
	case surgery.Contents:
		return &surgery.Content{ID: "stay-safe", Checked: day, Words: surgery.ContentWords{Title: "x", Body: "x"}}
	case surgery.Barometers:
		return &surgery.Barometer{ID: "b", Week: "w", From: day, Until: day, Words: surgery.BarometerWords{Question: "x",
			Answers: []surgery.Answer{{ID: "a", Text: "A"}, {ID: "b", Text: "B"}}}}
	case surgery.Stories:
		return &surgery.Story{ID: "s", Week: "w", Parts: surgery.StoryParts, Words: surgery.StoryWords{Title: "x"}}
	case surgery.PassedOns:
		return &surgery.PassedOn{ID: "p", At: noon, Words: surgery.PassedOnWords{To: "x"}}
	case surgery.DesksHere:
		return &surgery.DeskHere{ID: "d", Share: "h", Surgery: "s", Letter: "B", SignKey: make([]byte, 32), BoxKey: make([]byte, 32), JoinedAt: noon}
	}
	return nil
}

// Every text of every family has a cap: one more letter than any cap is refused,
// wherever it stands.
func TestEveryFieldHasACap(t *testing.T) {
	long := strings.Repeat("x", surgery.MaxNote+1)
	checked := 0
	for _, family := range surgery.Families {
		if surgery.NewRecord(family).Text() == nil {
			continue
		}
		r := good(family)
		if r == nil {
			t.Errorf("no good %s to try", family)
			continue
		}
		if err := r.Validate(); err != nil {
			t.Errorf("%s is not good: %v", family, err)
		}
		for i := range names(family) {
			r := good(family)
			spread(reflect.ValueOf(r.Text()).Elem())
			f := Fields(r)[i]
			f.Set(long)
			checked++
			if err := r.Validate(); err == nil {
				t.Errorf("%s takes %d letters", f.Name, len(long))
			}
		}
	}
	if checked < 30 {
		t.Errorf("only %d texts were tried", checked)
	}
}

// spread gives every empty list one entry, so that its texts can be set.
func spread(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			spread(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
	}
}

func names(family surgery.Family) []Field {
	r := good(family)
	spread(reflect.ValueOf(r.Text()).Elem())
	return Fields(r)
}

// Cleaning takes the signs out of every text that turn reading around or hide
// what is there, and keeps line breaks where there are lines.
func TestEveryFieldIsCleaned(t *testing.T) {
	for _, family := range surgery.Families {
		if surgery.NewRecord(family).Text() == nil {
			continue
		}
		for _, f := range names(family) {
			got := f.Clean("a\u202eb\x00c\u2066d\ne\x1b")
			if want := map[bool]string{true: "abcd\ne", false: "abcd e"}[lines[f.Name]]; got != want {
				t.Errorf("%s: %q", f.Name, got)
			}
		}
	}
}

// Setting a text of one record leaves the record it was copied from alone.
func TestFieldsAreTheRecordsOwn(t *testing.T) {
	a := &surgery.Event{Words: surgery.EventWords{Questions: []string{"one", "two"}}}
	b := *a
	for _, f := range Fields(&b) {
		if f.Text == "two" {
			f.Set("changed")
		}
	}
	if a.Words.Questions[1] != "two" || b.Words.Questions[1] != "changed" {
		t.Errorf("%q %q", a.Words.Questions, b.Words.Questions)
	}
}
