package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

func count(day string, source surgery.AnswerSource, answer string, n int) AnswerCount {
	return AnswerCount{Barometer: "bar", Day: day, Source: source, Answer: answer, N: n}
}

func TestAnswersAreCounted(t *testing.T) {
	s := newWorld().open(t, t.TempDir())
	for _, batch := range [][]AnswerCount{
		{count("2026-11-23", surgery.KioskAnswers, "a", 2), count("2026-11-23", surgery.KioskAnswers, "b", 1)},
		{count("2026-11-23", surgery.KioskAnswers, "a", -1), count("2026-11-24", surgery.PaperAnswers, "a", 3)},
		{count("2026-11-24", surgery.PaperAnswers, "b", -1)}, // a correction of nothing
	} {
		if err := s.AddAnswers(batch, nil); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Answers("bar")
	want := []AnswerCount{count("2026-11-23", surgery.KioskAnswers, "a", 1), count("2026-11-23", surgery.KioskAnswers, "b", 1),
		count("2026-11-24", surgery.PaperAnswers, "a", 3)}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v\nwant %v", got, err, want)
	}
	if other, err := s.Answers("another"); err != nil || len(other) != 0 {
		t.Errorf("another barometer: %v, %v", other, err)
	}
}

func TestPollTakenInAgainIsNotDoubled(t *testing.T) {
	s := newWorld().open(t, t.TempDir())
	if err := s.AddAnswers([]AnswerCount{count("2026-11-24", surgery.PaperAnswers, "a", 3)}, nil); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{40, 40, 44} {
		if err := s.SetPoll("bar", "p1", []AnswerCount{{Day: "2026-11-24", Answer: "a", N: n}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SetPoll("bar", "p2", []AnswerCount{{Day: "2026-11-24", Answer: "a", N: 7}}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Answers("bar")
	if err != nil || len(got) != 3 || got[0].N != 44 || got[1].N != 7 || got[2].N != 3 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAddedWords(t *testing.T) {
	folder := t.TempDir()
	s := newWorld().open(t, folder)
	const word = "Wanderingly"
	err := s.AddAnswers(nil, []AddedWord{{ID: "z", Barometer: "bar", Text: word, Share: true}, {ID: "a", Barometer: "bar", Text: "a place"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.MarkAdded("z", true, true); err != nil {
		t.Fatal(err)
	}
	s.forgetKeys()
	got, err := s.AddedWords("bar")
	want := []AddedWord{{ID: "a", Barometer: "bar", Text: "a place"}, {ID: "z", Barometer: "bar", Text: word, Share: true, Hidden: true}}
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %v, %v", got, err)
	}
	if loose, err := s.LooseKeys(); err != nil || len(loose) != 0 {
		t.Errorf("their keys would go when a surgery closes: %v, %v", loose, err)
	}
	if err := s.EraseAdded(AddedWord{ID: "z", Barometer: "bar"}, ""); err != nil {
		t.Fatal(err)
	}
	if got, err = s.AddedWords("bar"); err != nil || !slices.Equal(got, want[:1]) {
		t.Errorf("after erasing: %v, %v", got, err)
	}
	shut(t, s)
	raw, err := os.ReadFile(filepath.Join(folder, File))
	if err != nil || bytes.Contains(raw, []byte(word)) {
		t.Errorf("the word is in the file: %v", err)
	}
}

// TestABatchTellsNoOrder counts the answers of one batch in two orders: the files
// are the same to the byte.
func TestABatchTellsNoOrder(t *testing.T) {
	orders := [][]string{{"a", "b", "c", "a", "b"}, {"b", "c", "b", "a", "a"}}
	var files [][]byte
	first := t.TempDir() // the file tells one surgery key from another
	if err := makeFirst(newWorld().options(first)); err != nil {
		t.Fatal(err)
	}
	for _, order := range orders {
		folder := t.TempDir()
		if err := os.CopyFS(folder, os.DirFS(first)); err != nil {
			t.Fatal(err)
		}
		s := newWorld().open(t, folder)
		var batch []AnswerCount
		for _, answer := range order {
			batch = append(batch, count("2026-11-23", surgery.KioskAnswers, answer, 1))
		}
		if err := s.AddAnswers(batch, nil); err != nil {
			t.Fatal(err)
		}
		if n := size(filepath.Join(folder, File+"-wal")); n != 0 {
			t.Errorf("%d bytes are left in the write-ahead log", n)
		}
		shut(t, s)
		raw, err := os.ReadFile(filepath.Join(folder, File))
		if err != nil || !bytes.Contains(raw, []byte("kiosk")) {
			t.Fatalf("the answers are not in the file: %v", err)
		}
		files = append(files, raw)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the files differ by the order of the answers")
	}
}
