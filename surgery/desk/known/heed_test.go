package known

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// hall is a share of a test: its desks, and their secrets.
type hall struct {
	t       *testing.T
	secrets map[surgery.ID]*seal.DeskSecret
	now     surgery.Sharing
	known   Desks
}

func newHall(t *testing.T) *hall {
	h := &hall{t: t, secrets: map[surgery.ID]*seal.DeskSecret{}, now: surgery.Sharing{Share: "share", HomeSeat: "home"}}
	for _, seat := range []surgery.ID{"home", "b", "c"} {
		h.secrets[seat] = seal.NewDeskSecret()
		h.now.Desks = append(h.now.Desks, &surgery.DeskHere{ID: seat, Share: "share", Home: seat == "home", Letter: "L", SignKey: h.secrets[seat].SignKey()})
	}
	h.known.set(&h.now, nil)
	return h
}

// struck is what is said of a desk that was struck off.
func (h *hall) struck(seat surgery.ID, key []byte) *surgery.DeskHere {
	return &surgery.DeskHere{ID: seat, Share: "share", Letter: "L", SignKey: key, Struck: true, Epoch: 1, Renewal: []byte("to " + seat)}
}

// says is a parcel in which a seat says something of a desk, signed by a secret.
func (h *hall) says(seat surgery.ID, by *seal.DeskSecret, d *surgery.DeskHere) *surgery.Parcel {
	h.t.Helper()
	after, err := json.Marshal(d)
	if err != nil {
		h.t.Fatal(err)
	}
	facts, err := json.Marshal(map[string]any{"edits": []map[string]any{{"family": surgery.DesksHere, "after": json.RawMessage(after)}}})
	if err != nil {
		h.t.Fatal(err)
	}
	e := surgery.Entry{Turn: surgery.Turn{Desk: seat, Seq: 7}, Kind: surgery.DeskLeft, About: d.ID, Facts: facts}
	e.Digest = e.Sum()
	e.Signature = by.Sign(e.Digest)
	return &surgery.Parcel{Share: "share", From: seat, Entries: []surgery.Entry{{Kind: surgery.GuestCounted}, e}}
}

// A desk is out once the home desk's word was read, and hears that word. Its records say
// later what they said before: that lets it in no more. Once they say so too, they count.
func TestTheHomeDesksWordIsHeeded(t *testing.T) {
	h := newHall(t)
	c := h.secrets["c"].SignKey()
	for n, want := range [][]surgery.ID{{"c"}, nil} { // once
		if struck := h.known.Heed(h.says("home", h.secrets["home"], h.struck("c", c))); !slices.Equal(struck, want) {
			t.Errorf("read %d times it says that %v are out", n+1, struck)
		}
	}
	out := func(when, notice string) {
		t.Helper()
		key, left := h.known.Knows("c")
		if !left || !bytes.Equal(key, c) || string(h.known.Notice("c")) != notice || !slices.Equal(slices.Compact(h.known.Struck()), []surgery.ID{"c"}) {
			t.Errorf("%s: %x %v, %q, %v", when, key, left, h.known.Notice("c"), h.known.Struck())
		}
	}
	out("read", "to c")
	h.known.set(&h.now, nil)
	out("the worker is behind", "to c")
	h.now.Desks[2] = h.struck("c", c)
	h.known.set(&h.now, []surgery.Renewal{{Seat: "c", Sealed: []byte("later")}})
	out("the worker has it", "later")
	if _, left := h.known.Knows("b"); left {
		t.Error("another is out")
	}
	h.known.Clear()
	if _, left := h.known.Knows("c"); left || len(h.known.Struck()) > 0 {
		t.Error("it is out of other records")
	}
}

// Another laptop is the home desk in place of one that is lost: under another seat, with the
// same key. And who was struck off may be one of whom nobody here has heard yet.
func TestAnotherHomeDesksWordIsHeeded(t *testing.T) {
	h := newHall(t)
	late := seal.NewDeskSecret().SignKey()
	for seat, key := range map[surgery.ID][]byte{"c": h.secrets["c"].SignKey(), "late": late} {
		if struck := h.known.Heed(h.says("heir", h.secrets["home"], h.struck(seat, key))); len(struck) != 1 {
			t.Errorf("%s is not out", seat)
		}
		if got, left := h.known.Knows(seat); !left || !bytes.Equal(got, key) {
			t.Errorf("%s is let in", seat)
		}
	}
}

// A desk gone bad strikes nobody off.
func TestNobodyElsesWordIsHeeded(t *testing.T) {
	h := newHall(t)
	home, bad := h.secrets["home"], h.secrets["b"]
	c := h.struck("c", h.secrets["c"].SignKey())
	change := func(p *surgery.Parcel, how func(*surgery.Entry)) *surgery.Parcel {
		how(&p.Entries[1])
		return p
	}
	left, other := *c, *c
	left.Struck, other.Share = false, "other share"
	for what, p := range map[string]*surgery.Parcel{
		"its own word":               h.says("b", bad, c),
		"in the home desk's name":    h.says("home", bad, c),
		"under a seat of its own":    h.says("heir", bad, c),
		"no signature":               change(h.says("home", home, c), func(e *surgery.Entry) { e.Signature = nil }),
		"a signature of another":     change(h.says("home", home, &left), func(e *surgery.Entry) { e.Facts = h.says("home", home, c).Entries[1].Facts }),
		"the same, with its own sum": change(h.says("home", home, &left), func(e *surgery.Entry) { e.Facts = h.says("home", home, c).Entries[1].Facts; e.Digest = e.Sum() }),
		"who goes home":              h.says("home", home, &left),
		"of another share":           h.says("home", home, &other),
		"no JSON": change(h.says("home", home, c), func(e *surgery.Entry) {
			e.Facts = e.Facts[:len(e.Facts)-1]
			e.Digest = e.Sum()
			e.Signature = home.Sign(e.Digest)
		}),
	} {
		if struck := h.known.Heed(p); len(struck) > 0 {
			t.Errorf("%s: %v are out", what, struck)
		}
		if _, left := h.known.Knows("c"); left || len(h.known.Struck()) > 0 || h.known.Notice("c") != nil {
			t.Errorf("%s: it is out", what)
		}
	}
}

// What was heeded is heeded again after a restart, until it is in the records; and nothing
// else that somebody has put there.
func TestWhatWasHeededIsKept(t *testing.T) {
	h := newHall(t)
	c := h.secrets["c"].SignKey()
	h.known.Heed(h.says("home", h.secrets["home"], h.struck("c", c)))
	kept := h.known.Heeded()
	anew := func(words [][]byte) *hall {
		again := &hall{t: t, secrets: h.secrets, now: h.now}
		again.known.set(&again.now, nil)
		again.known.HeedAgain(words)
		return again
	}
	again := anew(kept)
	if _, left := again.known.Knows("c"); !left || string(again.known.Notice("c")) != "to c" || len(again.known.Heeded()) != 1 {
		t.Error("it is let in after a restart")
	}
	again.now.Desks = slices.Clone(h.now.Desks)
	again.now.Desks[2] = h.struck("c", c)
	again.known.set(&again.now, nil)
	if _, left := again.known.Knows("c"); !left || len(again.known.Heeded()) > 0 {
		t.Error("it is in the records, and is kept beside them")
	}
	for what, words := range map[string][][]byte{"nothing": nil, "no JSON": {[]byte("x")}, "changed": {bytes.Replace(kept[0], []byte(`"Seq":7`), []byte(`"Seq":8`), 1)}} {
		if _, left := anew(words).known.Knows("c"); left {
			t.Errorf("%s: it is out", what)
		}
	}
}
