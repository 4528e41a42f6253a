package store

import (
	"context"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// filledOutside is a store with rows in every table outside the log.
func filledOutside(t *testing.T, w *world, folder string) *Store {
	t.Helper()
	s := w.open(t, folder)
	at := w.start(t, s)
	in := w.checkIn(at, "Zebedee Testperson", 1)
	w.must(t, s, in)
	gone := w.op(surgery.AttendeesErased, in.Edits[0].After.RecordID(), surgery.Edit{Before: in.Edits[0].After})
	gone.Erases = []surgery.ID{in.Edits[0].After.RecordID()}
	w.must(t, s, gone)
	counts := []AnswerCount{{Barometer: "b", Day: "2026-11-24", Source: surgery.PaperAnswers, Answer: "yes", N: 5}}
	word := AddedWord{ID: "w1", Barometer: "b", Text: "mending"}
	for _, err := range []error{
		s.SetSettings(map[string]string{"look": "dark"}),
		s.AddTallies([]Count{{Surgery: at, Day: "2026-11-24", What: "role", Answer: "carer", N: 3}}),
		s.AddAnswers(counts, []AddedWord{word, {ID: "w2", Barometer: "b", Text: "bouncing"}}),
		s.SetTold("b", counts),
		s.SetSealedSetting("pin", []byte("x")),
		s.MarkAdded("w2", true, false),
		s.SetPoll("b", "p", []AnswerCount{{Day: "2026-11-24", Answer: "no", N: 2}}),
		s.EraseAdded(word, "mending"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Whatever is changed outside the log behind our back is found, and stays found
// when something else is changed there afterwards.
func TestChangesOutsideTheLogAreFound(t *testing.T) {
	for name, harm := range map[string]string{
		"a count of roles":     "UPDATE tally SET count = count + 64",
		"a count gone":         "DELETE FROM tally",
		"an answer":            "UPDATE answer SET count = 7 WHERE answer = 'yes'",
		"its day":              "UPDATE answer SET day = '2026-11-25' WHERE answer = 'yes'",
		"a word hidden":        "UPDATE added SET hidden = 1",
		"a setting":            "UPDATE setting SET value = 'dbrk' WHERE name = 'look'",
		"a setting's name":     "UPDATE setting SET name = 'lookk' WHERE name = 'look'",
		"what was told":        "UPDATE told SET count = 6",
		"when erased":          "UPDATE tombstone SET clock = clock + 1",
		"which desk, when":     "UPDATE desk SET made = '2026'",
		"a digest":             "UPDATE outside SET digest = zeroblob(32) WHERE family = 'told'",
		"a digest of nothing":  "UPDATE outside SET family = 'toll' WHERE family = 'told'",
		"a digest that's gone": "DELETE FROM outside WHERE family = 'answer'",
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			folder := t.TempDir()
			s := filledOutside(t, w, folder)
			wantOK(t, s)
			surgeries, err := s.Surgeries()
			if err != nil {
				t.Fatal(err)
			}
			shut(t, s)
			alter(t, filepath.Join(folder, File), harm)
			s = w.open(t, folder)
			for again := range 2 {
				if report, err := s.Verify(); err != nil || report.Chain == "ok" {
					t.Fatalf("not found, %d: %v", again, err)
				}
				for _, err := range []error{
					s.SetSettings(map[string]string{"text_size": "125"}),
					s.AddTallies([]Count{{Surgery: surgeries[0].ID, Day: "2026-11-24", What: "role", Answer: "public", N: 1}}),
					s.AddAnswers([]AnswerCount{{Barometer: "b", Day: "2026-11-24", Source: surgery.PaperAnswers, Answer: "maybe", N: 1}}, []AddedWord{{ID: w.NewID(), Barometer: "b", Text: "again"}}),
				} {
					if err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

// A backup's counts take the place of those that are not what was written.
func TestCountsAreMendedFromABackup(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := filledOutside(t, w, folder)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.CopyTo(copied); err != nil {
		t.Fatal(err)
	}
	if err := CheckCopy(copied); err != nil {
		t.Fatal(err)
	}
	secret := keyOf(s)
	shut(t, s)
	alter(t, filepath.Join(folder, File), "UPDATE tally SET count = count + 64")
	got, err := Mend(Salvaging{Folder: folder, Backup: copied, Secret: secret, Desk: "desk-2"})
	if err != nil || !got.Counts {
		t.Fatalf("%+v, %v", got, err)
	}
	s = w.open(t, folder)
	wantOK(t, s)
	surgeries, err := s.Surgeries()
	if err != nil {
		t.Fatal(err)
	}
	if counted, err := s.Tallies(surgeries[0].ID); err != nil || len(counted) != 1 || counted[0].N != 3 {
		t.Errorf("%v, %v", counted, err)
	}
	if _, err := s.Copier().Backup(context.Background(), filepath.Join(t.TempDir(), "again.db")); err != nil {
		t.Error(err)
	}
}
