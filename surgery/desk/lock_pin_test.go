package desk

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

func TestPIN(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	if has, err := d.HasPIN(); has || err != nil {
		t.Error(has, err)
	}
	for _, bad := range []string{"123", "123456789", "12a4", "١٢٣٤"} {
		refused(t, d.SetPIN([]byte(phrase), []byte(bad)), surgery.Invalid, "error.pin_unfit")
	}
	for _, easy := range []string{"0000", "1234", "1111", "1987", "2412"} {
		refused(t, d.SetPIN([]byte(phrase), []byte(easy)), surgery.Invalid, "error.pin_easy")
	}
	refused(t, d.SetPIN(nil, []byte("40718")), surgery.Invalid, "error.passphrase_wrong")
	if err := d.SetPIN([]byte(phrase), []byte("40718")); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a right one sets the count back
		for range mostWrong - 1 {
			refused(t, d.LiftCover([]byte("40719")), surgery.Invalid, "error.pin_wrong")
		}
		if err := d.LiftCover([]byte("40718")); err != nil {
			t.Fatal(err)
		}
	}
	for range mostWrong - 1 {
		refused(t, d.LiftCover(nil), surgery.Invalid, "error.pin_wrong")
	}
	refused(t, d.LiftCover([]byte(strings.Repeat("4", 1000))), surgery.Locked, "error.pin_locked")
	if !d.Locked() {
		t.Fatal("five wrong ones do not lock")
	}
	refused(t, d.LiftCover([]byte("40718")), surgery.Locked, "error.locked")
	refused(t, d.SetPIN([]byte(phrase), []byte("40718")), surgery.Locked, "error.locked")
	if has, err := d.HasPIN(); !has || err != nil {
		t.Error(has, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	unlockDesk(t, d, phrase)
	if err := d.LiftCover([]byte("40718")); err != nil {
		t.Error(err)
	}
	if err := d.SetPIN([]byte(phrase), nil); err != nil {
		t.Fatal(err)
	}
	if has, err := d.HasPIN(); has || err != nil {
		t.Error(has, err)
	}
	refused(t, d.LiftCover(nil), surgery.Invalid, "error.passphrase_wrong")
	if holds(t, w.folder, "40718") {
		t.Error("the PIN stands in a file")
	}
}
