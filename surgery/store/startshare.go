package store

import (
	"database/sql"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// NewShare is what a home desk begins a share with.
type NewShare struct {
	Share   surgery.ID // random, like the seat
	Surgery surgery.ID // which is open
	Seat    surgery.ID // of this desk
	Letter  string
	Name    string            // of this laptop; "" for none
	Key     *seal.Key         // of the share, which the store keeps sealed
	Desk    *seal.DeskSecret  // which signs; likewise
	NewID   func() surgery.ID // of operations
}

// shownAtOnce is how many records one operation shows at most.
const shownAtOnce = 100

// StartSharing has this laptop share a surgery as its home desk. From then on what
// belongs to that surgery is written under the seat, in a chain of its own, which
// begins with all that other desks need: this surgery, its week with its events, the
// barometers open on its day, the texts, the surgeons, who is here and who booked for
// the day. Errors: Locked; Conflict where something is shared already; NotFound for a
// surgery that is not open.
func (s *Store) StartSharing(n NewShare) error {
	switch {
	case s.Locked():
		return errLocked()
	case s.share != nil:
		return surgery.Fail(surgery.Conflict, "error.shared_already")
	}
	next := s.ends
	err := s.change(func(tx *sql.Tx) error {
		at, err := s.get(tx, surgery.Surgeries, n.Surgery)
		if err != nil {
			return err
		}
		of, _ := at.(*surgery.Surgery)
		if of == nil || !of.Open() {
			return surgery.Fail(surgery.NotFound, "error.no_surgery")
		}
		s.share = &share{id: n.Share, surgery: n.Surgery, seat: n.Seat, home: true, homeSeat: n.Seat,
			homeKey: n.Desk.SignKey(), began: next.clock.Next(s.now())}
		if err := writeShare(tx, s.share); err != nil {
			return err
		}
		if err := s.setSecrets(tx, map[string][]byte{shareKeySetting: n.Key.Bytes(), deskSecretSetting: n.Desk.Bytes()}); err != nil {
			return err
		}
		if err := formerly(tx, n.Seat); err != nil {
			return err
		}
		here := &surgery.DeskHere{ID: n.Seat, Share: n.Share, Surgery: n.Surgery, Letter: n.Letter, Home: true,
			SignKey: n.Desk.SignKey(), BoxKey: n.Desk.BoxKey(), JoinedAt: surgery.Moment(s.now()), Words: surgery.DeskHereWords{Name: n.Name}}
		if err := here.Validate(); err != nil {
			return err
		}
		if err := s.doShared(tx, &surgery.Operation{ID: n.NewID(), Kind: surgery.SharingStarted, About: n.Share, Surgery: n.Surgery,
			Edits: []surgery.Edit{{After: here}}}, &next); err != nil {
			return err
		}
		records, err := s.opening(tx, of)
		if err != nil {
			return err
		}
		return s.show(tx, records, n.NewID, &next)
	})
	if err != nil {
		s.share = nil
		s.forgetKeys()
		return err
	}
	s.ends = next
	s.writeTail()
	return nil
}

// show writes that records are shown to the share, as they stand.
func (s *Store) show(tx *sql.Tx, records []surgery.Record, newID func() surgery.ID, at *ends) error {
	for some := range slices.Chunk(records, shownAtOnce) {
		o := &surgery.Operation{ID: newID(), Kind: surgery.RecordShown, About: some[0].RecordID(), Surgery: s.share.surgery}
		for _, r := range some {
			o.Edits = append(o.Edits, surgery.Edit{After: r})
			if r.Owner() == "" {
				continue
			}
			if _, err := s.sealing(tx, r.Owner()); err != nil { // or two desks would make one
				return err
			}
		}
		place, err := s.appendEntry(tx, o, at, true)
		if err != nil {
			return err
		}
		if err := s.touch(tx, place, s.share.seat, o); err != nil {
			return err
		}
	}
	return nil
}

// bookedNotHere are those who booked for some day and are not at a surgery.
const bookedNotHere = "WHERE expected_day <> '' AND id NOT IN (SELECT attendee FROM visit WHERE surgery = ?) ORDER BY id"

// opening returns what desks need that join a surgery. Nobody who saved their place and
// is not here, nothing of other days.
func (s *Store) opening(tx *sql.Tx, of *surgery.Surgery) (records []surgery.Record, err error) {
	scope := surgery.Scope{Surgery: of}
	add := func(f surgery.Family, has func(surgery.Record) bool, where string, args ...any) {
		if err != nil {
			return
		}
		var found []surgery.Record
		if found, err = list[surgery.Record](s, tx, f, where, args...); err == nil {
			records = append(records, slices.DeleteFunc(found, func(r surgery.Record) bool { return has != nil && !has(r) })...)
		}
	}
	const here = "(SELECT id FROM visit WHERE surgery = ?)"
	add(surgery.Surgeries, nil, "WHERE id = ?", of.ID)
	if of.Week != "" {
		add(surgery.Weeks, nil, "WHERE id = ?", of.Week)
		add(surgery.Events, nil, "WHERE week = ? ORDER BY id", of.Week)
	}
	add(surgery.Barometers, func(r surgery.Record) bool { return scope.Asks(r.(*surgery.Barometer)) }, "ORDER BY id")
	add(surgery.Contents, nil, "ORDER BY id")
	add(surgery.Surgeons, nil, "ORDER BY id")
	add(surgery.Attendees, nil, "WHERE id IN (SELECT attendee FROM visit WHERE surgery = ? AND attendee <> '') ORDER BY id", of.ID)
	add(surgery.Attendees, func(r surgery.Record) bool { return scope.ExpectsOrHas(r.(*surgery.Attendee), nil) },
		bookedNotHere, of.ID)
	add(surgery.Visits, nil, "WHERE surgery = ? ORDER BY id", of.ID)
	add(surgery.Steps, nil, "WHERE on_record IN "+here+" ORDER BY id", of.ID)
	add(surgery.Presences, nil, "WHERE surgery = ? ORDER BY id", of.ID)
	return records, err
}

// Joining is what a joined desk was told when it was let in.
type Joining struct {
	Share, Surgery surgery.ID
	Seat           surgery.ID // the one it was given: the id of its store
	HomeSeat       surgery.ID
	HomeSignKey    []byte
	Slots          *seal.Slots // today's passphrase and the recovery key open the share key
	Key            *seal.Key   // of the share, which becomes the store's surgery key
	Desk           *seal.DeskSecret
}

// MakeJoined makes the store of a joined desk in a folder where none is: it has nothing
// until the opening parcel is taken in. Open opens it, locked.
func MakeJoined(o Options, j Joining) error {
	there, err := Prepare(o)
	if err != nil {
		return err
	}
	if there {
		return surgery.Fail(surgery.Conflict, "error.shared_already")
	}
	return makeStore(o, func(making string) error { return seal.WriteSlots(making, j.Slots) }, func(s *Store) error {
		s.secret = j.Key
		return s.inTx(func(tx *sql.Tx) error {
			err := touching(tx, "desk", []string{whole}, func() error {
				_, err := tx.Exec("INSERT INTO desk (id, made) VALUES (?, ?)", j.Seat, stamp(o.Now()))
				return err
			})
			if err != nil {
				return err
			}
			if err := s.setSecrets(tx, map[string][]byte{deskSecretSetting: j.Desk.Bytes()}); err != nil {
				return err
			}
			return writeShare(tx, &share{id: j.Share, surgery: j.Surgery, seat: j.Seat, homeSeat: j.HomeSeat, homeKey: j.HomeSignKey})
		})
	})
}

// TakeSeat has a home desk that was mended, or whose log ended early, go on under
// another seat and letter: what it wrote under the one before may be known elsewhere
// and not here. Errors: Locked; Conflict at a joined desk, which has to be let in again,
// and where it has a seat.
func (s *Store) TakeSeat(seat surgery.ID, letter string, newID func() surgery.ID) error {
	switch {
	case s.share == nil:
		return notShared()
	case s.Locked():
		return errLocked()
	case !s.share.home || s.share.seat != "":
		return surgery.Fail(surgery.Conflict, "error.join_again")
	}
	next := s.ends
	err := s.change(func(tx *sql.Tx) error {
		desks, err := s.desksOf(tx)
		if err != nil {
			return err
		}
		var was *surgery.DeskHere
		for _, d := range desks {
			if d.Home && !slices.ContainsFunc(desks, func(after *surgery.DeskHere) bool { return after.Was == d.ID }) {
				was = d
			}
		}
		if was == nil {
			return surgery.Fail(surgery.Conflict, "error.join_again")
		}
		s.share.seat, next.seat = seat, end{}
		if err := changeShare(tx, "seat = ?", seat); err != nil {
			return err
		}
		if err := formerly(tx, seat); err != nil {
			return err
		}
		here := *was
		here.ID, here.Was, here.Letter, here.JoinedAt = seat, was.ID, letter, surgery.Moment(s.now())
		return s.doShared(tx, &surgery.Operation{ID: newID(), Kind: surgery.DeskJoined, About: seat, Surgery: s.share.surgery,
			Edits: []surgery.Edit{{After: &here}}}, &next)
	})
	if err != nil {
		s.share.seat = ""
		s.forgetKeys()
		return err
	}
	s.ends = next
	s.writeTail()
	return nil
}

// loseSeat has a laptop whose chain in the share ends too early write nothing more
// under its seat: others may have what is missing.
func (s *Store) loseSeat(look bool) error {
	if look {
		return nil
	}
	err := s.inTx(func(tx *sql.Tx) error { return changeShare(tx, "seat = ''") })
	if err == nil {
		s.share.seat = ""
	}
	return err
}

// StopSharing ends the share at its home desk, when the surgery is closed: the share
// key and this desk's secret are destroyed, with what still waits and the keys that
// came for it. What was taken in stays. Errors: Conflict while the surgery is open and
// another desk has joined, and at a joined desk, whose whole folder goes.
func (s *Store) StopSharing() error {
	if s.share == nil {
		return notShared()
	}
	err := s.change(func(tx *sql.Tx) error {
		desks, err := s.desksOf(tx)
		if err != nil {
			return err
		}
		of, err := s.get(tx, surgery.Surgeries, s.share.surgery)
		if err != nil {
			return err
		}
		at, _ := of.(*surgery.Surgery)
		joined := slices.ContainsFunc(desks, func(d *surgery.DeskHere) bool { return !d.Home })
		if !s.share.home || at != nil && at.Open() && joined {
			return surgery.Fail(surgery.Conflict, "error.still_shared")
		}
		return forgetShare(tx)
	})
	if err != nil {
		return err
	}
	s.share, s.ends.seat = nil, end{}
	s.unshrunk = true
	s.shrink()
	return nil
}
