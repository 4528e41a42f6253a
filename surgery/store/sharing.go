package store

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// NewShare is what a home desk begins a share with.
type NewShare struct {
	Share   surgery.ID // random, like the seat
	Surgery surgery.ID // which is open
	Seat    surgery.ID // of this desk
	Letter  string
	Name    string    // of this laptop; "" for none
	Key     *seal.Key // of the share, which Protect and a restart keep
	Desk    []byte
	NewID   func() surgery.ID // of operations
}

// Joining is what a joined desk was told when it was let in.
type Joining struct {
	Share, Surgery surgery.ID
	Seat           surgery.ID // the one it was given: the id of its store
	HomeSeat       surgery.ID
	HomeSignKey    []byte
	Slots          *seal.Slots // today's passphrase and the recovery key open the share key
	Key            *seal.Key   // of the share, which becomes the store's surgery key
	Desk           []byte      // becomes *seal.DeskSecret
}

// Sharing returns how this laptop takes part in a share; nil where nothing is shared.
func (s *Store) Sharing() (*surgery.Sharing, error) { return nil, notYet() }

// StartSharing has this laptop share a surgery as its home desk. From then on what
// belongs to that surgery is written under the seat, in a chain of its own, which
// begins with all that other desks need: this surgery, its week with its events, the
// barometers open on its day, the texts, the surgeons, who is here and who booked for
// the day. Errors: Locked; Conflict where something is shared already; NotFound for a
// surgery that is not open.
func (s *Store) StartSharing(n NewShare) error { return notYet() }

// MakeJoined makes the store of a joined desk in a new folder: it has nothing until the
// opening parcel is taken in. Open opens it, locked.
func MakeJoined(o Options, j Joining) error { return notYet() }

// Secrets returns the share key and this desk's secret, both for the caller to clear.
// NotFound where nothing is shared; Locked.
func (s *Store) Secrets() (*seal.Key, []byte, error) { return nil, nil, notYet() }

// Outgoing returns what a desk that has so much lacks, nil for all: entries, signed,
// with the keys they need, and the counts of this desk. It numbers parcels, so each is
// to be carried. Locked; NotFound where nothing is shared.
func (s *Store) Outgoing(lacks surgery.Seen) (surgery.Parcel, error) {
	return surgery.Parcel{}, notYet()
}

// Take takes a parcel in, all of it in one transaction. What cannot be taken waits, see
// Waiting. House it leaves to the caller. Errors: Locked; Invalid for a parcel of
// another share; NotFound where nothing is shared.
func (s *Store) Take(p *surgery.Parcel) (surgery.Taken, error) { return surgery.Taken{}, notYet() }

// Seen returns what this desk has, by seat; its own whole chain is among it.
func (s *Store) Seen() (surgery.Seen, error) { return nil, notYet() }

// Crossed returns what two desks changed without knowing of each other and nobody has
// settled, oldest first.
func (s *Store) Crossed() ([]surgery.Crossing, error) { return nil, notYet() }

// Waiting returns how much waits of which desk, and why.
func (s *Store) Waiting() ([]surgery.Waits, error) { return nil, notYet() }

// SharedHash sums up all records of the share, facts and words: desks that have seen
// the same have the same. While locked the words are zero.
func (s *Store) SharedHash() (facts, words [32]byte, err error) { return facts, words, notYet() }

// Shown reports of some owners which are known to the share: what is of them is written
// in its chain, and an operation that erases them has to touch nothing else.
func (s *Store) Shown(owners ...surgery.ID) (map[surgery.ID]bool, error) { return nil, notYet() }

// Turn returns where an operation stands. A desk whose Seen has it has carried it out.
func (s *Store) Turn(op surgery.ID) (surgery.Turn, error) { return surgery.Turn{}, notYet() }

// TakeSeat has a home desk that was mended, or whose log ended early, go on under
// another seat and letter: what it wrote under the one before may be known elsewhere
// and not here. Errors: Locked; Conflict at a joined desk, which has to be let in again.
func (s *Store) TakeSeat(seat surgery.ID, letter string, newID func() surgery.ID) error {
	return notYet()
}

// StopSharing ends the share at its home desk, when the surgery is closed: the share
// key and this desk's secret are destroyed, with what still waits and the keys that
// came for it. What was taken in stays. Errors: Conflict while the surgery is open and
// another desk has joined.
func (s *Store) StopSharing() error { return notYet() }

func notYet() error { return surgery.Fail(surgery.Internal, "error.internal") }
