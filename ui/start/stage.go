package start

import (
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Lock  *lock.Room
	Start *start.Room
}
