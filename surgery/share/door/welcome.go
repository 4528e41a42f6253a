package door

import (
	"crypto/tls"
	"errors"
	"net/netip"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
)

// introduction is what the lead says before anything else, and what a desk answers that the
// lead does not know.
type introduction struct {
	Word    []byte `json:",omitempty"` // by which it was let in
	Unknown bool   `json:",omitempty"` // the other side is
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
	mostMeet   = mostHello + 2*mostWord // which is longer as text
	mostSaid   = mostHello + 2*mostNotice
)

// What can be wrong between a desk and the lead, beside *surgery.Error.
var (
	ErrLeft      = errors.New("door: this desk has left the share")
	ErrNotLetIn  = errors.New("door: the lead does not know this desk")
	ErrWrongLead = errors.New("door: somebody else answers there")
	ErrLeadLeft  = errors.New("door: who leads there was struck off")
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
	if err := say(c, introduction{Word: d.word()}); err != nil {
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

// meets hears by which word a desk was let in that is not known here: the home desk may have
// let it in while this one heard nobody, and be gone by now. Until that word was checked,
// against the sign key that made the certificate, nothing is said of this desk or the share,
// and one counts among those whose handshake is under way: so many, so long, so many bytes,
// and one signature of the home desk to be looked at for each connection. Who is not known
// by its word gets nothing beyond.
func (d *Door) meets(c *tls.Conn) error {
	s := c.ConnectionState()
	if s.NegotiatedProtocol != deskProtocol {
		return nil
	}
	p, err := peerOf(s.PeerCertificates)
	if err != nil || d.knows(p) {
		return err
	}
	if err := c.SetDeadline(time.Now().Add(helloTime)); err != nil {
		return err
	}
	if err := say(c, introduction{Unknown: true}); err != nil {
		return err
	}
	var theirs introduction
	if err := hear(c, mostMeet, &theirs); err != nil {
		return err
	}
	if !p.signedBy(d.Introduced(p.Seat, theirs.Word)) {
		return errors.Join(errCertificate, say(c, introduction{Unknown: true}))
	}
	return nil
}

// meet hears by which word the lead was let in. Where the lead is not known it is followed by
// that alone. A lead that is known and does not know this desk hears the word for it; where
// neither knows the other, neither says anything.
func meet(c *tls.Conn, i Identity, lead Peer, known bool) error {
	if err := c.SetDeadline(time.Now().Add(helloTime)); err != nil {
		return err
	}
	var theirs introduction
	err := hear(c, mostMeet, &theirs)
	if known {
		if word := i.word(); err == nil && theirs.Unknown && word != nil {
			theirs = introduction{}
			if err = say(c, introduction{Word: word}); err == nil {
				err = hear(c, mostMeet, &theirs)
			}
		}
		if err == nil && theirs.Unknown {
			return ErrNotLetIn
		}
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
