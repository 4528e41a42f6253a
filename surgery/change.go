package surgery

import "slices"

// Change is what a change did: what screens follow, and what the host is told.
type Change struct {
	Changed []Family // kinds of record it touched
	Notice  string   // what to tell the host; "" for nothing
	About   ID       // the record it was about
	Visit   ID       // the visit it was about, if it was about one
	Op      ID       // the operation, "" where it was none
	CanUndo bool
	Undid   bool // it took something back, which can be done again
	// Elsewhere says that another desk did it: screens show it, and nothing else on them
	// moves; the host is told nothing.
	Elsewhere bool
}

// Everything lists all families: after a restore nothing on a screen holds.
func Everything() []Family {
	return append(slices.Clone(Families), Tallies, Answers, Settings)
}
