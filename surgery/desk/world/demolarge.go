package world

import (
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
)

// Thrown opens a desk whose records are thrown away, with the world's clock.
func (w *World) Thrown(t testing.TB) *rooms.Rooms {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: w.Folder, Files: assets.Files(), Temporary: true, Now: func() time.Time { return w.Now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Desk.Close() })
	return d
}
