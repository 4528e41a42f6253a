package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
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

// entry is an operation as it stands in the log.
type entry struct {
	place                    int64
	id, desk                 surgery.ID
	seq                      int64
	clock                    surgery.Clock
	kind                     surgery.Kind
	about, surg, visit, revs surgery.ID
	facts, words             []byte
	prev, digest             []byte
}

const entryColumns = "place, id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest"

func (e *entry) scan(rows *sql.Rows) error {
	return rows.Scan(&e.place, &e.id, &e.desk, &e.seq, &e.clock, &e.kind, &e.about, &e.surg, &e.visit, &e.revs,
		&e.facts, &e.words, &e.prev, &e.digest)
}

// sum returns the digest: over everything the entry says, and the digest of the
// desk's operation before it, so that nothing in the middle can change or go
// missing unseen. It covers ciphertext, so erasing a key leaves it valid.
func (e *entry) sum() []byte {
	h := sha256.New()
	part := func(b []byte) {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
		h.Write(b)
	}
	part(e.prev)
	part([]byte(e.id))
	part([]byte(e.desk))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.seq)))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.clock)))
	for _, s := range []string{string(e.kind), string(e.about), string(e.surg), string(e.visit), string(e.revs)} {
		part([]byte(s))
	}
	part(e.facts)
	part(e.words)
	return h.Sum(nil)
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
	e := entry{
		id: o.ID, desk: s.desk, seq: s.end.seq + 1, clock: s.end.clock.Next(s.now()), kind: o.Kind,
		about: o.About, surg: o.Surgery, visit: o.Visit, revs: o.Reverts,
		facts: facts, words: words, prev: s.end.digest,
	}
	if e.prev == nil {
		e.prev = []byte{}
	}
	e.digest = e.sum()
	err = s.exec(tx, insertEntry,
		e.id, e.desk, e.seq, e.clock, e.kind, e.about, e.surg, e.visit, e.revs, e.facts, e.words, e.prev, e.digest)
	return end{e.seq, e.clock, e.digest}, err
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
		before := ends[e.desk]
		switch {
		case wrong != "":
		case e.seq != before.seq+1:
			wrong = fmt.Sprintf("operation %d is missing", before.seq+1)
		case string(e.prev) != string(before.digest):
			wrong = fmt.Sprintf("operation %d does not follow the one before it", e.seq)
		case string(e.sum()) != string(e.digest):
			wrong = fmt.Sprintf("operation %d was changed", e.seq)
		}
		ends[e.desk] = end{e.seq, e.clock, e.digest}
		return nil
	})
	return wrong, err
}

// Past reads what undo needs to know of every operation since the last that ended
// the history, oldest first.
func (s *Store) Past() ([]surgery.Past, error) {
	var past []surgery.Past
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT id, kind, about, visit, reverts FROM operation ORDER BY place DESC")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var p surgery.Past
			if err := rows.Scan(&p.ID, &p.Kind, &p.About, &p.Visit, &p.Reverts); err != nil {
				return err
			}
			if p.Kind.EndsHistory() {
				break
			}
			past = append(past, p)
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
		o = &surgery.Operation{ID: e.id, Kind: e.kind, About: e.about, Surgery: e.surg, Visit: e.visit, Reverts: e.revs}
		o.Edits, o.Erases, err = s.decode(tx, e.id, e.facts, e.words)
		return err
	})
	return o, err
}
