package surgery

import (
	"slices"
	"time"
)

// VisitState is where a visit stands.
type VisitState string

// The states of a visit.
const (
	Waiting     VisitState = "waiting"
	BeingHelped VisitState = "being_helped"
	Finished    VisitState = "finished"
)

// Track is what somebody comes for: themselves, their work, or both.
type Track string

// The tracks. A blank track has not been asked yet.
const (
	Personal     Track = "personal"
	Professional Track = "professional"
	Both         Track = "both"
)

// HandoutSize is how the handout is printed.
type HandoutSize string

// The handout's sizes; blank means standard.
const (
	Standard   HandoutSize = "standard"
	LargePrint HandoutSize = "large"
	Plain      HandoutSize = "plain"
	// EasierToRead has one idea a line, each with a picture, where words were written
	// for that; a print without them is in large print.
	EasierToRead HandoutSize = "easier"
)

// Plainly returns the size as it stands where nothing is sealed. That somebody wants
// what is easier to read is an access need (DESIGN 5), so it says large print there.
func (s HandoutSize) Plainly() HandoutSize {
	if s == EasierToRead {
		return LargePrint
	}
	return s
}

// Outcome is how the visit went, as the attendee says.
type Outcome string

// The outcomes; a blank one was not asked.
const (
	GotGoing   Outcome = "got_going"
	GotPartWay Outcome = "part_way"
	WantsMore  Outcome = "wants_more"
	NotToday   Outcome = "not_this_time"
)

// Outcomes lists them in the order they are offered.
var Outcomes = []Outcome{GotGoing, GotPartWay, WantsMore, NotToday}

// Barrier is what got in the way.
type Barrier string

// Barriers lists what gets in the way, in the order it is offered.
var Barriers = []Barrier{"time", "device", "password", "connection", "confidence", "work_rules", "something_else"}

// Visit is one attendee at one surgery. A guest has no Attendee.
type Visit struct {
	ID         ID          `json:"id"`
	Surgery    ID          `json:"surgery"`
	Attendee   ID          `json:"attendee,omitempty"`
	Letter     string      `json:"letter,omitempty"` // of the desk where several share a surgery; else ""
	Number     int         `json:"number"`           // from 1 at each surgery, under each letter; see Called
	State      VisitState  `json:"state"`
	Track      Track       `json:"track,omitempty"`
	Checklists []string    `json:"checklists,omitempty"`
	Size       HandoutSize `json:"size,omitempty"`    // Plainly; see PrintSize
	Surgeon    ID          `json:"surgeon,omitempty"` // who sits, or sat, with them
	ArrivedAt  time.Time   `json:"arrived_at"`
	PairedAt   time.Time   `json:"paired_at,omitzero"`
	EndedAt    time.Time   `json:"ended_at,omitzero"` // zero when finished: nobody recorded it
	Before     int         `json:"before,omitempty"`  // how confident, 1 to 5; 0: not asked
	After      int         `json:"after,omitempty"`
	Outcome    Outcome     `json:"outcome,omitempty"`
	Barrier    Barrier     `json:"barrier,omitempty"`
	Returning  bool        `json:"returning,omitempty"` // they had saved their place before
	Kiosk      bool        `json:"kiosk,omitempty"`     // checked themselves in, and no host has looked yet
	Words      VisitWords  `json:"-"`
}

// VisitWords are sealed under the attendee's key, for a guest under the visit's.
type VisitWords struct {
	Goal   string `json:"goal,omitempty"`   // what they came for, in their words
	Learnt string `json:"learnt,omitempty"` // one thing learnt
	// Language stands beside English on their handout, like "ar"; "" for none. It
	// says something of where they come from, and is sealed.
	Language string `json:"language,omitempty"`
	Easier   bool   `json:"easier,omitempty"` // they want prints that are EasierToRead
}

// PrintSize returns the size of this visit's prints, "" where none was chosen.
func (v *Visit) PrintSize() HandoutSize {
	if v.Words.Easier {
		return EasierToRead
	}
	return v.Size
}

// SetPrintSize sets what PrintSize returns.
func (v *Visit) SetPrintSize(s HandoutSize) { v.Size, v.Words.Easier = s.Plainly(), s == EasierToRead }

// Owner returns whose key seals the words.
func (v *Visit) Owner() ID {
	if v.Attendee != "" {
		return v.Attendee
	}
	return v.ID
}

// Guest reports whether the visit has no name.
func (v *Visit) Guest() bool { return v.Attendee == "" }

// Copy returns a visit that can be changed without changing this one.
func (v *Visit) Copy() *Visit {
	c := *v
	c.Checklists = slices.Clone(v.Checklists)
	return &c
}

// Validate keeps the rules of a visit.
func (v *Visit) Validate() error {
	bad := v.ID == "" || v.Surgery == "" || v.Number < 1 || !validLetter(v.Letter) || v.ArrivedAt.IsZero() ||
		!slices.Contains([]VisitState{Waiting, BeingHelped, Finished}, v.State) ||
		!slices.Contains([]Track{"", Personal, Professional, Both}, v.Track) ||
		!slices.Contains([]HandoutSize{"", Standard, LargePrint, Plain}, v.Size) ||
		v.Before < 0 || v.Before > 5 || v.After < 0 || v.After > 5 ||
		v.Outcome != "" && !slices.Contains(Outcomes, v.Outcome) ||
		v.Barrier != "" && !slices.Contains(Barriers, v.Barrier) ||
		v.State == Waiting && v.Surgeon != "" ||
		v.State == BeingHelped && v.PairedAt.IsZero()
	if bad {
		return Fail(Internal, "error.internal")
	}
	if err := fits(v.Words.Goal, MaxNote); err != nil {
		return err
	}
	if err := fits(v.Words.Language, MaxName); err != nil {
		return err
	}
	return fits(v.Words.Learnt, MaxNote)
}
