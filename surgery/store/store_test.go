package store

import (
	"fmt"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// clock and ids of tests: both count up, so histories are the same every time.
type world struct {
	now time.Time
	n   int
}

func newWorld() *world {
	return &world{now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
}

func (w *world) Now() time.Time {
	w.now = w.now.Add(time.Second)
	return w.now
}

func (w *world) NewID() surgery.ID {
	w.n++
	return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", w.n))
}

func (w *world) open(t *testing.T, folder string) *Store {
	t.Helper()
	s, err := Open(Options{Folder: folder, Now: w.Now, NewID: w.NewID})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func (w *world) surgery() *surgery.Surgery {
	return &surgery.Surgery{ID: w.NewID(), Kind: surgery.Monthly, Day: "2026-11-24", OpenedAt: w.Now(),
		Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
}

func TestDoThenReadBack(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	sur := w.surgery()
	if err := s.Do(&surgery.Operation{ID: w.NewID(), Kind: surgery.SurgeryStarted, About: sur.ID, Surgery: sur.ID, Edits: []surgery.Edit{{After: sur}}}); err != nil {
		t.Fatal(err)
	}
	a := &surgery.Attendee{ID: w.NewID(), Words: surgery.AttendeeWords{Name: "Zebedee Testperson"}}
	v := &surgery.Visit{ID: w.NewID(), Surgery: sur.ID, Attendee: a.ID, Number: 1, State: surgery.Waiting, ArrivedAt: w.Now()}
	op := &surgery.Operation{ID: w.NewID(), Kind: surgery.CheckedIn, About: v.ID, Surgery: sur.ID, Visit: v.ID, Edits: []surgery.Edit{{After: a}, {After: v}}}
	if err := s.Do(op); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = w.open(t, folder)
	got, err := s.Visit(v.ID)
	if err != nil || !same(got, v) {
		t.Fatalf("%v %v", got, err)
	}
	back, err := s.Operation(op.ID)
	if err != nil || !same(back.Edits[0].After, a) {
		t.Fatalf("%v %v", back, err)
	}
	report, err := s.Verify()
	if err != nil || report != (Report{Schema: 1, Operations: 2, Chain: "ok", People: 1, Visits: 1, Surgeries: 1}) {
		t.Fatalf("%+v %v", report, err)
	}
}
