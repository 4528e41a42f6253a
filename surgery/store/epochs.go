package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// When a desk is struck off, the home desk gives the share another key: a new epoch. It
// says so in an operation, in which each desk that stays has the key sealed to it, and
// beside parcels, since a desk needs the key to read that operation. Whichever comes
// first, a desk changes over to the newest, and keeps the others: what other desks write
// that have not heard yet comes under those. It never writes with them again.

// Ring returns the keys of the share with the newest first, for the caller to clear.
// Errors are those of Secrets.
func (s *Store) Ring() (*seal.Ring, error) {
	if err := s.renew(); err != nil {
		return nil, err
	}
	return s.ring()
}

// Epoch returns that of the newest share key, as it was when keys were last asked for, or
// came: 0 for the first, or none.
func (s *Store) Epoch() int64 { return s.epoch }

func (s *Store) ring() (*seal.Ring, error) {
	ring, err := s.readRing()
	if err == nil {
		s.epoch = ring.Epochs[0].N
	}
	return ring, err
}

func (s *Store) readRing() (*seal.Ring, error) {
	key, desk, err := s.Secrets()
	if err != nil {
		return nil, err
	}
	raw, err := s.SealedSetting(epochsSetting)
	if err != nil || raw == nil {
		return seal.NewRing([]seal.Epoch{{Key: key}}, string(s.share.id), s.share.homeKey, desk), err
	}
	defer clear(raw)
	key.Clear()
	epochs, err := seal.ParseEpochs(raw)
	if err == nil && len(epochs) == 0 {
		err = errors.New("no share key")
	}
	if err != nil {
		return nil, damaged(err)
	}
	return seal.NewRing(epochs, string(s.share.id), s.share.homeKey, desk), nil
}

// NewEpoch is with what a home desk gives its share another key.
type NewEpoch struct {
	Key    *seal.Key
	Slots  *seal.Slots // of it, for joined desks
	Phrase string      // that opens them
	Struck surgery.ID  // the seat that gets nothing; "" for none
}

// Renewing returns the edits that give every desk that stays another share key: once an
// operation with them is done, it is the share's. Errors: those of Secrets; Conflict at
// a joined desk, and where this one has to take a new seat first.
func (s *Store) Renewing(n NewEpoch) (edits []surgery.Edit, err error) {
	ring, err := s.Ring()
	if err != nil {
		return nil, err
	}
	defer ring.Clear()
	if !s.share.home || s.share.seat == "" {
		return nil, surgery.Fail(surgery.Conflict, "error.join_again")
	}
	number := max(ring.Epochs[0].N+1, s.now().UnixMilli())
	epochs := append([]seal.Epoch{{N: number, Key: n.Key}}, ring.Epochs...)
	desks, err := s.desksNow()
	if err != nil {
		return nil, err
	}
	for _, d := range desks {
		own := d.ID == s.share.seat
		if d.Struck || d.ID == n.Struck || d.Home && !own {
			continue
		}
		says := &seal.Renewal{Epochs: epochs, Slots: n.Slots}
		if own {
			says.Slots, says.Phrase = nil, n.Phrase
		}
		after := *d
		after.Epoch = number
		if after.Renewal, err = s.sealRenewal(says, d); err != nil {
			return nil, err
		}
		edits = append(edits, surgery.Edit{Before: d, After: &after})
	}
	return edits, nil
}

// GiveEpochs gives a desk that is being let in the share keys from before it came, where
// there are any: some of what others wrote comes under those.
func (s *Store) GiveEpochs(d *surgery.DeskHere) error {
	ring, err := s.Ring()
	if err != nil {
		return err
	}
	defer ring.Clear()
	if len(ring.Epochs) == 1 {
		return nil
	}
	d.Epoch = ring.Epochs[0].N
	d.Renewal, err = s.sealRenewal(&seal.Renewal{Epochs: ring.Epochs}, d)
	return err
}

func (s *Store) sealRenewal(n *seal.Renewal, to *surgery.DeskHere) ([]byte, error) {
	key, desk, err := s.Secrets()
	if err != nil {
		return nil, err
	}
	key.Clear()
	defer desk.Clear()
	sealed, err := desk.SealRenewal(n, string(s.share.id), to.BoxKey)
	return sealed, explain(err)
}

func (s *Store) desksNow() (desks []*surgery.DeskHere, err error) {
	return desks, s.inTx(func(tx *sql.Tx) (err error) {
		desks, err = s.desksOf(tx)
		return err
	})
}

// renewals returns what gives the newest share key to desks that are not known to have
// it: none of their parcels came under it. The home desk is given it always: it may have
// been mended, and have lost it.
func (s *Store) renewals(tx *sql.Tx, epoch int64) (all []surgery.Renewal, err error) {
	if epoch == 0 {
		return nil, nil
	}
	var said bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM desk_here WHERE share = ? AND epoch = ?)", s.share.id, epoch).Scan(&said); err != nil {
		return nil, err
	}
	if !said { // the key came, and the operation is on its way: what came with the key is passed on
		raw, err := ownSetting(tx, passedOnSetting)
		if err != nil || raw == "" {
			return nil, err
		}
		if err := json.Unmarshal([]byte(raw), &all); err != nil {
			return nil, damaged(err)
		}
		return all, nil
	}
	return all, eachRow(tx, `SELECT id, renewal FROM desk_here LEFT JOIN heard ON seat = id
		WHERE share = ? AND NOT struck AND renewal <> x'' AND desk_here.epoch = ? AND (coalesce(heard.epoch, 0) < ? OR home) AND id <> ? ORDER BY id`,
		func(scan scanner) error {
			var one surgery.Renewal
			err := scan(&one.Seat, &one.Sealed)
			all = append(all, one)
			return err
		}, s.share.id, epoch, epoch, s.share.seat)
}

// tryRenew is renew for where what comes of it is not to be waited for: it is tried again
// before anything is written or read.
func (s *Store) tryRenew() {
	if err := s.renew(); err != nil {
		slog.Error("store: the share key is not changed over yet", "cause", err)
	}
}

// renew changes over to the share key that the log gives this desk.
func (s *Store) renew() error {
	if s.share == nil || s.Locked() {
		return nil
	}
	some := false
	if err := s.inTx(func(tx *sql.Tx) error {
		return tx.QueryRow("SELECT EXISTS (SELECT 1 FROM desk_here WHERE share = ? AND epoch > 0)", s.share.id).Scan(&some)
	}); err != nil || !some {
		return err
	}
	ring, err := s.ring()
	if err != nil {
		return err
	}
	defer ring.Clear()
	desks, err := s.desksNow()
	if err != nil {
		return err
	}
	var mine *surgery.DeskHere
	own, err := s.boxKey()
	for _, d := range desks {
		if bytes.Equal(d.BoxKey, own) && !ring.Has(d.Epoch) && (mine == nil || d.Epoch > mine.Epoch) {
			mine = d
		}
	}
	if mine == nil || err != nil {
		return err
	}
	return s.learn(ring, []surgery.Renewal{{Sealed: mine.Renewal}})
}

func (s *Store) boxKey() ([]byte, error) {
	key, desk, err := s.Secrets()
	if err != nil {
		return nil, err
	}
	key.Clear()
	defer desk.Clear()
	return desk.BoxKey(), nil
}

// learn takes what gives this desk share keys, and changes over where one is newer.
func (s *Store) learn(ring *seal.Ring, renewals []surgery.Renewal) error {
	key, desk, err := s.Secrets()
	if err != nil {
		return err
	}
	key.Clear()
	defer desk.Clear()
	for _, r := range renewals {
		n, err := desk.OpenRenewal(r.Sealed, string(s.share.id), s.share.homeKey)
		if err != nil || n.Struck {
			continue
		}
		if err := s.absorb(ring, n, renewals); err != nil {
			return err
		}
	}
	return nil
}

// absorb takes over what the home desk said to this desk; with it came what it said to
// others.
func (s *Store) absorb(ring *seal.Ring, n *seal.Renewal, with []surgery.Renewal) (err error) {
	was := ring.Newest().PublicKey()
	if !ring.Add(n.Epochs) {
		return nil
	}
	raw, err := seal.KeepEpochs(ring.Epochs)
	if err != nil {
		return explain(err)
	}
	defer clear(raw)
	beside, err := json.Marshal(with)
	if err != nil {
		return explain(err)
	}
	newest := *ring.Newest()
	defer func() {
		if err == nil {
			s.epoch = ring.Epochs[0].N
		}
	}()
	secrets := map[string][]byte{epochsSetting: raw}
	switch {
	case newest.PublicKey() == was:
		return s.change(func(tx *sql.Tx) error { return s.setSecrets(tx, secrets) })
	case s.share.home:
		secrets[shareKeySetting] = newest.Bytes()
		if n.Phrase != "" {
			secrets[PhraseSetting] = []byte(n.Phrase)
		}
		return s.change(func(tx *sql.Tx) error {
			if err := setOwn(tx, passedOnSetting, string(beside)); err != nil {
				return err
			}
			return s.setSecrets(tx, secrets)
		})
	case n.Slots == nil || n.Slots.PublicKey() != newest.PublicKey():
		slog.Error("store: a share key came without slots")
		return nil
	}
	return s.exchange(n.Slots, &newest, func(tx *sql.Tx) error {
		if err := setSecretsWith(tx, &newest, secrets); err != nil {
			return err
		}
		if err := setOwn(tx, passedOnSetting, string(beside)); err != nil {
			return err
		}
		return setOwn(tx, renewedSetting, "yes")
	})
}

// Settings of the store's own, which Settings leaves out.
const (
	renewedSetting  = ".renewed"  // see Renewed
	struckSetting   = ".struck"   // see StruckOff
	passedOnSetting = ".renewals" // that came beside a parcel
)

func setOwn(tx *sql.Tx, name, value string) error {
	return touching(tx, "setting", []string{whole}, func() error {
		_, err := tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value)
		return err
	})
}

func ownSetting(from querier, name string) (value string, err error) {
	return value, eachRow(from, "SELECT value FROM setting WHERE name = ?", func(scan scanner) error { return scan(&value) }, name)
}

// Renewed reports whether this joined desk has changed over to another share key, and so
// to another passphrase of today, since somebody here knew that.
func (s *Store) Renewed() (is bool, err error) {
	return is, s.inTx(func(tx *sql.Tx) error {
		value, err := ownSetting(tx, renewedSetting)
		is = value != ""
		return err
	})
}

// SetRenewed notes it, or that somebody knows now.
func (s *Store) SetRenewed(is bool) error {
	if was, err := s.Renewed(); err != nil || was == is {
		return err
	}
	return s.change(func(tx *sql.Tx) error {
		if is {
			return setOwn(tx, renewedSetting, "yes")
		}
		return touching(tx, "setting", []string{whole}, func() error {
			_, err := tx.Exec("DELETE FROM setting WHERE name = ?", renewedSetting)
			return err
		})
	})
}
