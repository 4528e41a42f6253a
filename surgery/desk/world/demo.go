package world

import (
	"testing"
	"time"

	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/store"
)

// Fill returns a desk with the made-up week.
func (w *World) Demo(t *testing.T) *rooms.Rooms {
	t.Helper()
	d := w.Open(t)
	began := time.Now()
	if err := d.Demo.Fill(); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %v", time.Since(began).Round(time.Millisecond))
	return d
}

// Verified returns what the store says of itself.
func Verified(t *testing.T, d *rooms.Rooms) store.Report {
	t.Helper()
	report, err := d.Desk.Verify()
	if err != nil {
		t.Fatal(err)
	}
	return report
}
