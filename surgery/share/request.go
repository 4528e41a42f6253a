package share

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Request is what a laptop leaves on a stick that wants to join a surgery. It is plain:
// the laptop knows nobody's key yet.
//
// Whoever holds the stick on its way could put a request of their own in its place. So
// the home desk answers only once somebody has seen the same three words on both
// screens; they are computed from the whole request. Somebody who wants other keys to
// have the same words has to try 2^30 requests at the price of a passphrase each: see
// seal.ThreeWords. That takes dozens of large graphics cards, as a request is good for
// four hours, and has its time in it. Should it be done all the same, the answer opens
// nothing without today's passphrase, which is told and never on the stick.
//
// The words say nothing of the home desk, whose keys the joining laptop cannot know
// yet. The passphrase does that: the share key comes in slots that only it opens, and
// all else in the answer is sealed with the share key, for this request. An answer of
// somebody who was not told the passphrase does not open.
type Request struct {
	Name    string // of the laptop
	SignKey []byte // ed25519, 32 bytes
	BoxKey  []byte // X25519, 32 bytes
	Schema  int    // of its records, as the program there has it
	Written time.Time
	Nonce   []byte // random, 16 bytes

	raw []byte // the whole file
}

// Files by which laptops join begin with what they are, their version, and a sum over
// what follows, so that damage is told from another's.
const (
	requestHead = "social-media-surgery-request-"
	answerHead  = "social-media-surgery-answer-"
	joinVersion = "1\n"
)

// joinFile returns a file for joining.
func joinFile(head string, body []byte) []byte {
	sum := sha256.Sum256(body)
	return append([]byte(head+joinVersion+hex.EncodeToString(sum[:])+"\n"), body...)
}

// parseJoin returns the body of a file for joining; errForeign, errNewer, errDamaged.
func parseJoin(head string, raw []byte) ([]byte, error) {
	if len(raw) > mostJoin {
		return nil, errForeign
	}
	in := bufio.NewReader(bytes.NewReader(raw))
	if err := version(in, head, joinVersion); err != nil {
		return nil, err
	}
	rest, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	sum, body, found := bytes.Cut(rest, []byte("\n"))
	is := sha256.Sum256(body)
	if !found || string(sum) != hex.EncodeToString(is[:]) {
		return nil, errDamaged
	}
	return body, nil
}

// ParseRequest reads a request file.
func ParseRequest(raw []byte) (*Request, error) {
	r, err := parseRequest(raw)
	return r, trouble(err)
}

func parseRequest(raw []byte) (*Request, error) {
	body, err := parseJoin(requestHead, raw)
	if err != nil {
		return nil, err
	}
	r := &Request{}
	if err := json.Unmarshal(body, r); err != nil {
		return nil, errDamaged
	}
	r.Name = surgery.Clean(r.Name)
	if checkName(r.Name) != nil || len(r.SignKey) != 32 || seal.CheckBoxKey(r.BoxKey) != nil || r.Schema < 1 || r.Written.IsZero() || len(r.Nonce) != nonceSize {
		return nil, errDamaged
	}
	r.raw = bytes.Clone(raw)
	return r, nil
}

const nonceSize = 16

func checkName(name string) error {
	switch {
	case name == "":
		return surgery.Fail(surgery.Invalid, "share.name_missing")
	case utf8.RuneCountInString(name) > MaxLaptopName:
		return surgery.Fail(surgery.Invalid, "error.too_long", "most", MaxLaptopName)
	}
	return nil
}

// Words returns the three words that both screens show. They take 0.2 seconds.
func (r *Request) Words() [3]string { return seal.ThreeWords(r.raw) }

// id is what a request and its answer are called on a stick, and what an answer is
// bound to.
func (r *Request) id() string {
	sum := sha256.Sum256(r.raw)
	return hex.EncodeToString(sum[:])
}

func (r *Request) name() string { return halfName(r.id())[:nameLetters] }

// Check says why a request is not to be answered at the home desk: another schema, a
// clock that is certainly ahead, or a request of long ago, whose laptop has forgotten
// its secret by now or whose clock is behind.
func (r *Request) Check(schema int, now time.Time) error {
	if err := sameProgram(r.Schema, schema); err != nil {
		return err
	}
	if r.Written.After(now.Add(apartAtMost)) {
		return clocksApart(now, r.Written)
	}
	if r.Written.Before(now.Add(-askedAtMost)) {
		return surgery.Fail(surgery.Conflict, "share.request_old", "theirs", moment(r.Written, now), "ours", moment(now, now))
	}
	return nil
}

func sameProgram(theirs, ours int) error {
	switch {
	case theirs < ours:
		return surgery.Fail(surgery.TooNew, "share.older_there")
	case theirs > ours:
		return surgery.Fail(surgery.TooNew, "share.older_here")
	}
	return nil
}

func clocksApart(ours, theirs time.Time) error {
	return surgery.Fail(surgery.Conflict, "share.clocks", "ours", moment(ours, ours), "theirs", moment(theirs, ours))
}

// moment says when something was, as a clock on this laptop's wall does.
func moment(t, here time.Time) string { return t.In(here.Location()).Format("15:04 on 2 January") }

// Joining is a laptop that has asked to join. Its secret is in memory only: when the
// program is closed, it has to ask anew.
type Joining struct {
	Request *Request
	Secret  *seal.DeskSecret // of the seat that it will have
}

// Ask makes a request.
func Ask(name string, schema int, now time.Time) (*Joining, error) {
	return ask(seal.NewDeskSecret(), name, schema, now)
}

// Again makes the request of the same laptop anew, of now and perhaps under another name.
// At the home desk it is the same laptop.
func (j *Joining) Again(name string, now time.Time) (*Joining, error) {
	return ask(j.Secret, name, j.Request.Schema, now)
}

func ask(secret *seal.DeskSecret, name string, schema int, now time.Time) (*Joining, error) {
	name = surgery.Clean(name)
	if err := checkName(name); err != nil {
		return nil, err
	}
	r := &Request{Name: name, SignKey: secret.SignKey(), BoxKey: secret.BoxKey(), Schema: schema, Written: surgery.Moment(now), Nonce: make([]byte, nonceSize)}
	rand.Read(r.Nonce)
	body, err := json.Marshal(r)
	if err != nil {
		return nil, trouble(err)
	}
	r.raw = joinFile(requestHead, body)
	return &Joining{r, secret}, nil
}
