package surgery

import "time"

// Seen says by seat up to which number a desk has what was written under it, without
// a gap.
type Seen map[ID]int64

// Has reports whether what an entry says is among it.
func (s Seen) Has(t Turn) bool { return s[t.Desk] >= t.Seq }

// Covers reports whether a desk that has so much has all that another has.
func (s Seen) Covers(other Seen) bool {
	for seat, n := range other {
		if s[seat] < n {
			return false
		}
	}
	return true
}

// Parcel is what one desk of a share carries to others. Taking it twice is taking it
// once, and an old one after a new one does nothing. A large one arrives as several of
// the same number, each with some of it: what one does not have it says nothing of, so
// counts and words that are not in it stay as they are.
type Parcel struct {
	Share, From ID // From is the seat of who wrote it
	// Epoch is that of the share key under which it came, and by which its Keys are
	// wrapped. Renewals say to desks that may not have that key which it is: they are
	// beside what is sealed with it.
	Epoch    int64
	Renewals []Renewal
	Number   int64            // grows with each of a writer; 0 for entries alone, which say nothing of what is beside them
	Written  time.Time        // by the writer's clock
	Seen     Seen             // what the writer has
	Entries  []Entry          // in order by seat; also those of other desks
	Keys     map[ID]OwnerKeys // by owner, wrapped with the share key of the epoch
	Counts   []DeskCount      // all that the writer counted itself
	Added    []Added
	Erased   []ID   // added words that were erased since sharing began; from home only
	House    *House // organisation's settings and checklists; from home only
}

// Renewal is what gives one desk the newest share key, sealed to it.
type Renewal struct {
	Seat   ID // "" where it was read beside a parcel, which does not say whose it is
	Sealed []byte
}

// DeskCount is an unnamed total of one desk: of a surgery or, with a Source, of a
// barometer.
type DeskCount struct {
	Of     ID // the surgery or the barometer
	Day    string
	What   string       // what a surgery counts; "" for a barometer
	Source AnswerSource // of a barometer's answers
	Poll   string
	Answer string
	N      int // may be below nothing, where it corrects another desk's
}

// Added is a word that somebody added to a barometer, sealed under its own key.
type Added struct {
	ID, Barometer ID
	Share, Hidden bool
	Words         []byte
}

// House is what a home desk gives joined ones of its organisation: settings by name,
// and checklists of its own by file. The highest version counts.
type House struct {
	Version    int64
	Settings   map[string]string
	Checklists map[string][]byte
}
