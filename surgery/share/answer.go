package share

import (
	"encoding/json"
	"errors"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Answer is what the home desk gives a laptop that it lets in.
type Answer struct {
	Share, Surgery surgery.ID
	Name           string     // of the surgery, for the screen
	Seat           surgery.ID // of the laptop that joins
	Letter         string     // of its numbers
	HomeSeat       surgery.ID
	HomeSignKey    []byte // ed25519, 32 bytes
	HomeBoxKey     []byte // X25519, 32 bytes
	Schema         int
	Written        time.Time
}

func (a *Answer) valid() bool {
	return a.Share != "" && a.Surgery != "" && a.Seat != "" && a.HomeSeat != "" && a.Seat != a.HomeSeat &&
		len(a.Letter) == 1 && a.Letter >= "A" && a.Letter <= "Z" && len(a.HomeSignKey) == 32 && seal.CheckBoxKey(a.HomeBoxKey) == nil &&
		a.Schema > 0 && !a.Written.IsZero()
}

// inBox is what is sealed to the box key of who asked: the slots of the share key, as a
// key file has them, and the answer, sealed with the share key.
type inBox struct {
	Slots  []byte `json:"slots"`
	Answer []byte `json:"answer"`
}

func answerTo(r *Request) seal.Bound { return seal.Bound{Table: "answer", Record: r.id(), Field: "1"} }

// Answer returns the answer file for a request. The share key is in it in slots only:
// see NewShareSlots and Request.
func (r *Request) Answer(a Answer, key *seal.Key, slots *seal.Slots) ([]byte, error) {
	raw, err := r.answer(a, key, slots)
	return raw, trouble(err)
}

func (r *Request) answer(a Answer, key *seal.Key, slots *seal.Slots) ([]byte, error) {
	if !a.valid() || slots.PublicKey() != key.PublicKey() {
		return nil, errors.New("share: an answer that is not whole")
	}
	inner, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	file, err := slots.File()
	if err != nil {
		return nil, err
	}
	message, err := json.Marshal(inBox{file, key.Seal(inner, answerTo(r))})
	if err != nil {
		return nil, err
	}
	sealed, err := seal.SealBox(r.BoxKey, message)
	if err != nil {
		return nil, err
	}
	return joinFile(answerHead, sealed), nil
}

// Answered is an answer that came, and is still closed.
type Answered struct {
	joining *Joining
	slots   *seal.Slots
	inner   []byte
}

// Joined is an answer that was opened.
type Joined struct {
	Answer
	Key   *seal.Key   // the share key: the surgery key of the store that is to be made
	Slots *seal.Slots // what its key file is to hold: see seal.WriteSlots
}

// Ring returns the share keys of the desk that has joined, whose secret that is: it may
// learn others from what the home desk left for it since. It is to be cleared.
func (j *Joined) Ring(secret *seal.DeskSecret) *seal.Ring {
	return seal.NewRing([]seal.Epoch{{Key: j.Key}}, string(j.Share), j.HomeSignKey, secret).Copy()
}

// ParseAnswer reads an answer file.
func (j *Joining) ParseAnswer(raw []byte) (*Answered, error) {
	a, err := j.parseAnswer(raw)
	return a, trouble(err)
}

func (j *Joining) parseAnswer(raw []byte) (*Answered, error) {
	sealed, err := parseJoin(answerHead, raw)
	if err != nil {
		return nil, err
	}
	message, err := j.Secret.OpenBox(sealed)
	if err != nil {
		return nil, errForeign
	}
	var box inBox
	if err := json.Unmarshal(message, &box); err != nil {
		return nil, errDamaged
	}
	held, err := seal.ParseKeyFile(box.Slots)
	if err != nil || held.Slots == nil || held.Slots.NeedsStore() {
		return nil, errDamaged
	}
	return &Answered{j, held.Slots, box.Answer}, nil
}

// Open opens an answer with today's passphrase, as it was typed, and checks it against
// this laptop's program and clock. It takes 0.2 seconds. Afterwards typed may be tried
// again: nothing has changed.
//
// How far the clocks are apart can be known only as far as the stick was quick: the
// answer was written after the request and before now, so a home desk's clock that
// said less than the one, or more than the other, is surely wrong, or this one is.
// What stays unseen is less than the way took; entries from a clock that is far ahead
// are held when they come.
func (a *Answered) Open(typed []byte, schema int, now time.Time) (*Joined, error) {
	heard := seal.HeardPassphrase(typed)
	defer clear(heard)
	key, err := a.slots.OpenPassphrase(heard)
	if errors.Is(err, seal.ErrWrongPassphrase) {
		return nil, surgery.Fail(surgery.Invalid, "share.passphrase_wrong").Because(err)
	}
	if err != nil {
		return nil, trouble(errors.Join(errDamaged, err))
	}
	joined := &Joined{Key: key, Slots: a.slots}
	raw, err := key.Open(a.inner, answerTo(a.joining.Request))
	if err == nil {
		err = json.Unmarshal(raw, &joined.Answer)
	}
	if err != nil || !joined.valid() {
		key.Clear()
		return nil, trouble(errors.Join(errDamaged, err))
	}
	joined.Name = surgery.Clean(joined.Name)
	if err := joined.check(a.joining.Request.Written, schema, now); err != nil {
		key.Clear()
		return nil, err
	}
	return joined, nil
}

func (a *Answer) check(asked time.Time, schema int, now time.Time) error {
	if err := sameProgram(a.Schema, schema); err != nil {
		return err
	}
	if a.Written.Before(asked.Add(-apartAtMost)) {
		return clocksApart(asked.In(now.Location()), a.Written)
	}
	if a.Written.After(now.Add(apartAtMost)) {
		return clocksApart(now, a.Written)
	}
	return nil
}
