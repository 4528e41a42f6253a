package store

import (
	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// fataler is what fails a history, or a test.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

// renewing returns what gives the share another key; struck gets none.
func (tr *trio) renewing(t fataler, home *sharer, phrase string, struck surgery.ID) []surgery.Edit {
	t.Helper()
	key := seal.NewKey()
	slots, err := home.ShareSlots(key, phrase)
	if err != nil {
		t.Fatal(err)
	}
	edits, err := home.Renewing(NewEpoch{Key: key, Slots: slots, Phrase: phrase, Struck: struck})
	if err != nil {
		t.Fatal(err)
	}
	tr.keys = append(tr.keys, *key)
	return edits
}

func (tr *apartTrio) renewing(t *rapid.T, home *sharer, struck surgery.ID) []surgery.Edit {
	tr.phrase = seal.TodaysPassphrase()
	return tr.trio.renewing(t, home, tr.phrase, struck)
}

// anotherKey has the home desk give the share another key.
func (tr *apartTrio) anotherKey(t *rapid.T, d *sharer) {
	now, err := d.Sharing()
	if err != nil {
		t.Fatal(err)
	}
	tr.shut = tr.shut || now.Desk(tr.desks[2].share.seat).Struck
	edits := tr.renewing(t, d, "")
	tr.do(t, d, tr.op(surgery.KeyRenewed, "share", edits...))
}

// opens reports whether a desk can open a parcel at all.
func (tr *apartTrio) opens(t *rapid.T, d *sharer, p *surgery.Parcel) bool {
	ring, err := d.Ring()
	if err != nil {
		t.Fatal(err)
	}
	defer ring.Clear()
	for _, r := range p.Renewals {
		ring.Learn([][]byte{r.Sealed})
	}
	if !ring.Has(p.Epoch) && !tr.shut {
		t.Fatal("desk", d.letter, "has not the key of what others write, and is not given it")
	}
	return ring.Has(p.Epoch)
}

// newest: every desk that stays has the newest share key in the end, all that were
// before, and the passphrase that goes with it.
func (tr *apartTrio) newest(t *rapid.T, d *sharer) {
	ring, err := d.Ring()
	if err != nil {
		t.Fatal(err)
	}
	defer ring.Clear()
	if len(ring.Epochs) != len(tr.keys)+1 {
		t.Fatalf("desk %s has %d share keys of %d", d.letter, len(ring.Epochs), len(tr.keys)+1)
	}
	if len(tr.keys) == 0 {
		return
	}
	if *ring.Newest() != tr.keys[len(tr.keys)-1] {
		t.Fatalf("desk %s writes with an old share key", d.letter)
	}
	if d.share.home {
		if said, err := d.SealedSetting(PhraseSetting); err != nil || string(said) != tr.phrase {
			t.Fatalf("at home %q is said, %v", said, err)
		}
		return
	}
	key, err := d.Slots().OpenPassphrase([]byte(tr.phrase))
	if err != nil || *key != *ring.Newest() {
		t.Fatalf("desk %s is not opened by today's passphrase: %v", d.letter, err)
	}
}
