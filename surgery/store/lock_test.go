package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

var phrase = []byte("seven made-up otters juggle")

// protect gives the store a passphrase and answers a function for its key, since
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
	if err != nil || len(people) != 1 || people[0].Words != (surgery.AttendeeWords{}) {
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
		held = append(held, k)
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

// copyFolder copies the files of a store as a crash would leave them.
func copyFolder(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		raw, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err == nil {
			err = os.WriteFile(filepath.Join(to, e.Name()), raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// The surgery key is exchanged step by step, with a crash after each.
func TestACrashWhileTheKeyIsExchanged(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	for i := range 3 {
		w.must(t, s, w.checkIn(at, fmt.Sprintf("Zebedee Quux %d", i), i+1))
	}
	if err := s.SetSealedSetting("pin", []byte("1234")); err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, s)
	key := seal.NewKey()
	slots, _, err := seal.NewSlots(key, phrase, false)
	if err != nil {
		t.Fatal(err)
	}
	type crash struct {
		after, folder string
		locked        bool
	}
	crashes := []crash{{"nothing", copyFolder(t, s.Folder()), false}}
	if err := s.writeNext(slots); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the next key file", copyFolder(t, s.Folder()), false})
	if err := s.rewrap(key); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the commit", copyFolder(t, s.Folder()), true})
	s.unshrunk = true
	s.shrink()
	crashes = append(crashes, crash{"the log was emptied", copyFolder(t, s.Folder()), true})
	zeroed := copyFolder(t, s.Folder())
	if err := os.WriteFile(filepath.Join(zeroed, seal.KeyFile), make([]byte, 60), 0o600); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the key file was written over", zeroed, true})
	if err := seal.TakeNext(s.Folder()); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"all", copyFolder(t, s.Folder()), true})
	for _, c := range crashes {
		t.Run(c.after, func(t *testing.T) {
			s := w.open(t, c.folder)
			if s.Locked() != c.locked {
				t.Fatalf("locked: %v", s.Locked())
			}
			if c.locked {
				opened, err := s.Slots().OpenPassphrase(phrase)
				if err != nil {
					t.Fatal(err)
				}
				unlock(t, s, func() *seal.Key { return opened })
			}
			if !maps.Equal(tablesOf(t, s), want) {
				t.Error("words are lost")
			}
			if pin, err := s.SealedSetting("pin"); string(pin) != "1234" || err != nil {
				t.Error(pin, err)
			}
			wantOK(t, s)
			if _, err := seal.ReadKeyFile(c.folder, seal.NextKeyFile); !errors.Is(err, seal.ErrNoKeyFile) {
				t.Error("the next key file is still there")
			}
			held, err := seal.ReadKeyFile(c.folder, seal.KeyFile)
			if err != nil || (held.Plain == nil) != c.locked {
				t.Errorf("the key file: %+v, %v", held, err)
			}
			if !c.locked { // and it can be done again
				protect(t, s)
				if !maps.Equal(tablesOf(t, s), want) {
					t.Error("words are lost the second time")
				}
			}
		})
	}
}

// The same in one go, with the plain key searched for in every file after.
func TestThePlainKeyIsGone(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Quux", 1))
	plain, err := os.ReadFile(filepath.Join(s.Folder(), seal.KeyFile))
	if err != nil {
		t.Fatal(err)
	}
	secret := bytes.Fields(plain)[1]
	if where := filesWith(t, s.Folder(), string(secret)); where == "" {
		t.Fatal("the search does not find it")
	}
	protect(t, s)
	if where := filesWith(t, s.Folder(), string(secret)); where != "" {
		t.Errorf("the plain key stands in %s", where)
	}
	if err := s.Protect(s.Slots(), seal.NewKey()); surgery.KindOf(err) != surgery.Internal {
		t.Errorf("protected twice: %v", err)
	}
}

func TestChangingSlotsKeepsTheKey(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Quux", 1))
	key := protect(t, s)
	want := tablesOf(t, s)
	slots, err := s.Slots().WithPassphrase(key(), []byte("eight invented badgers hum"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSlots(slots); err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	s = w.open(t, folder)
	if _, err := s.Slots().OpenPassphrase(phrase); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
	opened, err := s.Slots().OpenPassphrase([]byte("eight invented badgers hum"))
	if err != nil {
		t.Fatal(err)
	}
	unlock(t, s, func() *seal.Key { return opened })
	if !maps.Equal(tablesOf(t, s), want) {
		t.Error("words are lost")
	}
	_, others, err := strangers()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSlots(others); surgery.KindOf(err) != surgery.Internal {
		t.Errorf("slots of another key: %v", err)
	}
	shut(t, s)
	if err := seal.ReplaceSlots(folder, others); err != nil {
		t.Fatal(err)
	}
	_, err = Open(w.options(folder))
	wantKind(t, err, surgery.Damaged, "error.key_missing")
}

func strangers() (*seal.Key, *seal.Slots, error) {
	key := seal.NewKey()
	slots, _, err := seal.NewSlots(key, phrase, false)
	return key, slots, err
}

// However a host locks and unlocks between operations, the tables are what the log
// says, and no name is read while locked or stands in a file.
func TestLockingAtRandom(t *testing.T) {
	t.Parallel()
	secret, slots, err := strangers() // made once: a passphrase takes long
	if err != nil {
		t.Fatal(err)
	}
	key := func() *seal.Key {
		again := *secret
		return &again
	}
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		w := newWorld()
		s, err := Open(w.options(folder))
		if err != nil {
			rt.Fatal(err)
		}
		h := &host{world: w, s: s, names: map[string]surgery.ID{}, erased: map[surgery.ID]bool{}}
		defer func() { h.s.Close() }()
		first := h.surgery()
		h.sur = first.ID
		h.do(rt, h.op(surgery.SurgeryStarted, first.ID, surgery.Edit{After: first}))
		if err := h.s.Protect(slots, key()); err != nil {
			rt.Fatal(err)
		}
		unlocked := func(rt *rapid.T) {
			if h.s.Locked() {
				if err := h.s.Unlock(key()); err != nil {
					rt.Fatal(err)
				}
			}
		}
		open := func(do func(*rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) {
				unlocked(t)
				do(t)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"check in": h.checkIn, "guest": h.guest, // also while locked
			"edit": open(h.edit), "pair": open(h.pair), "mark": open(h.mark), "close": open(h.close),
			"undo": open(func(t *rapid.T) { h.back(t, h.history.Undo) }),
			"lock": func(t *rapid.T) {
				if err := h.s.Lock(); err != nil {
					t.Fatal(err)
				}
			},
			"unlock": unlocked,
			"reopen": h.reopen,
			"refused": func(t *rapid.T) {
				v := h.anyVisit(t)
				if err := h.s.Lock(); err != nil {
					t.Fatal(err)
				}
				if err := h.s.Do(h.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: v.Copy()})); surgery.KindOf(err) != surgery.Locked {
					t.Fatalf("a change while locked: %v", err)
				}
			},
			"": func(t *rapid.T) {
				if !h.s.Locked() {
					return
				}
				if h.s.secret != nil || len(h.s.keys) > 0 {
					t.Fatal("locked, with keys in memory")
				}
				people, err := h.s.Attendees()
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range people {
					if p.Words.Name != "" {
						t.Fatal("a name while locked")
					}
				}
			},
		})
		wantOK(t, h.s)
		unlocked(rt)
		before := tablesOf(t, h.s)
		if err := h.s.Rebuild(); err != nil {
			rt.Fatal(err)
		}
		if after := tablesOf(t, h.s); !maps.Equal(before, after) {
			rt.Fatalf("rebuilt, %s differs", firstDifference(before, after))
		}
		wantOK(t, h.s)
		held := map[surgery.ID]bool{}
		if err := h.s.EachName(func(id surgery.ID, name string) { held[id] = h.names[name] == id }); err != nil {
			rt.Fatal(err)
		}
		for id, ok := range held {
			if !ok {
				rt.Fatalf("%s has another name", id)
			}
		}
		for name := range h.names {
			if where := filesWith(t, folder, name); where != "" {
				rt.Fatalf("%s stands in %s", name, where)
			}
		}
	})
}
