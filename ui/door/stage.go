package door

import (
	lockroom "socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Lock *lockroom.Room
}
