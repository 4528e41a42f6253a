package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/visit"
)

// Easier has somebody with two steps done take home what is easier to read.
func (w *World) Easier(t *testing.T) (*rooms.Rooms, surgery.ID) {
	d, zoe := w.Week(t, nil)
	Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Track: surgery.Personal, Size: surgery.EasierToRead, Goal: "to blog"}))
	return d, zoe
}
