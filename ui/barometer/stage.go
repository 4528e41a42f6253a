package barometer

import (
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Barometer *barometer.Room
	Prints    *prints.Room
}
