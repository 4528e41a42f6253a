package reports

import (
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/ui/kit"
)

// Stage is what the shell gives this screen: what it gives to all, and the rooms it uses.
type Stage struct {
	*kit.Stage
	Prints  *prints.Room
	Reports *reports.Room
}
