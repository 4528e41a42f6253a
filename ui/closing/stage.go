package closing

import (
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Closing *closing.Room
	Prints  *prints.Room
	Sharing *sharing.Room
	Start   *start.Room
	Today   *today.Room
}
