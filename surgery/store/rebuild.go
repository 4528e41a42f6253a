package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
)

// Rebuild empties the tables and paints them anew from the log. Locked while
// locked: the words would be lost.
func (s *Store) Rebuild() error {
	if s.Locked() {
		return errLocked()
	}
	return s.inTx(s.rebuild)
}

func (s *Store) rebuild(tx *sql.Tx) error {
	painted, err := s.fold(tx)
	if err != nil {
		return err
	}
	return s.paint(tx, painted)
}

// fold reads what all operations come to, in whichever order they arrived here. The
// numbers that are gone it keeps on the way.
func (s *Store) fold(tx *sql.Tx) (*surgery.Fold, error) {
	if err := s.useEarly(tx); err != nil {
		return nil, err
	}
	// First in which order, then each by itself: all at once are as large as the file.
	type placed struct {
		place int64
		surgery.Turn
	}
	var order []placed
	erased := map[surgery.ID]bool{}
	var desks ofDesks
	err := walk(tx, func(e *entry) error {
		desks.look(&e.Entry)
		order = append(order, placed{e.place, e.Turn})
		gone, err := erasedBy(&e.Entry)
		for _, owner := range gone {
			erased[owner] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	counts, err := desks.counts()
	if err != nil {
		return nil, err
	}
	besides, err := desks.besides(tx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(order, func(a, b placed) int { return a.Compare(b.Turn) })
	fold := surgery.NewFold(func(owner surgery.ID) bool { return erased[owner] })
	if _, err := tx.Exec("DELETE FROM number_gone"); err != nil {
		return nil, err
	}
	for _, next := range order {
		e, err := s.at(tx, next.place)
		if err != nil {
			return nil, err
		}
		o, err := s.decode(tx, &e.Entry)
		if err != nil {
			return nil, err
		}
		numbered := o.Edits
		if !counts(&e.Entry) {
			o = o.OfDesks()
		}
		fold.Take(e.Desk, besides.left(&e.Entry, o))
		if err := keepNumbers(tx, numbered); err != nil {
			return nil, err
		}
	}
	return fold, nil
}

// paint empties the tables and fills them with what operations came to.
func (s *Store) paint(tx *sql.Tx, painted *surgery.Fold) error {
	for _, f := range surgery.Families {
		if _, err := tx.Exec("DELETE FROM " + string(f)); err != nil {
			return err
		}
	}
	for _, r := range painted.Records() {
		if err := s.put(tx, r, tables[r.Family()].insert); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("DELETE FROM crossed"); err != nil {
		return err
	}
	for _, c := range painted.Crossed() {
		if err := paintCrossing(tx, c); err != nil {
			return err
		}
	}
	of, err := readShare(tx)
	if err != nil {
		return err
	}
	return s.touchAll(tx, of)
}

// leave takes whoever is erased out of the tables, as the fold does: their own record
// goes, and nothing names them.
func leave(tx *sql.Tx, erased []surgery.ID) error {
	if len(erased) == 0 {
		return nil
	}
	ids, err := json.Marshal(erased)
	if err != nil {
		return err
	}
	const these = " IN (SELECT value FROM json_each(?))"
	statements := []string{
		"UPDATE progress SET person = on_record, words = NULL WHERE person" + these,
		"UPDATE visit SET attendee = '', words = NULL WHERE attendee" + these,
		"UPDATE visit SET words = NULL WHERE id" + these + " AND attendee = ''",
		"DELETE FROM contact WHERE attendee" + these,
		"UPDATE desk_here SET words = NULL WHERE id" + these,
	}
	for _, f := range surgery.Families {
		if surgery.OfItself(surgery.NewRecord(f)) {
			statements = append(statements, "DELETE FROM "+string(f)+" WHERE id"+these)
		}
	}
	for _, statement := range statements {
		if _, err := tx.Exec(statement, string(ids)); err != nil {
			return err
		}
	}
	return nil
}

// someRecords is how many are held at once while all are looked at.
const someRecords = 1000

// dump returns what every record of every table comes to, unsealed, by its family and
// id, and what is painted beside them.
func (s *Store) dump(tx *sql.Tx, as func(surgery.Record) string) (map[string]string, error) {
	found := map[string]string{}
	for _, f := range surgery.Families {
		last := surgery.ID("")
		for {
			records, err := list[surgery.Record](s, tx, f, "WHERE id > ? ORDER BY id LIMIT ?", last, someRecords)
			if err != nil {
				return nil, err
			}
			for _, r := range records {
				last = r.RecordID()
				found[string(f)+"/"+string(last)] = as(r)
			}
			if len(records) < someRecords {
				break
			}
		}
	}
	return found, dumpDesks(tx, found)
}

// dumpDesks adds what is painted of several desks to what was found in all tables.
func dumpDesks(tx *sql.Tx, found map[string]string) error {
	err := eachRow(tx, "SELECT family || '/' || record || '/' || part || '/' || second, first FROM crossed", func(scan scanner) error {
		var crossing, first string
		err := scan(&crossing, &first)
		found["crossed/"+crossing] = first
		return err
	})
	if err != nil {
		return err
	}
	return eachRow(tx, "SELECT family || '/' || record, group_concat(place, ' ' ORDER BY place) FROM touched GROUP BY family, record", func(scan scanner) error {
		var of, places string
		err := scan(&of, &places)
		found["touched/"+of] = places
		return err
	})
}

// sum stands for all that a record says, in less room.
func sum(r surgery.Record) string {
	of := sha256.Sum256([]byte(print(r)))
	return string(of[:])
}

// checkTables returns where the tables differ from what the log says, or "".
// The store is as before when it returns.
func (s *Store) checkTables() (string, error) {
	defer s.forgetKeys() // some may have been made that are taken back
	wrong := ""
	look := func(tx *sql.Tx) (map[string]string, error) {
		found, err := s.dump(tx, sum)
		if err == nil {
			err = numbersGone(tx, found)
		}
		return found, err
	}
	err := s.inTx(func(tx *sql.Tx) error {
		now, err := look(tx)
		if err != nil {
			return err
		}
		painted, err := s.fold(tx)
		if err != nil {
			return err
		}
		if err := s.paint(tx, painted); err != nil {
			return err
		}
		var unseen func(surgery.Family, surgery.ID) bool
		if s.Locked() { // sealed words may say which of two desks' changes stands
			unseen = painted.Unseen
		} // else nothing holds what was painted any more
		then, err := look(tx)
		if err != nil {
			return err
		}
		if unseen != nil {
			for _, found := range []map[string]string{now, then} {
				maps.DeleteFunc(found, func(id, _ string) bool {
					family, record, _ := strings.Cut(id, "/")
					return family == "crossed" || unseen(surgery.Family(family), surgery.ID(record))
				})
			}
		}
		if !maps.Equal(now, then) {
			wrong = "the tables differ from the log: " + firstDifference(now, then)
		}
		return errRollback
	})
	if err == errRollback {
		err = nil
	}
	return wrong, err
}

var errRollback = surgery.Fail(surgery.Internal, "error.internal")

func firstDifference(a, b map[string]string) string {
	ids := slices.Sorted(maps.Keys(a))
	for id := range b {
		if _, ok := a[id]; !ok {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		if a[id] != b[id] {
			return id
		}
	}
	return fmt.Sprintf("%d and %d records", len(a), len(b))
}
