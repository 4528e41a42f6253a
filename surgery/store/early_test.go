package store

import (
	"database/sql"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Each made a key for a guest from before keys were made with their record: what either
// sealed opens on both.
func TestTwoDesksMakeTwoKeys(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	guest := w.visit(at, "", 1)
	w.must(t, s, w.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	p := w.apart(t, w.tamper(t, s, "DELETE FROM key WHERE owner = '"+string(guest.ID)+"'"))
	p.change(t, p.a, guest.ID, surgery.VisitEdited, func(v *surgery.Visit) { v.Words.Goal = "a blog" })
	p.change(t, p.b, guest.ID, surgery.VisitEdited, func(v *surgery.Visit) { v.Words.Learnt = "hashtags" })
	p.carried(t)
	p.agree(t)
	for _, s := range []*Store{p.a, p.b} {
		if n := countIn(t, s, "SELECT count(*) FROM key WHERE owner = ?", guest.ID); n != 2 {
			t.Errorf("%d keys", n)
		}
		if v, err := s.Visit(guest.ID); err != nil || v.Words != (surgery.VisitWords{Goal: "a blog", Learnt: "hashtags"}) {
			t.Errorf("%+v, %v", v, err)
		}
	}
	protect(t, p.a) // and stay two when they are wrapped anew
	wantOK(t, p.a)
	p.must(t, p.a, &surgery.Operation{ID: p.NewID(), Kind: surgery.AttendeesErased, About: guest.ID, Erases: []surgery.ID{guest.ID}})
	if n := countIn(t, p.a, "SELECT count(*) FROM key WHERE owner = ?", guest.ID); n != 0 {
		t.Errorf("%d keys of somebody erased", n)
	}
	wantOK(t, p.a)
}

// A name that has two keys is read once, by whichever opens it.
func TestANameWithTwoKeys(t *testing.T) {
	for _, other := range []string{"", "zzz"} { // before and after the one that opens it
		w := newWorld()
		s := w.open(t, t.TempDir())
		in := w.checkIn(w.start(t, s), "Zebedee Testperson", 1)
		w.must(t, s, in)
		person := in.Edits[0].After.RecordID()
		if _, err := s.db.Exec(insertKey, person, other, s.secret.Wrap(seal.NewKey(), keyName(person, surgery.ID(other)))); err != nil {
			t.Fatal(err)
		}
		s.forgetKeys()
		var names []string
		if err := s.EachName(func(_ surgery.ID, name string) { names = append(names, name) }); err != nil || len(names) != 1 || names[0] != "Zebedee Testperson" {
			t.Errorf("%q, %v", names, err)
		}
		wantOK(t, s)
		if _, err := s.db.Exec("UPDATE key SET wrapped = ? WHERE owner = ? AND desk = ?", s.secret.Wrap(seal.NewKey(), keyName(person, s.desk)), person, s.desk); err != nil {
			t.Fatal(err)
		}
		wantKind(t, s.EachName(func(_ surgery.ID, name string) { t.Errorf("%q", name) }), surgery.Damaged, "error.damaged")
	}
}

// A key that comes before the operation it was made for is no loose key: closing
// meanwhile does not destroy it, and whoever saved their place arrives with a name.
func TestClosingLeavesKeysOnTheirWay(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	p := w.apart(t, s)
	in := p.checkIn(at, "Zebedee Testperson", 1)
	person := in.Edits[0].After.(*surgery.Attendee)
	person.SavedAt, person.SavedUntil = p.Now(), "2027-02-22"
	p.must(t, p.b, in)
	if err := p.a.TakeKeys(keysIn(t, p.b)); err != nil {
		t.Fatal(err)
	}
	wantOK(t, p.a)
	loose, err := p.a.LooseKeys()
	if err != nil || len(loose) != 0 {
		t.Errorf("loose: %v, %v", loose, err)
	}
	closing := p.op(surgery.SurgeryClosed, at)
	closing.Erases = loose
	p.must(t, p.a, closing)
	p.carried(t)
	p.agree(t)
	if a, err := p.a.Attendee(person.ID); err != nil || a.Words.Name != "Zebedee Testperson" {
		t.Errorf("%+v, %v", a, err)
	}
}

// Who is erased stays so, whatever comes after: no key is taken.
func TestKeysOfTheErasedAreNotTaken(t *testing.T) {
	w := newWorld()
	s, person, _, closing := seededStore(t, w)
	p := w.apart(t, s)
	keys := keysIn(t, p.b)
	if err := p.a.TakeKeys(map[surgery.ID]surgery.OwnerKeys{person: {{Desk: "desk-c", Wrapped: []byte("early")}}}); err != nil {
		t.Fatal(err)
	}
	p.must(t, p.a, closing)
	if err := p.a.TakeKeys(keys); err != nil {
		t.Fatal(err)
	}
	for _, table := range keyTables {
		if n := countIn(t, p.a, "SELECT count(*) FROM "+table+" WHERE owner = ?", person); n != 0 {
			t.Errorf("%d in %s", n, table)
		}
	}
	wantOK(t, p.a)
}

// An owner's key is here, was destroyed, or is not here yet; and while locked it is
// here and opens nothing.
func TestWhatThereIsOfAKey(t *testing.T) {
	w := newWorld()
	s, person, _, closing := seededStore(t, w)
	guest := w.visit(closing.Surgery, "", 8)
	w.must(t, s, closing, w.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	key := protect(t, s)
	want := func(owner surgery.ID, want there, opens int) {
		t.Helper()
		err := s.inTx(func(tx *sql.Tx) error {
			keys, is, err := s.keysOf(tx, owner)
			if is != want || len(keys) != opens {
				t.Errorf("%s: %d, %d keys", owner, is, len(keys))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	for _, opens := range []int{1, 0} {
		want(person, keyErased, 0)
		want(guest.ID, keyHere, opens) // made with the visit: nobody has written anything
		want("somebody", keyNotYet, 0)
		lock(t, s)
	}
	other := w.visit(closing.Surgery, "", 9)
	w.must(t, s, w.op(surgery.GuestCounted, other.ID, surgery.Edit{After: other}))
	want(other.ID, keyHere, 0)
	unlock(t, s, key)
	want(other.ID, keyHere, 1)
	wantOK(t, s)
}

// Keys that wait are in no backup, and are wrapped anew with all others.
func TestKeysThatWait(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	w.start(t, s)
	p := w.apart(t, s)
	guest := p.visit("sur", "", 1)
	p.must(t, p.b, p.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	if err := p.a.TakeKeys(keysIn(t, p.b)); err != nil {
		t.Fatal(err)
	}
	if n := countIn(t, p.a, "SELECT count(*) FROM early_key"); n != 1 {
		t.Fatalf("%d wait", n)
	}
	path := t.TempDir() + "/copy.db"
	if copied, err := p.a.CopyTo(path); err != nil || len(copied.Keys) != 1 {
		t.Errorf("%v, %v", copied.Keys, err)
	}
	if err := CheckCopy(path); err != nil {
		t.Error(err)
	}
	protect(t, p.a)
	p.change(t, p.b, guest.ID, surgery.VisitEdited, func(v *surgery.Visit) { v.Words.Goal = "a blog" })
	logs := readLog(p.b.db)
	p.arrive(t, p.a, logs)
	if err := p.a.Rebuild(); err != nil {
		t.Fatal(err)
	}
	if v, err := p.a.Visit(guest.ID); err != nil || v.Words.Goal != "a blog" {
		t.Errorf("%+v, %v", v, err)
	}
	wantOK(t, p.a)
}
