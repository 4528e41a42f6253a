package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// end is where a chain ends: the next operation of its desk follows it.
type end struct {
	seq    int64
	clock  surgery.Clock
	digest []byte
}

// ends are where the chains end that this laptop writes: the desk's own and, while its
// home desk shares a surgery, that of its seat.
type ends struct {
	clock     surgery.Clock // the latest of all desks
	own, seat end
}

// entry is an operation where it stands in this store's log.
type entry struct {
	place int64 // in the order of arrival
	surgery.Entry
}

const entryColumns = "place, id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest, signature"

// columnsIn are those that an older store has as well.
func columnsIn(from querier) (string, error) {
	there, err := hasColumn(from, "operation", "signature")
	if there || err != nil {
		return entryColumns, err
	}
	return strings.TrimSuffix(entryColumns, "signature") + "x''", nil
}

func (e *entry) scan(rows *sql.Rows) error {
	return rows.Scan(&e.place, &e.ID, &e.Desk, &e.Seq, &e.Clock, &e.Kind, &e.About, &e.Surgery, &e.Visit, &e.Reverts,
		&e.Facts, &e.Words, &e.Prev, &e.Digest, &e.Signature)
}

// endOf finds where a desk's chain ends, and its place.
func endOf(tx *sql.Tx, desk surgery.ID) (at end, place int64, err error) {
	err = tx.QueryRow("SELECT place, seq, clock, digest FROM operation WHERE desk = ? ORDER BY seq DESC LIMIT 1", desk).
		Scan(&place, &at.seq, &at.clock, &at.digest)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return at, place, err
}

// findEnds finds where the chains end. The clock is the latest of all desks: the last
// operation of this one was later than everything that had arrived by then.
func (s *Store) findEnds(tx *sql.Tx) (at ends, err error) {
	var last, seat int64
	if at.own, last, err = endOf(tx, s.desk); err != nil {
		return at, err
	}
	if s.share != nil && s.share.seat != s.desk {
		if at.seat, seat, err = endOf(tx, s.share.seat); err != nil {
			return at, err
		}
	}
	return at, tx.QueryRow("SELECT coalesce(max(clock), 0) FROM operation WHERE place >= ?", max(last, seat)).Scan(&at.clock)
}

const insertEntry = `INSERT INTO operation
	(id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// appendEntry writes the operation to the log as the next of one of this laptop's
// chains, and returns its place.
func (s *Store) appendEntry(tx *sql.Tx, o *surgery.Operation, at *ends, shared bool) (place int64, err error) {
	facts, words, err := s.encode(tx, o)
	if err != nil {
		return 0, err
	}
	desk, chain := s.desk, &at.own
	if shared && s.share.seat != s.desk {
		desk, chain = s.share.seat, &at.seat
	}
	e := surgery.Entry{
		Turn: surgery.Turn{Clock: at.clock.Next(s.now()), Desk: desk, Seq: chain.seq + 1}, ID: o.ID, Kind: o.Kind,
		About: o.About, Surgery: o.Surgery, Visit: o.Visit, Reverts: o.Reverts,
		Facts: facts, Words: words, Prev: chain.digest,
	}
	if e.Prev == nil {
		e.Prev = []byte{}
	}
	e.Digest = e.Sum()
	done, err := s.execute(tx, insertEntry,
		e.ID, e.Desk, e.Seq, e.Clock, e.Kind, e.About, e.Surgery, e.Visit, e.Reverts, e.Facts, e.Words, e.Prev, e.Digest)
	if err != nil {
		return 0, err
	}
	at.clock, *chain = e.Clock, end{e.Seq, e.Clock, e.Digest}
	return done.LastInsertId()
}

// walk calls visit for every entry in the order of arrival.
func walk(tx *sql.Tx, visit func(*entry) error) error {
	columns, err := columnsIn(tx)
	if err != nil {
		return err
	}
	return eachEntry(tx, visit, "SELECT "+columns+" FROM operation ORDER BY place")
}

// eachEntry gives the entries that a query finds.
func eachEntry(tx *sql.Tx, visit func(*entry) error, query string, args ...any) error {
	rows, err := tx.Query(query, args...)
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

const entryAt = "SELECT " + entryColumns + " FROM operation WHERE place = ?"

// at reads the entry of a place.
func (s *Store) at(tx *sql.Tx, place int64) (*entry, error) {
	rows, err := s.ready(tx, entryAt).Query(place)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, errors.Join(rows.Err(), damaged(fmt.Errorf("no operation at place %d", place)))
	}
	var e entry
	return &e, e.scan(rows)
}

// checkChain returns what is wrong with a chain, or "".
func checkChain(tx *sql.Tx) (string, error) {
	ends := map[surgery.ID]end{}
	wrong := ""
	desks, err := desksIn(tx)
	if err != nil {
		return "", err
	}
	err = walk(tx, func(e *entry) error {
		before, of := ends[e.Desk], desks[e.Desk].called()
		switch {
		case wrong != "":
		case e.Seq != before.seq+1:
			wrong = fmt.Sprintf("operation %d%s is missing", before.seq+1, of)
		case string(e.Prev) != string(before.digest):
			wrong = fmt.Sprintf("operation %d%s does not follow the one before it", e.Seq, of)
		case string(e.Sum()) != string(e.Digest):
			wrong = fmt.Sprintf("operation %d%s was changed", e.Seq, of)
		case len(e.Signature) > 0 && !seal.Verify(desks[e.Desk].signKey, e.Digest, e.Signature):
			wrong = fmt.Sprintf("operation %d%s was not signed by it", e.Seq, of)
		}
		ends[e.Desk] = end{e.Seq, e.Clock, e.Digest}
		return nil
	})
	return wrong, err
}

// aDesk is what a check says and knows of a desk of a share.
type aDesk struct {
	letter  string
	signKey []byte
}

// called returns which desk's something is; "" for one that is in no share.
func (d aDesk) called() string {
	if d.letter == "" {
		return ""
	}
	return " of desk " + d.letter
}

// ownLetter returns which desk of a share this laptop is, or was last, as called does.
func ownLetter(tx *sql.Tx) (string, error) {
	own, err := ownDesks(tx)
	if err != nil {
		return "", err
	}
	of, err := readShare(tx)
	if err != nil || of == nil {
		return "", err
	}
	desks, err := desksIn(tx)
	for _, id := range slices.Backward(append(own, of.seat)) {
		if said := desks[id].called(); said != "" || err != nil {
			return said, err
		}
	}
	return "", nil
}

// desksIn returns the desks of all shares; none in a store that is too old.
func desksIn(from querier) (map[surgery.ID]aDesk, error) {
	there, err := hasTable(from, "desk_here")
	if err != nil || !there {
		return nil, err
	}
	found := map[surgery.ID]aDesk{}
	return found, eachRow(from, "SELECT id, letter, sign_key FROM desk_here", func(scan scanner) error {
		var id surgery.ID
		var d aDesk
		err := scan(&id, &d.letter, &d.signKey)
		found[id] = d
		return err
	})
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
