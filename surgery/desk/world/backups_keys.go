package world

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
)

// Laptop is one where every desk gets an id that begins otherwise, as in life.
func (w *World) Laptop(t testing.TB, first int) *rooms.Rooms {
	t.Helper()
	w.N = first
	d := w.Open(t)
	w.Anew()
	return d
}

// Anew has the ids of records begin as on another laptop from now on.
func (w *World) Anew() {
	w.IDs = func() surgery.ID { w.N++; return deskID(w.N) }
}

func deskID(n int) surgery.ID {
	return surgery.ID(fmt.Sprintf("%08x-0000-4000-8000-000000000000", 0x10000000+n))
}
