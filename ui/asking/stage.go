package asking

import (
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Barometer *barometer.Room
}
