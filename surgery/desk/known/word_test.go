package known

import (
	"bytes"
	"encoding/json"
	"testing"

	"socialmediasurgery/surgery"
)

// A desk of which nobody here has heard is known by the home desk's word for it, and by
// nobody else's.
func TestWhoIsIntroduced(t *testing.T) {
	h := newHall(t)
	home, bad := h.secrets["home"], h.secrets["b"]
	late := &surgery.DeskHere{ID: "late", Share: "share", Letter: "D", SignKey: bytes.Repeat([]byte{4}, 32)}
	other, struck := *late, *late
	other.Share, struck.Struck = "other share", true
	joined := func(p *surgery.Parcel, change ...func(*surgery.Entry)) []byte {
		e := p.Entries[1]
		if e.Kind = surgery.DeskJoined; len(change) > 0 {
			change[0](&e)
		}
		e.Digest = e.Sum()
		e.Signature = home.Sign(e.Digest)
		if p.From == "b" {
			e.Signature = bad.Sign(e.Digest)
		}
		raw, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	word := joined(h.says("home", home, late))
	if got := h.known.Introduced("late", word); !bytes.Equal(got, late.SignKey) {
		t.Errorf("it is known by %x", got)
	}
	for what, w := range map[string][]byte{
		"nothing":            nil,
		"no entry":           []byte(`{"Kind":"desk_joined"`),
		"a desk's own word":  joined(h.says("b", bad, late)),
		"of another share":   joined(h.says("home", home, &other)),
		"struck off in it":   joined(h.says("home", home, &struck)),
		"of another desk":    joined(h.says("home", home, h.now.Desks[2])),
		"another thing said": joined(h.says("home", home, late), func(e *surgery.Entry) { e.Kind = surgery.KeyRenewed }),
		"changed":            bytes.Replace(word, []byte(`"Seq":7`), []byte(`"Seq":8`), 1),
	} {
		if got := h.known.Introduced("late", w); got != nil {
			t.Errorf("%s: it is known by %x", what, got)
		}
	}
	again := *h.now.Desks[2] // another key for one that is known
	again.SignKey = late.SignKey
	if got := h.known.Introduced("c", joined(h.says("home", home, &again))); !bytes.Equal(got, h.secrets["c"].SignKey()) {
		t.Errorf("one that is known is now known by %x", got)
	}
	h.known.Heed(h.says("home", home, &struck))
	if h.known.Introduced("late", word) != nil {
		t.Error("it was struck off since, and is followed")
	}
}
