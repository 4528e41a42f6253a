package store

import (
	"database/sql"
	"encoding/json"
	"errors"

	"socialmediasurgery/surgery"
)

// Hear keeps how other desks of the share stand, as they said themselves, over a network:
// what they have written and have; their newest parcel stays what it was.
func (s *Store) Hear(all map[surgery.ID]surgery.Heard) error {
	if s.share == nil {
		return notShared()
	}
	return s.change(func(tx *sql.Tx) error {
		return touching(tx, "heard", []string{whole}, func() error {
			for seat, h := range all {
				seen, err := json.Marshal(h.Seen)
				if err != nil {
					return err
				}
				if _, err := tx.Exec(`INSERT INTO heard (seat, number, written, read, seen) VALUES (?1, 0, ?2, ?3, ?4)
					ON CONFLICT (seat) DO UPDATE SET written = excluded.written, read = excluded.read, seen = excluded.seen`,
					seat, stamp(h.Written), stamp(h.Read), string(seen)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Digests returns those of a desk's entries after one, in order, one after the other.
func (s *Store) Digests(desk surgery.ID, after int64) (all []byte, err error) {
	return all, s.inTx(func(tx *sql.Tx) error {
		return eachRow(tx, "SELECT digest FROM operation WHERE desk = ? AND seq > ? ORDER BY seq", func(scan scanner) error {
			var digest []byte
			err := scan(&digest)
			all = append(all, digest...)
			return err
		}, desk, after)
	})
}

// Beside returns what a parcel of this desk says beside entries; see surgery.Parcel.
func (s *Store) Beside() (counts []surgery.DeskCount, added []surgery.Added, erased []surgery.ID, err error) {
	err = s.inTx(func(tx *sql.Tx) (err error) {
		if counts, err = s.counted(tx); err == nil {
			added, erased, err = s.addedHere(tx)
		}
		return err
	})
	return counts, added, erased, err
}

// Closing returns where the closing of the shared surgery stands in the home desk's chain;
// no desk where it is open.
func (s *Store) Closing() (t surgery.Turn, err error) {
	if s.share == nil {
		return t, notShared()
	}
	return t, s.inTx(func(tx *sql.Tx) error {
		err := tx.QueryRow("SELECT clock, desk, seq FROM operation WHERE surgery = ? AND kind = ? ORDER BY place DESC LIMIT 1", s.share.surgery, surgery.SurgeryClosed).
			Scan(&t.Clock, &t.Desk, &t.Seq)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
}

// RepaintShared paints all records of the share anew, from the log. Locked.
func (s *Store) RepaintShared() error {
	switch {
	case s.share == nil:
		return notShared()
	case s.Locked():
		return errLocked()
	}
	return s.change(func(tx *sql.Tx) error {
		all := map[key]bool{}
		if err := eachRow(tx, "SELECT DISTINCT family, record FROM touched WHERE family <> ''", func(scan scanner) error {
			var k key
			err := scan(&k.family, &k.id)
			all[k] = true
			return err
		}); err != nil {
			return err
		}
		return s.repaintRecords(tx, all)
	})
}
