package world

import (
	"testing"

	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
)

const (
	Phrase = "seven made-up otters juggle"
	Other  = "eight invented badgers hum at midnight"
)

// Protected is an open surgery with one saved person, and a passphrase.
func (w *World) Protected(t testing.TB) (*rooms.Rooms, lock.Recovery) {
	t.Helper()
	d := w.Started(t)
	Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	recovery, err := d.Lock.SetPassphrase(nil, []byte(Phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	return d, recovery
}

// LockDesk locks it.
func LockDesk(t testing.TB, d *rooms.Rooms) {
	t.Helper()
	if err := d.Desk.Lock(); err != nil {
		t.Fatal(err)
	}
}

// UnlockDesk unlocks it.
func UnlockDesk(t testing.TB, d *rooms.Rooms, passphrase string) {
	t.Helper()
	if err := d.Lock.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
}
