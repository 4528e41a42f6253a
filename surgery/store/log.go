package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"socialmediasurgery/surgery"
)

// end is where a desk's log ends: the next operation follows it.
type end struct {
	seq    int64
	clock  surgery.Clock
	digest []byte
}

// entry is an operation where it stands in this store's log.
type entry struct {
	place int64 // in the order of arrival
	surgery.Entry
}

const entryColumns = "place, id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest"

func (e *entry) scan(rows *sql.Rows) error {
	return rows.Scan(&e.place, &e.ID, &e.Desk, &e.Seq, &e.Clock, &e.Kind, &e.About, &e.Surgery, &e.Visit, &e.Reverts,
		&e.Facts, &e.Words, &e.Prev, &e.Digest)
}

// logEnd finds where the desk's log ends; the clock is the latest of all desks:
// the desk's last operation was later than everything that had arrived by then.
func logEnd(tx *sql.Tx, desk surgery.ID) (end, error) {
	var at end
	var place int64
	err := tx.QueryRow("SELECT place, seq, digest FROM operation WHERE desk = ? ORDER BY seq DESC LIMIT 1", desk).
		Scan(&place, &at.seq, &at.digest)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return at, err
	}
	return at, tx.QueryRow("SELECT coalesce(max(clock), 0) FROM operation WHERE place >= ?", place).Scan(&at.clock)
}

const insertEntry = `INSERT INTO operation
	(id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// appendEntry writes the operation to the log as this desk's next.
func (s *Store) appendEntry(tx *sql.Tx, o *surgery.Operation) (end, error) {
	facts, words, err := s.encode(tx, o)
	if err != nil {
		return end{}, err
	}
	e := surgery.Entry{
		Turn: surgery.Turn{Clock: s.end.clock.Next(s.now()), Desk: s.desk, Seq: s.end.seq + 1}, ID: o.ID, Kind: o.Kind,
		About: o.About, Surgery: o.Surgery, Visit: o.Visit, Reverts: o.Reverts,
		Facts: facts, Words: words, Prev: s.end.digest,
	}
	if e.Prev == nil {
		e.Prev = []byte{}
	}
	e.Digest = e.Sum()
	err = s.exec(tx, insertEntry,
		e.ID, e.Desk, e.Seq, e.Clock, e.Kind, e.About, e.Surgery, e.Visit, e.Reverts, e.Facts, e.Words, e.Prev, e.Digest)
	return end{e.Seq, e.Clock, e.Digest}, err
}

// walk calls visit for every entry in the order of arrival.
func walk(tx *sql.Tx, visit func(*entry) error) error {
	rows, err := tx.Query("SELECT " + entryColumns + " FROM operation ORDER BY place")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		if err := e.scan(rows); err != nil {
			return err
		}
		if err := visit(&e); err != nil {
			return err
		}
	}
	return rows.Err()
}

// checkChain returns what is wrong with the chain, or "".
func checkChain(tx *sql.Tx) (string, error) {
	ends := map[surgery.ID]end{}
	wrong := ""
	err := walk(tx, func(e *entry) error {
		before := ends[e.Desk]
		switch {
		case wrong != "":
		case e.Seq != before.seq+1:
			wrong = fmt.Sprintf("operation %d is missing", before.seq+1)
		case string(e.Prev) != string(before.digest):
			wrong = fmt.Sprintf("operation %d does not follow the one before it", e.Seq)
		case string(e.Sum()) != string(e.Digest):
			wrong = fmt.Sprintf("operation %d was changed", e.Seq)
		}
		ends[e.Desk] = end{e.Seq, e.Clock, e.Digest}
		return nil
	})
	return wrong, err
}

// Past reads what undo needs to know of every operation of this desk since the last,
// of any desk, that ended the history, oldest first.
func (s *Store) Past() ([]surgery.Past, error) {
	var past []surgery.Past
	err := s.inTx(func(tx *sql.Tx) error {
		own, err := ownDesks(tx)
		if err != nil {
			return err
		}
		rows, err := tx.Query("SELECT desk, id, kind, about, visit, reverts FROM operation ORDER BY place DESC")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var p surgery.Past
			var desk surgery.ID
			if err := rows.Scan(&desk, &p.ID, &p.Kind, &p.About, &p.Visit, &p.Reverts); err != nil {
				return err
			}
			if p.Kind.EndsHistory() {
				break
			}
			if slices.Contains(own, desk) {
				past = append(past, p)
			}
		}
		return rows.Err()
	})
	slices.Reverse(past)
	return past, err
}

// Operation reads one operation back.
func (s *Store) Operation(id surgery.ID) (*surgery.Operation, error) {
	var o *surgery.Operation
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT "+entryColumns+" FROM operation WHERE id = ?", id)
		if err != nil {
			return err
		}
		defer rows.Close()
		if !rows.Next() {
			return surgery.Fail(surgery.NotFound, "error.gone")
		}
		var e entry
		if err := e.scan(rows); err != nil {
			return err
		}
		rows.Close()
		o, err = s.decode(tx, &e.Entry)
		return err
	})
	return o, err
}
