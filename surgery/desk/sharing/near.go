package sharing

import (
	"maps"
	"time"

	"socialmediasurgery/surgery"
)

// Near is what is known of other desks over a network.
type Near struct {
	Heard map[surgery.ID]surgery.Heard // who was heard since the program began
	There map[surgery.ID]bool          // who is heard now
	Gone  map[surgery.ID]bool          // who has said that it handed everything over, and goes
	Kept  int64                        // up to which number what was done here is with somebody else
	Waits bool                         // what came is under a share key that is taken over once it is open
	Out   bool                         // the lead says that this desk is none of the share any more
}

// shared returns how this laptop takes part, with what is known over a network and is
// newer; nil where nothing is shared.
func (r *Room) shared() (*surgery.Sharing, error) {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil || r.Near == nil {
		return now, err
	}
	for seat, h := range r.Near.Heard {
		kept := now.Heard[seat]
		if !h.Read.After(kept.Read) {
			continue
		}
		seen := maps.Clone(h.Seen)
		if seen == nil {
			seen = surgery.Seen{}
		}
		if own := now.Desk(now.Seat); own != nil && own.Struck && seen[own.ID] < kept.Seen[own.ID] {
			seen[own.ID] = kept.Seen[own.ID] // the home desk's last word to a desk that hears nothing more
		}
		kept.Written, kept.Read, kept.Seen = h.Written, h.Read, seen
		now.Heard[seat] = kept
	}
	return now, nil
}

// isThere reports whether a desk is heard over a network now.
func (r *Room) isThere(seat surgery.ID) bool { return r.Near != nil && r.Near.There[seat] }

// isGone reports whether a desk has handed over, and knows it.
func (r *Room) isGone(seat surgery.ID) bool { return r.Near != nil && r.Near.Gone[seat] }

// silent reports whether a desk that was heard has not been for long.
func (r *Room) silent(d Desk) bool {
	switch {
	case d.Here || d.Left || r.isGone(d.Seat) || d.Heard.IsZero() || r.isThere(d.Seat):
		return false
	case r.Near != nil && !r.Near.Heard[d.Seat].Written.IsZero(): // it should be there
		return r.desk.Now().Sub(d.Heard) > nearSilent
	}
	return r.desk.Now().Sub(d.Heard) > longSilent
}

// nearSilent is after how long a desk that was there is said not to have been heard.
const nearSilent = time.Minute
