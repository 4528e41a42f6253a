package store

import (
	"bytes"
	"encoding/base64"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// filesWith returns the first file below folder that holds the text in any way
// it could be written, "" for none.
func filesWith(t testing.TB, folder, text string) string {
	t.Helper()
	needles := [][]byte{[]byte(strings.ToLower(text)), []byte(strings.ToLower(base64.StdEncoding.EncodeToString([]byte(text))))}
	var wide []byte
	for _, u := range utf16.Encode([]rune(strings.ToLower(text))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	needles = append(needles, wide)
	found := ""
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		lower := bytes.ToLower(raw)
		for _, needle := range needles {
			if bytes.Contains(lower, needle) {
				found = path
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// The search has to be able to find something.
func TestFilesWithFinds(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"plain": "xx Zebedee xx", "lower": "xx zebedee", "base64": base64.StdEncoding.EncodeToString([]byte("Zebedee")), "wide": "Z\x00e\x00b\x00e\x00d\x00e\x00e\x00",
	} {
		path := filepath.Join(folder, name)
		os.WriteFile(path, []byte(content), 0o600)
		if filesWith(t, folder, "Zebedee") != path {
			t.Errorf("%s not found", name)
		}
		os.Remove(path)
	}
}

// seeded are words that stand nowhere but in sealed records.
var seeded = []string{"Zebedee", "Testperson", "Quixotical", "Wobblegoal", "Learntnote", "Stepscribble", "Kepthelene"}

// seededStore holds one whole visit with those words, somebody who saved their
// place, and the operation that closes the surgery.
func seededStore(t *testing.T, w *world) (s *Store, person, guest surgery.ID, closing *surgery.Operation) {
	s = w.open(t, t.TempDir())
	sur := w.start(t, s)
	in := w.checkIn(sur, "Zebedee Testperson", 1)
	p := in.Edits[0].After.(*surgery.Attendee)
	v := in.Edits[1].After.(*surgery.Visit)
	renamed := *p
	renamed.Words.Name = "Zebedee Quixotical"
	told := v.Copy()
	told.Words = surgery.VisitWords{Goal: "Wobblegoal", Learnt: "Learntnote"}
	note := &surgery.Progress{On: v.ID, Checklist: "c", Step: "s", State: surgery.Done, At: w.Now(), Person: p.ID, Words: surgery.ProgressWords{Note: "Stepscribble"}}
	g := w.visit(sur, "", 2)
	g.Words.Goal = "Wobblegoal"
	kept := w.checkIn(sur, "Kepthelene Sample", 3)
	keeper := kept.Edits[0].After.(*surgery.Attendee)
	keeper.SavedAt, keeper.SavedUntil = w.Now(), "2027-02-22"
	w.must(t, s, in,
		w.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: p, After: &renamed}),
		w.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: told}),
		w.op(surgery.NoteWritten, v.ID, surgery.Edit{After: note}),
		w.op(surgery.GuestCounted, g.ID, surgery.Edit{After: g}), kept)
	closing = w.op(surgery.SurgeryClosed, sur, surgery.Edit{Before: &renamed})
	closing.Surgery, closing.Erases = sur, []surgery.ID{p.ID, v.ID, g.ID}
	return s, p.ID, g.ID, closing
}

// A stolen or copied folder names nobody, at any time.
func TestNoWordsInPlainText(t *testing.T) {
	w := newWorld()
	s, _, _, closing := seededStore(t, w)
	look := func(when string) {
		t.Helper()
		for _, word := range append(seeded, "Made-up Hall") {
			if where := filesWith(t, s.Folder(), word); where != "" {
				t.Errorf("%s: %q stands in %s", when, word, filepath.Base(where))
			}
		}
	}
	if size(filepath.Join(s.Folder(), File+"-wal")) == 0 {
		t.Fatal("nothing in the write-ahead log: this looks at less than it should")
	}
	look("open")
	w.must(t, s, closing)
	look("surgery closed")
	shut(t, s)
	look("store closed")
	s = w.open(t, s.Folder())
	wantOK(t, s)
	look("verified")
}

// Sealed words are noise only while the key is gone from every file: the wrapped
// key must not be left in the write-ahead log or in a free page, because the
// surgery key lies beside it.
func TestErasedKeyIsInNoFile(t *testing.T) {
	w := newWorld()
	s, person, guest, closing := seededStore(t, w)
	var wrapped [][]byte
	for _, id := range []surgery.ID{person, guest} {
		var raw []byte
		if err := s.db.QueryRow("SELECT wrapped FROM key WHERE owner = ?", id).Scan(&raw); err != nil {
			t.Fatal(err)
		}
		if filesWithBytes(t, s.Folder(), raw) == "" {
			t.Fatal("the search does not find a key that is there")
		}
		wrapped = append(wrapped, raw)
	}
	w.must(t, s, closing)
	for _, when := range []string{"open", "closed"} {
		for _, raw := range wrapped {
			if where := filesWithBytes(t, s.Folder(), raw); where != "" {
				t.Errorf("%s: an erased key is left in %s", when, filepath.Base(where))
			}
		}
		if when == "open" {
			shut(t, s)
		}
	}
}

func filesWithBytes(t *testing.T, folder string, needle []byte) (found string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for n := len(needle); n >= len(needle)/2; n -= len(needle) / 2 { // half a key is half the work
			if bytes.Contains(raw, needle[len(needle)-n:]) {
				found = f.Name()
			}
		}
	}
	return found
}

func TestErasedIsErasedForEver(t *testing.T) {
	w := newWorld()
	s, person, guest, closing := seededStore(t, w)
	w.must(t, s, closing)
	check := func() {
		t.Helper()
		for _, id := range []surgery.ID{person, guest} {
			if n := countIn(t, s, "SELECT count(*) FROM key WHERE owner = ?", id); n != 0 {
				t.Errorf("%s has a key", id)
			}
			if n := countIn(t, s, "SELECT count(*) FROM tombstone WHERE owner = ? AND clock > 0 AND desk = ?", id, s.Desk()); n != 1 {
				t.Errorf("%s has no tombstone", id)
			}
		}
	}
	check()
	_, err := s.Attendee(person)
	wantKind(t, err, surgery.NotFound, "error.gone")
	visits, err := s.Visits(closing.Surgery)
	if err != nil || len(visits) != 3 {
		t.Fatalf("%d visits, %v: they stay, unnamed", len(visits), err)
	}
	for _, v := range visits[:2] {
		if v.Words != (surgery.VisitWords{}) {
			t.Errorf("visit %d still says %+v", v.Number, v.Words)
		}
	}
	o, err := s.Operation(closing.ID)
	if err != nil || o.Edits[0].Before.(*surgery.Attendee).Words.Name != "" || len(o.Erases) != 3 {
		t.Errorf("%+v, %v", o, err)
	}

	// What is written about them afterwards is not kept, and makes no key.
	again := visits[0].Copy()
	again.Words.Learnt = "Zebedee again"
	w.must(t, s, w.op(surgery.VisitEdited, again.ID, surgery.Edit{Before: visits[0], After: again}))
	wantKind(t, s.Do(w.op(surgery.CheckedIn, person, surgery.Edit{After: &surgery.Attendee{ID: person, Words: surgery.AttendeeWords{Name: "Zebedee again"}}})),
		surgery.Conflict, "error.changed_meanwhile")
	check()
	back, err := s.Visit(again.ID)
	if err != nil || back.Words.Learnt != "" {
		t.Errorf("%+v, %v", back, err)
	}
	if n := countIn(t, s, "SELECT count(*) FROM visit WHERE id = ? AND words IS NOT NULL AND length(words) > 0", again.ID); n != 0 {
		t.Error("words were sealed for somebody erased")
	}
	tables := tablesOf(t, s)
	if err := s.Rebuild(); err != nil {
		t.Fatal(err)
	}
	if after := tablesOf(t, s); !maps.Equal(after, tables) {
		t.Errorf("rebuilt, %s differs", firstDifference(tables, after))
	}
	check()
	wantOK(t, s)

	// Also when an old copy brings the key back.
	key := s.secret.Wrap(seal.NewKey(), string(person))
	if _, err := s.db.Exec("INSERT INTO key (owner, wrapped) VALUES (?, ?)", person, key); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Attendee(person); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("they are back: %v", err)
	}
	err = s.EachName(func(id surgery.ID, name string) {
		if id == person {
			t.Errorf("%q is named", name)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

// A kill between erasing and emptying the write-ahead log leaves the key in the
// log file; opening again empties it.
func TestOpeningFinishesAnErasure(t *testing.T) {
	w := newWorld()
	s, person, _, closing := seededStore(t, w)
	var raw []byte
	if err := s.db.QueryRow("SELECT wrapped FROM key WHERE owner = ?", person).Scan(&raw); err != nil {
		t.Fatal(err)
	}
	copied := t.TempDir()
	if err := s.Do(w.op(surgery.SurgeryEdited, closing.Surgery)); err != nil { // so that it is no fresh file
		t.Fatal(err)
	}
	for _, name := range []string{File, File + "-wal", TailFile, seal.KeyFile} { // what a kill would leave
		content, err := os.ReadFile(filepath.Join(s.Folder(), name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = w.open(t, copied)
	if n := size(filepath.Join(copied, File+"-wal")); n != 0 {
		t.Errorf("%d bytes in the write-ahead log", n)
	}
	w.must(t, s, closing)
	if where := filesWithBytes(t, copied, raw); where != "" {
		t.Errorf("the key is left in %s", where)
	}
}
