package seal

import (
	"bytes"
	"testing"

	"filippo.io/age"
)

// What the home desk says to one desk is good for that desk, of that share, from that
// home desk, and as it was written.
func TestARenewalIsForOneDesk(t *testing.T) {
	home, desk, other := NewDeskSecret(), NewDeskSecret(), NewDeskSecret()
	paper, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	key, before := NewKey(), NewKey()
	slots, err := NewShareSlots(key, "made up", paper.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	n := &Renewal{Epochs: []Epoch{{5, key}, {0, before}}, Slots: slots, Phrase: "made up"}
	sealed, err := home.SealRenewal(n, "share", desk.BoxKey())
	if err != nil {
		t.Fatal(err)
	}
	got, err := desk.OpenRenewal(sealed, "share", home.SignKey())
	if err != nil || len(got.Epochs) != 2 || *got.Epochs[0].Key != *key || *got.Epochs[1].Key != *before || got.Epochs[0].N != 5 || got.Slots == nil || got.Phrase != n.Phrase {
		t.Fatalf("%+v, %v", got, err)
	}
	message, err := desk.OpenBox(sealed)
	if err != nil {
		t.Fatal(err)
	}
	passedOn, err := SealBox(other.BoxKey(), message)
	if err != nil {
		t.Fatal(err)
	}
	empty, err := home.SealRenewal(&Renewal{}, "share", desk.BoxKey())
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := home.SealRenewal(&Renewal{Epochs: []Epoch{{6, before}}, Slots: slots}, "share", desk.BoxKey())
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		desk   *DeskSecret
		sealed []byte
		share  string
		home   []byte
	}{
		"another desk":          {other, sealed, "share", home.SignKey()},
		"passed on to another":  {other, passedOn, "share", home.SignKey()},
		"another share":         {desk, sealed, "other", home.SignKey()},
		"not of the home desk":  {desk, sealed, "share", other.SignKey()},
		"of no home desk":       {desk, sealed, "share", nil},
		"changed":               {desk, append(bytes.Clone(sealed[:len(sealed)-1]), sealed[len(sealed)-1]^1), "share", home.SignKey()},
		"cut":                   {desk, sealed[:20], "share", home.SignKey()},
		"nothing":               {desk, nil, "share", home.SignKey()},
		"says nothing":          {desk, empty, "share", home.SignKey()},
		"slots of another key":  {desk, wrong, "share", home.SignKey()},
		"a message, no renewal": {desk, mustBox(t, desk, []byte("{}")), "share", home.SignKey()},
	} {
		if n, err := c.desk.OpenRenewal(c.sealed, c.share, c.home); err == nil {
			t.Errorf("%s: %+v", what, n)
		}
	}
}

func mustBox(t *testing.T, to *DeskSecret, message []byte) []byte {
	t.Helper()
	sealed, err := SealBox(to.BoxKey(), message)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// A ring writes with the newest key, whichever came first, and forgets none.
func TestARingLearns(t *testing.T) {
	home, desk := NewDeskSecret(), NewDeskSecret()
	first, second, third := NewKey(), NewKey(), NewKey()
	says := func(n *Renewal) []byte {
		sealed, err := home.SealRenewal(n, "share", desk.BoxKey())
		if err != nil {
			t.Fatal(err)
		}
		return sealed
	}
	own := *first
	ring := NewRing([]Epoch{{0, &own}}, "share", home.SignKey(), desk)
	newer := says(&Renewal{Epochs: []Epoch{{9, third}, {4, second}, {0, first}}})
	if !ring.Learn([][]byte{[]byte("junk"), newer}) || len(ring.Epochs) != 3 || *ring.Newest() != *third || ring.Learn([][]byte{newer}) {
		t.Errorf("%+v", ring.Epochs)
	}
	if ring.Learn([][]byte{says(&Renewal{Epochs: []Epoch{{4, second}}})}) || *ring.Newest() != *third || !ring.Has(4) || ring.Has(5) {
		t.Error("an old one goes back")
	}
	raw, err := KeepEpochs(ring.Epochs)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := ParseEpochs(raw)
	if err != nil || len(kept) != 3 || *kept[0].Key != *third || kept[0].N != 9 {
		t.Errorf("%+v, %v", kept, err)
	}
	if ring.Learn([][]byte{says(&Renewal{Struck: true, Has: 7})}); ring.Struck == nil || ring.Struck.Has != 7 {
		t.Errorf("%+v", ring.Struck)
	}
	copied := ring.Copy()
	ring.Clear()
	if *copied.Newest() != *third || copied.Learn(nil) {
		t.Error("a copy goes with what it was copied from")
	}
	// A desk that came late has a key of which it was not told the number.
	late := NewRing([]Epoch{{0, keyCopy(third)}}, "share", home.SignKey(), NewDeskSecret())
	if !late.Add([]Epoch{{9, keyCopy(third)}, {0, keyCopy(first)}}) || late.Epochs[0].N != 9 || len(late.Epochs) != 2 {
		t.Errorf("%+v", late.Epochs)
	}
}

// keyCopy is a key of its own with the same bytes.
func keyCopy(k *Key) *Key {
	own := *k
	return &own
}
