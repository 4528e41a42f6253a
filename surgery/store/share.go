package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// share is how this laptop takes part in a share, as the store keeps it.
type share struct {
	id, surgery surgery.ID
	// seat is under whose id this laptop writes in the share: at a joined desk the store's
	// own. "" where it has to take a new one: numbers under the old one may be known
	// elsewhere.
	seat     surgery.ID
	home     bool
	homeSeat surgery.ID // the home desk's first seat
	homeKey  []byte     // by which its entries are known before any was read
	began    surgery.Clock

	// What is known without looking: see isAlone, and taking.endOf.
	alone map[key]surgery.ID
	ends  map[surgery.ID]end
}

// Sealed settings of a share. A joined desk has no share key beside its surgery key,
// which is the same.
const (
	shareKeySetting   = "share_key"
	deskSecretSetting = "desk_secret"
	epochsSetting     = "share_epochs" // all share keys there were; none while the share has its first
	// PhraseSetting is today's passphrase, at the home desk.
	PhraseSetting = "todays_passphrase"
)

// readShare reads the share; nil where nothing is shared.
func readShare(from querier) (found *share, err error) {
	return found, eachRow(from, "SELECT id, surgery, seat, home, home_seat, home_key, began FROM share", func(scan scanner) error {
		found = &share{}
		return scan(&found.id, &found.surgery, &found.seat, &found.home, &found.homeSeat, &found.homeKey, &found.began)
	})
}

func writeShare(tx *sql.Tx, h *share) error {
	return touching(tx, "share", []string{whole}, func() error {
		_, err := tx.Exec("INSERT INTO share (id, surgery, seat, home, home_seat, home_key, number, began) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
			h.id, h.surgery, h.seat, h.home, h.homeSeat, h.homeKey, h.began)
		return err
	})
}

// changeShare changes the share by what follows SET.
func changeShare(tx *sql.Tx, set string, args ...any) error {
	return touching(tx, "share", []string{whole}, func() error {
		_, err := tx.Exec("UPDATE share SET "+set, args...)
		return err
	})
}

func notShared() error { return surgery.Fail(surgery.NotFound, "error.not_shared") }

// Sharing returns how this laptop takes part in a share; nil where nothing is shared.
func (s *Store) Sharing() (*surgery.Sharing, error) {
	if s.share == nil {
		return nil, nil
	}
	h := &surgery.Sharing{Share: s.share.id, Surgery: s.share.surgery, Seat: s.share.seat, Home: s.share.home,
		HomeSeat: s.share.homeSeat, Heard: map[surgery.ID]surgery.Heard{}}
	err := s.inTx(func(tx *sql.Tx) (err error) {
		if h.Desks, err = s.desksOf(tx); err != nil {
			return err
		}
		if own := h.Desk(h.Seat); own != nil {
			h.Letter = own.Letter
		}
		err = eachRow(tx, "SELECT seat, epoch, number, written, read, seen FROM heard", func(scan scanner) error {
			var seat surgery.ID
			var heard surgery.Heard
			var written, read, seen string
			if err := scan(&seat, &heard.Epoch, &heard.Number, &written, &read, &seen); err != nil {
				return err
			}
			h.Heard[seat] = heard
			if err := json.Unmarshal([]byte(seen), &heard.Seen); err != nil {
				return damaged(err)
			}
			err := unstampAll(&heard.Written, written, &heard.Read, read)
			h.Heard[seat] = heard
			return err
		})
		if err == nil {
			err = heedStruck(tx, h)
		}
		return err
	})
	return h, err
}

// desksOf returns the desks of the share, by letter.
func (s *Store) desksOf(tx *sql.Tx) ([]*surgery.DeskHere, error) {
	return list[*surgery.DeskHere](s, tx, surgery.DesksHere, "WHERE share = ? ORDER BY letter, joined_at, id", s.share.id)
}

// seats returns the desks of the share by their seats, and nil for that of a home desk
// of which nothing was read yet; all without their words.
func (s *Store) seats(tx *sql.Tx) (map[surgery.ID]*surgery.DeskHere, error) {
	if s.share == nil {
		return nil, nil
	}
	desks, err := listShut[*surgery.DeskHere](tx, surgery.DesksHere, "WHERE share = ?", s.share.id)
	if err != nil {
		return nil, err
	}
	found := map[surgery.ID]*surgery.DeskHere{s.share.homeSeat: nil}
	for _, d := range desks {
		found[d.record.ID] = d.record
	}
	return found, nil
}

// LetIn returns what the home desk wrote to let this joined desk in, as it stands in the log;
// nil where that is not here.
func (s *Store) LetIn() (found *surgery.Entry, err error) {
	if s.share == nil || s.share.home {
		return nil, nil
	}
	return found, s.inTx(func(tx *sql.Tx) error {
		return eachEntry(tx, func(e *entry) error { found = &e.Entry; return nil },
			"SELECT "+entryColumns+" FROM operation WHERE kind = ? AND place IN (SELECT place FROM touched WHERE family = ? AND record = ?)", surgery.DeskJoined, surgery.DesksHere, s.share.seat)
	})
}

// Secrets returns the share key and this desk's secret, both for the caller to clear.
// NotFound where nothing is shared; Locked.
func (s *Store) Secrets() (*seal.Key, *seal.DeskSecret, error) {
	if s.share == nil {
		return nil, nil, notShared()
	}
	if s.Locked() {
		return nil, nil, errLocked()
	}
	raw, err := s.SealedSetting(deskSecretSetting)
	if err != nil {
		return nil, nil, err
	}
	defer clear(raw)
	desk, err := seal.ParseDeskSecret(raw)
	if err != nil {
		return nil, nil, explain(err)
	}
	key, err := s.shareKey()
	return key, desk, err
}

// shareKey returns the share key, for the caller to clear.
func (s *Store) shareKey() (*seal.Key, error) {
	raw := s.secret.Bytes()
	if s.share.home {
		clear(raw)
		var err error
		if raw, err = s.SealedSetting(shareKeySetting); err != nil {
			return nil, err
		}
	}
	defer clear(raw)
	key, err := seal.KeyOf(raw)
	return key, explain(err)
}

// Seen returns what this desk has, by seat; its own whole chain is among it.
func (s *Store) Seen() (seen surgery.Seen, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		var err error
		seen, err = s.seen(tx)
		return err
	})
	return seen, err
}

// seen is Seen in a transaction that has changed nothing yet. It is looked up only where
// something was written since the last time.
func (s *Store) seen(tx *sql.Tx) (surgery.Seen, error) {
	var rows int64 // that this connection, and there is no other, ever changed
	if err := tx.QueryRow("SELECT total_changes()").Scan(&rows); err != nil {
		return nil, err
	}
	if s.share == nil {
		return surgery.Seen{}, nil
	}
	if s.seenAt.seen == nil || s.seenAt.rows != rows {
		now, err := s.lookSeen(tx)
		if err != nil {
			return nil, err
		}
		s.seenAt.seen, s.seenAt.rows = now, rows
	}
	return maps.Clone(s.seenAt.seen), nil
}

func (s *Store) lookSeen(tx *sql.Tx) (surgery.Seen, error) {
	seen, struck := surgery.Seen{}, []surgery.ID(nil)
	err := eachRow(tx, `SELECT id, struck, (SELECT max(seq) FROM operation WHERE desk = desk_here.id) FROM desk_here WHERE share = ?1
		UNION SELECT ?2, 0, (SELECT max(seq) FROM operation WHERE desk = ?2) WHERE NOT EXISTS (SELECT 1 FROM desk_here WHERE id = ?2)`, func(scan scanner) error {
		var seat surgery.ID
		var is bool
		var seq sql.NullInt64
		err := scan(&seat, &is, &seq)
		if seq.Valid {
			seen[seat] = seq.Int64
		}
		if is {
			struck = append(struck, seat)
		}
		return err
	}, s.share.id, s.share.homeSeat)
	for _, seat := range struck {
		var held int64
		if err == nil {
			held, err = heldOf(tx, seat, seen[seat])
		}
		if held > 0 { // what is held has come
			seen[seat] = held
		}
	}
	return seen, err
}

// Turn returns where an operation stands: a desk whose Seen has it has carried it out.
// NotFound for none.
func (s *Store) Turn(op surgery.ID) (t surgery.Turn, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		err := tx.QueryRow("SELECT clock, desk, seq FROM operation WHERE id = ?", op).Scan(&t.Clock, &t.Desk, &t.Seq)
		if errors.Is(err, sql.ErrNoRows) {
			return surgery.Fail(surgery.NotFound, "error.gone")
		}
		return err
	})
	return t, err
}

// ErasedOp is an operation of the share that erased people, without their words.
type ErasedOp struct {
	*surgery.Operation
	surgery.Turn
}

// ErasedInShare returns the operations of the share that erased people and do nothing
// else, in their order.
func (s *Store) ErasedInShare() (all []ErasedOp, err error) {
	if s.share == nil {
		return nil, nil
	}
	var entries []surgery.Entry
	err = s.inTx(func(tx *sql.Tx) error {
		seats, err := s.seats(tx)
		for seat := range seats {
			if err == nil {
				err = eachEntry(tx, func(e *entry) error { entries = append(entries, e.Entry); return nil },
					"SELECT "+entryColumns+" FROM operation WHERE desk = ? AND kind = ?", seat, surgery.AttendeesErased)
			}
		}
		return err
	})
	slices.SortFunc(entries, func(a, b surgery.Entry) int { return a.Compare(b.Turn) })
	for i := range entries {
		o, failed := plainly(&entries[i])
		if err == nil && failed == nil {
			all = append(all, ErasedOp{o, entries[i].Turn})
		}
		err = errors.Join(err, failed)
	}
	return all, err
}

// Shown reports of some owners which are known to the share: what is of them is written
// in its chain, and an operation that erases them has to touch nothing else.
func (s *Store) Shown(owners ...surgery.ID) (map[surgery.ID]bool, error) {
	shown := map[surgery.ID]bool{}
	return shown, s.inTx(func(tx *sql.Tx) error {
		for _, owner := range owners {
			is, err := isTouched(tx, "", owner)
			if err != nil {
				return err
			}
			if is {
				shown[owner] = true
			}
		}
		return nil
	})
}

// setSecrets keeps sealed settings in a transaction.
func (s *Store) setSecrets(tx *sql.Tx, secrets map[string][]byte) error {
	return setSecretsWith(tx, s.secret, secrets)
}

func setSecretsWith(tx *sql.Tx, key *seal.Key, secrets map[string][]byte) error {
	return touching(tx, "setting", []string{whole}, func() error {
		for name, raw := range secrets {
			_, err := tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", sealedSetting+name, sealSetting(key, name, raw))
			clear(raw)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// formerly has the ids under which this desk worked include another.
func formerly(tx *sql.Tx, seat surgery.ID) error {
	former, err := formerDesks(tx)
	if err != nil || slices.Contains(former, seat) {
		return err
	}
	raw, err := json.Marshal(append(former, seat))
	if err != nil {
		return err
	}
	return touching(tx, "setting", []string{whole}, func() error {
		_, err := tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", formerSetting, string(raw))
		return err
	})
}

// forgetShare takes out of a store what must not outlive the share, nor be in a backup:
// its keys, what was read of others, and what waits with the keys that came for it.
func forgetShare(tx *sql.Tx) error {
	work := func() error {
		for _, table := range []string{"share", "heard", "waiting", "early_key", "touched"} {
			if _, err := tx.Exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		_, err := tx.Exec("DELETE FROM setting WHERE name IN (?, ?, ?, ?)", sealedSetting+shareKeySetting, sealedSetting+deskSecretSetting,
			sealedSetting+epochsSetting, sealedSetting+PhraseSetting)
		if err == nil {
			_, err = tx.Exec("DELETE FROM setting WHERE name = ?", passedOnSetting)
		}
		return err
	}
	for _, table := range []string{"share", "heard", "waiting", "early_key", "setting"} {
		parts, err := partsIn(tx, table)
		if err != nil {
			return err
		}
		inner := work
		work = func() error { return touching(tx, table, parts, inner) }
	}
	return work()
}

// hear keeps what is known of desks from the newest parcel of each.
func (s *Store) hear(tx *sql.Tx, newest map[surgery.ID]*surgery.Parcel, now time.Time) error {
	if len(newest) == 0 {
		return nil
	}
	return touching(tx, "heard", []string{whole}, func() error {
		for seat, p := range newest {
			seen, err := json.Marshal(p.Seen)
			if err != nil {
				return err
			}
			if _, err := tx.Exec("INSERT OR REPLACE INTO heard (seat, epoch, number, written, read, seen) VALUES (?, ?, ?, ?, ?, ?)",
				seat, p.Epoch, p.Number, stamp(p.Written), stamp(now), string(seen)); err != nil {
				return err
			}
		}
		return nil
	})
}
