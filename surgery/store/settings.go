package store

import (
	"database/sql"
	"encoding/json"

	"socialmediasurgery/surgery"
)

// Settings returns this machine's settings. They stand outside the log: another
// desk has its own.
func (s *Store) Settings() (map[string]string, error) {
	var found map[string]string
	err := s.inTx(func(tx *sql.Tx) (err error) {
		found, err = settingsLike(tx, "NOT LIKE '.%'")
		return err
	})
	return found, err
}

// settingsLike returns the settings whose names are like that.
func settingsLike(tx *sql.Tx, like string) (map[string]string, error) {
	rows, err := tx.Query("SELECT name, value FROM setting WHERE name " + like)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		found[name] = value
	}
	return found, rows.Err()
}

// SetSettings changes some settings, all or none.
func (s *Store) SetSettings(changed map[string]string) error {
	return s.change(func(tx *sql.Tx) error {
		return touching(tx, "setting", []string{whole}, func() error {
			for name, value := range changed {
				if _, err := tx.Exec(`INSERT INTO setting (name, value) VALUES (?, ?)
					ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Count is one unnamed tally: how often an answer was given to what.
type Count struct {
	Surgery surgery.ID
	Day     string
	What    string // role, ...
	Answer  string
	N       int
}

// AddTallies adds counts (or takes away, with a minus) as one batch, and empties
// the write-ahead log after, so that no count can be matched to an arrival by
// its place in a file.
func (s *Store) AddTallies(batch []Count) error {
	if len(batch) == 0 {
		return nil
	}
	var parts []string
	for _, c := range batch {
		parts = append(parts, string(c.Surgery))
	}
	return s.outsideLog(func(tx *sql.Tx) error {
		return touching(tx, "tally", parts, func() error {
			for _, c := range batch {
				// Of all desks together never less than none, as far as is known here.
				if _, err := tx.Exec(`INSERT INTO tally (surgery, day, what, answer, count) SELECT ?1, ?2, ?3, ?4, max(?5, -coalesce(sum(count), 0))
					FROM tally WHERE surgery = ?1 AND day = ?2 AND what = ?3 AND answer = ?4
					ON CONFLICT (surgery, day, what, answer, desk) DO UPDATE SET count = count + excluded.count`,
					c.Surgery, c.Day, c.What, c.Answer, c.N); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Tallies returns the counts of some surgeries.
func (s *Store) Tallies(surgeries ...surgery.ID) ([]Count, error) {
	ids, err := json.Marshal(surgeries)
	if err != nil {
		return nil, surgery.AsError(err)
	}
	var found []Count
	err = s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT surgery, day, what, answer, max(0, sum(count)) FROM tally
			WHERE surgery IN (SELECT value FROM json_each(?)) GROUP BY surgery, day, what, answer ORDER BY surgery, what, answer`, string(ids))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c Count
			if err := rows.Scan(&c.Surgery, &c.Day, &c.What, &c.Answer, &c.N); err != nil {
				return err
			}
			found = append(found, c)
		}
		return rows.Err()
	})
	return found, err
}
