package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
)

// key is what a record is known by.
type key struct {
	family surgery.Family
	id     surgery.ID
}

// touch keeps which records an operation of a desk says something of.
func (s *Store) touch(tx *sql.Tx, place int64, desk surgery.ID, o *surgery.Operation) error {
	for k := range touchedBy(o) {
		s.notOnly(k, desk)
		if _, err := tx.Exec("INSERT OR IGNORE INTO touched (family, record, place) VALUES (?, ?, ?)", k.family, k.id, place); err != nil {
			return err
		}
	}
	return nil
}

// touchedBy returns the records an operation says something of and, with a blank family,
// the owners of those that have one.
func touchedBy(o *surgery.Operation) map[key]bool {
	found := map[key]bool{}
	for _, e := range o.Edits {
		for _, r := range []surgery.Record{e.Before, e.After} {
			if r == nil {
				continue
			}
			found[key{r.Family(), r.RecordID()}] = true
			if r.Owner() != "" {
				found[key{"", r.Owner()}] = true
			}
		}
	}
	for _, c := range o.Settles {
		found[key{c.Family, c.Record}] = true
	}
	return found
}

func isTouched(tx *sql.Tx, f surgery.Family, id surgery.ID) (is bool, err error) {
	return is, tx.QueryRow("SELECT EXISTS (SELECT 1 FROM touched WHERE family = ? AND record = ?)", f, id).Scan(&is)
}

// touchAll makes the table anew from the log of the share.
func (s *Store) touchAll(tx *sql.Tx, of *share) error {
	if s.share != nil {
		s.share.alone, s.share.ends = nil, nil
	}
	if _, err := tx.Exec("DELETE FROM touched"); err != nil || of == nil {
		return err
	}
	var entries []entry
	rows, err := tx.Query("SELECT "+entryColumns+` FROM operation WHERE desk = ?1 OR desk = ?2
		OR desk IN (SELECT id FROM desk_here WHERE share = ?3) ORDER BY place`, of.homeSeat, of.seat, of.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		if err := e.scan(rows); err != nil {
			return err
		}
		e.Words = nil
		entries = append(entries, e)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	for _, e := range entries {
		o, err := plainly(&e.Entry)
		if err != nil {
			return err
		}
		if err := s.touch(tx, e.place, e.Desk, o); err != nil {
			return err
		}
	}
	return nil
}

// repaintAfter repaints what an operation of the share touched, and what names those
// whom it erased. While locked it leaves records with words as they were carried out:
// then they are new.
func (s *Store) repaintAfter(tx *sql.Tx, o *surgery.Operation) error {
	wanted := touchedBy(o)
	for _, owner := range o.Erases {
		wanted[key{"", owner}] = true
	}
	again, err := recounted(tx, o)
	if err != nil {
		return err
	}
	maps.Copy(wanted, again)
	if err := s.notAlone(tx, o, wanted); err != nil {
		return err
	}
	return s.repaintRecords(tx, wanted)
}

// repaintRecords paints some records, as all operations of the share have them, and what
// crossed on them. With a blank family it is what is sealed under the key of an owner.
func (s *Store) repaintRecords(tx *sql.Tx, wanted map[key]bool) error {
	records, err := s.named(tx, wanted)
	if err != nil {
		return err
	}
	desks := map[key]bool{} // first: they say what counts of the others
	for k := range records {
		if k.family == surgery.DesksHere {
			desks[k] = true
			delete(records, k)
		}
	}
	if err := s.repaintThese(tx, desks); err != nil {
		return err
	}
	return s.repaintThese(tx, records)
}

func (s *Store) repaintThese(tx *sql.Tx, records map[key]bool) error {
	places, err := s.saying(tx, records)
	if err != nil {
		return err
	}
	fold, err := s.foldAt(tx, places, records)
	if err != nil {
		return err
	}
	for k := range records {
		if err := s.paintOne(tx, k, fold.Record(k.family, k.id)); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM crossed WHERE family = ? AND record = ?", k.family, k.id); err != nil {
			return err
		}
	}
	for _, c := range fold.Crossed() {
		if records[key{c.Family, c.Record}] {
			if err := paintCrossing(tx, c); err != nil {
				return err
			}
		}
	}
	return nil
}

const touchedAt = "SELECT place FROM touched WHERE family = ? AND record = ?"

// named returns which records are to be repainted.
func (s *Store) named(tx *sql.Tx, wanted map[key]bool) (map[key]bool, error) {
	records := map[key]bool{}
	for k := range wanted {
		if k.family != "" {
			records[k] = true
			continue
		}
		// Of an owner: every record that any of these operations names together with it.
		err := eachRow(tx, "SELECT DISTINCT family, record FROM touched WHERE family <> '' AND place IN ("+touchedAt+")", func(scan scanner) error {
			var r key
			err := scan(&r.family, &r.id)
			records[r] = true
			return err
		}, k.family, k.id)
		if err != nil {
			return nil, err
		}
	}
	for k := range records {
		if s.Locked() && surgery.NewRecord(k.family).Text() != nil {
			delete(records, k)
		}
	}
	return records, nil
}

// saying returns the places of the operations that say something of records.
func (s *Store) saying(tx *sql.Tx, records map[key]bool) (map[int64]bool, error) {
	places := map[int64]bool{}
	for k := range records {
		err := eachRow(tx, touchedAt, func(scan scanner) error {
			var place int64
			err := scan(&place)
			places[place] = true
			return err
		}, k.family, k.id)
		if err != nil {
			return nil, err
		}
	}
	return places, nil
}

// foldAt reads what the operations at some places come to, as far as it is of some
// records.
func (s *Store) foldAt(tx *sql.Tx, places map[int64]bool, of map[key]bool) (*surgery.Fold, error) {
	var entries []surgery.Entry
	for place := range places {
		rows, err := tx.Query("SELECT "+entryColumns+" FROM operation WHERE place = ?", place)
		if err != nil {
			return nil, err
		}
		var e entry
		if rows.Next() {
			err = e.scan(rows)
		}
		if err := errors.Join(err, rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
		entries = append(entries, e.Entry)
	}
	slices.SortFunc(entries, func(a, b surgery.Entry) int { return a.Compare(b.Turn) })
	counts, err := countsIn(tx)
	if err != nil {
		return nil, err
	}
	fold := surgery.NewFold(s.erasedIn(tx))
	for i := range entries {
		o, err := s.decodeOf(tx, &entries[i], func(f editFacts) bool {
			r, err := f.record()
			return err != nil || r != nil && of[key{f.Family, r.RecordID()}]
		})
		if err != nil {
			return nil, err
		}
		if !counts(&entries[i]) {
			o = o.OfDesks()
		}
		fold.Take(entries[i].Desk, o)
	}
	return fold, nil
}

// erasedIn returns who is erased, asking once of each.
func (s *Store) erasedIn(tx *sql.Tx) func(surgery.ID) bool {
	known := map[surgery.ID]bool{}
	return func(owner surgery.ID) bool {
		gone, asked := known[owner]
		if !asked {
			if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM tombstone WHERE owner = ?)", owner).Scan(&gone); err != nil {
				return false // the transaction fails with the next statement
			}
			known[owner] = gone
		}
		return gone
	}
}

// paintOne paints a record as it is; nil where it is not there.
func (s *Store) paintOne(tx *sql.Tx, k key, now surgery.Record) error {
	t := tables[k.family]
	if now == nil {
		return s.exec(tx, t.del, k.id)
	}
	var there bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM "+string(k.family)+" WHERE id = ?)", k.id).Scan(&there); err != nil {
		return err
	}
	if there {
		return s.put(tx, now, t.update)
	}
	return s.put(tx, now, t.insert)
}

func paintCrossing(tx *sql.Tx, c surgery.Crossing) error {
	_, err := tx.Exec("INSERT OR IGNORE INTO crossed (family, record, part, first, second) VALUES (?, ?, ?, ?, ?)",
		c.Family, c.Record, c.Part, c.First, c.Second)
	return err
}

// crossedIn returns what crossed on the records that an operation changes.
func (s *Store) crossedIn(tx *sql.Tx, o *surgery.Operation) (crossed []surgery.Crossing, err error) {
	for k := range touchedBy(o) {
		err := eachRow(tx, "SELECT family, record, part, first, second FROM crossed WHERE family = ? AND record = ?", func(scan scanner) error {
			var c surgery.Crossing
			err := scan(&c.Family, &c.Record, &c.Part, &c.First, &c.Second)
			crossed = append(crossed, c)
			return err
		}, k.family, k.id)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(crossed, func(a, b surgery.Crossing) int {
		return cmp.Or(cmp.Compare(a.Family, b.Family), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Part, b.Part), cmp.Compare(a.Second, b.Second))
	})
	return crossed, nil
}

// IsSettled reports whether an operation of the share, of whichever desk, settles that.
func (s *Store) IsSettled(c surgery.Crossing) (is bool, err error) {
	return is, s.inTx(func(tx *sql.Tx) error {
		var all [][]byte
		err := eachRow(tx, `SELECT facts FROM touched JOIN operation ON operation.place = touched.place
			WHERE touched.family = ? AND touched.record = ? AND kind = ?
			AND NOT EXISTS (SELECT 1 FROM desk_here WHERE id = desk AND struck AND seq > up_to)`, func(scan scanner) error {
			var facts []byte
			err := scan(&facts)
			all = append(all, facts)
			return err
		}, c.Family, c.Record, surgery.CrossingSettled)
		for _, facts := range all {
			var plain opFacts
			if err := json.Unmarshal(facts, &plain); err != nil {
				return damaged(err)
			}
			is = is || slices.ContainsFunc(plain.Settles, c.Same)
		}
		return err
	})
}

// Crossed returns what two desks changed without knowing of each other and nobody has
// settled, in the order of the later operations.
func (s *Store) Crossed() (crossed []surgery.Crossing, err error) {
	return crossed, s.inTx(func(tx *sql.Tx) error {
		return eachRow(tx, `SELECT family, record, part, first, second FROM crossed LEFT JOIN operation ON id = second
			ORDER BY clock, desk, seq, family, record, part`, func(scan scanner) error {
			var c surgery.Crossing
			err := scan(&c.Family, &c.Record, &c.Part, &c.First, &c.Second)
			crossed = append(crossed, c)
			return err
		})
	})
}
