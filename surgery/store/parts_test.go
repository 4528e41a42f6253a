package store

import (
	"database/sql"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// Whichever parts of two records are put together, their table takes them.
func TestTablesTakeEveryMix(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	of := map[surgery.Family][]surgery.Record{}
	for _, r := range w.full() {
		of[r.Family()] = append(of[r.Family()], r)
	}
	helped := &surgery.Visit{ID: "hlp", Surgery: "sur", Attendee: "att2", Number: 3, State: surgery.BeingHelped, ArrivedAt: w.Now(), PairedAt: w.Now(),
		Outcome: surgery.WantsMore, Size: surgery.Plain, Before: 3, Words: surgery.VisitWords{Easier: true, Language: "ar"}}
	of[surgery.Visits] = append(of[surgery.Visits], helped)
	of[surgery.Contents] = append(of[surgery.Contents], &surgery.Content{ID: "other", Checked: "2026-11-24", Words: surgery.ContentWords{Title: "T", Body: "B"}})
	of[surgery.PassedOns] = append(of[surgery.PassedOns], &surgery.PassedOn{ID: "pas2", At: w.Now(), Words: surgery.PassedOnWords{To: "a service"}})
	rapid.Check(t, func(rt *rapid.T) {
		f := rapid.SampledFrom(surgery.Families).Draw(rt, "family")
		mixed := rapid.SampledFrom(of[f]).Draw(rt, "record")
		other := rapid.SampledFrom(of[f]).Draw(rt, "other")
		fold := surgery.NewFold(func(surgery.ID) bool { return false })
		fold.Take("", &surgery.Operation{ID: "o", Edits: []surgery.Edit{{After: mixed}}})
		mixed = fold.Records()[0] // one that can be changed
		for _, p := range surgery.Parts(f) {
			if rapid.Bool().Draw(rt, p.Name) {
				p.Take(mixed, other)
			}
		}
		if err := mixed.Validate(); err != nil {
			rt.Fatalf("%v: %s", err, print(mixed))
		}
		err := s.inTx(func(tx *sql.Tx) error {
			if err := s.put(tx, mixed, tables[f].insert); err != nil {
				return err
			}
			back, err := s.get(tx, f, mixed.RecordID())
			if err == nil && !same(back, mixed) {
				rt.Fatalf("%s came back as %s", print(mixed), print(back))
			}
			if err != nil {
				return err
			}
			return errRollback
		})
		s.forgetKeys()
		if err != errRollback {
			rt.Fatalf("%v: %s", err, print(mixed))
		}
	})
}
