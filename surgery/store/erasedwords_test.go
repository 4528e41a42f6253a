package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// What stays of an erased word reports whether a word is that one, and names nothing,
// in the file as in what is sealed there.
func TestOfAnErasedWordAKeyedHashStays(t *testing.T) {
	w, folder := newWorld(), t.TempDir()
	s := w.open(t, folder)
	for _, id := range []surgery.ID{"bar", "other"} {
		w.must(t, s, w.op(surgery.BarometerAdded, id, surgery.Edit{After: &surgery.Barometer{ID: id, Week: "w", From: "2026-11-23", Until: "2026-11-27", Points: 5,
			Words: surgery.BarometerWords{Question: "How is it?"}}}))
	}
	for id, text := range map[surgery.ID]string{"a": "Zebedee", "b": "Quux"} {
		word := AddedWord{ID: id, Barometer: "bar", Text: text}
		if err := s.AddAnswers(nil, []AddedWord{word}); err != nil {
			t.Fatal(err)
		}
		if got, err := s.AddedWord(id); err != nil || got != word {
			t.Fatalf("%+v %v", got, err)
		}
		if err := s.EraseAdded(word, text); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddedWord(id); surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("it is there: %v", err)
		}
	}
	shut(t, s)
	s = w.open(t, folder)
	e, err := s.ErasedWords("bar")
	if err != nil || !e.Has("Zebedee") || !e.Has("Quux") || e.Has("hope") || len(e.Marks) != 2 {
		t.Errorf("%+v %v", e, err)
	}
	if other, err := s.ErasedWords("other"); err != nil || other.Has("Zebedee") {
		t.Errorf("of another question: %v %v", other, err)
	}
	wantOK(t, s)
	if err := s.EraseAdded(AddedWord{ID: "c", Barometer: "other"}, "Zebedee"); err != nil {
		t.Fatal(err)
	}
	again, err := s.ErasedWords("other")
	if err != nil || bytes.Equal(again.Marks[0], e.Marks[0]) || bytes.Equal(again.Marks[0], e.Marks[1]) {
		t.Errorf("one word has the same mark everywhere: %v", err)
	}
	shut(t, s)
	raw, err := os.ReadFile(filepath.Join(folder, File))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range [][]byte{[]byte("Zebedee"), e.Salt, e.Marks[0], e.Marks[1]} {
		if bytes.Contains(raw, secret) {
			t.Errorf("%x is readable in the file", secret)
		}
	}
}
