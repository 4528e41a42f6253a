package week

import (
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Bookings *bookings.Room
	Prints   *prints.Room
	Start    *start.Room
	Week     *week.Room
}
