package store

import (
	"database/sql"
	"encoding/json"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Whole returns all that this joined desk has of its share, for another laptop to become
// the home desk with: see BecomeHome. What is said of it to a person, and House, it leaves
// to the caller. Errors: those of Secrets; Conflict at the home desk, where this desk was
// struck off, and where it cannot say yet whose surgery it is.
func (s *Store) Whole() (*surgery.Whole, error) {
	now, err := s.Sharing()
	switch {
	case err != nil:
		return nil, err
	case now == nil:
		return nil, notShared()
	case s.share.home:
		return nil, surgery.Fail(surgery.Conflict, "error.is_home")
	}
	if d := now.Desk(now.Seat); d != nil && d.Struck {
		return nil, surgery.Fail(surgery.Conflict, "error.struck_off")
	}
	ring, err := s.Ring()
	if err != nil {
		return nil, err
	}
	defer ring.Clear()
	w := &surgery.Whole{Share: s.share.id, Surgery: s.share.surgery, From: s.share.seat, Letter: now.Letter, Schema: Schema,
		HomeSeat: s.share.homeSeat, HomeKey: s.share.homeKey, Home: s.Slots().Home()}
	if len(w.Home) == 0 {
		return nil, surgery.Fail(surgery.Conflict, "error.no_heir")
	}
	if w.Epochs, err = seal.KeepEpochs(ring.Epochs); err != nil {
		return nil, explain(err)
	}
	if err := s.everything(w); err != nil {
		return nil, err
	}
	return w, s.inTx(func(tx *sql.Tx) error { return s.besideWhole(tx, w) })
}

// everything gives it all entries, with the keys they need, in as many parcels as it takes.
func (s *Store) everything(w *surgery.Whole) error {
	all, err := s.Seen()
	if err != nil {
		return err
	}
	for had := (surgery.Seen{}); len(w.Parcels) == 0 || !had.Covers(all); {
		p, err := s.Outgoing(had)
		if err != nil {
			return err
		}
		p.Renewals = nil
		w.Parcels, had = append(w.Parcels, p), p.Seen
	}
	return nil
}

// besideWhole gives it what stands outside the log: who is gone, and what other desks were
// heard to have counted, as they said it, so that the newest stands wherever it is read.
func (s *Store) besideWhole(tx *sql.Tx, w *surgery.Whole) error {
	if err := tx.QueryRow("SELECT coalesce(min(clock), 0) FROM operation WHERE desk = ? AND seq = 1", s.share.homeSeat).Scan(&w.Began); err != nil {
		return err
	}
	if w.Began == 0 {
		return surgery.Fail(surgery.Conflict, "error.no_heir")
	}
	gone, err := tombstones(tx)
	for _, t := range gone {
		w.Gone = append(w.Gone, surgery.Gone(t))
	}
	if err != nil {
		return err
	}
	first := len(w.Parcels)
	if err := eachRow(tx, "SELECT seat, epoch, number, written, seen FROM heard ORDER BY seat", func(scan scanner) error {
		p := surgery.Parcel{Share: s.share.id}
		var written, seen string
		if err := scan(&p.From, &p.Epoch, &p.Number, &written, &seen); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(seen), &p.Seen); err != nil {
			return damaged(err)
		}
		err := unstampAll(&p.Written, written)
		w.Parcels = append(w.Parcels, p)
		return err
	}); err != nil {
		return err
	}
	for i := first; i < len(w.Parcels); i++ {
		if w.Parcels[i].Counts, err = countsOf(tx, w.Parcels[i].From); err != nil {
			return err
		}
	}
	return nil
}

// countsOf returns what another desk counted, as it said last.
func countsOf(tx *sql.Tx, seat surgery.ID) (all []surgery.DeskCount, err error) {
	return all, eachRow(tx, `SELECT surgery, day, what, '', '', answer, count FROM tally WHERE desk = ?1
		UNION ALL SELECT barometer, day, '', source, poll, answer, count FROM answer WHERE desk = ?1`, func(scan scanner) error {
		var c surgery.DeskCount
		err := scan(&c.Of, &c.Day, &c.What, &c.Source, &c.Poll, &c.Answer, &c.N)
		all = append(all, c)
		return err
	}, seat)
}

// ShareSlots makes the slots of a share key for joined desks, opened by a passphrase of
// today, and by the organisation's paper, which opens the home desk's secret too. It is for
// the home desk. Errors: those of Secrets.
func (s *Store) ShareSlots(key *seal.Key, phrase string) (*seal.Slots, error) {
	newest, home, err := s.Secrets()
	if err != nil {
		return nil, err
	}
	newest.Clear()
	defer home.Clear()
	slots, err := seal.NewShareSlots(key, phrase, s.Slots().Recipient())
	if err == nil {
		slots, err = slots.WithHome(home)
	}
	return slots, explain(err)
}
