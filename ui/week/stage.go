package week

import (
	"socialmediasurgery/surgery"
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

	// PrintEvent shows the sheet of an event, to be printed.
	PrintEvent func(event surgery.ID)
	// AskAbout shows the question of a barometer, or makes it.
	AskAbout func(event surgery.ID)
}
