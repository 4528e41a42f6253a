package door

import (
	"crypto/tls"
	"errors"
	"net/netip"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
)

// introduction is what the lead says before anything else.
type introduction struct {
	Word []byte `json:",omitempty"` // by which it was let in
}

// hello is what both sides say of themselves then, the desk first.
type hello struct {
	Schema int
	Now    time.Time
	Term   Term
	Run    string  `json:",omitempty"`
	Says   verdict `json:",omitempty"`
	Notice []byte  `json:",omitempty"` // to a desk that has left
}

// verdict is what the lead says to a desk.
type verdict string

const (
	comeIn    verdict = "come in"
	hasLeft   verdict = "left"    // it went home, or was struck off
	otherLead verdict = "not me"  // somebody took over: the term says who
	mismatch  verdict = "differs" // its program or its clock does
	copied    verdict = "copied"  // another program is here on the same records
)

const (
	helloTime  = 3 * time.Second
	mostHello  = 1 << 10
	mostNotice = 2 << 10
	mostWord   = 24 << 10
	mostSaid   = mostHello + 2*mostNotice // which is longer as text
)

// What can be wrong between a desk and the lead, beside *surgery.Error.
var (
	ErrLeft      = errors.New("door: this desk has left the share")
	ErrNotLetIn  = errors.New("door: the lead does not know this desk")
	ErrWrongLead = errors.New("door: somebody else answers there")
	ErrOtherLead = errors.New("door: somebody else leads")
	ErrCopied    = errors.New("door: another program is there on the same records")
)

// Left is ErrLeft, with what the home desk says about it to this desk alone: anybody may
// have written it. It is nil for nothing.
type Left struct{ Notice []byte }

func (l *Left) Error() string { return ErrLeft.Error() }

// Is has errors.Is find ErrLeft.
func (l *Left) Is(err error) bool { return err == ErrLeft }

// welcome says to a desk whether it may come in.
func (d *Door) welcome(c *tls.Conn, p Peer) error {
	if err := c.SetDeadline(time.Now().Add(helloTime)); err != nil {
		return err
	}
	var word []byte
	if d.Word != nil {
		word = d.Word()
	}
	if len(word) > mostWord {
		word = nil
	}
	if err := say(c, introduction{word}); err != nil {
		return err
	}
	var theirs hello
	if err := hear(c, mostHello, &theirs); err != nil {
		return err
	}
	var from netip.Addr
	if theirs.Term.Lead == p.Seat {
		from = addressOf(c)
	}
	d.Terms.Heard(theirs.Term, from)
	ours := hello{Schema: d.Schema, Now: d.Now(), Term: d.Terms.Latest(), Says: comeIn}
	_, left := d.Knows(p.Seat)
	differs := compare(theirs, d.Identity)
	switch {
	case left:
		ours.Says = hasLeft
		if d.Notice != nil {
			ours.Notice = d.Notice(p.Seat)
		}
		if len(ours.Notice) > mostNotice {
			ours.Notice = nil
		}
	case ours.Term.Lead != d.Seat:
		ours.Says = otherLead
	case differs != nil:
		ours.Says = mismatch
	case d.replaced(p.Seat, theirs.Run):
		ours.Says = copied
	}
	if err := say(c, ours); err != nil {
		return err
	}
	if ours.Says != comeIn {
		_ = c.CloseWrite() // the answer arrives before the end does
		return errors.Join(errors.New("door: "+string(ours.Says)), differs)
	}
	return c.SetDeadline(time.Time{})
}

// compare refuses another program, and a clock that is far from this one's.
func compare(theirs hello, i Identity) error {
	if err := share.SameProgram(theirs.Schema, i.Schema); err != nil {
		return err
	}
	return share.SameTime(theirs.Now, i.Now())
}

// meet hears by which word the lead was let in. Where the lead is not known it is followed by
// that alone.
func meet(c *tls.Conn, i Identity, lead Peer, known bool) error {
	if err := c.SetDeadline(time.Now().Add(helloTime)); err != nil {
		return err
	}
	var theirs introduction
	err := hear(c, mostHello+2*mostWord, &theirs)
	if known {
		return notLetIn(err)
	}
	if err != nil || !lead.signedBy(i.Introduced(lead.Seat, theirs.Word)) {
		return errors.Join(ErrWrongLead, err)
	}
	return nil
}

// greet is the other side of welcome.
func greet(c *tls.Conn, i Identity, terms *Terms, lead surgery.ID) error {
	if err := c.SetDeadline(time.Now().Add(helloTime)); err != nil {
		return err
	}
	if err := say(c, hello{Schema: i.Schema, Now: i.Now(), Term: terms.Latest(), Run: i.Run}); err != nil {
		return notLetIn(err)
	}
	var theirs hello
	if err := hear(c, mostSaid, &theirs); err != nil {
		return notLetIn(err)
	}
	switch theirs.Says {
	case comeIn:
		if theirs.Term.Lead != lead {
			return ErrWrongLead
		}
		if err := compare(theirs, i); err != nil {
			return err
		}
		terms.Accept(theirs.Term)
		return c.SetDeadline(time.Time{})
	case hasLeft:
		return &Left{theirs.Notice}
	case otherLead:
		return ErrOtherLead
	case copied:
		return ErrCopied
	case mismatch:
		if err := compare(theirs, i); err != nil {
			return err
		}
	}
	return errTalk
}
