package store

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal/quick"
)

// Counts are by desk: taken twice they count once, and a later total replaces one.
func TestCountsOfDesks(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	b := tr.desks[1]
	for i, d := range tr.desks {
		if err := d.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", i + 1}}); err != nil {
			t.Fatal(err)
		}
	}
	tr.round(t)
	if err := b.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", -1}}); err != nil {
		t.Fatal(err)
	}
	old, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", 5}}); err != nil {
		t.Fatal(err)
	}
	tr.round(t)
	tr.take(t, tr.desks[0], &old)
	for _, d := range tr.desks {
		if got, err := d.Tallies(tr.at); err != nil || len(got) != 1 || got[0].N != 1+6+3 {
			t.Errorf("desk %s: %+v, %v", d.letter, got, err)
		}
		wantOK(t, d.Store)
	}
}

// Words people add come home once, and not again when they were erased there.
func TestAddedWordsOfDesks(t *testing.T) {
	quick.Passphrases(t)
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	bar := &surgery.Barometer{ID: "bar", From: "2026-11-23", Until: "2026-11-27", Points: 5, Week: "w", Words: surgery.BarometerWords{Question: "How much?"}}
	tr.must(t, a.Store, tr.op(surgery.BarometerAdded, "bar", surgery.Edit{After: bar}))
	tr.round(t)
	if err := b.AddAnswers([]AnswerCount{{"bar", "2026-11-24", surgery.KioskAnswers, "", "3", 5}},
		[]AddedWord{{ID: "w1", Barometer: "bar", Text: "Seededword"}, {ID: "w2", Barometer: "bar", Text: "hope", Share: true}}); err != nil {
		t.Fatal(err)
	}
	tr.round(t)
	got, err := a.AddedWords("bar")
	if err != nil || len(got) != 2 || got[0].Text != "Seededword" || !got[1].Share {
		t.Fatalf("%+v, %v", got, err)
	}
	if answers, err := a.Answers("bar"); err != nil || len(answers) != 1 || answers[0].N != 5 {
		t.Errorf("%+v, %v", answers, err)
	}
	if err := a.MarkAdded("w2", true, true); err != nil {
		t.Fatal(err)
	}
	if err := a.EraseAdded(got[0], "seededword"); err != nil {
		t.Fatal(err)
	}
	tr.round(t)
	tr.agree(t)
	for _, d := range tr.desks {
		got, err := d.AddedWords("bar")
		if err != nil || len(got) != 1 || got[0].Text != "hope" {
			t.Errorf("desk %s: %+v, %v", d.letter, got, err)
		}
		if n := countIn(t, d.Store, "SELECT count(*) FROM key WHERE owner = 'w1'"); n != 0 {
			t.Errorf("desk %s has the key", d.letter)
		}
	}
	if got, _ := a.AddedWords("bar"); !got[0].Hidden {
		t.Error("what the home desk hid is shown again")
	}
}
