package lock_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/world"
)

func TestPIN(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	if has, err := d.Lock.HasPIN(); has || err != nil {
		t.Error(has, err)
	}
	for _, bad := range []string{"123", "123456789", "12a4", "١٢٣٤"} {
		world.Refused(t, d.Lock.SetPIN([]byte(world.Phrase), []byte(bad)), surgery.Invalid, "error.pin_unfit")
	}
	for _, easy := range []string{"0000", "1234", "1111", "1987", "2412"} {
		world.Refused(t, d.Lock.SetPIN([]byte(world.Phrase), []byte(easy)), surgery.Invalid, "error.pin_easy")
	}
	world.Refused(t, d.Lock.SetPIN(nil, []byte("40718")), surgery.Invalid, "error.passphrase_wrong")
	if err := d.Lock.SetPIN([]byte(world.Phrase), []byte("40718")); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a right one sets the count back
		for range lock.MostWrong - 1 {
			world.Refused(t, d.Lock.LiftCover([]byte("40719")), surgery.Invalid, "error.pin_wrong")
		}
		if err := d.Lock.LiftCover([]byte("40718")); err != nil {
			t.Fatal(err)
		}
	}
	for range lock.MostWrong - 1 {
		world.Refused(t, d.Lock.LiftCover(nil), surgery.Invalid, "error.pin_wrong")
	}
	world.Refused(t, d.Lock.LiftCover([]byte(strings.Repeat("4", 1000))), surgery.Locked, "error.pin_locked")
	if !d.Desk.Locked() {
		t.Fatal("five wrong ones do not lock")
	}
	world.Refused(t, d.Lock.LiftCover([]byte("40718")), surgery.Locked, "error.locked")
	world.Refused(t, d.Lock.SetPIN([]byte(world.Phrase), []byte("40718")), surgery.Locked, "error.locked")
	if has, err := d.Lock.HasPIN(); !has || err != nil {
		t.Error(has, err)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	if err := d.Lock.LiftCover([]byte("40718")); err != nil {
		t.Error(err)
	}
	if err := d.Lock.SetPIN([]byte(world.Phrase), nil); err != nil {
		t.Fatal(err)
	}
	if has, err := d.Lock.HasPIN(); has || err != nil {
		t.Error(has, err)
	}
	world.Refused(t, d.Lock.LiftCover(nil), surgery.Invalid, "error.passphrase_wrong")
	if world.Holds(t, w.Folder, "40718") {
		t.Error("the PIN stands in a file")
	}
}
