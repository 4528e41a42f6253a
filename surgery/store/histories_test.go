package store

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// apartTrio is three desks in a random history, each with a clock of its own, and the
// parcels that any of them left somewhere.
type apartTrio struct {
	*trio
	left    []surgery.Parcel
	skew    map[*sharer]time.Duration
	done    map[surgery.ID]string // operations that a desk acknowledged, and by whom
	names   map[surgery.ID]string // of people, as they were typed
	erased  map[surgery.ID]bool
	private surgery.ID // an earlier surgery of the home desk
	closed  bool
	apart   []surgery.Crossing // visits that are two people's
	// contacts have of whom is how they are reached, at the home desk.
	contacts map[surgery.ID]surgery.ID
	phrase   string // that opens joined desks which have heard of the newest share key; "" for the first
	shut     bool   // the last desk was struck off, and has no key of what others write now
}

// trioAsMade is a share on three desks that each history starts from.
type trioAsMade struct {
	*trio
	folders []string
	private surgery.ID
}

func makeTrio(t *testing.T) trioAsMade {
	w := newWorld()
	earlier := w.surgery()
	tr := sharing(t, w, 0, func(tr *trio) {
		home := tr.desks[0]
		w.must(t, home.Store, w.op(surgery.SurgeryStarted, earlier.ID, surgery.Edit{After: earlier}))
		for i, name := range []string{"Seededsaved One", "Seededsaved Two", "Seededsaved Three"} {
			o := w.checkIn(earlier.ID, name, i+1)
			a := o.Edits[0].After.(*surgery.Attendee)
			a.SavedUntil, a.SavedAt = "2027-02-22", w.Now()
			w.must(t, home.Store, o)
			if i > 0 {
				continue
			}
			again := w.visit(tr.at, a.ID, 1)
			step := &surgery.Progress{On: again.ID, Checklist: "c", Step: "s", State: surgery.Done, At: w.Now(), Person: a.ID}
			w.must(t, home.Store, w.op(surgery.CheckedIn, again.ID, surgery.Edit{After: again}), w.op(surgery.StepMarked, again.ID, surgery.Edit{After: step}))
		}
		guest := w.visit(tr.at, "", 2)
		w.must(t, home.Store, w.checkIn(tr.at, "Zebedee Testperson", 3), w.op(surgery.GuestCounted, guest.ID, surgery.Edit{After: guest}))
	})
	home := tr.desks[0]
	key, err := home.shareKey()
	if err != nil {
		t.Fatal(err)
	}
	tr.join(t, "B", key)
	again, err := home.shareKey()
	if err != nil {
		t.Fatal(err)
	}
	tr.join(t, "C", again)
	made := trioAsMade{trio: tr, private: earlier.ID}
	for _, d := range tr.desks {
		shut(t, d.Store)
		made.folders = append(made.folders, d.Folder())
	}
	return made
}

// again opens copies of the three desks.
func (made trioAsMade) again(t *testing.T, rt *rapid.T) (*apartTrio, func()) {
	w := *made.world
	tr := &apartTrio{trio: &trio{world: &w, at: made.at}, skew: map[*sharer]time.Duration{}, done: map[surgery.ID]string{},
		names: map[surgery.ID]string{}, erased: map[surgery.ID]bool{}, private: made.private,
		contacts: map[surgery.ID]surgery.ID{}}
	for i, d := range made.desks {
		other := &sharer{letter: d.letter, secret: d.secret, key: d.key, later: &tr.keys}
		tr.desks = append(tr.desks, other)
		tr.reopen(rt, other, copyFolder(t, made.folders[i]))
	}
	return tr, func() {
		for _, d := range tr.desks {
			d.Close()
			os.RemoveAll(d.Folder())
		}
	}
}

func (tr *apartTrio) reopen(t *rapid.T, d *sharer, folder string) {
	o := tr.options(folder)
	o.Now = func() time.Time { return tr.Now().Add(tr.skew[d]) }
	o.Temporary = true
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	d.Store = s
	tr.unlocked(t, d)
}

func (tr *apartTrio) unlocked(t *rapid.T, d *sharer) {
	if d.Locked() {
		if err := d.Unlock(d.open()); err != nil {
			t.Fatal(err)
		}
	}
}

// do carries an operation out at a desk; what it may refuse it may.
func (tr *apartTrio) do(t *rapid.T, d *sharer, o *surgery.Operation, may ...string) bool {
	if o.Surgery == "" {
		o.Surgery = tr.at
	}
	err := d.Do(o)
	switch {
	case err == nil:
		tr.done[o.ID] = d.letter
	case d == tr.desks[2] && surgery.AsError(err).Key == "error.struck_off":
	case !slices.Contains(may, surgery.AsError(err).Key):
		t.Fatalf("desk %s: %s: %v", d.letter, o.Kind, err)
	}
	return err == nil
}

func some[T any](t *rapid.T, of []T, what string) (one T, ok bool) {
	if len(of) == 0 {
		return one, false
	}
	return rapid.SampledFrom(of).Draw(t, what), true
}

func (tr *apartTrio) visitAt(t *rapid.T, d *sharer) (*surgery.Visit, bool) {
	all, err := d.Visits(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	return some(t, all, "visit")
}

func (tr *apartTrio) personAt(t *rapid.T, d *sharer) (*surgery.Attendee, bool) {
	all, err := d.AttendeesAt(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	return some(t, all, "person")
}

// numbered gives a visit the next number of a desk.
func (tr *apartTrio) numbered(t *rapid.T, d *sharer, v *surgery.Visit) {
	var err error
	if v.Letter, v.Number, err = d.NextNumber(tr.at); err != nil {
		t.Fatal(err)
	}
}

func (tr *apartTrio) checkIn(t *rapid.T, d *sharer) {
	name := "Seeded" + rapid.StringMatching(`[A-Z][a-z]{5}`).Draw(t, "name")
	o := tr.world.checkIn(tr.at, name, 1)
	tr.numbered(t, d, o.Edits[1].After.(*surgery.Visit))
	tr.names[o.Edits[0].After.RecordID()] = name
	tr.do(t, d, o)
}

func (tr *apartTrio) guest(t *rapid.T, d *sharer) {
	v := tr.visit(tr.at, "", 1)
	tr.numbered(t, d, v)
	o := tr.op(surgery.GuestCounted, v.ID, surgery.Edit{After: v})
	o.Visit = v.ID
	tr.do(t, d, o)
}

// write has a desk leave a parcel, for a desk that has all, or some, or nothing.
func (tr *apartTrio) write(t *rapid.T, d *sharer) {
	tr.unlocked(t, d)
	h, err := d.Sharing()
	if err != nil {
		t.Fatal(err)
	}
	var lacks surgery.Seen
	if rapid.Bool().Draw(t, "for one") {
		to, _ := some(t, slices.Sorted(maps.Keys(h.Heard)), "for")
		lacks = h.Heard[to].Seen
	}
	p, err := d.Outgoing(lacks)
	if err != nil {
		t.Fatal(err)
	}
	tr.left = append(tr.left, p)
}

// parcel returns one of the parcels that were ever left, or a part of it: so they are lost,
// doubled, out of order, and cut.
func (tr *apartTrio) parcel(t *rapid.T) (*surgery.Parcel, bool) {
	p, ok := some(t, tr.left, "parcel")
	if n := len(p.Entries); n > 0 && rapid.IntRange(0, 3).Draw(t, "cut") == 0 {
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		p.Entries = p.Entries[from:rapid.IntRange(from, n).Draw(t, "to")]
	}
	if ok && rapid.IntRange(0, 9).Draw(t, "keys lost") == 0 {
		p.Keys = nil
	}
	return &p, ok
}

// read has a desk take one of them.
func (tr *apartTrio) read(t *rapid.T, d *sharer) {
	p, ok := tr.parcel(t)
	if !ok {
		return
	}
	tr.unlocked(t, d)
	if !tr.opens(t, d, p) {
		return
	}
	if _, err := d.Take(p); err != nil {
		t.Fatal(err)
	}
}

// end has everybody hear everything, and expects them to agree.
func (tr *apartTrio) end(t *testing.T, rt *rapid.T) {
	tr.now = tr.now.Add(96 * time.Hour) // what was ahead is not any more
	clear(tr.skew)
	for _, d := range tr.desks {
		tr.unlocked(rt, d)
	}
	tr.everywhere(rt)
	out := tr.takenIn(rt)
	tr.everywhere(rt)
	facts, words, err := tr.desks[0].SharedHash()
	if err != nil {
		rt.Fatal(err)
	}
	for _, d := range tr.desks {
		if tr.shut && d == tr.desks[2] {
			continue // it hears nothing any more
		}
		tr.newest(rt, d)
		tr.waitsFor(rt, d, out)
		if f, w, err := d.SharedHash(); err != nil || f != facts || w != words {
			rt.Fatalf("desk %s differs: facts %v, words %v: %s, %v", d.letter, f != facts, w != words,
				firstDifference(tr.shared(t, tr.desks[0]), tr.shared(t, d)), err)
		}
		before := tablesOf(t, d.Store)
		if report, err := d.Verify(); err != nil || report.Chain != "ok" {
			rt.Fatalf("desk %s: %+v, %v", d.letter, report, err)
		}
		if err := d.Rebuild(); err != nil {
			rt.Fatal(err)
		}
		if after := tablesOf(t, d.Store); !maps.Equal(before, after) {
			rt.Fatalf("desk %s, rebuilt: %s differs", d.letter, firstDifference(before, after))
		}
		tr.nothingLost(t, rt, d, out)
		tr.erasedIsErased(t, rt, d, before)
		tr.contactsErased(t, rt, d)
		if !out {
			tr.saidApart(rt, d)
		}
	}
}

// nothingLost: every operation that a desk acknowledged is in the log of every desk,
// but for what the home desk did outside the share. What stands of it is the fold's.
func (tr *apartTrio) nothingLost(t *testing.T, rt *rapid.T, d *sharer, out bool) {
	has := map[surgery.ID]bool{}
	if out { // it waits
		held, err := d.HeldOf(tr.desks[2].share.seat)
		if err != nil {
			rt.Fatal(err)
		}
		for _, e := range held {
			has[e.ID] = true
		}
	}
	for _, e := range readLog(d.db) {
		has[e.ID] = true
		if e.Desk == d.desk && d.share.home {
			continue
		}
		if d != tr.desks[0] && !strings.HasPrefix(string(e.Desk), "seat-") {
			rt.Fatalf("desk %s has what the home desk keeps to itself", d.letter)
		}
	}
	for id, by := range tr.done {
		turn, err := tr.desks[0].Turn(id)
		private := err == nil && turn.Desk == tr.desks[0].desk
		if out && surgery.KindOf(err) == surgery.NotFound {
			err = nil
		}
		if err != nil || !private && !has[id] || private && d != tr.desks[0] && has[id] {
			rt.Fatalf("desk %s: operation %s of desk %s: here %v, private %v, %v", d.letter, id, by, has[id], private, err)
		}
	}
}

// erasedIsErased: no key of theirs, and nothing that they were called.
func (tr *apartTrio) erasedIsErased(t *testing.T, rt *rapid.T, d *sharer, tables map[string]string) {
	for id := range tr.erased {
		for _, table := range keyTables {
			if n := countIn(t, d.Store, "SELECT count(*) FROM "+table+" WHERE owner = ?", id); n != 0 {
				rt.Fatalf("desk %s has a key of somebody erased", d.letter)
			}
		}
		if name := tr.names[id]; name != "" {
			for of, says := range tables {
				if strings.Contains(says, `"`+name+`"`) && !tr.calledSo(id, name) {
					rt.Fatalf("desk %s: %s says %s, who was erased", d.letter, of, name)
				}
			}
		}
	}
}

// calledSo reports whether somebody else has the same name.
func (tr *apartTrio) calledSo(not surgery.ID, name string) bool {
	for id, other := range tr.names {
		if id != not && other == name {
			return true
		}
	}
	return false
}

// Whatever three desks do apart, and however what they carry is lost, doubled, cut and
// late: in the end they agree, and nothing is lost.
func TestThreeDesksConverge(t *testing.T) {
	t.Parallel()
	made := makeTrio(t)
	if flag.Lookup("rapid.checks").Value.String() == fewChecks { // three stores without a disk are quick
		t.Cleanup(setFlag(t, "rapid.checks", "150"))
	}
	histories, steps := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		tr, shutAll := made.again(t, rt)
		defer shutAll()
		rt.Repeat(tr.actions(t))
		tr.end(t, rt)
		histories, steps = histories+1, steps+len(tr.done)
	})
	t.Logf("PROMISE three laptops, one surgery: %d random histories, %d operations, all agree and nothing is lost", histories, steps)
}

func setFlag(t *testing.T, name, value string) func() {
	was := flag.Lookup(name).Value.String()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
	return func() { _ = flag.Set(name, was) }
}
