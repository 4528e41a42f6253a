package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"socialmediasurgery/surgery"
)

// waits is an entry that came from elsewhere and cannot be taken in yet.
type waits struct {
	surgery.Entry
	reason surgery.Reason
	since  string // when it came
}

// waitingIn returns all that waits.
func waitingIn(from querier) (found []waits, err error) {
	return found, eachRow(from, "SELECT reason, since, entry FROM waiting ORDER BY desk, seq, digest", func(scan scanner) error {
		var w waits
		var raw []byte
		if err := scan(&w.reason, &w.since, &raw); err != nil {
			return err
		}
		if err := json.Unmarshal(raw, &w.Entry); err != nil {
			return damaged(err)
		}
		found = append(found, w)
		return nil
	})
}

// keepWaiting has the table hold this and nothing else.
func keepWaiting(tx *sql.Tx, all []waits) error {
	desks, err := partsIn(tx, "waiting")
	if err != nil {
		return err
	}
	for _, w := range all {
		desks = append(desks, string(w.Desk))
	}
	return touching(tx, "waiting", desks, func() error {
		if _, err := tx.Exec("DELETE FROM waiting"); err != nil {
			return err
		}
		for _, w := range all {
			raw, err := json.Marshal(w.Entry)
			if err != nil {
				return err
			}
			says := sha256.Sum256(raw) // its own digest may not be what it says
			if _, err := tx.Exec("INSERT OR IGNORE INTO waiting (desk, seq, digest, reason, since, entry) VALUES (?, ?, ?, ?, ?, ?)",
				w.Desk, w.Seq, says[:], w.reason, w.since, raw); err != nil {
				return err
			}
		}
		return nil
	})
}

// Waiting returns how much waits of which desk, and why.
func (s *Store) Waiting() (all []surgery.Waits, err error) {
	return all, s.inTx(func(tx *sql.Tx) (err error) {
		all, err = waitingBy(tx)
		return err
	})
}

// waitingBy sums up by desk what waits.
func waitingBy(from querier) ([]surgery.Waits, error) {
	found, err := waitingIn(from)
	if err != nil {
		return nil, err
	}
	var all []surgery.Waits
	for _, w := range found {
		since, err := unstamp(w.since)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(of surgery.Waits) bool { return of.Desk == w.Desk })
		if i < 0 {
			i = len(all)
			all = append(all, surgery.Waits{Desk: w.Desk, Reason: w.reason, Since: since})
		}
		of := &all[i]
		of.N++
		of.Since = earlier(of.Since, since)
		if of.Reason == surgery.Gap { // the first that is not merely behind another
			of.Reason = w.reason
		}
	}
	return all, nil
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
