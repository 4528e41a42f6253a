package store

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
)

// sharer is one desk of a share in a test.
type sharer struct {
	*Store
	letter string
	secret *seal.DeskSecret
	key    seal.Key    // that opens its store
	later  *[]seal.Key // or one of these
}

func (d *sharer) open() *seal.Key {
	again := d.key
	if d.later != nil {
		for _, k := range *d.later {
			if k.PublicKey() == d.public {
				again = k
			}
		}
	}
	return &again
}

// trio is a home desk and desks that joined it.
type trio struct {
	*world
	desks []*sharer
	at    surgery.ID
	keys  []seal.Key // of the share, after the first
}

// sharing begins a surgery at a home desk, which shares it, and has others join. before
// is what happens there before.
func sharing(t testing.TB, w *world, others int, before ...func(*trio)) *trio {
	t.Helper()
	quick.Passphrases(t)
	home := w.open(t, t.TempDir())
	tr := &trio{world: w, at: w.start(t, home)}
	tr.desks = []*sharer{{Store: home, letter: "A", secret: seal.NewDeskSecret(), key: *protect(t, home)()}}
	for _, happens := range before {
		happens(tr)
	}
	shareKey := seal.NewKey()
	err := home.StartSharing(NewShare{Share: "share", Surgery: tr.at, Seat: "seat-a", Letter: "A", Name: "Front door",
		Key: shareKey, Desk: tr.desks[0].secret, NewID: w.NewID})
	if err != nil {
		t.Fatal(err)
	}
	for i := range others {
		tr.join(t, surgery.Letters[i+1:i+2], shareKey)
	}
	return tr
}

// join lets another desk in.
func (tr *trio) join(t testing.TB, letter string, shareKey *seal.Key) *sharer {
	t.Helper()
	home := tr.desks[0]
	seat := surgery.ID("seat-" + strings.ToLower(letter))
	d := &sharer{letter: letter, secret: seal.NewDeskSecret(), key: *shareKey}
	in := tr.joined(d, seat)
	if err := home.GiveEpochs(in.Edits[0].After.(*surgery.DeskHere)); err != nil {
		t.Fatal(err)
	}
	tr.must(t, home.Store, in)
	slots, err := home.ShareSlots(shareKey, string(phrase))
	if err != nil {
		t.Fatal(err)
	}
	o := tr.options(filepath.Join(t.TempDir(), "shared"))
	if err := MakeJoined(o, Joining{Share: "share", Surgery: tr.at, Seat: seat, HomeSeat: "seat-a", HomeSignKey: home.secret.SignKey(),
		Slots: slots, Key: shareKey, Desk: d.secret}); err != nil {
		t.Fatal(err)
	}
	if d.Store, err = Open(o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	d.later = &tr.keys
	unlock(t, d.Store, d.open)
	tr.desks = append(tr.desks, d)
	tr.carry(t, home, d)
	return d
}

// joined is the operation that lets a desk in.
func (tr *trio) joined(d *sharer, seat surgery.ID) *surgery.Operation {
	here := &surgery.DeskHere{ID: seat, Share: "share", Surgery: tr.at, Letter: d.letter, SignKey: d.secret.SignKey(), BoxKey: d.secret.BoxKey(),
		JoinedAt: tr.Now(), Words: surgery.DeskHereWords{Name: "Table " + d.letter}}
	o := tr.op(surgery.DeskJoined, seat, surgery.Edit{After: here})
	o.Surgery = tr.at
	return o
}

// carry takes all that one desk has to another.
func (tr *trio) carry(t testing.TB, from, to *sharer) surgery.Taken {
	t.Helper()
	p, err := from.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	return tr.take(t, to, &p)
}

func (tr *trio) take(t testing.TB, to *sharer, p *surgery.Parcel) surgery.Taken {
	t.Helper()
	taken, err := to.Take(p)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// round carries everything everywhere, twice.
func (tr *trio) round(t testing.TB) {
	t.Helper()
	for range 2 {
		for i, from := range tr.desks {
			for j, to := range tr.desks {
				if i != j {
					tr.carry(t, from, to)
				}
			}
		}
	}
}

// agree expects all desks to say the same, to be well, and nothing to wait.
func (tr *trio) agree(t testing.TB) {
	t.Helper()
	facts, words, err := tr.desks[0].SharedHash()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range tr.desks {
		if waiting, err := d.Waiting(); err != nil || len(waiting) != 0 {
			t.Errorf("desk %s: %+v wait, %v", d.letter, waiting, err)
		}
		f, w, err := d.SharedHash()
		if err != nil {
			t.Fatal(err)
		}
		if f != facts || w != words {
			t.Errorf("desk %s differs: facts %v, words %v: %s", d.letter, f != facts, w != words, firstDifference(tr.shared(t, tr.desks[0]), tr.shared(t, d)))
		}
		wantOK(t, d.Store)
		before := tablesOf(t, d.Store)
		if err := d.Rebuild(); err != nil {
			t.Fatal(err)
		}
		if after := tablesOf(t, d.Store); !maps.Equal(before, after) {
			t.Errorf("desk %s, rebuilt: %s differs", d.letter, firstDifference(before, after))
		}
	}
}

// shared returns what a desk holds of the share, and what crossed there.
func (tr *trio) shared(t testing.TB, d *sharer) map[string]string {
	t.Helper()
	all := tablesOf(t, d.Store)
	found := map[string]string{}
	for id, says := range all {
		if strings.HasPrefix(id, "crossed/") || all["touched/"+id] != "" {
			found[id] = says
		}
	}
	return found
}

// in is somebody new at a desk.
func (tr *trio) in(t testing.TB, d *sharer, name string) *surgery.Visit {
	t.Helper()
	o := tr.checkIn(tr.at, name, 1)
	v := o.Edits[1].After.(*surgery.Visit)
	var err error
	if v.Letter, v.Number, err = d.NextNumber(tr.at); err != nil {
		t.Fatal(err)
	}
	tr.must(t, d.Store, o)
	return v
}

// edits changes a visit at a desk, as it is there.
func (tr *trio) edits(t testing.TB, d *sharer, kind surgery.Kind, id surgery.ID, change func(*surgery.Visit)) *surgery.Operation {
	t.Helper()
	v, err := d.Visit(id)
	if err != nil {
		t.Fatal(err)
	}
	after := v.Copy()
	change(after)
	o := tr.op(kind, id, surgery.Edit{Before: v, After: after})
	o.Surgery, o.Visit = tr.at, id
	tr.must(t, d.Store, o)
	return o
}
