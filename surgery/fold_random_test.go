package surgery

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// known is an operation, where it stands, and which others its desk had seen.
type known struct {
	turn Turn
	op   *Operation
	seen map[ID]bool
}

// apartDesk is a desk that knows some of what all did.
type apartDesk struct {
	id  ID
	has []*known // every desk's from its first, without a gap
}

func (d *apartDesk) knows() map[ID]bool {
	seen := map[ID]bool{}
	for _, k := range d.has {
		seen[k.op.ID] = true
	}
	return seen
}

// painted returns what a desk's records are.
func (d *apartDesk) painted() *Fold {
	slices.SortFunc(d.has, func(a, b *known) int { return a.turn.Compare(b.turn) })
	f := NewFold(func(ID) bool { return false })
	for _, k := range d.has {
		f.Take(k.turn.Desk, k.op)
	}
	return f
}

// do has a desk change something of what it sees.
func (d *apartDesk) do(t *rapid.T) *known {
	k := &known{seen: d.knows(), turn: Turn{Desk: d.id, Seq: 1}}
	for _, h := range d.has {
		k.turn.Clock = max(k.turn.Clock, h.turn.Clock)
		if h.turn.Desk == d.id {
			k.turn.Seq++
		}
	}
	k.turn.Clock += Clock(rapid.IntRange(1, 3).Draw(t, "later")) // clocks that differ
	k.op = &Operation{ID: ID(fmt.Sprintf("%s%d", d.id, k.turn.Seq))}
	step := ProgressID("v", "c", "t")
	id := rapid.SampledFrom([]ID{"v", step}).Draw(t, "record")
	var before Record
	for _, r := range d.painted().Records() {
		if r.RecordID() == id {
			before = r
		}
	}
	var after Record
	switch {
	case before == nil && id == "v":
		after = copyOf(&goodVisit)
	case before == nil:
		after = copyOf(&goodProgress)
	case rapid.IntRange(0, 9).Draw(t, "goes") > 0:
		after = copyOf(before)
	}
	switch r := after.(type) {
	case *Visit:
		r.Track = rapid.SampledFrom([]Track{"", Personal, Both}).Draw(t, "track")
		r.State = rapid.SampledFrom([]VisitState{Waiting, Finished}).Draw(t, "state")
		r.Checklists = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "lists")
	case *Progress:
		r.State = rapid.SampledFrom([]StepState{ToDo, NotTodayStep, Done}).Draw(t, "mark")
		r.Words.Note = rapid.SampledFrom([]string{"", "x", "y", "z"}).Draw(t, "note")
	}
	k.op.Edits = []Edit{{before, after}}
	d.has = append(d.has, k)
	return k
}

// learn carries over what one desk has of another, up to somewhere.
func (d *apartDesk) learn(t *rapid.T, from *apartDesk) {
	of := rapid.SampledFrom([]ID{"a", "b", "c"}).Draw(t, "whose")
	until := int64(rapid.IntRange(1, 20).Draw(t, "until"))
	have := d.knows()
	for _, k := range from.has {
		if k.turn.Desk == of && k.turn.Seq <= until && !have[k.op.ID] {
			d.has = append(d.has, k)
		}
	}
}

// Three desks work apart and hear of one another in bits. What any of them did stands
// in the end, or somebody who had seen it, or had seen the same, did something else, or
// it is said that it crossed with something.
func TestNothingDoneIsLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		desks := []*apartDesk{{id: "a"}, {id: "b"}, {id: "c"}}
		all := &apartDesk{}
		t.Repeat(map[string]func(*rapid.T){
			"do":   func(t *rapid.T) { all.has = append(all.has, rapid.SampledFrom(desks).Draw(t, "desk").do(t)) },
			"more": func(t *rapid.T) { all.has = append(all.has, rapid.SampledFrom(desks).Draw(t, "desk").do(t)) },
			"learn": func(t *rapid.T) {
				rapid.SampledFrom(desks).Draw(t, "desk").learn(t, rapid.SampledFrom(desks).Draw(t, "from"))
			},
		})
		end := all.painted()
		for _, k := range all.has {
			e := k.op.Edits[0]
			for _, p := range Parts(e.Record().Family()) {
				if lost(k, e, p, end, all.has) {
					t.Fatalf("%s made %s of %s, and nobody says what became of it: %v, %v", k.op.ID, spelt(e.After), p.Name, spelling(end.Records()), end.Crossed())
				}
			}
		}
		for _, r := range end.Records() {
			if err := r.Validate(); err != nil {
				t.Fatalf("%v: %s", err, spelt(r))
			}
		}
	})
}

// lost reports whether what an operation made of a part is neither there nor
// accounted for.
func lost(k *known, e Edit, p Part, end *Fold, all []*known) bool {
	blank := NewRecord(e.Record().Family())
	before, after := e.Before, e.After
	if before == nil {
		before = blank
	}
	if after == nil || p.Same(before, after) {
		return false // a record that stays although it was taken back has crossed, or was seen to
	}
	for _, r := range end.Records() {
		if r.RecordID() == after.RecordID() && p.Same(r, after) {
			return false
		}
	}
	says := func(op ID) bool { // this operation, or one that made the same of it
		return slices.ContainsFunc(all, func(k *known) bool {
			made := k.op.Edits[0].After
			return k.op.ID == op && made != nil && made.RecordID() == after.RecordID() && p.Same(made, after)
		})
	}
	for _, c := range end.Crossed() {
		if c.Record == after.RecordID() && (c.Part == p.Name || c.Part == "") && (says(c.First) || says(c.Second)) {
			return false
		}
	}
	if was, is := before.(*Visit); is && p.Name == "lists" && eachList(k, was, after.(*Visit), end, all) {
		return false
	}
	// Somebody who had seen it, or what it made, did something else of it.
	return !slices.ContainsFunc(all, func(other *known) bool {
		o := other.op.Edits[0]
		if o.Record().RecordID() != after.RecordID() {
			return false
		}
		was := o.Before
		if was == nil {
			was = blank
		}
		return (other.seen[k.op.ID] || other.turn.Compare(k.turn) > 0 && p.Same(was, after)) &&
			(o.After == nil || !p.Same(was, o.After))
	})
}

// eachList reports whether each list that an operation gave somebody, or took away, is so
// in the end, or somebody who had seen it so later did the opposite. That may have been
// seen where another desk did the same, with other lists beside it.
func eachList(k *known, before, after *Visit, end *Fold, all []*known) bool {
	now, _ := end.Record(Visits, after.ID).(*Visit)
	for _, list := range []string{"a", "b", "c"} {
		has := slices.Contains(after.Checklists, list)
		if has == slices.Contains(before.Checklists, list) || now != nil && has == slices.Contains(now.Checklists, list) {
			continue
		}
		if !slices.ContainsFunc(all, func(other *known) bool {
			was, _ := other.op.Edits[0].Before.(*Visit)
			made, _ := other.op.Edits[0].After.(*Visit)
			return was != nil && other.turn.Compare(k.turn) > 0 && slices.Contains(was.Checklists, list) == has &&
				(made == nil || slices.Contains(made.Checklists, list) != has)
		}) {
			return false
		}
	}
	return true
}
