package store

import (
	"database/sql"

	"socialmediasurgery/surgery"
)

// Told returns the counts of a barometer as they last left the laptop, by source
// and answer; none: they never did.
func (s *Store) Told(barometer surgery.ID) ([]AnswerCount, error) {
	var found []AnswerCount
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT barometer, source, answer, count FROM told WHERE barometer = ? ORDER BY source, answer", barometer)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c AnswerCount
			if err := rows.Scan(&c.Barometer, &c.Source, &c.Answer, &c.N); err != nil {
				return err
			}
			found = append(found, c)
		}
		return rows.Err()
	})
	return found, err
}

// SetTold keeps the counts of a barometer as they are about to leave; of days and
// polls it keeps nothing.
func (s *Store) SetTold(barometer surgery.ID, counts []AnswerCount) error {
	return s.outsideLog(func(tx *sql.Tx) error {
		return touching(tx, "told", []string{string(barometer)}, func() error {
			if _, err := tx.Exec("DELETE FROM told WHERE barometer = ?", barometer); err != nil {
				return err
			}
			for _, c := range counts {
				if _, err := tx.Exec(`INSERT INTO told (barometer, source, answer, count) VALUES (?, ?, ?, max(0, ?))
					ON CONFLICT (barometer, source, answer) DO UPDATE SET count = max(0, count + ?)`,
					barometer, c.Source, c.Answer, c.N, c.N); err != nil {
					return err
				}
			}
			return nil
		})
	})
}
