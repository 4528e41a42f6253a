package door

import (
	"bytes"
	"crypto/rand"
	"io"
	"net"
	"runtime"
	"testing"
	"time"

	"socialmediasurgery/surgery/share"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

// Whatever strangers do at the door, the desks that are in notice nothing, and the next
// desk comes in.
func TestStrangersAtTheDoor(t *testing.T) {
	shares(t)
	var l list
	home, b, c := l.desk("home"), l.desk("b"), l.desk("c")
	d := echoes(t, home)
	invites(t, d)
	in, _, err := Dial(t.Context(), d.At(), b, NewTerms(Term{1, "home"}, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	hears := func(what string) {
		t.Helper()
		if err := in.SetDeadline(time.Now().Add(2 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(in, "x"); err != nil {
			t.Fatal(what, err)
		}
		if _, err := io.ReadFull(in, make([]byte, 1)); err != nil {
			t.Fatal(what, err)
		}
	}
	if _, err := io.ReadFull(in, make([]byte, len("b Ub\n"))); err != nil {
		t.Fatal(err)
	}
	hears("before")
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: quicklinks.Here(66).AsSlice()}, Timeout: 2 * time.Second}
	junk := make([]byte, 32<<10)
	rand.Read(junk)
	var open []net.Conn
	for n := range 400 {
		s, err := from.DialContext(t.Context(), "tcp", d.At().String())
		if err != nil {
			continue // cut off at once
		}
		switch n % 4 {
		case 0: // half open: it says nothing
		case 1:
			_, _ = s.Write(junk) // is cut off: an error is what we want
		case 2:
			_, _ = s.Write([]byte{22, 3, 1}) // and then nothing
		case 3:
			_ = s.Close()
			continue
		}
		open = append(open, s)
		if n%100 == 0 {
			hears("meanwhile")
		}
	}
	began := time.Now()
	next, _, err := Dial(t.Context(), d.At(), c, NewTerms(Term{1, "home"}, nil))
	if err != nil {
		t.Fatal("the next desk: ", err)
	}
	t.Logf("the next desk is in after %v", time.Since(began).Round(time.Millisecond))
	next.Close()
	hears("afterwards")
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 20<<20 {
		t.Errorf("strangers take %d MB", grown>>20)
	}
	for _, s := range open {
		_ = s.Close()
	}
}

// Somebody with a right handshake for joining who sends much or nothing is cut off.
func TestWhoSaysTooMuchBeforeTheCode(t *testing.T) {
	shares(t)
	var l list
	d := echoes(t, l.desk("home"))
	invites(t, d)
	for name, says := range map[string][]byte{
		"a large frame": append([]byte{0xff, 0xff}, bytes.Repeat([]byte("x"), 1<<16)...),
		"no JSON":       {0, 3, 'x', 'y', 'z'},
		"half a frame":  {0},
	} {
		c := raw(t, d.At())
		if err := c.SetDeadline(time.Now().Add(3 * time.Second)); err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write(says) // may be cut off already
		if len(says) == 1 {
			_ = c.CloseWrite()
		}
		rest, err := io.ReadAll(c)
		if len(rest) > 1<<10 {
			t.Errorf("%s: %d bytes came, %v", name, len(rest), err)
		}
		c.Close()
	}
}

func FuzzFrame(f *testing.F) {
	f.Add([]byte{0, 2, '{', '}'})
	f.Add([]byte{0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var h hello
		if err := hear(bytes.NewReader(raw), mostHello, &h); err != nil {
			return
		}
		if err := say(io.Discard, h); err != nil && len(raw) < mostHello/8 {
			t.Fatal(err)
		}
		terms := NewTerms(Term{3, "a"}, nil)
		terms.Accept(h.Term)
		if terms.Latest().N < 3 || terms.Latest().N > 3+mostTerms {
			t.Fatalf("it follows %v", terms.Latest())
		}
	})
}

// What a laptop says that joins, and what it hears.
func FuzzAsking(f *testing.F) {
	f.Add([]byte(`{"Request":"eA==","Proof":"eA=="}`))
	f.Add([]byte(`{"Schema":7,"Now":"2026-11-24T12:00:00Z","SignKey":"eA==","Says":"come in","Answer":"eA=="}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		framed := append([]byte{byte(len(raw) >> 8), byte(len(raw))}, raw...)
		var a asking
		if err := hear(bytes.NewReader(framed), mostAsk, &a); err == nil {
			_, _ = share.ParseRequest(a.Request)
			proof(make([]byte, 32), asJoiner, nil, a.Request)
		}
		var o offer
		_ = hear(bytes.NewReader(framed), mostAsk, &o)
		var is invited
		_ = hear(bytes.NewReader(framed), 1<<16-1, &is)
	})
}
