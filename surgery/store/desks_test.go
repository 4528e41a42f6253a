package store

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// pair is two laptops with the same records and the same key, each a desk of its
// own. What they then do apart, the other has only once it is carried over.
type pair struct {
	*world
	a, b *Store
}

// apart makes two desks of what a store holds.
func (w *world) apart(t *testing.T, s *Store) pair {
	t.Helper()
	shut(t, s)
	folder := copyFolder(t, s.Folder())
	alter(t, filepath.Join(folder, File), "UPDATE desk SET id = 'desk-b'")
	alter(t, filepath.Join(folder, File), "DELETE FROM outside WHERE family = 'desk'")
	p := pair{w, w.open(t, s.Folder()), w.open(t, folder)}
	_, err := p.b.db.Exec("SELECT 1")
	if err == nil {
		var digests map[string][]byte
		if digests, err = digestsNow(p.b.db, "desk", nil); err == nil {
			_, err = p.b.db.Exec("INSERT INTO outside (family, part, digest) VALUES ('desk', '', ?)", digests[whole])
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// carried puts into each log what the other has more, as it arrives: behind all that
// is there, and unpainted.
func (p pair) carried(t *testing.T) {
	t.Helper()
	logs := [2][]entry{readLog(p.a.db), readLog(p.b.db)}
	for i, s := range []*Store{p.a, p.b} {
		p.arrive(t, s, logs[1-i])
	}
	keys := [2]map[surgery.ID]surgery.OwnerKeys{keysIn(t, p.a), keysIn(t, p.b)}
	for i, s := range []*Store{p.a, p.b} {
		if err := s.TakeKeys(keys[1-i]); err != nil {
			t.Fatal(err)
		}
	}
}

// arrive appends what a log does not have yet.
func (p pair) arrive(t *testing.T, s *Store, log []entry) {
	t.Helper()
	for _, e := range log {
		if _, err := s.db.Exec(strings.Replace(insertEntry, "INSERT", "INSERT OR IGNORE", 1), e.ID, e.Desk, e.Seq, e.Clock, e.Kind, e.About,
			e.Surgery, e.Visit, e.Reverts, e.Facts, e.Words, e.Prev, e.Digest); err != nil {
			t.Fatal(err)
		}
	}
}

func keysIn(t *testing.T, s *Store) map[surgery.ID]surgery.OwnerKeys {
	t.Helper()
	keys, _, err := s.Keys()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// agree finds that they are not as their logs say, paints both anew, and expects them
// to be the same and well.
func (p pair) agree(t *testing.T) map[string]string {
	t.Helper()
	differ := 0
	for _, s := range []*Store{p.a, p.b} {
		report, err := s.Verify()
		if err != nil {
			t.Errorf("before it is painted: %v", err)
		}
		if strings.Contains(report.Chain, "the tables differ from the log") {
			differ++
		}
		if err := s.Rebuild(); err != nil {
			t.Fatal(err)
		}
		wantOK(t, s)
	}
	if differ == 0 {
		t.Error("it is called well before it is painted")
	}
	tables := tablesOf(t, p.a)
	if other := tablesOf(t, p.b); !maps.Equal(tables, other) {
		t.Errorf("the desks differ: %s", firstDifference(tables, other))
	}
	return tables
}

// change carries out on one desk what it makes of a visit.
func (p pair) change(t *testing.T, s *Store, id surgery.ID, kind surgery.Kind, make func(*surgery.Visit)) {
	t.Helper()
	v, err := s.Visit(id)
	if err != nil {
		t.Fatal(err)
	}
	after := v.Copy()
	make(after)
	p.must(t, s, p.op(kind, id, surgery.Edit{Before: v, After: after}))
}

// Two desks change one visit apart, one its track and the other its print: both stay,
// on both desks, and until then nobody calls it well.
func TestTwoDesksChangeOneVisit(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	in := w.checkIn(w.start(t, s), "Zebedee Testperson", 1)
	w.must(t, s, in)
	p := w.apart(t, s)
	p.change(t, p.a, in.Visit, surgery.VisitEdited, func(v *surgery.Visit) { v.Track = surgery.Both })
	p.change(t, p.b, in.Visit, surgery.VisitEdited, func(v *surgery.Visit) { v.Size = surgery.LargePrint })
	p.carried(t)
	p.agree(t)
	for _, s := range []*Store{p.a, p.b} {
		if v, err := s.Visit(in.Visit); err != nil || v.Track != surgery.Both || v.Size != surgery.LargePrint {
			t.Errorf("%+v, %v", v, err)
		}
	}
}

// Two desks give out one number: both visits are kept.
func TestTwoDesksGiveOutOneNumber(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	p := w.apart(t, s)
	p.must(t, p.a, p.checkIn(at, "Zebedee Testperson", 1))
	p.must(t, p.b, p.checkIn(at, "Quillfeather Sample", 1))
	p.carried(t)
	p.agree(t)
	if visits, err := p.a.Visits(at); err != nil || len(visits) != 2 {
		t.Errorf("%v, %v", visits, err)
	}
}

// Two desks mark one step, and change one text: each is one record.
func TestTwoDesksMakeOneRecord(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	in := w.checkIn(w.start(t, s), "Zebedee Testperson", 1)
	w.must(t, s, in, w.op(surgery.WeekAdded, "wk", surgery.Edit{After: &surgery.Week{ID: "wk", From: "2026-11-23", Until: "2026-11-27",
		Words: surgery.WeekWords{Title: "W"}}}))
	p := w.apart(t, s)
	mark := func(s *Store, state surgery.StepState, note string) {
		step := &surgery.Progress{On: in.Visit, Checklist: "c", Step: "s", State: state, At: p.Now(), Person: in.Edits[0].After.RecordID(),
			Words: surgery.ProgressWords{Note: note}}
		story := &surgery.Story{ID: p.NewID(), Week: "wk", Words: surgery.StoryWords{Title: note}}
		p.must(t, s, p.op(surgery.StepMarked, in.Visit, surgery.Edit{After: step}), p.op(surgery.StoryEdited, story.ID, surgery.Edit{After: story}))
	}
	mark(p.a, surgery.Done, "by phone")
	mark(p.b, surgery.NotTodayStep, "no signal")
	p.carried(t)
	p.agree(t)
	marks, err := p.b.Progress(in.Visit)
	if err != nil || len(marks) != 1 || marks[0].State != surgery.Done || marks[0].Words.Note != "no signal\nby phone" {
		t.Errorf("%+v, %v", marks, err)
	}
	if story, err := p.a.StoryOf("wk"); err != nil || story == nil {
		t.Errorf("%v, %v", story, err)
	}
}
