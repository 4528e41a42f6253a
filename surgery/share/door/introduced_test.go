package door

import (
	"bytes"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

// late is a desk that was let in after the lead had heard last, and a door of that lead.
type late struct {
	t       *testing.T
	l       list // as the lead knows it
	desk    Identity
	word    []byte
	checked atomic.Int64 // signatures of the home desk
	door    *Door
}

func aLateDesk(t *testing.T, change ...func(*Identity)) *late {
	t.Helper()
	n := &late{t: t, word: []byte("C was let in")}
	lead := n.l.desk("b")
	var all list // as C knows it
	n.desk = all.desk("c")
	all.keys["b"] = lead.Secret.SignKey()
	n.desk.Word = func() []byte { return n.word }
	lead.Word = func() []byte { return []byte("B was let in") }
	lead.Introduced = func(seat surgery.ID, word []byte) []byte {
		n.checked.Add(1)
		if _, left := n.l.knows(seat); seat == "c" && !left && bytes.Equal(word, n.word) {
			return n.desk.Secret.SignKey()
		}
		return nil
	}
	for _, c := range change {
		c(&lead)
	}
	n.door = echoes(t, lead)
	return n
}

func (n *late) tries(who Identity) error {
	n.t.Helper()
	c, _, err := Dial(n.t.Context(), n.door.At(), who, NewTerms(Term{}, nil))
	if err == nil {
		c.Close()
	}
	return err
}

// A desk was let in after the lead had heard last: it comes in by the word by which the home
// desk let it in, and by no other. One whom the lead knows to be struck off does not.
func TestADeskThatIsNotKnown(t *testing.T) {
	n := aLateDesk(t)
	as := func(change func(*Identity)) Identity { i := n.desk; change(&i); return i }
	says := func(word []byte) Identity {
		return as(func(i *Identity) { i.Word = func() []byte { return word } })
	}
	if err := n.tries(n.desk); err != nil {
		t.Errorf("it is not let in: %v", err)
	}
	for what, who := range map[string]Identity{
		"no word":            says(nil),
		"who has none":       as(func(i *Identity) { i.Word = nil }),
		"another word":       says([]byte("C was let in!")),
		"more than is heard": says(bytes.Repeat([]byte("x"), mostWord+1)),
		"another's word":     as(func(i *Identity) { i.Secret = seal.NewDeskSecret() }),
		"for another seat":   as(func(i *Identity) { i.Seat = "d" }),
	} {
		if err := n.tries(who); !errors.Is(err, ErrNotLetIn) {
			t.Errorf("%s: %v", what, err)
		}
	}
	var others list
	if err := n.tries(as(func(i *Identity) { i.Knows = others.knows })); !errors.Is(err, ErrWrongLead) {
		t.Errorf("neither knows the other: %v", err)
	}
	n.l.leaves("c") // and nothing else is known of it
	if err := n.tries(n.desk); !errors.Is(err, ErrNotLetIn) {
		t.Errorf("who was struck off since: %v", err)
	}
	n.l.keys["c"] = n.desk.Secret.SignKey()
	if err := n.tries(n.desk); !errors.Is(err, ErrLeft) {
		t.Errorf("who is known to be struck off: %v", err)
	}
	n = aLateDesk(t, func(lead *Identity) { lead.Introduced = nil })
	if err := n.tries(n.desk); !errors.Is(err, ErrNotLetIn) {
		t.Errorf("a lead that hears no word: %v", err)
	}
}

// shakes has somebody come whose certificate nobody knows, from an address of their own.
func (n *late) shakes(from byte) *tls.Conn {
	n.t.Helper()
	secret := seal.NewDeskSecret()
	certificate, err := certify(secret, Peer{Seat: "stranger", ServerKey: "U"})
	if err != nil {
		n.t.Fatal(err)
	}
	d := &net.Dialer{LocalAddr: &net.TCPAddr{IP: quicklinks.Here(from).AsSlice()}, Timeout: 2 * time.Second}
	raw, err := d.DialContext(n.t.Context(), "tcp", n.door.At().String())
	if err != nil {
		return nil // cut off at once
	}
	c := tls.Client(raw, &tls.Config{MinVersion: tls.VersionTLS13, InsecureSkipVerify: true, Certificates: []tls.Certificate{certificate}, NextProtos: []string{deskProtocol}})
	n.t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(2*helloTime + time.Second)); err != nil {
		n.t.Fatal(err)
	}
	if c.Handshake() != nil {
		return nil
	}
	return c
}

// Who is not known hears nothing but that: not what the lead is, nor by which word it was let
// in. However much they say, one word is looked at, and then it is over.
func TestAStrangerHearsNothingOfTheShare(t *testing.T) {
	n := aLateDesk(t)
	frame := func(raw []byte) []byte { return append(binary.BigEndian.AppendUint16(nil, uint16(len(raw))), raw...) }
	word := frame([]byte(`{"Word":"QyB3YXMgbGV0IGlu"}`)) // the right one, with another key
	for what, c := range map[string]struct {
		says  []byte
		looks int64
	}{
		"a word, and again": {bytes.Repeat(word, 50), 1},
		"a hello at once":   {frame([]byte(`{"Schema":7,"Now":"2026-11-24T12:00:00Z","Term":{"N":9,"Lead":"stranger"}}`)), 1},
		"too much":          {frame(bytes.Repeat([]byte("x"), mostMeet+1)), 0},
		"no JSON":           {frame([]byte("xyz")), 0},
	} {
		before := n.checked.Load()
		s := n.shakes(66)
		if s == nil {
			t.Fatal(what, ": cut off before it said anything")
		}
		_, _ = s.Write(c.says)    // may be cut off already
		heard, _ := io.ReadAll(s) // and that it ends
		if rest := bytes.ReplaceAll(heard, frame([]byte(`{"Unknown":true}`)), nil); c.looks > 0 && len(heard) == 0 || len(rest) > 0 {
			t.Errorf("%s: it hears %q", what, heard)
		}
		if looks := n.checked.Load() - before; looks != c.looks {
			t.Errorf("%s: %d words were looked at", what, looks)
		}
	}
	if n.door.Terms.Latest().Lead != "b" {
		t.Error("a stranger's term is followed")
	}
}

// Who says nothing after the handshake counts as one whose handshake is under way: few at
// once, and not for long. Desks come in meanwhile.
func TestStrangersThatSayNoWord(t *testing.T) {
	n := aLateDesk(t)
	var in []*tls.Conn
	for range 3 * unfinishedOf {
		if c := n.shakes(66); c != nil {
			in = append(in, c)
		}
	}
	if len(in) > unfinishedOf {
		t.Errorf("%d wait at once from one address", len(in))
	}
	began := time.Now()
	if err := n.tries(n.desk); err != nil {
		t.Errorf("a desk meanwhile: %v", err)
	}
	for _, c := range in {
		_, _ = io.Copy(io.Discard, c)
	}
	if took := time.Since(began); took > 2*helloTime {
		t.Errorf("they stay for %v", took)
	}
	for n.shakes(66) == nil {
		if time.Since(began) > 3*helloTime {
			t.Fatal("nobody else is heard afterwards")
		}
		<-time.After(50 * time.Millisecond)
	}
}
