package store

import (
	"database/sql"
	"maps"
	"os"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// host plays a host at random: it knows what the store should hold only through
// the store itself, and what can be undone only through the log.
type host struct {
	*world
	s       *Store
	sur     surgery.ID
	history surgery.History
	names   map[string]surgery.ID // every name ever typed, and whose it is
	erased  map[surgery.ID]bool
	given   map[string]int // by surgery and letter: the highest number ever
}

func (h *host) do(t *rapid.T, o *surgery.Operation) {
	o.Surgery = h.sur
	if err := h.s.Do(o); err != nil {
		t.Fatalf("%s: %v", o.Kind, err)
	}
	h.history.Add(surgery.Past{ID: o.ID, Kind: o.Kind, About: o.About, Visit: o.Visit, Reverts: o.Reverts})
}

func (h *host) anyVisit(t *rapid.T) *surgery.Visit {
	visits, err := h.s.Visits(h.sur)
	if err != nil {
		t.Fatal(err)
	}
	if len(visits) == 0 { // somebody comes first
		h.checkIn(t)
		return h.anyVisit(t)
	}
	return rapid.SampledFrom(visits).Draw(t, "visit")
}

func (h *host) checkIn(t *rapid.T) {
	name := "Seeded" + rapid.StringMatching(`[A-Z][a-z]{6}`).Draw(t, "name")
	o := h.world.checkIn(h.sur, name, 1)
	h.number(t, o.Edits[1].After.(*surgery.Visit))
	person := o.Edits[0].After.(*surgery.Attendee)
	if rapid.Bool().Draw(t, "reached") {
		how := "Reached" + rapid.StringMatching(`[A-Z][a-z]{6}`).Draw(t, "how")
		c := &surgery.Contact{ID: h.NewID(), Attendee: person.ID, Words: surgery.ContactWords{How: how}}
		if rapid.Bool().Draw(t, "may be reached") {
			person.Consents = []surgery.Consent{{For: surgery.ContactMe, Given: "2026-11-24"}}
		}
		h.names[how] = c.ID
		o.Edits = append(o.Edits, surgery.Edit{After: c})
	}
	if rapid.Bool().Draw(t, "saves") {
		person.SavedUntil, person.SavedAt = "2027-02-22", h.Now()
	}
	h.names[name] = person.ID
	h.do(t, o)
}

// number gives a visit the next number, which nobody had at this surgery, whether or not
// they are still there.
func (h *host) number(t *rapid.T, v *surgery.Visit) {
	v.Letter = rapid.SampledFrom([]string{"", "", "B"}).Draw(t, "letter")
	if err := h.s.inTx(func(tx *sql.Tx) (err error) {
		v.Number, err = nextNumber(tx, h.sur, v.Letter)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	of := string(h.sur) + v.Letter
	if h.given[of]++; v.Number != h.given[of] {
		t.Fatalf("%d numbers were given out under %q; the next is %d", h.given[of]-1, v.Letter, v.Number)
	}
}

// reach changes how somebody is reached, or takes it away.
func (h *host) reach(t *rapid.T) {
	all, err := all[*surgery.Contact](h.s, surgery.Contacts, "ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		h.checkIn(t)
		return
	}
	was := rapid.SampledFrom(all).Draw(t, "contact")
	edit := surgery.Edit{Before: was}
	if rapid.Bool().Draw(t, "otherwise") {
		now := *was
		now.Words.How = "Reached" + rapid.StringMatching(`[A-Z][a-z]{6}`).Draw(t, "how")
		h.names[now.Words.How], edit.After = now.ID, &now
	}
	h.do(t, h.op(surgery.ContactEdited, was.Attendee, edit))
}

func (h *host) guest(t *rapid.T) {
	v := h.visit(h.sur, "", 1)
	h.number(t, v)
	o := h.op(surgery.GuestCounted, v.ID, surgery.Edit{After: v})
	o.Visit = v.ID
	h.do(t, o)
}

func (h *host) edit(t *rapid.T) {
	v := h.anyVisit(t)
	after := v.Copy()
	after.Words.Goal = rapid.StringN(0, 40, -1).Draw(t, "goal")
	after.Track = rapid.SampledFrom([]surgery.Track{"", surgery.Personal, surgery.Both}).Draw(t, "track")
	after.Checklists = rapid.SliceOfN(rapid.StringMatching(`[a-z]{3}`), 0, 3).Draw(t, "checklists")
	o := h.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: after})
	o.Visit = v.ID
	h.do(t, o)
}

func (h *host) pair(t *rapid.T) {
	v := h.anyVisit(t)
	after := v.Copy()
	after.State, after.PairedAt, after.Surgeon = surgery.BeingHelped, h.Now(), "sgn"
	o := h.op(surgery.Paired, v.ID, surgery.Edit{Before: v, After: after})
	o.Visit = v.ID
	h.do(t, o)
}

func (h *host) mark(t *rapid.T) {
	v := h.anyVisit(t)
	p := &surgery.Progress{On: v.ID, Checklist: "c", Step: rapid.StringMatching(`[ab]`).Draw(t, "step"),
		State: rapid.SampledFrom([]surgery.StepState{surgery.ToDo, surgery.Done, surgery.NotForMe}).Draw(t, "state"),
		At:    h.Now(), Person: v.Owner(), Words: surgery.ProgressWords{Note: rapid.StringN(0, 20, -1).Draw(t, "note")}}
	edit := surgery.Edit{After: p}
	marks, err := h.s.Progress(v.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		if m.Step == p.Step {
			edit.Before = m
		}
	}
	o := h.op(surgery.StepMarked, v.ID, edit)
	o.Visit = v.ID
	h.do(t, o)
}

func (h *host) back(t *rapid.T, next func(surgery.ID) (surgery.Past, bool)) {
	past, ok := next("")
	if !ok { // then there is something, for the next time
		h.guest(t)
		return
	}
	o, err := h.s.Operation(past.ID)
	if err != nil {
		t.Fatal(err)
	}
	back := h.op(o.Kind, o.About, o.Inverse()...)
	back.Visit, back.Reverts = o.Visit, o.ID
	h.do(t, back)
}

// close erases who did not save their place, and begins the next surgery.
func (h *host) close(t *rapid.T) {
	people, err := h.s.AttendeesAt(h.sur)
	if err != nil {
		t.Fatal(err)
	}
	o := h.op(surgery.SurgeryClosed, h.sur)
	for _, p := range people {
		if !p.Saved() {
			o.Edits = append(o.Edits, surgery.Edit{Before: p})
			o.Erases = append(o.Erases, p.ID)
			c, err := h.s.ContactOf(p.ID)
			if err != nil {
				t.Fatal(err)
			}
			if c != nil { // its key goes, though no operation says so
				h.erased[c.ID] = true
			}
		}
	}
	loose, err := h.s.LooseKeys()
	if err != nil {
		t.Fatal(err)
	}
	o.Erases = append(o.Erases, loose...)
	for _, id := range o.Erases {
		h.erased[id] = true
	}
	h.do(t, o)
	next := h.surgery()
	h.sur = next.ID
	h.do(t, h.op(surgery.SurgeryStarted, next.ID, surgery.Edit{After: next}))
}

func (h *host) reopen(t *rapid.T) {
	if err := h.s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(h.options(h.s.Folder()))
	if err != nil {
		t.Fatal(err)
	}
	h.s = s
}

// Whatever a host does, the tables are what the log says, also after words were
// erased, and no word typed stands anywhere in plain text.
func TestRandomHistories(t *testing.T) {
	t.Parallel()
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
		rt.Repeat(map[string]func(*rapid.T){
			"check in": h.checkIn, "check in more": h.checkIn, "guest": h.guest, "edit": h.edit, "pair": h.pair, "mark": h.mark, "reach": h.reach,
			"undo":  func(t *rapid.T) { h.back(t, h.history.Undo) },
			"redo":  func(t *rapid.T) { h.back(t, h.history.Redo) },
			"close": h.close, "reopen": h.reopen,
		})
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
		past, err := h.s.Past()
		if err != nil {
			rt.Fatal(err)
		}
		var read surgery.History
		for _, p := range past {
			read.Add(p)
		}
		for _, of := range []func(*surgery.History) (surgery.Past, bool){
			func(h *surgery.History) (surgery.Past, bool) { return h.Undo("") },
			func(h *surgery.History) (surgery.Past, bool) { return h.Redo("") },
		} {
			if a, _ := of(&read); true {
				if b, _ := of(&h.history); a != b {
					rt.Fatalf("the log says %v is next, not %v", a, b)
				}
			}
		}
		for id := range h.erased {
			if n := countIn(t, h.s, "SELECT count(*) FROM key WHERE owner = ?", string(id)); n != 0 {
				rt.Fatalf("%s still has a key", id)
			}
		}
		for name := range h.names {
			if where := filesWith(t, folder, name); where != "" {
				rt.Fatalf("%s stands in %s", name, where)
			}
		}
	})
}

// replayed returns what the tables are when every operation is carried out again, as a
// whole, in the order of arrival: for one desk that is what the log comes to.
func replayed(t testing.TB, s *Store) map[string]string {
	t.Helper()
	records := map[string]string{}
	err := s.inTx(func(tx *sql.Tx) error {
		var entries []entry
		if err := walk(tx, func(e *entry) error {
			entries = append(entries, *e)
			return nil
		}); err != nil {
			return err
		}
		if err := s.paint(tx, surgery.NewFold(nil)); err != nil { // nothing is there
			return err
		}
		for _, e := range entries {
			o, err := s.decode(tx, &e.Entry)
			if err != nil {
				return err
			}
			for _, edit := range o.Edits {
				if err := s.replay(tx, edit); err != nil {
					return err
				}
			}
			if err := leave(tx, o.Erases); err != nil {
				return err
			}
		}
		var err error
		if records, err = s.dump(tx, print); err != nil {
			return err
		}
		return errRollback
	})
	if err != errRollback {
		t.Fatal(err)
	}
	return records
}

// replay is apply, also of people who were erased later.
func (s *Store) replay(tx *sql.Tx, edit surgery.Edit) error {
	if edit.Before == nil {
		return s.put(tx, edit.After, tables[edit.After.Family()].insert)
	}
	return s.apply(tx, edit)
}
