package surgery

import "time"

// Sharing is how a laptop takes part in a share: one surgery on several desks.
type Sharing struct {
	Share, Surgery ID
	Seat           ID           // this laptop's; "" where it has to take a new one first: see store.TakeSeat
	Home           bool         // the records are this laptop's
	HomeSeat       ID           // of the home desk; the first it had
	Letter         string       // this desk's; "" where a joined desk has not read the opening parcel yet
	Desks          []*DeskHere  // by letter
	Heard          map[ID]Heard // of each other desk: the newest parcel read
}

// Heard is what is known of another desk from the newest of its parcels that was read.
type Heard struct {
	Epoch   int64     // of the share key it was sealed with
	Number  int64     // of the parcel
	Written time.Time // by its clock
	Read    time.Time // by ours
	Seen    Seen      // what it had then
}

// Desk returns the desk that has, or had, that seat; nil for none.
func (s *Sharing) Desk(seat ID) *DeskHere {
	for _, d := range s.Desks {
		if d.ID == seat {
			return d
		}
	}
	return nil
}

// Reason says why an entry that came from elsewhere waits.
type Reason string

// The reasons. What waits is tried again at each taking, and never dropped.
const (
	Gap          Reason = "gap"           // one before it has not come
	UnknownDesk  Reason = "unknown_desk"  // nobody has said whose it is
	NotAllowed   Reason = "not_allowed"   // that desk may not do this
	ClockAhead   Reason = "clock"         // it is of later than now, and than this log: see AheadAtMost
	KeysMissing  Reason = "keys"          // the key of somebody in it has not come, or opens nothing
	NewerKind    Reason = "newer"         // this program does not know what it is
	Forked       Reason = "fork"          // it follows something else than what came before it here
	BadSignature Reason = "bad_signature" // it was not written by whom it says
	BadEntry     Reason = "invalid"       // it breaks a rule, or is damaged
	Struck       Reason = "struck"        // its desk was struck off, and the host has not taken it
)

// AheadAtMost is how far another desk's clock may be ahead of this laptop's.
const AheadAtMost = 10 * time.Minute

// Waits is how much of one desk waits, and why: the reason of the first that is not
// merely behind another.
type Waits struct {
	Desk   ID
	Reason Reason
	N      int
	Since  time.Time // when the first of them came
}

// Taken is what taking a parcel in did.
type Taken struct {
	// Operations are those that were new, in the order in which they were taken. What
	// stands of each is what the store says.
	Operations []*Operation
	Changed    []Family // of which something may look different
	Erased     []ID     // owners
	Waiting    []Waits  // all that waits now
	Newest     bool     // no later parcel of its desk was read before
}
