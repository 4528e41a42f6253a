package live_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
)

// seatOf returns the seat of the desk with a letter.
func (v *venue) seatOf(letter string) (seat surgery.ID) {
	v.home.does(func(d *rooms.Rooms) {
		for _, one := range world.Got[*surgery.Sharing](v.t)(d.Desk.Store().Sharing()).Desks {
			if one.Letter == letter {
				seat = one.ID
			}
		}
	})
	return seat
}

// ring returns the share keys of a desk.
func (l *laptop) ring() (ring *seal.Ring) {
	l.does(func(d *rooms.Rooms) { ring = world.Got[*seal.Ring](l.v.t)(d.Desk.Store().Ring()) })
	l.v.t.Cleanup(ring.Clear)
	return ring
}

func (l *laptop) newPassphrase() {
	l.does(func(d *rooms.Rooms) { world.Must(l.v.t)(d.Sharing.NewPassphrase()) })
}

// kept returns how many parcels a lead keeps, and how many of them a ring of keys opens.
func (l *laptop) kept(ring *seal.Ring) (all, opens int) {
	l.v.t.Helper()
	l.keeps(ring, func(p []*surgery.Parcel) {
		all++
		if len(p) > 0 {
			opens++
		}
	})
	return all, opens
}

// keysKept returns how many parcels a lead keeps that carry a key of one of these.
func (l *laptop) keysKept(owners ...surgery.ID) (n int) {
	l.v.t.Helper()
	l.keeps(l.ring(), func(all []*surgery.Parcel) {
		for _, p := range all {
			for _, owner := range owners {
				if p.Keys[owner] != nil {
					n++
				}
			}
		}
	})
	return n
}

// keeps looks through all parcels in the files of a lead, with what of each a ring opens.
func (l *laptop) keeps(ring *seal.Ring, look func([]*surgery.Parcel)) {
	t := l.v.t
	t.Helper()
	var folder string
	var of surgery.ID
	l.does(func(d *rooms.Rooms) {
		folder, of = filepath.Join(d.Desk.Folder(), "network"), world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()).Share
	})
	begins := []byte("social-media-surgery-parcel-")
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) { // how far a desk has read goes with its connection
			return nil
		}
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		raw, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		for at := bytes.Index(raw, begins); at >= 0; at = bytes.Index(raw, begins) {
			raw = raw[at:]
			var read []*surgery.Parcel
			_ = share.Decode(context.Background(), bytes.NewReader(raw), ring.Copy(), of, func(p *surgery.Parcel) error { read = append(read, p); return nil })
			look(read)
			raw = raw[len(begins):]
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A laptop is stolen while desks are together: it is out at once, its key opens nothing
// of what the lead keeps from then on, and the others go on under another by themselves.
func TestAStolenLaptopIsOut(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	a.arrives("Kepthelene One")
	c.arrives("Quixotic Two")
	agree(t, 2, a, b, c)
	stolen := c.ring()
	lost := v.seatOf("C")
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Sharing.Lost(lost)) })
	until(t, "B has heard of it", func() bool { return len(b.ring().Epochs) == 2 })
	before, opened := a.kept(stolen)
	if opened == 0 {
		t.Fatal("it opened nothing before")
	}
	a.arrives("Wobble Three")
	b.arrives("Zebedee Four")
	agree(t, 4, a, b)
	if now := a.ring(); len(now.Epochs) != 2 || *now.Newest() != *b.ring().Newest() {
		t.Error("B has another key")
	}
	until(t, "C is not let in", func() bool { s := c.state(); return !s.Connected && s.Trouble != "" })
	c.isOut()
	b.does(func(d *rooms.Rooms) {
		if line, _ := d.Sharing.Line(); line == "" {
			t.Error("nobody at B is told that the passphrase is another")
		}
	})
	agree(t, 4, a, b)
	all, now := a.kept(stolen)
	if now > opened || all <= before {
		t.Errorf("the stolen laptop opens %d of %d, and opened %d before", now, all, opened)
	}
	// All that it did is at home: it keeps nothing.
	if said := c.goes(); !strings.Contains(said, "keeps nothing") || !c.gone() {
		t.Errorf("C says %q", said)
	}
	t.Logf("of %d parcels that the lead keeps, what was stolen opens %d, and opened %d before", all, now, opened)
}

// A desk that was off or locked meanwhile comes to the newest key with what the lead
// keeps, opened by the passphrase it knew; also one that missed two.
func TestADeskThatWasOffWhileTheKeyChanged(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	first := b.opensWith()
	unlock := func(l *laptop, phrase string) {
		t.Helper()
		l.does(func(d *rooms.Rooms) {
			if err := d.Lock.Unlock([]byte(phrase)); err != nil {
				t.Fatal(err)
			}
		})
	}
	b.does(func(d *rooms.Rooms) {
		if err := d.Desk.Lock(); err != nil {
			t.Fatal(err)
		}
	})
	c.close()
	a.newPassphrase()
	a.arrives("Quixotic Two")
	unlock(b, first)
	agree(t, 2, a, b)
	a.newPassphrase()
	b.arrives("Wobble Three") // whichever key B has by now
	a.arrives("Zebedee Four")
	agree(t, 4, a, b)
	c.open()
	unlock(c, first)
	agree(t, 4, a, b, c)
	c.arrives("Una Five")
	agree(t, 5, a, b, c)
	for n, l := range []*laptop{a, b, c} {
		if ring := l.ring(); len(ring.Epochs) != 3 || *ring.Newest() != *a.ring().Newest() {
			t.Errorf("desk %d has %d keys", n, len(ring.Epochs))
		}
	}
	d := v.joins("Later").follows(a) // one that is let in after has what was sent before
	agree(t, 5, a, b, c, d)
	d.arrives("Ada Six")
	agree(t, 6, a, b, c, d)
	c.close()
	c.open()
	unlock(c, c.opensWith())
	agree(t, 6, a, b, c, d)
}
