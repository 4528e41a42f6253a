package store

import (
	"database/sql"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// A key that went missing makes names vanish, and a tombstone lets them come
// back; the log knows whose should be there.
func TestMissingKeysAndTombstonesAreFound(t *testing.T) {
	w := newWorld()
	s, person, _, closing := seededStore(t, w)
	w.must(t, s, closing)
	words := []AddedWord{{ID: w.NewID(), Barometer: "b", Text: "bouncing"}}
	if err := s.AddAnswers(nil, words); err != nil {
		t.Fatal(err)
	}
	wantOK(t, s)
	for statement, want := range map[string]string{
		"DELETE FROM key WHERE owner = (SELECT id FROM surgery)":                 "the key of ",
		"DELETE FROM key WHERE owner = '" + string(words[0].ID) + "'":            "the key of " + string(words[0].ID),
		"UPDATE key SET owner = 'nobody' WHERE owner = (SELECT id FROM surgery)": "the key of ",
		"DELETE FROM tombstone WHERE owner = '" + string(person) + "'":           " is missing",
		"DELETE FROM tombstone": " is missing",
	} {
		var wrong string
		err := s.inTx(func(tx *sql.Tx) error {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
			var err error
			if wrong, err = s.checkOwners(tx); err != nil {
				return err
			}
			return errRollback
		})
		if err != errRollback || !strings.Contains(wrong, want) {
			t.Errorf("%s: %q, %v", statement, wrong, err)
		}
	}
	wantOK(t, s)
	if _, err := s.db.Exec("UPDATE added SET words = zeroblob(length(words))"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Verify()
	wantKind(t, err, surgery.Damaged, "error.damaged")
}
