package door

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"io"
	"log/slog"
	"net"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
)

// Who proves something, so that the one's proof is none of the other's.
const (
	asLead   = "lead"
	asJoiner = "joiner"
)

// offer is what the lead says first.
type offer struct {
	Schema          int
	Now             time.Time
	SignKey, BoxKey []byte
	Proof           []byte
}

// asking is what the laptop says then: its request, as a stick has it.
type asking struct {
	Request, Proof []byte
}

// invited is what comes of it.
type invited struct {
	Says   verdict
	Answer []byte `json:",omitempty"`
}

// What is said of an asking, beside comeIn and mismatch.
const (
	wrongCode verdict = "code"
	refused   verdict = "refused"
	busy      verdict = "busy" // with another laptop
)

// parts writes several things so that no other several are the same.
func parts(all ...[]byte) []byte {
	var out []byte
	for _, p := range all {
		out = append(binary.BigEndian.AppendUint32(out, uint32(len(p))), p...)
	}
	return out
}

// proof shows that somebody knows the secret of the code, for this channel alone, and
// for what they say.
func proof(key []byte, role string, exporter []byte, of ...[]byte) []byte {
	sum := hmac.New(sha256.New, key)
	sum.Write(parts([]byte(role), exporter, parts(of...)))
	return sum.Sum(nil)
}

// exporter returns what only the two ends of a channel know: a laptop between them has
// two channels, with another value each.
func exporter(c *tls.Conn) ([]byte, error) {
	s := c.ConnectionState()
	return s.ExportKeyingMaterial("EXPORTER-social-media-surgery-join", nil, 32)
}

// threeWords returns what both screens show of a laptop that joins: of the channel, and
// of all keys.
func threeWords(exporter, signKey, boxKey []byte, r *share.Request) [3]string {
	return seal.ThreeWords(parts([]byte("join"), exporter, signKey, boxKey, r.File()))
}

// serve hears a laptop that wants to join, and tells it what comes of it.
func (i *Invitation) serve(ctx context.Context, c *tls.Conn) {
	ask, err := i.heard(c)
	if err != nil {
		slog.Info("door: a laptop that wanted to join was not heard out", "cause", err)
		return
	}
	if !i.turn(ctx) {
		sayBusy(c)
		return
	}
	defer func() { <-i.one }()
	arrived := make(chan error, 1)
	go func() { // nothing is to come but, in the end, a word that all has arrived
		var one [1]byte
		_, err := io.ReadFull(c, one[:])
		arrived <- err
	}()
	l, ok := i.decided(ctx, ask, arrived)
	if !ok {
		close(ask.gone)
		sayBusy(c) // where it is the code that is over
		return
	}
	if err = tell(c, l, arrived); err != nil {
		err = surgery.Fail(surgery.Conflict, "share.join_cut").Because(err)
	} else if l.answer != nil {
		i.End()
	}
	ask.done <- err
	close(ask.gone)
}

// sayBusy has a laptop try again.
func sayBusy(c *tls.Conn) {
	if err := say(inTime{c}, invited{Says: busy}); err != nil {
		slog.Info("door: a laptop that wanted to join is gone", "cause", err)
	}
}

// heard hears a laptop out, several at once: somebody who does not know the code and says
// nothing keeps nobody out.
func (i *Invitation) heard(c *tls.Conn) (*Ask, error) {
	from := addressOf(c)
	if !i.hearing.begin(from) {
		return nil, errors.New("door: too many at once")
	}
	defer i.hearing.end(from)
	if err := c.SetDeadline(time.Now().Add(askTime)); err != nil {
		return nil, err
	}
	ask, err := i.hear(c)
	if err == nil {
		err = c.SetDeadline(time.Time{}) // from here on a person decides
	}
	return ask, err
}

// turn waits until the host has decided on the laptop before; not for long.
func (i *Invitation) turn(ctx context.Context) bool {
	select {
	case i.queue <- struct{}{}:
	default:
		return false
	}
	defer func() { <-i.queue }()
	t := time.NewTimer(askTime)
	defer t.Stop()
	select {
	case i.one <- struct{}{}:
		return true
	case <-t.C:
	case <-i.over:
	case <-ctx.Done():
	}
	return false
}

// hear hears a laptop that shows, within some seconds and few bytes, that it knows the
// code.
func (i *Invitation) hear(c *tls.Conn) (*Ask, error) {
	channel, err := exporter(c)
	if err != nil {
		return nil, err
	}
	d := i.door
	o := offer{Schema: d.Schema, Now: d.Now(), SignKey: d.Secret.SignKey(), BoxKey: d.Secret.BoxKey()}
	if o.Proof = i.proof(asLead, channel, o.SignKey, o.BoxKey); len(o.Proof) == 0 {
		return nil, errNobodyAsked // it hears that by the end
	}
	if err := say(c, o); err != nil {
		return nil, err
	}
	var a asking
	if err := hear(c, mostAsk, &a); err != nil {
		return nil, err
	}
	ours := i.proof(asJoiner, channel, a.Request)
	if len(ours) == 0 { // another laptop was let in meanwhile
		return nil, errors.Join(errNobodyAsked, say(c, invited{Says: busy}))
	}
	if !hmac.Equal(ours, a.Proof) {
		i.failed()
		return nil, errors.Join(errors.New("door: the code is not known there"), say(c, invited{Says: wrongCode}))
	}
	r, err := share.ParseRequest(a.Request)
	if err != nil {
		return nil, err
	}
	if p, err := peerOf(c.ConnectionState().PeerCertificates); err != nil || !p.signedBy(r.SignKey) {
		return nil, errors.Join(errCertificate, err)
	}
	if err := compare(hello{Schema: r.Schema, Now: r.Written}, d.Identity); err != nil {
		return nil, errors.Join(err, say(c, invited{Says: mismatch}))
	}
	return &Ask{Request: r, Words: threeWords(channel, o.SignKey, o.BoxKey, r), verdict: make(chan letting), gone: make(chan struct{}), done: make(chan error, 1)}, nil
}

// decided waits for what the host decides.
func (i *Invitation) decided(ctx context.Context, ask *Ask, arrived <-chan error) (l letting, ok bool) {
	asked := i.asked
	for {
		select {
		case asked <- ask:
			asked = nil
		case l = <-ask.verdict:
			return l, true
		case <-arrived:
			return l, false
		case <-i.over:
			return l, false
		case <-ctx.Done():
			return l, false
		}
	}
}

// tell says to the laptop what was decided, and hears that all has arrived.
func tell(c *tls.Conn, l letting, arrived <-chan error) error {
	w := inTime{c}
	if l.answer == nil {
		return say(w, invited{Says: refused})
	}
	if err := say(w, invited{Says: comeIn, Answer: l.answer}); err != nil {
		return err
	}
	out := pieces{w}
	if err := l.opening(out); err != nil {
		return err
	}
	if err := out.end(); err != nil {
		return err
	}
	t := time.NewTimer(sendTime)
	defer t.Stop()
	select {
	case err := <-arrived:
		return err
	case <-t.C:
		return errors.New("door: nobody says that it arrived")
	}
}

// inTime is a connection that fails where for some time nothing goes or comes.
type inTime struct{ net.Conn }

func (c inTime) Write(p []byte) (n int, err error) {
	const atOnce = 64 << 10
	for n < len(p) && err == nil {
		if err = c.SetWriteDeadline(time.Now().Add(sendTime)); err == nil {
			var more int
			more, err = c.Conn.Write(p[n:min(len(p), n+atOnce)])
			n += more
		}
	}
	return n, err
}

func (c inTime) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(sendTime)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}
