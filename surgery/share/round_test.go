package share

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// laptop is a desk as far as sharing goes: how much it has of each seat's chain, and
// what it last heard of the others.
type laptop struct {
	seat   surgery.ID
	have   surgery.Seen
	number int64
	heard  map[surgery.ID]*Head
	said   surgery.Seen // what it had when it last wrote a parcel that was acknowledged
}

// swap reads the stick and leaves a parcel, as a room of the desk does.
func (l *laptop) swap(s *Stick, key *seal.Key, all []*laptop) error {
	ctx := context.Background()
	g := Gathering{Share: "share", Seat: l.seat, Have: l.have, Heard: map[surgery.ID]int64{}}
	for from, h := range l.heard {
		g.Heard[from] = h.Number
	}
	got, err := s.Gather(ctx, seal.OneKey(key), g, nil, func(p *surgery.Parcel) error {
		for _, e := range p.Entries {
			if e.Seq == l.have[e.Desk]+1 {
				l.have[e.Desk]++
			}
		}
		return nil
	})
	for _, h := range got.Read {
		if known := l.heard[h.From]; known == nil || known.Number < h.Number {
			l.heard[h.From] = &h
		}
	}
	if err != nil {
		return err
	}
	var seen []surgery.Seen
	for _, other := range all {
		if other == l {
			continue
		}
		var theirs surgery.Seen
		if h := l.heard[other.seat]; h != nil {
			theirs = h.Seen
		}
		seen = append(seen, theirs)
	}
	lacks := Lacks(seen)
	l.number++
	p := &surgery.Parcel{Share: "share", From: l.seat, Number: l.number, Written: noon, Seen: maps.Clone(l.have)}
	for _, other := range all {
		for n := lacks[other.seat] + 1; n <= l.have[other.seat]; n++ {
			p.Entries = append(p.Entries, surgery.Entry{Turn: surgery.Turn{Desk: other.seat, Seq: n}})
		}
	}
	if err := s.Write(ctx, seal.OneKey(key), HeadOf(p, lacks), Whole(p), nil); err != nil {
		return err
	}
	l.said = p.Seen
	return nil
}

// Whatever laptops write, and wherever a stick is pulled out: what was acknowledged can
// be read from the stick for as long as somebody lacks it; and once it is walked round
// twice, all have the same.
func TestNothingAcknowledgedIsLostOnTheStick(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder, err := os.MkdirTemp("", "stick")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(folder)
		s, key := At(folder, "x"), seal.NewKey()
		var all []*laptop
		for i := range rapid.IntRange(2, 4).Draw(t, "laptops") {
			all = append(all, &laptop{seat: surgery.ID(fmt.Sprint("seat", i)), have: surgery.Seen{}, heard: map[surgery.ID]*Head{}})
		}
		for range rapid.IntRange(1, 7).Draw(t, "steps") {
			l := all[rapid.IntRange(0, len(all)-1).Draw(t, "laptop")]
			l.have[l.seat] += rapid.Int64Range(0, 3).Draw(t, "new")
			fails, stays := rapid.IntRange(0, 40).Draw(t, "fails at"), rapid.Bool().Draw(t, "stays")
			n := 0
			s.disk.before = func(op string) error {
				if n++; fails > 0 && (n == fails || stays && n > fails) {
					return &fs.PathError{Op: op, Err: syscall.EIO}
				}
				return nil
			}
			err := l.swap(s, key, all)
			s.disk.before = nil
			if err != nil && fails == 0 {
				t.Fatal(err)
			}
			acknowledged(t, s, key, all)
		}
		for range 2 {
			for _, l := range all {
				if err := l.swap(s, key, all); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, l := range all[1:] {
			if !maps.Equal(without0(l.have), without0(all[0].have)) {
				t.Fatalf("%s has %v, and %s %v", l.seat, l.have, all[0].seat, all[0].have)
			}
		}
		if entries, err := os.ReadDir(s.disk.folder); err != nil || len(entries) != len(all)+1 {
			t.Fatalf("%d files of %d laptops, %v", len(entries), len(all), err)
		}
	})
}

func without0(seen surgery.Seen) surgery.Seen {
	maps.DeleteFunc(seen, func(_ surgery.ID, n int64) bool { return n == 0 })
	return seen
}

// acknowledged fails unless all that a laptop said it had when it wrote is on the stick,
// or everywhere.
func acknowledged(t *rapid.T, s *Stick, key *seal.Key, all []*laptop) {
	there := map[surgery.Turn]bool{}
	got, err := s.Gather(context.Background(), seal.OneKey(key), Gathering{Share: "share"}, nil, func(p *surgery.Parcel) error {
		for _, e := range p.Entries {
			there[e.Turn] = true
		}
		return nil
	})
	if err != nil || len(got.Trouble) != 0 || got.Other != 0 {
		t.Fatal(err, got.Trouble, got.Other)
	}
	for _, l := range all {
		for seat, last := range l.said {
			for n := int64(1); n <= last; n++ {
				lacked := false
				for _, other := range all {
					lacked = lacked || other.have[seat] < n
				}
				if turn := (surgery.Turn{Desk: seat, Seq: n}); lacked && !there[turn] {
					t.Fatalf("%s wrote %v, and it is not there", l.seat, turn)
				}
			}
		}
	}
}
