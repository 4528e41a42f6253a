package learning

import (
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Learning *learning.Room
	Prints   *prints.Room
}
