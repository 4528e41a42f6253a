package people

import (
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Backups    *backups.Room
	People     *people.Room
	Prints     *prints.Room
	Sharing    *sharing.Room
	Today      *today.Room
	WeekPrints *weekprints.Room
}
