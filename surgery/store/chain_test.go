package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// chained is a store with a surgery, three check-ins and a note.
func chained(t *testing.T, w *world) *Store {
	t.Helper()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	for n := range 3 {
		w.must(t, s, w.checkIn(sur, fmt.Sprintf("Person%d Sample", n), n+1))
	}
	w.must(t, s, w.op("learning_added", "l", surgery.Edit{After: &surgery.Learning{ID: "l", Day: "2026-11-24", Words: surgery.LearningWords{What: "start small"}}}))
	wantOK(t, s)
	return s
}

// SQLite's own check sees none of these; the chain and the rebuild do.
func TestTamperingIsNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		statements []string
		want       string
	}{
		"a fact changed":        {[]string{`UPDATE operation SET facts = CAST(replace(CAST(facts AS TEXT), '"number":2', '"number":7') AS BLOB) WHERE seq = 3`}, "operation 3 was changed"},
		"a kind changed":        {[]string{"UPDATE operation SET kind = 'guest_counted' WHERE seq = 2"}, "operation 2 was changed"},
		"a clock changed":       {[]string{"UPDATE operation SET clock = clock + 1 WHERE seq = 2"}, "operation 2 was changed"},
		"sealed words changed":  {[]string{"UPDATE operation SET words = CAST(substr(words, 1, 40) || iif(substr(words, 41, 1) = x'41', x'42', x'41') || substr(words, 42) AS BLOB) WHERE seq = 3"}, "operation 3 was changed"},
		"a digest changed":      {[]string{"UPDATE operation SET digest = zeroblob(32) WHERE seq = 3"}, "operation 3 was changed"},
		"changed and summed up": {[]string{"UPDATE operation SET prev = zeroblob(32) WHERE seq = 3"}, "operation 3 does not follow the one before it"},
		"two swapped":           {[]string{"UPDATE operation SET place = -1 WHERE seq = 2", "UPDATE operation SET place = 2 WHERE seq = 3", "UPDATE operation SET place = 3 WHERE seq = 2"}, "operation 2 is missing"},
		"numbers swapped":       {[]string{"UPDATE operation SET seq = 99 WHERE seq = 2", "UPDATE operation SET seq = 2 WHERE seq = 3", "UPDATE operation SET seq = 3 WHERE seq = 99"}, "operation 2 is missing"},
		"one gone":              {[]string{"DELETE FROM operation WHERE seq = 3"}, "operation 3 is missing"},
		"the first gone":        {[]string{"DELETE FROM operation WHERE seq = 1"}, "operation 1 is missing"},
		"the last gone":         {[]string{"DELETE FROM operation WHERE seq = 5"}, "ends too early"},
		"all gone":              {[]string{"DELETE FROM operation"}, "ends too early"},
		"a row changed":         {[]string{"UPDATE visit SET track = 'both' WHERE number = 2"}, "the tables differ from the log: visit/"},
		"a row gone":            {[]string{"DELETE FROM visit WHERE number = 2"}, "the tables differ from the log: visit/"},
		"a row too many":        {[]string{"INSERT INTO print VALUES ('p', '', '', 'sheet', 'plain', 1, '2026-11-24T13:00:00.000Z', NULL)"}, "the tables differ from the log: print/p"},
		"a word gone":           {[]string{"UPDATE learning SET words = NULL"}, "the tables differ from the log: learning/l"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			s := w.tamper(t, chained(t, w), tc.statements...)
			report, err := s.Verify()
			if err != nil || !strings.Contains(report.Chain, tc.want) {
				t.Errorf("got %q, %v; want %q", report.Chain, err, tc.want)
			}
		})
	}
}

// An operation is as it was after verifying, which repaints the tables and takes
// it back.
func TestVerifyChangesNothing(t *testing.T) {
	w := newWorld()
	s := w.tamper(t, chained(t, w), "UPDATE visit SET track = 'both' WHERE number = 2")
	for range 2 {
		if report, err := s.Verify(); err != nil || report.Chain == "ok" {
			t.Fatalf("%+v, %v", report, err)
		}
	}
	if err := s.Rebuild(); err != nil { // repair
		t.Fatal(err)
	}
	wantOK(t, s)
}

func TestFlippedBitsInWordsAreDamage(t *testing.T) {
	w := newWorld()
	s := chained(t, w)
	var words []byte
	if err := s.db.QueryRow("SELECT words FROM learning").Scan(&words); err != nil {
		t.Fatal(err)
	}
	for bit := range len(words) * 8 {
		flipped := append([]byte{}, words...)
		flipped[bit/8] ^= 1 << (bit % 8)
		if _, err := s.db.Exec("UPDATE learning SET words = ?", flipped); err != nil {
			t.Fatal(err)
		}
		_, err := s.Learnings()
		wantKind(t, err, surgery.Damaged, "error.damaged")
	}
	_, err := s.Verify()
	wantKind(t, err, surgery.Damaged, "error.damaged")
	if err := s.Rebuild(); err != nil { // the log still has them
		t.Fatal(err)
	}
	wantOK(t, s)
}

// Words moved to another record do not open there.
func TestMovedWordsAreDamage(t *testing.T) {
	w := newWorld()
	s := w.tamper(t, chained(t, w), `UPDATE attendee SET words = (SELECT words FROM attendee ORDER BY id LIMIT 1)`)
	_, err := s.Attendees()
	wantKind(t, err, surgery.Damaged, "error.damaged")
}

// A write-ahead log that is cut anywhere opens without a word from SQLite.
func TestCutWriteAheadLogIsFound(t *testing.T) {
	w := newWorld()
	s := chained(t, w)
	files := map[string][]byte{}
	entries, err := os.ReadDir(s.Folder())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(s.Folder(), e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	wal := File + "-wal"
	const header, frame = 32, 24 + 4096
	frames := (len(files[wal]) - header) / frame
	if frames < 10 {
		t.Fatalf("only %d frames", frames)
	}
	cut := func(keep int) *Store {
		folder := t.TempDir()
		for name, content := range files {
			if name == wal {
				content = content[:keep] // its tail is lost
			}
			if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return w.open(t, folder)
	}
	if cut(len(files[wal])).LogShort() {
		t.Error("short with nothing cut")
	}
	for keep := 0; keep <= frames; keep++ {
		at := header + keep*frame - 17 // in the middle of a frame
		if keep == 0 {
			at = 0
		}
		s := cut(at)
		if !s.LogShort() {
			t.Errorf("%d of %d frames kept, and the loss was not found", keep, frames)
		}
		if report, err := s.Verify(); err != nil || !strings.Contains(report.Chain, "ends too early") {
			t.Errorf("%d of %d frames kept: %+v, %v", keep, frames, report, err)
		}
		shut(t, s)
	}
	delete(files, wal)
	if !cut(0).LogShort() {
		t.Error("the write-ahead log was deleted, and the loss was not found")
	}
}

// said writes a tail file that is whole and says something else.
func said(path string, raw []byte, seq int64, digest string) error {
	desk, _, _ := strings.Cut(string(raw), " ")
	return os.WriteFile(path, fmt.Appendf(nil, "%s %020d %s %s\n", desk, seq, digest, tailSum(desk, seq, digest)), 0o600)
}

func TestTailFile(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(path string, raw []byte) error
		short  bool
	}{
		"as it was":      {func(string, []byte) error { return nil }, false},
		"gone":           {func(path string, _ []byte) error { return os.Remove(path) }, false},
		"empty":          {func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) }, false},
		"noise":          {func(path string, _ []byte) error { return os.WriteFile(path, []byte("\x00\xff noise"), 0o600) }, false},
		"other desk":     {func(path string, raw []byte) error { return os.WriteFile(path, append([]byte("x"), raw...), 0o600) }, false},
		"behind":         {func(path string, raw []byte) error { return said(path, raw, 4, "ab") }, false},
		"ahead":          {func(path string, raw []byte) error { return said(path, raw, 6, "ab") }, true},
		"another digest": {func(path string, raw []byte) error { return said(path, raw, 5, "ab") }, true},
		"half a line":    {func(path string, raw []byte) error { return os.WriteFile(path, raw[:len(raw)/2], 0o600) }, false},
		"half of two lines": {func(path string, raw []byte) error { // a sector torn in a power cut
			raw[60] ^= 1
			return os.WriteFile(path, raw, 0o600)
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			s := chained(t, w)
			shut(t, s)
			path := filepath.Join(s.Folder(), TailFile)
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := tc.change(path, raw); err != nil {
				t.Fatal(err)
			}
			if s = w.open(t, s.Folder()); s.LogShort() != tc.short {
				t.Errorf("short: %v", s.LogShort())
			}
			w.must(t, s, w.op(surgery.SurgeryEdited, "x")) // and it goes on
			shut(t, s)
			if w.open(t, s.Folder()).LogShort() {
				t.Error("short after going on")
			}
		})
	}
}
