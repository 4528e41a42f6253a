package share

import (
	"context"
	"reflect"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// sample returns a parcel of a desk with its entries from one number to another.
func sample(from surgery.ID, first, last int64) *surgery.Parcel {
	p := &surgery.Parcel{Share: "share", From: from, Number: last, Written: noon, Seen: surgery.Seen{from: last}}
	for n := first; n <= last; n++ {
		p.Entries = append(p.Entries, surgery.Entry{Turn: surgery.Turn{Clock: surgery.Clock(n), Desk: from, Seq: n}, ID: surgery.ID("op"), Kind: "visit_added", Facts: []byte(`{"edits":[]}`), Digest: []byte{1, 2}})
	}
	p.Keys = map[surgery.ID]surgery.OwnerKeys{"ada": {{Desk: from, Wrapped: []byte("wrapped")}}}
	p.Counts = []surgery.DeskCount{{Of: "surgery", Day: "2026-11-24", What: "passed", N: 3}}
	p.Added = []surgery.Added{{ID: "word", Barometer: "b", Words: []byte("sealed")}}
	p.Erased = []surgery.ID{"gone"}
	p.House = &surgery.House{Version: 2, Settings: map[string]string{"label": "x"}, Checklists: map[string][]byte{"a.toml": []byte("x")}}
	return p
}

// gather reads all a stick has for a desk that has nothing.
func gather(t testing.TB, s *Stick, key *seal.Key, seat surgery.ID) ([]*surgery.Parcel, Gathered) {
	t.Helper()
	var all []*surgery.Parcel
	got, err := s.Gather(context.Background(), seal.OneKey(key), Gathering{Share: "share", Seat: seat}, nil, func(p *surgery.Parcel) error {
		all = append(all, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, got
}

func leave(t testing.TB, s *Stick, key *seal.Key, p *surgery.Parcel, lacks surgery.Seen) {
	t.Helper()
	if err := s.Write(context.Background(), seal.OneKey(key), HeadOf(p, lacks), Whole(p), nil); err != nil {
		t.Fatal(err)
	}
}

func TestAParcelGoesByStick(t *testing.T) {
	s, key := At(t.TempDir(), "What this is."), seal.NewKey()
	p := sample("home", 1, 5)
	leave(t, s, key, p, nil)
	all, got := gather(t, s, key, "door")
	if len(all) != 1 || !reflect.DeepEqual(all[0], p) || got.Other != 0 || len(got.Trouble) != 0 || len(got.Read) != 1 {
		t.Errorf("%+v %+v", all, got)
	}
	if all, _ := gather(t, s, key, "home"); len(all) != 0 {
		t.Error("a desk read what it wrote itself")
	}
}
