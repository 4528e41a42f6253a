package store

import (
	"database/sql"
	"errors"

	"socialmediasurgery/surgery"
)

// NextNumber returns the number of the next visit at the surgery, under the letter of
// this desk: the one after all that the desk ever gave out there, also to visits that
// are gone again.
func (s *Store) NextNumber(at surgery.ID) (letter string, number int, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		if letter, err = letterAt(tx, at); err != nil {
			return err
		}
		number, err = nextNumber(tx, at, letter)
		return err
	})
	return letter, number, err
}

// nextNumber goes on, under the home desk's letter, where it was without one.
func nextNumber(tx *sql.Tx, at surgery.ID, letter string) (number int, err error) {
	before := letter
	if letter == surgery.Letters[:1] {
		before = ""
	}
	return number, tx.QueryRow(`SELECT 1 + max(coalesce((SELECT max(number) FROM visit WHERE surgery = ?1 AND letter IN (?2, ?3)), 0),
		coalesce((SELECT max(number) FROM number_gone WHERE surgery = ?1 AND letter IN (?2, ?3)), 0))`, at, letter, before).Scan(&number)
}

// letterAt returns the letter under which this desk gives out numbers at a surgery; ""
// where it shares it with no other.
func letterAt(tx *sql.Tx, at surgery.ID) (letter string, err error) {
	err = tx.QueryRow("SELECT letter FROM desk_here WHERE id = (SELECT seat FROM share WHERE surgery = ?)", at).Scan(&letter)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return letter, err
}

// keepNumbers keeps the numbers of visits that edits take away.
func keepNumbers(tx *sql.Tx, edits []surgery.Edit) error {
	for _, e := range edits {
		v, ok := e.Before.(*surgery.Visit)
		if !ok || e.After != nil {
			continue
		}
		if _, err := tx.Exec(`INSERT INTO number_gone (surgery, letter, number) VALUES (?, ?, ?)
			ON CONFLICT (surgery, letter) DO UPDATE SET number = max(number, excluded.number)`, v.Surgery, v.Letter, v.Number); err != nil {
			return err
		}
	}
	return nil
}

// numbersGone adds what keepNumbers kept to what was found in all tables.
func numbersGone(from querier, found map[string]string) error {
	return eachRow(from, "SELECT surgery || ' ' || letter, CAST(number AS TEXT) FROM number_gone", func(scan scanner) error {
		var of, number string
		err := scan(&of, &number)
		found["number_gone/"+of] = number
		return err
	})
}
