// Package bookings is who said they would come: a list read and compared with what
// is held, and taken in as it is ticked.
package bookings

import "socialmediasurgery/surgery/desk"

// Room is who said they would come.
type Room struct{ desk *desk.Desk }

// New returns the room on an open desk.
func New(d *desk.Desk) *Room { return &Room{d} }
