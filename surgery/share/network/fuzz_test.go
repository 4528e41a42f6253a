package network

import (
	"bytes"
	"context"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
)

func FuzzPiece(f *testing.F) {
	f.Add(piece{n: 1, data: []byte("x")}.bytes())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := parsePiece(raw)
		if err == nil && !bytes.Equal(p.bytes(), raw) {
			t.Fatal("it is written otherwise than read")
		}
	})
}

// fuzzed is a link that is connected to nothing.
func fuzzed(f *testing.F) *Link {
	l, err := New(Options{Identity: door.Identity{Seat: "seat-a", Secret: seal.NewDeskSecret(), Now: func() time.Time { return noon }}, Share: "share-1", Key: seal.NewKey()})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { l.Close() })
	return l
}

// A heartbeat is sealed, but a desk that was let in may say anything in one.
func FuzzBeat(f *testing.F) {
	l := fuzzed(f)
	f.Add([]byte(`{"Seen":{"seat-b":3},"Facts":[1],"Locked":true,"N":1,"Term":{"N":9223372036854775807,"Lead":"seat-b"},"Address":"10.0.0.1:47710"}`))
	f.Add([]byte(`{"Seen":null,"Address":":0"}`))
	s := &session{link: l, ctx: context.Background()}
	subject := names{l.Share, "seat-b"}.of(ofBeat)
	f.Fuzz(func(t *testing.T, raw []byte) {
		l.hears(subject, raw, s)
		l.hears(subject, l.Key.Seal(raw, beatOf("seat-b")), s)
		l.State()
		l.others(false)
		l.Lacks(surgery.Seen{"seat-a": 1})
		if n := l.State().Term.N; n < 0 {
			t.Fatalf("the term is %d", n)
		}
	})
}

// The label of a message comes back from a server, which may say anything.
func FuzzLabel(f *testing.F) {
	l := fuzzed(f)
	f.Add([]byte(`{"Desk":"seat-a","Seq":3}`))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, _ = l.openLabel(raw) // an error is what most of it is
		p := piece{n: 1, label: l.Key.Seal(raw, labelled([16]byte{}))}
		_, _ = l.openLabel(p.bytes())
	})
}
