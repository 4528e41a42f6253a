package store

import (
	"database/sql"
	"encoding/json"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A desk that was struck off can read no operation that says so. The home desk tells it
// beside its parcels; other desks have the same in that operation, sealed, and whichever
// of them leads tells it at the door. It keeps that outside its log.

// Notice returns what says to a desk, sealed to it, that it was struck off, and how much
// of what it did is at the home desk. Locked; it is for the home desk.
func (s *Store) Notice(to *surgery.DeskHere, has int64) ([]byte, error) {
	return s.sealRenewal(&seal.Renewal{Struck: true, Has: has}, to)
}

// Notices returns what says to desks that were struck off that they were, and how much
// of what they did is here: they read nothing else any more. None but at the home desk.
func (s *Store) Notices(seen surgery.Seen) (all []surgery.Renewal, err error) {
	if s.share == nil || !s.share.home {
		return nil, nil
	}
	desks, err := s.desksNow()
	if err != nil {
		return nil, err
	}
	for _, d := range desks {
		if !d.Struck {
			continue
		}
		sealed, err := s.Notice(d, seen[d.ID])
		if err != nil {
			return nil, err
		}
		all = append(all, surgery.Renewal{Seat: d.ID, Sealed: sealed})
	}
	return all, nil
}

// noted is what a desk keeps of having been struck off: it cannot read the operation.
type noted struct {
	At  string `json:"at"`
	Has int64  `json:"has"`
}

// StruckOff notes at a joined desk that the home desk says that it was struck off, and
// how much of what it did has come there. From then on it only hands over.
func (s *Store) StruckOff(n *seal.Renewal) error {
	if s.share == nil || s.share.home || n == nil || !n.Struck {
		return nil
	}
	return s.change(func(tx *sql.Tx) error {
		before, err := struckNote(tx)
		if err != nil || before != nil && before.Has >= n.Has {
			return err
		}
		note := noted{stamp(s.now()), n.Has}
		if before != nil {
			note.At = before.At
		}
		raw, err := json.Marshal(note)
		if err != nil {
			return err
		}
		return setOwn(tx, struckSetting, string(raw))
	})
}

func struckNote(tx *sql.Tx) (*noted, error) {
	text, err := ownSetting(tx, struckSetting)
	if err != nil || text == "" {
		return nil, err
	}
	note := &noted{}
	if err := json.Unmarshal([]byte(text), note); err != nil {
		return nil, damaged(err)
	}
	return note, nil
}

// heedStruck has what this desk was told stand in how it takes part.
func heedStruck(tx *sql.Tx, h *surgery.Sharing) error {
	note, err := struckNote(tx)
	own := h.Desk(h.Seat)
	if err != nil || note == nil || own == nil {
		return err
	}
	if own.Struck = true; own.Left.IsZero() {
		if err := unstampAll(&own.Left, note.At); err != nil {
			return err
		}
	}
	home := h.Heard[h.HomeSeat]
	if home.Seen == nil {
		home.Seen = surgery.Seen{}
	}
	home.Seen[own.ID] = max(home.Seen[own.ID], note.Has)
	h.Heard[h.HomeSeat] = home
	return nil
}
