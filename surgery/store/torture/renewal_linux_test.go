package torture

import (
	"errors"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	cheap "socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/store/torture/faultvfs"
)

// renewed is a joined desk as it lay on the disk before its share had another key, and
// the parcel that gives it that.
type renewed struct {
	parcel surgery.Parcel
	people int
}

const after = "eight invented badgers hum quietly"

// shares makes the joined desk in a folder, with so many people.
func shares(t *testing.T, w *world, folder string, people int) renewed {
	t.Helper()
	home := w.open(t, t.TempDir())
	own, shareKey := seal.NewKey(), seal.NewKey()
	slots, _, err := seal.NewSlots(own, []byte(phrase), false)
	if err == nil {
		err = home.Protect(slots, own)
	}
	if err != nil {
		t.Fatal(err)
	}
	must(t, home, w.surgery("the-surgery"))
	for n := range people {
		must(t, home, w.checkIn("the-surgery", "Zebedee Testperson", "", n+1))
	}
	first := *shareKey
	desk, mine := seal.NewDeskSecret(), seal.NewDeskSecret()
	if err := home.StartSharing(store.NewShare{Share: "share", Surgery: "the-surgery", Seat: "seat-a", Letter: "A", Key: shareKey, Desk: desk, NewID: w.NewID}); err != nil {
		t.Fatal(err)
	}
	in := w.op(surgery.DeskJoined, "seat-b", surgery.Edit{After: &surgery.DeskHere{ID: "seat-b", Share: "share", Surgery: "the-surgery", Letter: "B",
		SignKey: mine.SignKey(), BoxKey: mine.BoxKey(), JoinedAt: w.Now()}})
	in.Surgery = "the-surgery"
	must(t, home, in)
	joined, err := seal.NewShareSlots(&first, phrase, slots.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	forStore := first
	if err := store.MakeJoined(w.options(folder), store.Joining{Share: "share", Surgery: "the-surgery", Seat: "seat-b", HomeSeat: "seat-a",
		HomeSignKey: desk.SignKey(), Slots: joined, Key: &forStore, Desk: mine}); err != nil {
		t.Fatal(err)
	}
	opening, err := home.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := w.open(t, folder)
	unlocks(t, b)
	if _, err := b.Take(&opening); err != nil {
		t.Fatal(err)
	}
	shut(t, b)
	newer := seal.NewKey()
	newSlots, err := seal.NewShareSlots(newer, after, slots.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	edits, err := home.Renewing(store.NewEpoch{Key: newer, Slots: newSlots, Phrase: after})
	if err != nil {
		t.Fatal(err)
	}
	o := w.op(surgery.KeyRenewed, "share", edits...)
	o.Surgery = "the-surgery"
	must(t, home, o)
	r := renewed{people: people}
	if r.parcel, err = home.Outgoing(nil); err != nil {
		t.Fatal(err)
	}
	shut(t, home)
	return r
}

// unlocks opens a joined desk with whichever passphrase is its, and reports whether it is
// the new one.
func unlocks(t *testing.T, s *store.Store) (isNew bool) {
	t.Helper()
	key, err := s.Slots().OpenPassphrase([]byte(phrase))
	if errors.Is(err, seal.ErrWrongPassphrase) {
		isNew = true
		key, err = s.Slots().OpenPassphrase([]byte(after))
	}
	if err == nil {
		err = s.Unlock(key)
	}
	if err != nil {
		t.Errorf("it does not unlock: %v", err)
	}
	return isNew
}

// A joined desk takes in that its share has another key, and changes over to it. The
// power goes at each of its calls: what is left opens, by the passphrase before or by the
// new one, has every name, and comes to the new key when it reads the parcel again.
func TestPowerCutWhileAJoinedDeskChangesOver(t *testing.T) {
	cheap.Passphrases(t)
	w := newWorld()
	folder := quick(t)
	r := shares(t, w, folder, 12)
	closed := take(t, folder)
	cuts, old, exchanged := 0, 0, 0
	for n, over := 1, false; !over; n += times(5, 1) {
		for seed := range uint64(times(1, 6)) {
			closed.put(t, folder)
			faultvfs.Watch(folder)
			faultvfs.CutAfter(n, seed)
			s, err := store.Open(w.options(folder))
			if err == nil {
				key, failed := s.Slots().OpenPassphrase([]byte(phrase))
				if failed != nil {
					t.Fatal(failed)
				}
				if s.Unlock(key) == nil {
					p := r.parcel
					s.Take(&p) // what it returns does not matter: the power goes
				}
				over = over || !faultvfs.Dead()
				faultvfs.CutNow()
				s.Close()
			}
			if _, err := faultvfs.Cut(); err != nil {
				t.Fatal(err)
			}
			cuts++
			if s, err = store.Open(w.options(folder)); err != nil {
				t.Errorf("cut at call %d, %d: does not open: %v", n, seed, err)
				continue
			}
			if unlocks(t, s) {
				exchanged++
			} else {
				old++
			}
			p := r.parcel
			if _, err := s.Take(&p); err != nil {
				t.Errorf("cut at call %d, %d: does not go on: %v", n, seed, err)
			}
			if _, err := s.Slots().OpenPassphrase([]byte(after)); err != nil || s.Epoch() != r.parcel.Epoch {
				t.Errorf("cut at call %d, %d: it has not changed over: %v", n, seed, err)
			}
			report, err := s.Verify()
			if err != nil || report.Chain != "ok" || s.LogShort() {
				t.Errorf("cut at call %d, %d: %+v, %v", n, seed, report, err)
			}
			if read, err := names(s); err != nil || read != r.people {
				t.Errorf("cut at call %d, %d: %d names of %d, %v", n, seed, read, r.people, err)
			}
			s.Close()
		}
	}
	if old == 0 || exchanged == 0 {
		t.Errorf("%d with the old key, %d with the new", old, exchanged)
	}
	promise(t, "another share key: power cut %d times, %d with the old key, %d with the new, 0 names lost, all changed over in the end", cuts, old, exchanged)
}
