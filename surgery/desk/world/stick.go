package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
)

// Swap swaps at a desk with the stick in a folder, and returns what it says.
func Swap(t testing.TB, d *rooms.Rooms, stick string) string {
	t.Helper()
	w := Got[*sharing.Swap](t)(d.Sharing.BeginSwap(stick))
	for {
		piece := Got[*surgery.Parcel](t)(w.Next())
		if piece == nil {
			break
		}
		Must(t)(d.Sharing.Take(w, piece))
	}
	if err := d.Sharing.Fill(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(); err != nil {
		t.Fatal(err)
	}
	return Must(t)(d.Sharing.Swapped(w)).Notice
}
