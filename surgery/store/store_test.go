package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
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

func (w *world) options(folder string) Options {
	return Options{Folder: folder, Now: w.Now, NewID: w.NewID}
}

func (w *world) open(t testing.TB, folder string) *Store {
	t.Helper()
	s, err := Open(w.options(folder))
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

func (w *world) attendee(name string) *surgery.Attendee {
	return &surgery.Attendee{ID: w.NewID(), Words: surgery.AttendeeWords{Name: name}}
}

func (w *world) visit(at, who surgery.ID, number int) *surgery.Visit {
	return &surgery.Visit{ID: w.NewID(), Surgery: at, Attendee: who, Number: number, State: surgery.Waiting, ArrivedAt: w.Now()}
}

func (w *world) op(kind surgery.Kind, about surgery.ID, edits ...surgery.Edit) *surgery.Operation {
	return &surgery.Operation{ID: w.NewID(), Kind: kind, About: about, Edits: edits}
}

// start begins a surgery.
func (w *world) start(t testing.TB, s *Store) surgery.ID {
	t.Helper()
	sur := w.surgery()
	o := w.op(surgery.SurgeryStarted, sur.ID, surgery.Edit{After: sur})
	o.Surgery = sur.ID
	w.must(t, s, o)
	return sur.ID
}

// checkIn returns the operation that checks somebody new in.
func (w *world) checkIn(at surgery.ID, name string, number int) *surgery.Operation {
	a := w.attendee(name)
	v := w.visit(at, a.ID, number)
	o := w.op(surgery.CheckedIn, v.ID, surgery.Edit{After: a}, surgery.Edit{After: v})
	o.Surgery, o.Visit = at, v.ID
	return o
}

func (w *world) must(t testing.TB, s *Store, ops ...*surgery.Operation) {
	t.Helper()
	for _, o := range ops {
		if err := s.Do(o); err != nil {
			t.Fatalf("%s: %v", o.Kind, err)
		}
	}
}

// plain opens the file behind the store's back, as somebody tampering would.
func plain(t testing.TB, folder string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, File))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

// tamper closes the store, runs statements on its file and opens it again.
func (w *world) tamper(t testing.TB, s *Store, statements ...string) *Store {
	t.Helper()
	shut(t, s)
	db := plain(t, s.Folder())
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return w.open(t, s.Folder())
}

func shut(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// tablesOf returns all records of the store, unsealed.
func tablesOf(t testing.TB, s *Store) (found map[string]string) {
	t.Helper()
	err := s.inTx(func(tx *sql.Tx) (err error) {
		found, err = s.dump(tx, print)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// countIn counts what a query finds.
func countIn(t testing.TB, s *Store, query string, args ...any) (n int) {
	t.Helper()
	if err := s.db.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func wantOK(t testing.TB, s *Store) Report {
	t.Helper()
	report, err := s.Verify()
	if err != nil || report.Chain != "ok" {
		t.Fatalf("verify: %+v, %v", report, err)
	}
	return report
}

func wantKind(t testing.TB, err error, kind surgery.ErrorKind, key string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Kind != kind || ours.Key != key {
		t.Fatalf("got %v, want %s: %s", err, kind, key)
	}
}
