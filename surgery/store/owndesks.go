package store

import (
	"database/sql"
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
)

// A restore, mending, and writing the records back give a store a new desk's id, since
// its numbers begin anew. What it did under the ids it had before is its own all the
// same.

// formerSetting lists the ids that this desk had before.
const formerSetting = ".former_desks"

// ownDesks returns the ids under which this desk worked, and, last, the one under which
// it works.
func ownDesks(from querier) ([]surgery.ID, error) {
	own, err := formerDesks(from)
	if err != nil {
		return nil, err
	}
	return own, eachRow(from, "SELECT id FROM desk", func(scan scanner) error {
		var id surgery.ID
		err := scan(&id)
		own = append(own, id)
		return err
	})
}

func formerDesks(from querier) (former []surgery.ID, err error) {
	return former, eachRow(from, "SELECT value FROM setting WHERE name = ?", func(scan scanner) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(text), &former); err != nil {
			return damaged(err)
		}
		return nil
	}, formerSetting)
}

// becomes has a store work under another id from now on.
func becomes(tx *sql.Tx, desk surgery.ID) error {
	own, err := ownDesks(tx)
	if err != nil {
		return err
	}
	former, err := json.Marshal(slices.DeleteFunc(own, func(id surgery.ID) bool { return id == desk }))
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", formerSetting, string(former))
	if err == nil {
		_, err = tx.Exec("UPDATE desk SET id = ?", desk)
	}
	return err
}

// Record returns a record as it is; nil where it is not there.
func (s *Store) Record(f surgery.Family, id surgery.ID) (r surgery.Record, err error) {
	err = s.inTx(func(tx *sql.Tx) (err error) {
		r, err = s.get(tx, f, id)
		return err
	})
	return r, err
}

// Standing returns edits to what the records are now, for those that are or were there.
func (s *Store) Standing(edits []surgery.Edit) (stand []surgery.Edit, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		for _, e := range edits {
			now, err := s.get(tx, e.Record().Family(), e.Record().RecordID())
			if err != nil {
				return err
			}
			if e.Before != nil || now != nil {
				stand = append(stand, surgery.Edit{Before: e.Before, After: now})
			}
		}
		return nil
	})
	return stand, err
}
