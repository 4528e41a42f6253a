package visit

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the desk.
type Stage struct {
	*kit.Stage
	Desk *desk.Desk
}
