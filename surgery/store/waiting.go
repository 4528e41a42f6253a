package store

import (
	"bytes"
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
	says   string // what it is known by in the table; "" for what has just come
	signed bool   // its signature was found to be its desk's
}

// waitingIn returns what waits, but for what is held of desks that were struck off unless
// that is wanted too: it may be much, and is looked at only where something is said of a
// desk.
func waitingIn(from querier, struck bool) (found []waits, err error) {
	return found, eachRow(from, "SELECT reason, since, digest, entry FROM waiting WHERE ? OR reason <> ? ORDER BY desk, seq, digest", func(scan scanner) error {
		var w waits
		var raw []byte
		if err := scan(&w.reason, &w.since, &w.says, &raw); err != nil {
			return err
		}
		if err := json.Unmarshal(raw, &w.Entry); err != nil {
			return damaged(err)
		}
		switch w.reason {
		case surgery.UnknownDesk, surgery.BadSignature, surgery.BadEntry:
		default:
			w.signed = true
		}
		found = append(found, w)
		return nil
	}, struck, surgery.Struck)
}

// looked returns what waits and may be taken in now, with these parcels or, where they
// bring nothing, by itself.
func looked(from querier, parcels []*surgery.Parcel) ([]waits, error) {
	some, ofDesks := false, false
	for _, p := range parcels {
		for i := range p.Entries {
			some, ofDesks = true, ofDesks || bytes.Contains(p.Entries[i].Facts, saysDesk)
		}
	}
	found, err := waitingIn(from, !some || ofDesks)
	if err == nil && some && !ofDesks && slices.ContainsFunc(found, func(w waits) bool { return bytes.Contains(w.Facts, saysDesk) }) {
		found, err = waitingIn(from, true)
	}
	return found, err
}

// keepWaiting has the table hold the rest in place of what was looked at. Where that is
// the same, it is left alone: there may be much, and something comes often.
func keepWaiting(tx *sql.Tx, looked, rest []waits) error {
	stays, raws := map[string]surgery.Reason{}, make([][]byte, len(rest))
	for i := range rest {
		w := &rest[i]
		if w.says == "" {
			raw, err := json.Marshal(w.Entry)
			if err != nil {
				return err
			}
			says := sha256.Sum256(raw) // its own digest may not be what it says
			w.says, raws[i] = string(says[:]), raw
		}
		stays[w.says] = w.reason
	}
	var desks []string
	var gone, other []waits
	was := map[string]bool{}
	for _, w := range looked {
		was[w.says] = true
		reason, is := stays[w.says]
		switch {
		case !is:
			gone = append(gone, w)
		case reason != w.reason:
			w.reason = reason
			other = append(other, w)
		default:
			continue
		}
		desks = append(desks, string(w.Desk))
	}
	for _, w := range rest {
		if !was[w.says] {
			desks = append(desks, string(w.Desk))
		}
	}
	return touching(tx, "waiting", desks, func() error {
		for _, w := range gone {
			if _, err := tx.Exec("DELETE FROM waiting WHERE desk = ? AND seq = ? AND digest = ?", w.Desk, w.Seq, []byte(w.says)); err != nil {
				return err
			}
		}
		for _, w := range other {
			if _, err := tx.Exec("UPDATE waiting SET reason = ? WHERE desk = ? AND seq = ? AND digest = ?", w.reason, w.Desk, w.Seq, []byte(w.says)); err != nil {
				return err
			}
		}
		for i, w := range rest {
			if was[w.says] {
				continue
			}
			if _, err := tx.Exec("INSERT OR IGNORE INTO waiting (desk, seq, digest, reason, since, entry) VALUES (?, ?, ?, ?, ?, ?)",
				w.Desk, w.Seq, []byte(w.says), w.reason, w.since, raws[i]); err != nil {
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
func waitingBy(from querier) (all []surgery.Waits, err error) {
	return all, eachRow(from, "SELECT desk, reason, since FROM waiting ORDER BY desk, seq, digest", func(scan scanner) error {
		var desk surgery.ID
		var reason surgery.Reason
		var came string
		if err := scan(&desk, &reason, &came); err != nil {
			return err
		}
		since, err := unstamp(came)
		if err != nil {
			return err
		}
		if len(all) == 0 || all[len(all)-1].Desk != desk {
			all = append(all, surgery.Waits{Desk: desk, Reason: reason, Since: since})
		}
		of := &all[len(all)-1]
		of.N++
		of.Since = earlier(of.Since, since)
		if of.Reason == surgery.Gap { // the first that is not merely behind another
			of.Reason = reason
		}
		return nil
	})
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
