package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// crowd puts people into a store, several batches of them, and returns their ids in order.
func crowd(t *testing.T, w *world, s *Store) (ids []surgery.ID) {
	t.Helper()
	o := w.op(surgery.BookingsImported, "i")
	for n := range 3*namesAtOnce + 7 {
		a := &surgery.Attendee{ID: surgery.ID(fmt.Sprintf("many-%04d", n)), Words: surgery.AttendeeWords{Name: fmt.Sprintf("Person %d", n)}}
		if n%5 == 0 {
			a.Words.KnownAs = "Zeb"
		}
		o.Edits = append(o.Edits, surgery.Edit{After: a})
		ids = append(ids, a.ID)
	}
	w.must(t, s, o)
	return ids
}

func nameOf(n int) string {
	if n%5 == 0 {
		return fmt.Sprintf("Person %d Zeb", n)
	}
	return fmt.Sprintf("Person %d", n)
}

// Everybody is named once and in order, though names are opened beside one another: also
// who has a second key that opens nothing, before the right one or after it, wherever a
// batch ends between the two.
func TestNamesOfManyComeInOrder(t *testing.T) {
	for shift := range 3 {
		w := newWorld()
		s := w.open(t, t.TempDir())
		ids := crowd(t, w, s)
		for n, id := range ids[:2*namesAtOnce] {
			if n%2 == 0 || n < shift { // rows of one person more each: a batch ends elsewhere
				other := []surgery.ID{"", "zz"}[n/2%2]
				if _, err := s.db.Exec(insertKey, id, other, s.secret.Wrap(seal.NewKey(), keyName(id, other))); err != nil {
					t.Fatal(err)
				}
			}
		}
		n := 0
		err := s.EachName(func(id surgery.ID, name string) {
			if n < len(ids) && (id != ids[n] || name != nameOf(n)) {
				t.Errorf("%d: %s %q", n, id, name)
			}
			n++
		})
		if err != nil || n != len(ids) {
			t.Errorf("%d of %d, %v", n, len(ids), err)
		}
	}
}

// One whom no key opens stops the reading there: nobody before is left out, and nobody
// after is named.
func TestNamesStopAtDamage(t *testing.T) {
	for _, at := range []int{0, namesAtOnce - 1, namesAtOnce, 2*namesAtOnce + 3, 3*namesAtOnce + 6} {
		w := newWorld()
		s := w.open(t, t.TempDir())
		ids := crowd(t, w, s)
		if _, err := s.db.Exec("UPDATE key SET wrapped = zeroblob(length(wrapped)) WHERE owner = ?", ids[at]); err != nil {
			t.Fatal(err)
		}
		var seen []surgery.ID
		err := s.EachName(func(id surgery.ID, _ string) { seen = append(seen, id) })
		wantKind(t, err, surgery.Damaged, "error.damaged")
		if !slices.Equal(seen, ids[:at]) {
			t.Errorf("%d: %d named", at, len(seen))
		}
	}
}

// A name read in the short way is the one read with care.
func FuzzOnlyName(f *testing.F) {
	for _, w := range []surgery.AttendeeWords{{}, {Name: "Zoë Test-Personne"}, {Name: " a "}, {Name: `O"B\n`}, {Name: "<b>&\u2028\t\x7f\u0085"},
		{Name: "Theo", KnownAs: "Ted"}, {Name: "a", Later: []surgery.Booked{{Day: "2026-12-29"}}}, {Name: "a", Wants: "b"}} {
		raw, err := json.Marshal(w)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("{\"name\":\"\xff\"}"))
	f.Add([]byte("{\"name\":\"a\nb\"}"))
	f.Add([]byte(`{"name":"a","name":"b"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		name, ok := onlyName(raw)
		var w surgery.AttendeeWords
		if err := json.Unmarshal(raw, &w); ok && (err != nil || w.Found() != name) {
			t.Errorf("%q: %q, with care %q, %v", raw, name, w.Found(), err)
		}
	})
}
