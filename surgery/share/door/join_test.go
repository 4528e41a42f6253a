package door

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/netip"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
)

// keyOf fails unless an error has the sentences of key.
func keyOf(t *testing.T, what string, err error, key string) {
	t.Helper()
	var told *surgery.Error
	if !errors.As(err, &told) || told.Key != key {
		t.Errorf("%s: %v, want %s", what, err, key)
	}
}

func TestALaptopJoins(t *testing.T) {
	h := shares(t)
	var l list
	i := l.desk("home")
	d := echoes(t, i)
	began := time.Now()
	invited := invites(t, d)
	code, err := ParseCode(invited.Code.String())
	if err != nil {
		t.Fatal(err)
	}
	at, err := code.At("")
	if err != nil || at != d.At() {
		t.Fatal(at, err)
	}
	j := asks(t)
	a, err := Join(t.Context(), code, at, j, atNoon)
	if err != nil {
		t.Fatal(err)
	}
	ask := <-invited.Asked()
	if ask.Words != a.Words || ask.Request.Name != "Front door" || ask.Words[0] == "" {
		t.Fatalf("%v and %v", ask.Words, a.Words)
	}
	const entries = 3000
	let := make(chan error, 1)
	go func() { let <- h.letIn(i, ask, entries) }()
	var opening bytes.Buffer
	raw, err := a.Wait(t.Context(), &opening)
	if err := errors.Join(err, <-let); err != nil {
		t.Fatal(err)
	}
	answered, err := j.ParseAnswer(raw)
	if err != nil {
		t.Fatal(err)
	}
	in, err := answered.Open([]byte(h.today), schema, noon)
	if err != nil || in.Seat != "new" || in.Letter != "B" {
		t.Fatal(in, err)
	}
	n := 0
	if err := share.Decode(context.Background(), &opening, seal.OneKey(in.Key), in.Share, func(p *surgery.Parcel) error { n += len(p.Entries); return nil }); err != nil || n != entries {
		t.Fatal(n, err)
	}
	t.Logf("joined in %v", time.Since(began).Round(time.Millisecond))
	<-invited.Over()
	_, err = Join(t.Context(), code, at, asks(t), atNoon)
	keyOf(t, "used once", err, "share.code_over")
}

func TestACodeThatIsNotKnown(t *testing.T) {
	h := shares(t)
	var l list
	i := l.desk("home")
	d := echoes(t, i)
	invited := invites(t, d)
	wrong := invited.Code
	wrong.Secret ^= 1
	// Who does not know the code is told nothing: the lead's proof says that another
	// laptop answers, and no request goes out.
	_, err := Join(t.Context(), wrong, d.At(), asks(t), atNoon)
	keyOf(t, "a wrong code", err, "share.wrong_laptop")
	// One that asks all the same is told, and after five times the code is over.
	for n := range wrongTries {
		c := raw(t, d.At())
		var o offer
		if err := hear(c, mostAsk, &o); err != nil {
			t.Fatal(n, err)
		}
		if err := say(c, asking{asks(t).Request.File(), bytes.Repeat([]byte{1}, 32)}); err != nil {
			t.Fatal(err)
		}
		var is struct{ Says verdict }
		if err := hear(c, mostAsk, &is); err != nil || is.Says != wrongCode {
			t.Errorf("told %v, %v", is, err)
		}
		if _, err := c.Read(make([]byte, 1)); err == nil {
			t.Error("the connection goes on")
		}
		c.Close()
	}
	<-invited.Over()
	_, err = Join(t.Context(), invited.Code, d.At(), asks(t), atNoon)
	keyOf(t, "after five", err, "share.code_over")
	invited = invites(t, d)
	lets(t, h, i, invited, d.At())
}

// raw is a connection for joining of somebody who does what they like on it.
func raw(t *testing.T, at netip.AddrPort) *tls.Conn {
	t.Helper()
	certificate, err := certify(asks(t).Secret, Peer{Seat: joiningName})
	if err != nil {
		t.Fatal(err)
	}
	c, err := dialTLS(t.Context(), at, &tls.Config{Certificates: []tls.Certificate{certificate}, NextProtos: []string{joinProtocol}, InsecureSkipVerify: true})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lets has a laptop join that does all as it should.
func lets(t *testing.T, h home, i Identity, invited *Invitation, at netip.AddrPort) {
	t.Helper()
	a, err := Join(t.Context(), invited.Code, at, asks(t), atNoon)
	if err != nil {
		t.Fatal(err)
	}
	ask := <-invited.Asked()
	let := make(chan error, 1)
	go func() { let <- h.letIn(i, ask, 1) }()
	_, err = a.Wait(t.Context(), io.Discard)
	if err := errors.Join(err, <-let); err != nil {
		t.Fatal(err)
	}
}

func TestCodesEnd(t *testing.T) {
	h := shares(t)
	var l list
	i := l.desk("home")
	now := noon
	i.Now = func() time.Time { return now }
	d := echoes(t, i)
	first := invites(t, d)
	second := invites(t, d)
	<-first.Over()
	_, err := Join(t.Context(), first.Code, d.At(), asks(t), atNoon)
	keyOf(t, "an earlier code", err, "share.wrong_laptop")
	now = noon.Add(codeTime + time.Second)
	_, err = Join(t.Context(), second.Code, d.At(), asks(t), atNoon)
	keyOf(t, "too late", err, "share.code_over")
	now = noon
	third := invites(t, d)
	a, err := Join(t.Context(), third.Code, d.At(), asks(t), atNoon)
	if err != nil {
		t.Fatal(err)
	}
	ask := <-third.Asked()
	refusing := make(chan error, 1)
	go func() { refusing <- ask.Refuse() }()
	_, err = a.Wait(t.Context(), io.Discard)
	keyOf(t, "refused", err, "share.not_let_in")
	if err := <-refusing; err != nil {
		t.Error(err)
	}
	// The laptop gives up, and may come again with the same code.
	if a, err = Join(t.Context(), third.Code, d.At(), asks(t), atNoon); err != nil {
		t.Fatal(err)
	}
	ask = <-third.Asked()
	a.Close()
	<-ask.Gone()
	keyOf(t, "it gave up", h.letIn(i, ask, 1), "share.join_cut")
	lets(t, h, i, third, d.At())
	d.Close()
	_, err = Join(t.Context(), third.Code, d.At(), asks(t), atNoon)
	keyOf(t, "a door that is shut", err, "share.no_door")
}

func TestProgramsAndClocksOfWhoJoins(t *testing.T) {
	shares(t)
	var l list
	d := echoes(t, l.desk("home"))
	invited := invites(t, d)
	for key, c := range map[string]struct {
		schema int
		now    time.Time
	}{
		"share.older_here":  {schema - 1, noon},
		"share.older_there": {schema + 1, noon},
		"share.clocks":      {schema, noon.Add(121 * time.Second)},
	} {
		j, err := share.Ask("Front door", c.schema, c.now)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Join(t.Context(), invited.Code, d.At(), j, func() time.Time { return c.now })
		keyOf(t, key, err, key)
	}
	select {
	case <-invited.Asked():
		t.Error("one of them is shown")
	default:
	}
}

// A laptop between two has two channels: it cannot pass the proofs on.
func TestALaptopBetweenTheTwo(t *testing.T) {
	shares(t)
	var l, others list
	d := echoes(t, l.desk("home"))
	invited := invites(t, d)
	between, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(here))
	if err != nil {
		t.Fatal(err)
	}
	defer between.Close()
	certificate, err := certify(others.desk("home").Secret, Peer{Seat: "home"})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		c, err := between.Accept()
		if err != nil {
			return
		}
		front := tls.Server(c, &tls.Config{Certificates: []tls.Certificate{certificate}, NextProtos: []string{joinProtocol}, ClientAuth: tls.RequireAnyClientCert})
		defer front.Close()
		back, err := tls.Dial("tcp", d.At().String(), &tls.Config{Certificates: []tls.Certificate{certificate}, NextProtos: []string{joinProtocol}, InsecureSkipVerify: true})
		if err != nil {
			return
		}
		defer back.Close()
		go io.Copy(back, front)
		_, _ = io.Copy(front, back)
	}()
	_, err = Join(t.Context(), invited.Code, between.Addr().(*net.TCPAddr).AddrPort(), asks(t), atNoon)
	keyOf(t, "a laptop between", err, "share.wrong_laptop")
}

// Somebody who does not know the code, and says nothing, keeps nobody out.
func TestWhoSaysNothingKeepsNobodyOut(t *testing.T) {
	h := shares(t)
	var l list
	i := l.desk("home")
	d := echoes(t, i)
	invited := invites(t, d)
	for range unfinishedOf - 1 { // the last place of this address is for who joins
		c := raw(t, d.At())
		defer c.Close()
	}
	began := time.Now()
	lets(t, h, i, invited, d.At())
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// While the host looks at one laptop another that knows the code is asked to wait.
func TestTwoLaptopsAtOnce(t *testing.T) {
	h := shares(t)
	var l list
	i := l.desk("home")
	d := echoes(t, i)
	invited := invites(t, d)
	first, err := Join(t.Context(), invited.Code, d.At(), asks(t), atNoon)
	if err != nil {
		t.Fatal(err)
	}
	ask := <-invited.Asked()
	second, err := Join(t.Context(), invited.Code, d.At(), asks(t), atNoon)
	if err != nil {
		t.Fatal(err)
	}
	said := make(chan error, 1)
	go func() {
		_, err := second.Wait(t.Context(), io.Discard)
		said <- err
	}()
	let := make(chan error, 1)
	go func() { let <- h.letIn(i, ask, 1) }()
	_, err = first.Wait(t.Context(), io.Discard)
	if err := errors.Join(err, <-let); err != nil {
		t.Fatal(err)
	}
	keyOf(t, "the second", <-said, "share.join_busy") // as the code is over
}
