package store

import (
	"database/sql"

	"socialmediasurgery/surgery"
)

// Most records are changed at one desk only: then nothing can cross, and each change that
// comes stands, as on a laptop alone. Painting it takes no look at what was before.

// mostAlone is of how many records it is kept in memory which desk is the only one that
// ever said anything of them.
const mostAlone = 5000

// isAlone reports whether no desk but this one ever said anything of a record. That is
// asked once: it stays so until another desk does, also where what was asked in is taken
// back. Else each change of a record would cost more than the one before.
func (s *Store) isAlone(tx *sql.Tx, k key, desk surgery.ID) (is bool, err error) {
	if only, ok := s.share.alone[k]; ok {
		return only == desk, nil
	}
	if err := tx.QueryRow(`SELECT NOT EXISTS (SELECT 1 FROM touched JOIN operation ON operation.place = touched.place
		WHERE family = ? AND record = ? AND desk <> ?)`, k.family, k.id, desk).Scan(&is); err != nil || !is {
		return false, err
	}
	if s.share.alone == nil || len(s.share.alone) >= mostAlone {
		s.share.alone = map[key]surgery.ID{}
	}
	s.share.alone[k] = desk
	return true, nil
}

// notOnly notes that a desk says something of a record.
func (s *Store) notOnly(k key, desk surgery.ID) {
	if s.share != nil && s.share.alone[k] != desk {
		delete(s.share.alone, k)
	}
}

// isPlain reports whether an operation says nothing but how records are now.
func isPlain(o *surgery.Operation) bool {
	return len(o.Erases) == 0 && len(o.Settles) == 0 && o.Kind != surgery.RecordShown && !o.Recounts()
}

// notAlone takes out of what is to be repainted, after an operation of this desk was
// carried out, what only this desk ever changed: it is as it has to be.
func (s *Store) notAlone(tx *sql.Tx, o *surgery.Operation, wanted map[key]bool) error {
	if !isPlain(o) {
		return nil
	}
	for k := range wanted {
		alone, err := s.isAlone(tx, k, s.share.seat)
		if err != nil {
			return err
		}
		if alone {
			delete(wanted, k)
		}
	}
	return nil
}

// paintAlone paints what an operation that came says of records that its desk alone ever
// changed, and takes them out of what is to be repainted.
func (t *taking) paintAlone(e *surgery.Entry, o *surgery.Operation, wanted map[key]bool) error {
	if t.Locked() || !isPlain(o) {
		return nil
	}
	left := map[key]bool{}
	for _, edit := range o.Edits {
		r := edit.Record()
		k := key{r.Family(), r.RecordID()}
		if left[k] || t.wanted[k] || k.family == surgery.DesksHere {
			left[k] = true
			continue
		}
		painted, err := t.paintEdit(e.Desk, edit, k)
		if err != nil {
			return err
		}
		left[k] = !painted
	}
	for k, is := range left {
		if !is {
			delete(wanted, k)
		}
	}
	return nil
}

func (t *taking) paintEdit(desk surgery.ID, edit surgery.Edit, k key) (painted bool, err error) {
	for _, r := range []surgery.Record{edit.Before, edit.After} {
		if r != nil && r.Owner() != "" && t.gone(r.Owner()) {
			return false, nil
		}
	}
	if alone, err := t.isAlone(t.tx, k, desk); err != nil || !alone {
		return false, err
	}
	now, err := t.get(t.tx, k.family, k.id)
	if err != nil || !same(now, edit.Before) {
		return false, err
	}
	of := tables[k.family]
	switch {
	case edit.After == nil:
		return true, t.exec(t.tx, of.del, k.id)
	case now == nil:
		return true, t.put(t.tx, edit.After, of.insert)
	}
	return true, t.put(t.tx, edit.After, of.update)
}
