package door

import (
	"context"
	"crypto/hmac"
	"crypto/tls"
	"errors"
	"io"
	"net/netip"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
)

// Asking is a laptop that has knocked at a door with a code, and waits to be let in.
type Asking struct {
	Words [3]string // as the home desk's screen shows them too

	conn *tls.Conn
}

// joiningName stands in the certificate of a laptop that has no seat yet.
const joiningName = "joining"

// Join knocks at a door. asks is to be made for each try: its time is compared. Errors:
// NotFound "share.no_door" where nothing answers; Conflict "share.wrong_laptop" where
// something else does, "share.code_over", "share.join_busy", and those of other programs
// and clocks.
func Join(ctx context.Context, code Code, at netip.AddrPort, asks *share.Joining, now func() time.Time) (*Asking, error) {
	certificate, err := certify(asks.Secret, Peer{Seat: joiningName})
	if err != nil {
		return nil, surgery.AsError(err)
	}
	config := &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{certificate}, NextProtos: []string{joinProtocol},
		InsecureSkipVerify: true} // who answers is known by the proof, over this channel
	c, err := dialTLS(ctx, at, config)
	if err != nil {
		if errors.Is(err, ErrWrongLead) {
			return nil, surgery.Fail(surgery.Conflict, "share.wrong_laptop").Because(err)
		}
		return nil, surgery.Fail(surgery.NotFound, "share.no_door").Because(err)
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer stop()
	a, err := knock(c, code.key(), asks, now)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return a, nil
}

func knock(c *tls.Conn, key []byte, asks *share.Joining, now func() time.Time) (*Asking, error) {
	if err := c.SetDeadline(time.Now().Add(askTime)); err != nil {
		return nil, cut(err)
	}
	channel, err := exporter(c)
	if err != nil {
		return nil, cut(err)
	}
	var o offer
	if err := hear(c, mostAsk, &o); err != nil {
		switch {
		case errors.Is(notLetIn(err), ErrNotLetIn):
			return nil, surgery.Fail(surgery.Conflict, "share.code_over").Because(err)
		case errors.Is(err, io.EOF):
			return nil, surgery.Fail(surgery.Conflict, "share.join_busy").Because(err)
		}
		return nil, cut(err)
	}
	lead, err := peerOf(c.ConnectionState().PeerCertificates)
	if err != nil || !lead.signedBy(o.SignKey) || !hmac.Equal(o.Proof, proof(key, asLead, channel, o.SignKey, o.BoxKey)) {
		return nil, surgery.Fail(surgery.Conflict, "share.wrong_laptop").Because(err)
	}
	r := asks.Request
	if err := compare(hello{Schema: o.Schema, Now: o.Now}, Identity{Schema: r.Schema, Now: now}); err != nil {
		// The lead says so too, on its screen: it is told.
		return nil, errors.Join(err, say(c, asking{r.File(), proof(key, asJoiner, channel, r.File())}))
	}
	if err := say(c, asking{r.File(), proof(key, asJoiner, channel, r.File())}); err != nil {
		return nil, cut(err)
	}
	if err := c.SetDeadline(time.Time{}); err != nil { // from here on a person decides
		return nil, cut(err)
	}
	return &Asking{threeWords(channel, o.SignKey, o.BoxKey, r), c}, nil
}

func cut(err error) error { return surgery.Fail(surgery.Conflict, "share.join_cut").Because(err) }

// mostOpening is how much of an opening parcel is taken.
const mostOpening = 1 << 30

// Wait waits until the home desk has decided, for as long as a code is good for. It
// returns the answer, and writes the opening parcel to where it is to go: sealed, as it
// lies on a stick. Conflict "share.not_let_in", "share.join_busy", "share.join_cut".
func (a *Asking) Wait(ctx context.Context, opening io.Writer) ([]byte, error) {
	defer a.Close()
	ctx, cancel := context.WithTimeout(ctx, codeTime)
	defer cancel()
	stop := context.AfterFunc(ctx, a.Close)
	defer stop()
	var is invited
	if err := hear(a.conn, 1<<16-1, &is); err != nil {
		return nil, cut(err)
	}
	switch is.Says {
	case refused:
		return nil, surgery.Fail(surgery.Conflict, "share.not_let_in")
	case busy:
		return nil, surgery.Fail(surgery.Conflict, "share.join_busy")
	case wrongCode:
		return nil, surgery.Fail(surgery.Conflict, "share.wrong_laptop")
	case comeIn:
	default:
		return nil, cut(errTalk)
	}
	err := join(opening, inTime{a.conn}, mostOpening)
	if err == nil {
		_, err = inTime{a.conn}.Write([]byte{1}) // it has arrived
	}
	if err != nil {
		return nil, cut(err)
	}
	return is.Answer, nil
}

// Close gives up.
func (a *Asking) Close() { _ = a.conn.Close() }
