package store

import (
	"maps"
	"os"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

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
		h := &host{world: w, s: s, names: map[string]surgery.ID{}, erased: map[surgery.ID]bool{}, given: map[string]int{}}
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
			"edit": open(h.edit), "pair": open(h.pair), "mark": open(h.mark), "reach": open(h.reach), "close": open(h.close),
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
		if arrived := replayed(t, h.s); !maps.Equal(before, arrived) {
			rt.Fatalf("one after the other, %s differs", firstDifference(before, arrived))
		}
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
