package today

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Checklists *checklists.Room
	Prints     *prints.Room
	Settings   *settings.Room
	Sharing    *sharing.Room
	Texts      *texts.Room
	Today      *today.Room
	Visit      *visit.Room

	// ShowEvent shows an event on the screen of its week.
	ShowEvent func(event surgery.ID)
}
