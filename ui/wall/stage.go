package wall

import (
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Prints *prints.Room
	Wall   *wall.Room
}
