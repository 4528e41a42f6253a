package store

import (
	"maps"
	"reflect"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

var phrase = []byte("seven made-up otters juggle")

// protect gives the store a passphrase and returns a function for its key, since
// the store clears the one it is given.
func protect(t testing.TB, s *Store) func() *seal.Key {
	t.Helper()
	key := seal.NewKey()
	kept := *key
	slots, _, err := seal.NewSlots(key, phrase, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Protect(slots, key); err != nil {
		t.Fatal(err)
	}
	return func() *seal.Key {
		again := kept
		return &again
	}
}

func lock(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
}

func unlock(t testing.TB, s *Store, key func() *seal.Key) {
	t.Helper()
	if err := s.Unlock(key()); err != nil {
		t.Fatal(err)
	}
}

func TestAStoreWithAPassphraseOpensLocked(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	wantKind(t, s.Lock(), surgery.Invalid, "error.no_passphrase")
	at := w.start(t, s)
	w.must(t, s, w.checkIn(at, "Zebedee Quux", 1))
	if err := s.SetSealedSetting("pin", []byte("1234")); err != nil {
		t.Fatal(err)
	}
	before := tablesOf(t, s)
	old := s.Secret()
	key := protect(t, s)
	if *old != (seal.Key{}) {
		t.Error("the old key is still in memory")
	}
	if s.Locked() || !maps.Equal(before, tablesOf(t, s)) {
		t.Fatal("the words changed with the key")
	}
	shut(t, s)
	s = w.open(t, folder)
	if !s.Locked() || s.Secret() != nil || s.Slots() == nil {
		t.Fatal("it opened unlocked")
	}
	people, err := s.Attendees()
	if err != nil || len(people) != 1 || !reflect.DeepEqual(people[0].Words, surgery.AttendeeWords{}) {
		t.Fatal(people, err)
	}
	if err := s.EachName(func(surgery.ID, string) { t.Error("a name") }); err != nil {
		t.Error(err)
	}
	if report := wantOK(t, s); !report.Unopened || report.People != 1 {
		t.Errorf("%+v", report)
	}
	wantKind(t, s.Rebuild(), surgery.Locked, "error.locked")
	_, err = s.SealedSetting("pin")
	wantKind(t, err, surgery.Locked, "error.locked")
	if there, err := s.HasSealedSetting("pin"); !there || err != nil {
		t.Error(there, err)
	}
	wantKind(t, s.Unlock(seal.NewKey()), surgery.Damaged, "error.key_missing")
	if !s.Locked() {
		t.Fatal("another key unlocked it")
	}
	opened, err := s.Slots().OpenPassphrase(phrase)
	if err != nil {
		t.Fatal(err)
	}
	unlock(t, s, func() *seal.Key { return opened })
	if !maps.Equal(before, tablesOf(t, s)) {
		t.Error("the words did not come back")
	}
	if pin, err := s.SealedSetting("pin"); string(pin) != "1234" || err != nil {
		t.Error(pin, err)
	}
	if report := wantOK(t, s); report.Unopened {
		t.Error("it says the words were not opened")
	}
	lock(t, s)
	unlock(t, s, key)
	if err := s.SetSealedSetting("pin", nil); err != nil {
		t.Fatal(err)
	}
	if pin, err := s.SealedSetting("pin"); pin != nil || err != nil {
		t.Error(pin, err)
	}
	if raw, err := s.Settings(); len(raw) != 0 || err != nil {
		t.Error("the store's own settings are shown", raw, err)
	}
}

func TestLockForgetsEveryKey(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	w.must(t, s, w.checkIn(at, "Zebedee Quux", 1))
	protect(t, s)
	tablesOf(t, s) // reads every owner's key
	held := []*seal.Key{s.secret}
	for _, k := range s.keys {
		held = append(held, k...)
	}
	if len(held) < 3 {
		t.Fatalf("only %d keys in use", len(held))
	}
	lock(t, s)
	for i, k := range held {
		if *k != (seal.Key{}) {
			t.Errorf("key %d is still in memory", i)
		}
	}
	if s.secret != nil || len(s.keys) != 0 {
		t.Error("the store still holds keys")
	}
}

func TestWhatALockedStoreTakes(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	at := w.start(t, s)
	w.must(t, s, w.checkIn(at, "Zebedee Quux", 1))
	visits, err := s.Visits(at)
	if err != nil {
		t.Fatal(err)
	}
	first := visits[0]
	presence := &surgery.Presence{ID: w.NewID(), Surgery: at, Surgeon: "sgn", From: w.Now()}
	w.must(t, s, w.op(surgery.SurgeonHere, presence.ID, surgery.Edit{After: presence}))
	key := protect(t, s)
	lock(t, s)

	// New people, guests and tallies.
	arrival := w.checkIn(at, "Mordecai Frobnicate", 2)
	arrival.Edits[1].After.(*surgery.Visit).Words.Goal = "to blog about Gallimaufry"
	guest := w.visit(at, "", 3)
	w.must(t, s, arrival, w.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	if len(s.keys) != 0 {
		t.Error("the key of an arrival stays in memory")
	}
	if err := s.AddTallies([]Count{{at, "2026-11-24", "role", "carer", 1}}); err != nil {
		t.Error(err)
	}
	if err := s.AddAnswers(nil, []AddedWord{{ID: w.NewID(), Barometer: "bar", Text: "Gallimaufry"}}); err != nil {
		t.Error(err)
	}
	gone := *presence
	gone.Until = w.Now()
	w.must(t, s, w.op(surgery.SurgeonGone, gone.ID, surgery.Edit{Before: presence, After: &gone})) // it has no words

	// What is there already.
	after := first.Copy()
	after.Track = surgery.Both
	marked := &surgery.Progress{On: first.ID, Checklist: "c", Step: "s", State: surgery.Done, At: w.Now(), Person: first.Attendee, Words: surgery.ProgressWords{Note: "note"}}
	for name, o := range map[string]*surgery.Operation{
		"change":                 w.op(surgery.VisitEdited, first.ID, surgery.Edit{Before: first, After: after}),
		"change of the arrived":  w.op(surgery.VisitEdited, guest.ID, surgery.Edit{Before: guest, After: guest}),
		"removal":                w.op(surgery.VisitEdited, first.ID, surgery.Edit{Before: first}),
		"words of an old owner":  w.op(surgery.StepMarked, first.ID, surgery.Edit{After: marked}),
		"erasure":                {ID: w.NewID(), Kind: surgery.AttendeesErased, About: at, Erases: []surgery.ID{first.Attendee}},
		"new beside what is old": w.op(surgery.CheckedIn, first.ID, surgery.Edit{After: w.attendee("New")}, surgery.Edit{Before: first, After: after}),
	} {
		before := countIn(t, s, "SELECT count(*) FROM operation")
		wantKind(t, s.Do(o), surgery.Locked, "error.locked")
		if countIn(t, s, "SELECT count(*) FROM operation") != before {
			t.Errorf("%s: something was written", name)
		}
	}

	for _, name := range []string{"Mordecai", "Frobnicate", "Gallimaufry", "Zebedee"} {
		if where := filesWith(t, folder, name); where != "" {
			t.Errorf("%s stands in %s", name, where)
		}
	}
	people, err := s.AttendeesAt(at)
	if err != nil || len(people) != 2 || people[0].Words.Name+people[1].Words.Name != "" {
		t.Error(people, err)
	}
	wantOK(t, s)
	shut(t, s) // also over a start
	s = w.open(t, folder)
	wantOK(t, s)
	unlock(t, s, key)
	name := ""
	if err := s.EachName(func(id surgery.ID, n string) {
		if id == arrival.Edits[0].After.RecordID() {
			name = n
		}
	}); err != nil || name != "Mordecai Frobnicate" {
		t.Error(name, err)
	}
	if v, err := s.Visit(arrival.About); err != nil || v.Words.Goal != "to blog about Gallimaufry" {
		t.Error(v, err)
	}
	if words, err := s.AddedWords("bar"); err != nil || len(words) != 1 || words[0].Text != "Gallimaufry" {
		t.Error(words, err)
	}
	if n := countIn(t, s, "SELECT count(*) FROM key WHERE substr(wrapped, 1, ?) = ?", len(seal.ArrivalHead()), seal.ArrivalHead()); n != 0 {
		t.Errorf("%d keys are still wrapped to the public key", n)
	}
	wantOK(t, s)
	w.must(t, s, w.op(surgery.VisitEdited, first.ID, surgery.Edit{Before: first, After: after}))
}

// Somebody who can write to the file can put keys into it, but not keep the host out.
func TestAnArrivalThatDoesNotOpenKeepsNobodyOut(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	key := protect(t, s)
	lock(t, s)
	w.must(t, s, w.checkIn(at, "Mordecai Frobnicate", 1))
	if _, err := s.db.Exec("INSERT INTO key (owner, wrapped) VALUES ('stranger', ?)", append(seal.ArrivalHead(), make([]byte, 80)...)); err != nil {
		t.Fatal(err)
	}
	unlock(t, s, key)
	names := 0
	if err := s.EachName(func(surgery.ID, string) { names++ }); err != nil || names != 1 {
		t.Error(names, err)
	}
}
