package seal

import (
	"cmp"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"slices"
)

// Epoch is a share key, and its number, N. A share has another key once a desk was struck
// off, or the home desk wanted one; numbers grow, and the key it began with has 0.
type Epoch struct {
	N   int64
	Key *Key
}

// Renewal says to one desk which key its share has from now on. The home desk signs it,
// and seals it to the desk's box key: so it is good on whatever way it came, and for
// nobody else.
type Renewal struct {
	Epochs []Epoch // all there were, the newest first; none for a desk that was struck off
	// Slots are those of a joined desk's store from then on, opened by another passphrase
	// of today; nil where the desk has them.
	Slots *Slots
	// Phrase is that passphrase. The home desk tells it nobody but itself.
	Phrase string
	// Struck says that the desk was struck off. Of what it did the home desk has the
	// first Has.
	Struck bool
	Has    int64
}

// renewalHead goes before what is signed: see signedHead.
const renewalHead = "social media surgery: share key\x00"

// What is in the box: what is signed, and the signature.
type renewalBox struct {
	Says      []byte `json:"says"`
	Signature []byte `json:"signature"`
}

type renewalSays struct {
	Share  string      `json:"share"`
	To     []byte      `json:"to"` // box key
	Epochs []epochSays `json:"epochs,omitempty"`
	Slots  []byte      `json:"slots,omitempty"`
	Phrase string      `json:"phrase,omitempty"`
	Struck bool        `json:"struck,omitempty"`
	Has    int64       `json:"has,omitempty"`
}

type epochSays struct {
	N   int64  `json:"n"`
	Key []byte `json:"key"`
}

// Clear overwrites its keys.
func (n *Renewal) Clear() {
	for _, e := range n.Epochs {
		e.Key.Clear()
	}
}

// SealRenewal signs what is said to a desk, and seals it to its box key. It is for the
// home desk.
func (d *DeskSecret) SealRenewal(n *Renewal, share string, boxKey []byte) ([]byte, error) {
	says := renewalSays{Share: share, To: boxKey, Phrase: n.Phrase, Struck: n.Struck, Has: n.Has}
	for _, e := range n.Epochs {
		says.Epochs = append(says.Epochs, epochSays{e.N, e.Key.raw[:]})
	}
	var err error
	if n.Slots != nil {
		if says.Slots, err = n.Slots.File(); err != nil {
			return nil, err
		}
	}
	plain, err := json.Marshal(says)
	defer clear(plain)
	if err != nil {
		return nil, err
	}
	message, err := json.Marshal(renewalBox{plain, ed25519.Sign(d.keys().signing, append([]byte(renewalHead), plain...))})
	defer clear(message)
	if err != nil {
		return nil, err
	}
	return SealBox(boxKey, message)
}

var errRenewal = errors.New("seal: not a share key from the home desk")

// OpenRenewal opens what the home desk with that sign key said to this desk about its
// share. It may be given anything.
func (d *DeskSecret) OpenRenewal(sealed []byte, share string, homeKey []byte) (*Renewal, error) {
	message, err := d.OpenBox(sealed)
	defer clear(message)
	if err != nil {
		return nil, err
	}
	var box renewalBox
	if err := json.Unmarshal(message, &box); err != nil {
		return nil, errRenewal
	}
	defer clear(box.Says)
	if len(homeKey) != ed25519.PublicKeySize || !ed25519.Verify(homeKey, append([]byte(renewalHead), box.Says...), box.Signature) {
		return nil, errRenewal
	}
	var says renewalSays
	if err := json.Unmarshal(box.Says, &says); err != nil || says.Share != share || !slices.Equal(says.To, d.BoxKey()) {
		return nil, errRenewal
	}
	n := &Renewal{Phrase: says.Phrase, Struck: says.Struck, Has: says.Has}
	for _, e := range says.Epochs {
		key, err := KeyOf(e.Key)
		clear(e.Key)
		if err != nil {
			return nil, errRenewal
		}
		n.Epochs = append(n.Epochs, Epoch{e.N, key})
	}
	if len(says.Slots) > 0 {
		held, err := ParseKeyFile(says.Slots)
		if err != nil || held.Slots == nil || held.Slots.NeedsStore() || len(n.Epochs) == 0 || held.Slots.PublicKey() != n.Epochs[0].Key.PublicKey() {
			return nil, errRenewal
		}
		n.Slots = held.Slots
	}
	if n.Struck == (len(n.Epochs) > 0) {
		return nil, errRenewal
	}
	return n, nil
}

// Ring has the keys of a share that a desk has. It writes with the newest, and reads
// with all. It is for one goroutine at a time.
type Ring struct {
	Epochs []Epoch // the newest first, one at least
	// Struck is what the home desk said, if that was among what Learn was given: this desk
	// was struck off.
	Struck *Renewal

	share   string
	homeKey []byte
	desk    *DeskSecret
}

// NewRing returns a ring of these keys, the newest first, of a desk that learns more of
// them from what the home desk with that sign key says to it. The ring takes them over.
func NewRing(epochs []Epoch, share string, homeKey []byte, desk *DeskSecret) *Ring {
	return &Ring{Epochs: epochs, share: share, homeKey: homeKey, desk: desk}
}

// OneKey returns a ring of one key, the first of its share, that learns none. It makes
// a copy of the key.
func OneKey(key *Key) *Ring {
	own := *key
	return &Ring{Epochs: []Epoch{{0, &own}}}
}

// Newest returns the key with which is written.
func (r *Ring) Newest() *Key { return r.Epochs[0].Key }

// Has reports whether the key of that epoch is there.
func (r *Ring) Has(epoch int64) bool {
	return slices.ContainsFunc(r.Epochs, func(e Epoch) bool { return e.N == epoch })
}

// Learn takes keys out of what is said to desks, one of which may be this. It reports
// whether there are more now.
func (r *Ring) Learn(renewals [][]byte) (more bool) {
	if r.desk == nil {
		return false
	}
	for _, sealed := range renewals {
		n, err := r.desk.OpenRenewal(sealed, r.share, r.homeKey)
		if err != nil {
			continue // to another desk, or of no home desk
		}
		if n.Struck && (r.Struck == nil || r.Struck.Has <= n.Has) {
			r.Struck = n
		}
		more = r.Add(n.Epochs) || more
	}
	return more
}

// Add takes keys over. It reports whether there are more now.
func (r *Ring) Add(epochs []Epoch) (more bool) {
	for _, e := range epochs {
		switch i := slices.IndexFunc(r.Epochs, func(have Epoch) bool { return have.Key.raw == e.Key.raw }); {
		case i < 0:
			r.Epochs, more = append(r.Epochs, e), true
		case r.Epochs[i].N < e.N: // which it was nobody had said yet
			r.Epochs[i].N, more = e.N, true
		}
	}
	slices.SortStableFunc(r.Epochs, func(a, b Epoch) int { return cmp.Compare(b.N, a.N) })
	return more
}

// Copy returns a ring of its own.
func (r *Ring) Copy() *Ring {
	c := *r
	c.Epochs = nil
	for _, e := range r.Epochs {
		own := *e.Key
		c.Epochs = append(c.Epochs, Epoch{e.N, &own})
	}
	if r.desk != nil {
		c.desk = deskSecret(&r.desk.from)
	}
	return &c
}

// Clear overwrites the keys, and the desk's secret with them.
func (r *Ring) Clear() {
	for _, e := range r.Epochs {
		e.Key.Clear()
	}
	if r.desk != nil {
		r.desk.Clear()
	}
}

// KeepEpochs returns keys for a sealed setting; to be cleared.
func KeepEpochs(epochs []Epoch) ([]byte, error) {
	var all []epochSays
	for _, e := range epochs {
		all = append(all, epochSays{e.N, e.Key.raw[:]})
	}
	return json.Marshal(all)
}

// ParseEpochs returns the keys that KeepEpochs gave. Nothing of raw is kept.
func ParseEpochs(raw []byte) (epochs []Epoch, err error) {
	var all []epochSays
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	for _, e := range all {
		key, err := KeyOf(e.Key)
		clear(e.Key)
		if err != nil {
			return nil, err
		}
		epochs = append(epochs, Epoch{e.N, key})
	}
	return epochs, nil
}
