package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// taking is parcels being taken in, within one transaction.
type taking struct {
	*Store
	tx   *sql.Tx
	time time.Time
	keys arriving

	seats map[surgery.ID]*surgery.DeskHere // nil for a home desk of which nothing was read
	ends  map[surgery.ID]end
	// erasing are whom anything erases that came, and is not known to wait on. Their keys
	// do not come any more, so what names them is taken in without; relied says of whom it
	// was, and doubted of whom it was in vain.
	erasing, relied, doubted map[surgery.ID]bool
	clock                    surgery.Clock
	wanted                   map[key]bool                   // what is to be repainted
	newest                   map[surgery.ID]*surgery.Parcel // of each desk, among those that came
	erased                   func(surgery.ID) bool          // who is; nil: to be asked anew
	result                   surgery.Taken
	shut                     bool // what it returns has no words: see TakeShut
	single                   bool // each entry is painted before the next is looked at
}

// Take takes parcels in, or parts of some, in one transaction. What cannot be taken
// waits, see Waiting; House it leaves to the caller. Errors, by which nothing is taken:
// Locked; Invalid for a parcel of another share; NotFound where nothing is shared.
func (s *Store) Take(parcels ...*surgery.Parcel) (surgery.Taken, error) {
	return s.takeWith(nil, parcels...)
}

// takeWith is Take with more share keys, by which keys of owners may come.
func (s *Store) takeWith(more []seal.Epoch, parcels ...*surgery.Parcel) (surgery.Taken, error) {
	if err := s.ofShare(parcels); err != nil {
		return surgery.Taken{}, err
	}
	if s.Locked() {
		return surgery.Taken{}, errLocked()
	}
	ring, err := s.Ring()
	if err != nil {
		return surgery.Taken{}, err
	}
	defer ring.Clear()
	for _, p := range parcels {
		if !ring.Has(p.Epoch) && len(p.Renewals) > 0 { // what gives the key goes before what needs it
			if err := s.learn(ring, p.Renewals); err != nil {
				return surgery.Taken{}, err
			}
		}
	}
	result, err := s.takeAll(&taking{Store: s}, slices.Concat(ring.Epochs, more), parcels)
	if err == nil && slices.Contains(result.Changed, surgery.DesksHere) {
		s.tryRenew()
	}
	return result, err
}

// ofShare refuses parcels of another share than this desk's.
func (s *Store) ofShare(parcels []*surgery.Parcel) error {
	switch {
	case s.share == nil:
		return notShared()
	case slices.ContainsFunc(parcels, func(p *surgery.Parcel) bool { return p.Share != s.share.id }):
		return surgery.Fail(surgery.Invalid, "error.parcel_of_another")
	}
	return nil
}

// takeAll takes parcels in, in one transaction.
func (s *Store) takeAll(t *taking, shareKeys []seal.Epoch, parcels []*surgery.Parcel) (surgery.Taken, error) {
	if err := s.change(func(tx *sql.Tx) error {
		t.tx, t.time = tx, s.now()
		s.going = t.believes
		defer func() { s.going = nil }()
		return t.take(parcels, shareKeys)
	}); err != nil {
		s.forgetKeys()
		return surgery.Taken{}, err
	}
	s.ends.clock = max(s.ends.clock, t.clock)
	t.keepEnds()
	if len(t.result.Erased) > 0 {
		s.forgetKeys()
	}
	besides := slices.ContainsFunc(parcels, func(p *surgery.Parcel) bool { return len(p.Counts)+len(p.Added) > 0 })
	s.unshrunk = s.unshrunk || besides || len(t.result.Erased) > 0
	s.shrink()
	return t.result, nil
}

func (t *taking) take(parcels []*surgery.Parcel, shareKeys []seal.Epoch) error {
	waited, err := looked(t.tx, parcels)
	if err != nil {
		return err
	}
	came := slices.Clone(waited)
	for _, p := range parcels {
		for _, e := range p.Entries {
			came = append(came, waits{Entry: e, since: stamp(t.time)})
		}
	}
	slices.SortStableFunc(came, func(a, b waits) int { return cmp.Or(cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Seq, b.Seq)) })
	if err := t.keys.read(t, parcels, shareKeys); err != nil {
		return err
	}
	rest, err := t.all(came)
	if err != nil {
		return err
	}
	if err := keepWaiting(t.tx, waited, rest); err != nil {
		return err
	}
	t.newest = map[surgery.ID]*surgery.Parcel{}
	for _, p := range parcels {
		if err := t.beside(p); err != nil {
			return err
		}
	}
	if err := t.hear(t.tx, t.newest, t.time); err != nil {
		return err
	}
	if err := t.keys.keep(t); err != nil {
		return err
	}
	t.result.Waiting, err = waitingBy(t.tx)
	return err
}

// errDoubted means that something was taken in as of somebody erased, who is not.
var errDoubted = errors.New("erased by what waits")

// all takes in what came, and returns what waits on. What is painted at the end, all
// together, is painted one by one where that or taking in fails: then only what cannot be
// painted is held.
func (t *taking) all(came []waits) ([]waits, error) {
	t.doubted = map[surgery.ID]bool{}
	for {
		rest, err := t.allOnce(came)
		switch {
		case err == errDoubted:
		case err != nil && !t.single && refused(err):
			t.single = true
		default:
			return rest, err
		}
		if _, err := t.tx.Exec("ROLLBACK TO taking"); err != nil {
			return nil, err
		}
		t.forgetKeys()
	}
}

func (t *taking) allOnce(came []waits) ([]waits, error) {
	if _, err := t.tx.Exec("SAVEPOINT taking"); err != nil {
		return nil, err
	}
	if err := t.begin(came); err != nil {
		return nil, err
	}
	rest := came
	for again := true; again; { // what came may let in what came before it
		again = false
		var held []waits
		for _, w := range rest {
			verdict, err := t.one(&w)
			if err != nil {
				return nil, err
			}
			switch verdict {
			case taken:
				again = true
			case known:
			default:
				w.reason = verdict
				held = append(held, w)
			}
		}
		rest = held
	}
	if t.doubts() {
		return nil, errDoubted
	}
	if err := t.repaintRecords(t.tx, t.wanted); err != nil {
		return nil, err
	}
	_, err := t.tx.Exec("RELEASE taking")
	return rest, err
}

// begin sets up what is known before anything is taken in.
func (t *taking) begin(came []waits) (err error) {
	t.ends, t.erasing, t.relied, t.result = map[surgery.ID]end{}, map[surgery.ID]bool{}, map[surgery.ID]bool{}, surgery.Taken{}
	t.wanted, t.erased = t.keys.begin(), nil
	if t.seats, err = t.Store.seats(t.tx); err != nil {
		return err
	}
	for _, w := range came {
		erased, err := erasedBy(&w.Entry)
		if err != nil {
			continue // what is damaged erases nobody
		}
		for _, owner := range erased {
			t.erasing[owner] = !t.doubted[owner]
		}
	}
	return nil
}

// believes reports whether somebody is taken to be erased, and keeps in mind that
// something rests on it.
func (t *taking) believes(owner surgery.ID) bool {
	if t.erasing[owner] {
		t.relied[owner] = true
	}
	return t.erasing[owner]
}

// doubts reports whether something was taken in as of somebody erased whose erasing
// waits: then that has to wait as well.
func (t *taking) doubts() (some bool) {
	gone := t.erasedIn(t.tx)
	for owner := range t.relied {
		if !gone(owner) {
			t.doubted[owner], some = true, true
		}
	}
	return some
}

// What becomes of an entry that does not wait.
const (
	taken surgery.Reason = ""
	known surgery.Reason = "known"
)

// one takes an entry in, or says why not.
func (t *taking) one(w *waits) (surgery.Reason, error) {
	e := &w.Entry
	if reason, err := t.follows(w); reason != taken || err != nil {
		return reason, err
	}
	guarded := t.single || len(t.keys.early) > 0 // else nothing is written of what is not taken in
	if guarded {
		if _, err := t.tx.Exec("SAVEPOINT entry"); err != nil {
			return "", err
		}
	}
	reason, err := t.says(e)
	if err != nil && guarded && refused(err) {
		reason, err = surgery.BadEntry, nil
	}
	if err != nil {
		return "", err
	}
	if reason != taken {
		t.erased = nil
		t.forgetKeys()
		t.keys.back()
	}
	if reason != taken && guarded {
		if _, err := t.tx.Exec("ROLLBACK TO entry"); err != nil {
			return "", err
		}
	}
	if guarded {
		_, err = t.tx.Exec("RELEASE entry")
	}
	return reason, err
}

// refused reports whether an error is about what is to be written, and not about where.
func refused(err error) bool {
	var wrong sqlite3.Error
	if errors.As(err, &wrong) {
		return wrong.Code == sqlite3.ErrConstraint
	}
	var ours *surgery.Error
	return errors.As(err, &ours) && slices.Contains([]surgery.ErrorKind{surgery.Damaged, surgery.Invalid, surgery.Conflict}, ours.Kind)
}
