package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// When the home laptop is lost for good, another of the organisation becomes the home
// desk of its share, by what a joined desk gave and the paper opens: see seal.WithHome.
// It has the home desk's secret from there, so what it writes is known by the sign key
// that all desks know; and it goes on under a seat and letter of its own, as a mended home
// desk does: see TakeSeat. So nobody has to be told anything but by the next stick, and
// where the home laptop turns up after all, both write, neither into the other's chain.
//
// A backup has nothing of a share, so it is the same whether what was restored knows the
// share or not. What it knows of it holds: another home desk's sign key is refused.

// BecomeHome has this laptop be the home desk of a share, with the home desk's secret;
// where it is that already, it takes over who is gone. Then TakeWhole takes in what came,
// and Settle ends it; cut off in between, it is to be done again, with the same or another
// desk's. Errors: Locked; Invalid "error.not_heir" for a secret that is not the home
// desk's; Conflict where something else is shared here.
func (s *Store) BecomeHome(w *surgery.Whole, home *seal.DeskSecret) error {
	switch {
	case s.Locked():
		return errLocked()
	case s.share != nil && (!s.share.home || s.share.id != w.Share):
		return surgery.Fail(surgery.Conflict, "error.shared_already")
	case !bytes.Equal(home.SignKey(), w.HomeKey) || s.share != nil && !bytes.Equal(s.share.homeKey, w.HomeKey):
		return surgery.Fail(surgery.Invalid, "error.not_heir")
	}
	epochs, err := seal.ParseEpochs(w.Epochs)
	if err != nil || len(epochs) == 0 {
		return surgery.Fail(surgery.Invalid, "error.not_heir").Because(err)
	}
	defer clearAll(epochs)
	was := s.share
	if err := s.change(func(tx *sql.Tx) error {
		if was == nil {
			if err := s.beginAsHome(tx, w, home, epochs); err != nil {
				return err
			}
		}
		return s.bury(tx, w.Gone)
	}); err != nil {
		s.share = was
		return err
	}
	s.forgetKeys()
	s.unshrunk = true
	s.shrink()
	return nil
}

func clearAll(epochs []seal.Epoch) {
	for _, e := range epochs {
		e.Key.Clear()
	}
}

func (s *Store) beginAsHome(tx *sql.Tx, w *surgery.Whole, home *seal.DeskSecret, epochs []seal.Epoch) error {
	s.share = &share{id: w.Share, surgery: w.Surgery, home: true, homeSeat: w.HomeSeat, homeKey: w.HomeKey, began: w.Began}
	known, err := s.desksOf(tx) // of a backup from while it was shared
	if err != nil {
		return err
	}
	seats := []surgery.ID{w.HomeSeat}
	for _, d := range known {
		if !d.Home {
			continue
		}
		if !bytes.Equal(d.SignKey, w.HomeKey) {
			return surgery.Fail(surgery.Invalid, "error.not_heir")
		}
		seats = append(seats, d.ID)
	}
	if err := writeShare(tx, s.share); err != nil {
		return err
	}
	// Of the keys the first alone: which are newer the home desk's own chain says, signed.
	first := slices.MinFunc(epochs, func(a, b seal.Epoch) int { return cmp.Compare(a.N, b.N) })
	if err := s.setSecrets(tx, map[string][]byte{shareKeySetting: first.Key.Bytes(), deskSecretSetting: home.Bytes()}); err != nil {
		return err
	}
	for _, seat := range seats {
		if err := formerly(tx, seat); err != nil {
			return err
		}
	}
	return s.touchAll(tx, s.share)
}

// bury keeps who is gone, but for whom this laptop knows and never showed. A word that
// came from a desk that had not heard goes with its key.
func (s *Store) bury(tx *sql.Tx, gone []surgery.Gone) error {
	var owners []surgery.ID
	for _, g := range gone {
		owners = append(owners, g.Owner)
	}
	came := map[surgery.ID]bool{}
	var parts []string // of the table of words
	if err := eachRow(tx, "SELECT id, barometer FROM added WHERE barometer IN (SELECT record FROM touched WHERE family = ?)", func(scan scanner) error {
		var id, barometer surgery.ID
		err := scan(&id, &barometer)
		if slices.Contains(owners, id) {
			came[id], parts = true, append(parts, string(barometer))
		}
		return err
	}, surgery.Barometers); err != nil {
		return err
	}
	return touching(tx, "added", parts, func() error {
		for _, g := range gone {
			known := true
			if !came[g.Owner] {
				if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM key WHERE owner = ?1) OR EXISTS (SELECT 1 FROM tombstone WHERE owner = ?1)", g.Owner).Scan(&known); err != nil {
					return err
				}
			}
			if known && !came[g.Owner] {
				continue
			}
			// Since it began, or other desks would not be told: see addedHere.
			if err := destroyKeys(tx, []surgery.ID{g.Owner}, max(g.Clock, s.share.began), g.Desk); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM added WHERE id = ?", g.Owner); err != nil {
				return err
			}
		}
		return nil
	})
}

// TakeWhole takes a parcel in of what a joined desk gave, or a part of one. Its keys are
// opened by the share keys that came with it too. What the home desk was heard to have
// counted is this laptop's own from now on. Errors are those of Take.
func (s *Store) TakeWhole(w *surgery.Whole, p *surgery.Parcel) (surgery.Taken, error) {
	epochs, err := seal.ParseEpochs(w.Epochs)
	if err != nil {
		return surgery.Taken{}, surgery.Fail(surgery.Invalid, "error.not_heir").Because(err)
	}
	defer clearAll(epochs)
	taken, err := s.takeWith(epochs, p)
	if err != nil || len(p.Counts) == 0 {
		return taken, err
	}
	return taken, s.change(func(tx *sql.Tx) error { return s.goOnCounting(tx, p) })
}

// goOnCounting has what a home desk of the share had counted be what this one did, where
// it did not count more.
func (s *Store) goOnCounting(tx *sql.Tx, p *surgery.Parcel) error {
	seats, err := s.seats(tx)
	if d, in := seats[p.From]; err != nil || !in || d != nil && !d.Home || p.From == s.share.seat {
		return err
	}
	for i, kept := range counts {
		var of []surgery.DeskCount
		var parts []string
		for _, c := range p.Counts {
			if countable(c) && (c.Source != "") == (i == 1) {
				of, parts = append(of, c), append(parts, string(c.Of))
			}
		}
		if err := touching(tx, kept.table, parts, func() error {
			for _, c := range of {
				args := append(kept.values(c), c.N)
				if _, err := tx.Exec("INSERT INTO "+kept.table+" ("+kept.columns+", desk, count) VALUES ("+numbered(len(args)-1)+`, '', ?)
					ON CONFLICT DO UPDATE SET count = max(count, excluded.count)`, args...); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
