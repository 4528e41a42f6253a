package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

const later = "eight invented badgers hum quietly"

// renew gives the share another key; struck, "" for nobody, is struck off with it.
func (tr *trio) renew(t *testing.T, phrase string, struck surgery.ID) {
	t.Helper()
	home := tr.desks[0]
	o := tr.op(surgery.KeyRenewed, "share")
	if struck != "" {
		now, err := home.Sharing()
		if err != nil {
			t.Fatal(err)
		}
		lost := now.Desk(struck)
		gone := *lost
		gone.Struck, gone.Left = true, tr.Now()
		o = tr.op(surgery.DeskLeft, struck, surgery.Edit{Before: lost, After: &gone})
	}
	o.Surgery = tr.at
	o.Edits = append(o.Edits, tr.renewing(t, home, phrase, struck)...)
	tr.must(t, home.Store, o)
}

// ringOf returns the share keys of a desk.
func ringOf(t *testing.T, d *sharer) *seal.Ring {
	t.Helper()
	ring, err := d.Ring()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ring.Clear)
	return ring
}

// changed fails unless a joined desk has the newest of so many share keys, is opened by a
// passphrase from now on, and not by those before.
func (tr *trio) changed(t *testing.T, d *sharer, phrase string, not ...string) {
	t.Helper()
	ring := ringOf(t, d)
	if len(ring.Epochs) != len(tr.keys)+1 || *ring.Newest() != tr.keys[len(tr.keys)-1] {
		t.Errorf("desk %s has %d keys", d.letter, len(ring.Epochs))
	}
	if renewed, err := d.Renewed(); err != nil || !renewed {
		t.Errorf("desk %s does not know that its passphrase is another, %v", d.letter, err)
	}
	folder := d.Folder()
	shut(t, d.Store)
	var err error
	if d.Store, err = Open(tr.options(folder)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	for _, old := range append(not, string(phraseBefore)) {
		if _, err := d.Slots().OpenPassphrase([]byte(old)); !errors.Is(err, seal.ErrWrongPassphrase) {
			t.Errorf("desk %s opens with %q: %v", d.letter, old, err)
		}
	}
	key, err := d.Slots().OpenPassphrase([]byte(phrase))
	if err != nil {
		t.Fatal(err)
	}
	unlock(t, d.Store, func() *seal.Key { return key })
	if renewed, err := d.Renewed(); err != nil || renewed {
		t.Errorf("desk %s: still said, %v", d.letter, err)
	}
}

var phraseBefore = phrase

// A desk is struck off: the others have another key and another passphrase once they
// hear of it, and what was written before is read all the same.
func TestAnotherKeyWhenADeskIsStruckOff(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.in(t, b, "Kepthelene One") // which comes under the old key
	before, err := b.Outgoing(nil)
	if err != nil || before.Epoch != 0 || len(before.Renewals) != 0 {
		t.Fatalf("%d, %d, %v", before.Epoch, len(before.Renewals), err)
	}
	tr.renew(t, later, "seat-c")
	tr.in(t, a, "Zebedee Quux")
	after, err := a.Outgoing(nil)
	if err != nil || after.Epoch == 0 || len(after.Renewals) != 1 || after.Renewals[0].Seat != "seat-b" {
		t.Fatalf("%d, %+v, %v", after.Epoch, after.Renewals, err)
	}
	if said, err := a.SealedSetting(PhraseSetting); err != nil || string(said) != later {
		t.Errorf("at home %q, %v", said, err)
	}
	// What the laptop has that was struck off opens nothing of it.
	if ringOf(t, c).Learn([][]byte{after.Renewals[0].Sealed}) {
		t.Error("it is given the key all the same")
	}
	for owner, keys := range after.Keys {
		for _, k := range keys {
			if _, err := ringOf(t, c).Newest().Unwrap(k.Wrapped, keyName(owner, k.Desk)); err == nil {
				t.Errorf("the key of %s opens with the old one", owner)
			}
		}
	}
	tr.take(t, a, &before)
	tr.take(t, b, &after)
	tr.changed(t, b, later)
	tr.carry(t, b, a)
	if p, err := a.Outgoing(nil); err != nil || len(p.Renewals) != 0 {
		t.Errorf("what nobody needs goes along: %d, %v", len(p.Renewals), err)
	}
	tr.desks = tr.desks[:2]
	tr.agree(t)
}

// Two in quick succession, of which a desk heard nothing; and one that comes by the
// operation alone, without anything beside it.
func TestADeskThatMissedTwo(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.renew(t, later, "")
	tr.carry(t, a, c)
	tr.in(t, c, "Under the second key")
	second, err := c.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	last := "nine imaginary voles sing loudly"
	tr.renew(t, last, "")
	tr.in(t, a, "Zebedee Quux")
	tr.carry(t, a, b)
	tr.take(t, b, &second)
	tr.changed(t, b, last, later)
	tr.carry(t, b, c) // which has it from another desk than the home desk
	tr.changed(t, c, last, later)
	tr.round(t)
	tr.agree(t)

	tr.renew(t, later, "")
	p, err := a.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.Renewals, p.Keys = nil, nil
	tr.take(t, b, &p)
	tr.changed(t, b, later, last)
	tr.round(t)
	tr.agree(t)
}

// A desk that joins later can read what was written before it came, and by whom has not
// heard of the newest key yet.
func TestJoiningInALaterEpoch(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Kepthelene One")
	before, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	tr.renew(t, later, "")
	key, err := a.shareKey()
	if err != nil {
		t.Fatal(err)
	}
	c := tr.join(t, "C", key)
	if ring := ringOf(t, c); len(ring.Epochs) != 2 || *ring.Newest() != tr.keys[0] {
		t.Errorf("%d keys", len(ring.Epochs))
	}
	if renewed, err := c.Renewed(); err != nil || renewed {
		t.Errorf("its passphrase is said to be another, %v", err)
	}
	tr.take(t, c, &before)
	tr.round(t)
	tr.agree(t)
}

// A number under a key that somebody took away with a laptop may be made up: what is
// counted under a newer one stands.
func TestANumberUnderAnOldKeyCountsForNothing(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b := tr.desks[0], tr.desks[1]
	of := Count{tr.at, "2026-11-24", "role", "staff", 3}
	if err := b.AddTallies([]Count{of}); err != nil {
		t.Fatal(err)
	}
	tr.carry(t, b, a)
	tr.renew(t, later, "seat-c")
	tr.take(t, a, &surgery.Parcel{Share: "share", From: "seat-b", Number: 1 << 60, Written: tr.Now(), Seen: surgery.Seen{}})
	tr.carry(t, a, b)
	tr.carry(t, b, a)
	if got, err := a.Tallies(tr.at); err != nil || len(got) != 1 || got[0].N != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}

// The home desk lost the change when its log was cut short, and has it from others.
func TestAHomeDeskThatLostTheChange(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	shut(t, a.Store)
	old := copyFolder(t, a.Folder())
	var err error
	if a.Store, err = Open(tr.options(a.Folder())); err != nil {
		t.Fatal(err)
	}
	unlock(t, a.Store, a.open)
	tr.renew(t, later, "")
	tr.carry(t, a, b)
	tr.in(t, b, "Kepthelene One")
	shut(t, a.Store)
	if a.Store, err = Open(tr.options(old)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	unlock(t, a.Store, a.open)
	p, err := b.Outgoing(nil)
	if err != nil || len(p.Renewals) != 1 || p.Renewals[0].Seat != "seat-a" {
		t.Fatalf("%+v, %v", p.Renewals, err)
	}
	p.Renewals[0].Seat = ""
	tr.take(t, a, &p)
	if ring := ringOf(t, a); *ring.Newest() != tr.keys[0] || len(ring.Epochs) != 2 {
		t.Errorf("%d keys", len(ring.Epochs))
	}
	if said, err := a.SealedSetting(PhraseSetting); err != nil || string(said) != later {
		t.Errorf("%q, %v", said, err)
	}
}

// Stopping throws all share keys away, and what they are kept with.
func TestNoShareKeyIsLeft(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.renew(t, later, "")
	tr.carry(t, a, b)
	now, err := a.Surgery(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	closed := *now
	closed.ClosedAt = tr.Now()
	o := tr.op(surgery.SurgeryClosed, tr.at, surgery.Edit{Before: now, After: &closed})
	o.Surgery = tr.at
	tr.must(t, a.Store, o)
	if err := a.StopSharing(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{shareKeySetting, epochsSetting, deskSecretSetting, PhraseSetting} {
		if there, err := a.HasSealedSetting(name); there || err != nil {
			t.Errorf("%s is left, %v", name, err)
		}
	}
	wantOK(t, a.Store)
}

// The program ends at each step of the change at a joined desk: the next start goes on,
// with the passphrase that fits.
func TestACrashWhileAJoinedDeskChangesOver(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Kepthelene One")
	if err := b.SetSealedSetting("pin", []byte("1234")); err != nil {
		t.Fatal(err)
	}
	tr.carry(t, b, a)
	tr.renew(t, later, "")
	p, err := a.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, b.Store)
	images := map[string]string{"nothing": copyFolder(t, b.Folder())}
	ring := ringOf(t, b)
	n, err := b.secret.OpenRenewal(p.Renewals[0].Sealed, "share", a.secret.SignKey())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.writeNext(n.Slots); err != nil {
		t.Fatal(err)
	}
	images["the next key file"] = copyFolder(t, b.Folder())
	if err := b.absorb(ring, n, p.Renewals); err != nil {
		t.Fatal(err)
	}
	images["all"] = copyFolder(t, b.Folder())
	// The store was changed over, and the key files were not.
	between := copyFolder(t, b.Folder())
	if err := os.Rename(filepath.Join(between, seal.KeyFile), filepath.Join(between, seal.NextKeyFile)); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(images["nothing"], seal.KeyFile))
	if err == nil {
		err = os.WriteFile(filepath.Join(between, seal.KeyFile), before, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	images["the commit"] = between
	zeroed := copyFolder(t, between)
	if err := os.WriteFile(filepath.Join(zeroed, seal.KeyFile), make([]byte, len(before)), 0o600); err != nil {
		t.Fatal(err)
	}
	images["the key file was written over"] = zeroed
	shut(t, b.Store)
	for after, folder := range images {
		t.Run(after, func(t *testing.T) {
			d := &sharer{letter: "B", secret: b.secret, key: b.key, later: &tr.keys}
			if d.Store, err = Open(tr.options(folder)); err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			opens := later
			if after == "nothing" || after == "the next key file" {
				opens = string(phrase)
			}
			key, err := d.Slots().OpenPassphrase([]byte(opens))
			if err != nil {
				t.Fatal(err)
			}
			unlock(t, d.Store, func() *seal.Key { return key })
			if !maps.Equal(tablesOf(t, d.Store), want) {
				t.Error("words are lost")
			}
			again := p
			tr.take(t, d, &again)
			if ring := ringOf(t, d); len(ring.Epochs) != 2 || *ring.Newest() != tr.keys[0] {
				t.Errorf("%d keys", len(ring.Epochs))
			}
			if pin, err := d.SealedSetting("pin"); string(pin) != "1234" || err != nil {
				t.Error(pin, err)
			}
			if _, err := d.Slots().OpenPassphrase([]byte(later)); err != nil {
				t.Error(err)
			}
			wantOK(t, d.Store)
			if _, err := seal.ReadKeyFile(folder, seal.NextKeyFile); !errors.Is(err, seal.ErrNoKeyFile) {
				t.Error("the next key file is still there")
			}
		})
	}
}
