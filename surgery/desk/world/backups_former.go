package world

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/restore"
)

// Mending begins to mend the records of the world.
func (w *World) Mending(t *testing.T) *restore.Mending {
	t.Helper()
	m, err := restore.StartMending(desk.Options{Folder: w.Folder, Now: func() time.Time { return w.Now },
		NewID: func() surgery.ID { w.N++; return surgery.ID(time.Duration(w.N).String()) }})
	if err != nil {
		t.Fatal(err)
	}
	return m
}
