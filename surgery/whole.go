package surgery

import "time"

// Whole is all that a joined desk has of its share, for when the home laptop is lost for
// good: with it, and the organisation's paper, another laptop becomes the home desk.
type Whole struct {
	Share, Surgery ID
	From           ID // seat of who wrote it
	Letter         string
	Venue, Day     string // of the surgery, for the screen
	Visits         int    // likewise: how many have checked in
	Schema         int
	Written        time.Time

	HomeSeat ID     // the first that the home desk had
	HomeKey  []byte // by which its entries are known
	Began    Clock  // when the share did
	Home     []byte // the home desk's secret, as the paper opens it
	Epochs   []byte // the share keys that the desk has

	Gone    []Gone   // owners whose keys were destroyed
	House   *House   // of the organisation, as the desk has it; nil for none
	Parcels []Parcel `json:"-"` // its own first, then what it heard of others' counts
}

// Gone is an owner whose key was destroyed for ever, when, and by which desk.
type Gone struct {
	Owner ID
	Clock Clock
	Desk  ID
}

// WentOn returns as which desk the laptop of a seat goes on, after it was mended, or was
// lost and another took its place; nil for one that is as it was.
func (s *Sharing) WentOn(seat ID) *DeskHere {
	for _, d := range s.Desks {
		if d.Was == seat && seat != "" {
			return d
		}
	}
	return nil
}
