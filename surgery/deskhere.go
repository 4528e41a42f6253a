package surgery

import "time"

// DeskHere is a desk of a share: a laptop that takes part in a shared surgery. Its id is
// its seat, under which it writes; what it writes is signed with its sign key.
type DeskHere struct {
	ID      ID     `json:"id"` // the seat
	Share   ID     `json:"share"`
	Surgery ID     `json:"surgery"`
	Letter  string `json:"letter"`         // of the numbers it gives out; see Letters
	Home    bool   `json:"home,omitempty"` // whose records these are
	// Was is the seat that the same laptop had in this share before it was mended; ""
	// for none.
	Was      ID        `json:"was,omitempty"`
	SignKey  []byte    `json:"sign_key"` // ed25519, 32 bytes
	BoxKey   []byte    `json:"box_key"`  // X25519, 32 bytes
	JoinedAt time.Time `json:"joined_at"`
	Left     time.Time `json:"left,omitzero"` // when it handed over and went, or was said to have gone
	// Struck says that the home desk struck it off: it is lost, stolen, or does not come
	// back. Of what it wrote the first UpTo count: what the home desk had then, or took
	// since.
	Struck bool  `json:"struck,omitempty"`
	UpTo   int64 `json:"up_to,omitempty"`
	// Epoch is that of the newest share key that the home desk gave this desk; 0 for the
	// one that the share began with. Renewal has it, sealed to the box key: whatever of
	// the share the desk reads, it comes by the key that opens the rest. To one that was
	// struck off it says so, in place of a key.
	Epoch   int64         `json:"epoch,omitempty"`
	Renewal []byte        `json:"renewal,omitempty"`
	Words   DeskHereWords `json:"-"`
}

// DeskHereWords are sealed under the seat's own key.
type DeskHereWords struct {
	Name string `json:"name,omitempty"` // of the laptop: "Front door"
}

// keyBytes is how long public keys of a desk are, and mostRenewal how long what gives it
// a new share key is at the most.
const (
	keyBytes    = 32
	mostRenewal = 16 << 10
)

// Validate keeps the rules: a share, a letter, keys. The name may be blank: it was
// erased.
func (d *DeskHere) Validate() error {
	if d.ID == "" || d.Share == "" || d.Surgery == "" || d.JoinedAt.IsZero() ||
		d.Letter == "" || !validLetter(d.Letter) ||
		len(d.SignKey) != keyBytes || len(d.BoxKey) != keyBytes || d.UpTo < 0 || d.UpTo > 0 && !d.Struck ||
		d.Epoch < 0 || len(d.Renewal) > mostRenewal || len(d.Renewal) > 0 && d.Epoch == 0 {
		return Fail(Internal, "error.internal")
	}
	return fits(d.Words.Name, MaxName)
}

// Family, RecordID, Owner and Text are those of a Record.
func (d *DeskHere) Family() Family { return DesksHere }
func (d *DeskHere) RecordID() ID   { return d.ID }
func (d *DeskHere) Owner() ID      { return d.ID }
func (d *DeskHere) Text() any      { return &d.Words }

// Counts reports whether what a desk wrote under that number counts.
func (d *DeskHere) Counts(seq int64) bool { return d == nil || !d.Struck || seq <= d.UpTo }

// newerKey: an epoch does not go back.
func newerKey(stands, _, after *DeskHere) {
	if after.Epoch > stands.Epoch {
		stands.Epoch, stands.Renewal = after.Epoch, after.Renewal
	}
}

// hasLeft: a desk that one has seen go has gone.
func hasLeft(stands, _, after *DeskHere) {
	if stands.Left.IsZero() || !after.Left.IsZero() && after.Left.Before(stands.Left) {
		stands.Left = after.Left
	}
}
