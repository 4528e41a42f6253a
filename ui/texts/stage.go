package texts

import (
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Texts      *texts.Room
	WeekPrints *weekprints.Room
}
