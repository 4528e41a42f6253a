package checklists

import (
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Checklists *checklists.Room
	Prints     *prints.Room
}
