package surgery

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"
)

// tableDesk is a desk at a surgery that hears of the others late.
type tableDesk struct {
	id    ID
	seq   int64
	clock Clock
	has   []*told // of the visit that is simulated, by turn
}

// told is an operation, and when each desk hears of it.
type told struct {
	turn  Turn
	op    *Operation
	heard [3]int // by desk, in steps
	seen  map[ID]bool
}

// A trust's surgeries for years: 2,000 of them, with 40 visits each at three desks that
// hear of one another late. Through the fold alone every desk comes to the same, in
// whichever order it heard, and nothing that was done is gone without a word.
func TestATrustsSurgeries(t *testing.T) {
	t.Parallel()
	surgeries := 40
	if os.Getenv("TORTURE") != "" {
		surgeries = 2000
	}
	random := rand.New(rand.NewPCG(15, 2026))
	began, operations, crossed := time.Now(), 0, 0
	for s := range surgeries {
		for v := range 40 {
			all := simulate(random, ID(fmt.Sprintf("visit-%d-%d", s, v)))
			end := foldTold(all)
			operations, crossed = operations+len(all), crossed+len(end.Crossed())
			accounted(t, all, end)
		}
	}
	t.Logf("PROMISE a trust: %d surgeries at three desks, %d operations, %d crossed, all accounted for, %s", surgeries, operations, crossed, time.Since(began).Round(time.Millisecond))
	if crossed == 0 {
		t.Error("nothing crossed: desks hear too early")
	}
}

// simulate has three desks work on one visit, some 8 steps long.
func simulate(random *rand.Rand, visit ID) (all []*told) {
	desks := [3]*tableDesk{{id: "a"}, {id: "b"}, {id: "c"}}
	for step := range 8 {
		at := random.IntN(3)
		if step == 0 {
			at = 0
		}
		d := desks[at]
		d.has = nil
		seen := map[ID]bool{}
		for _, k := range all {
			if k.heard[at] <= step {
				d.has = append(d.has, k)
				d.clock = max(d.clock, k.turn.Clock)
				seen[k.op.ID] = true
			}
		}
		before := foldTold(d.has).Record(Visits, visit)
		if before == nil && step > 0 {
			continue // it has not heard of them
		}
		d.seq++
		d.clock += Clock(1 + random.IntN(5))
		k := &told{turn: Turn{d.clock, d.id, d.seq}, seen: seen}
		k.op = &Operation{ID: ID(fmt.Sprintf("%s-%d", d.id, d.seq)), Edits: []Edit{{before, worked(random, before, visit)}}}
		for other := range k.heard {
			if other != at {
				k.heard[other] = step + 1 + random.IntN(5)
			}
		}
		k.heard[at] = step
		all = append(all, k)
	}
	return all
}

// worked returns a visit as a desk leaves it.
func worked(random *rand.Rand, before Record, id ID) Record {
	if before == nil {
		return &Visit{ID: id, Surgery: "s", Number: 1, State: Waiting, ArrivedAt: noon}
	}
	v := before.(*Visit).Copy()
	switch random.IntN(6) {
	case 0:
		v.State, v.Surgeon, v.PairedAt = BeingHelped, ID(fmt.Sprint("surgeon ", random.IntN(3))), noon
	case 1:
		v.State, v.EndedAt = Finished, noon.Add(time.Hour)
	case 2:
		v.Track = []Track{Personal, Professional, Both}[random.IntN(3)]
	case 3:
		v.Checklists = append(v.Checklists, fmt.Sprint("list ", random.IntN(4)))
	case 4:
		v.Words.Goal = fmt.Sprint("goal ", random.IntN(3))
	default:
		v.After, v.Outcome = 1+random.IntN(5), GotGoing
	}
	return v
}

func foldTold(all []*told) *Fold {
	ordered := slices.SortedFunc(slices.Values(all), func(a, b *told) int { return a.turn.Compare(b.turn) })
	f := NewFold(func(ID) bool { return false })
	for _, k := range ordered {
		f.Take(k.turn.Desk, k.op)
	}
	return f
}

// accounted fails where something that was done is gone without a word.
func accounted(t *testing.T, all []*told, end *Fold) {
	t.Helper()
	kept := make([]*known, len(all))
	for i, k := range all {
		kept[i] = &known{turn: k.turn, op: k.op, seen: k.seen}
	}
	for _, k := range kept {
		e := k.op.Edits[0]
		for _, p := range Parts(Visits) {
			if lost(k, e, p, end, kept) && !metInto(p, e, end) {
				t.Fatalf("%s made %s of %s, and nobody says what became of it: %v", k.op.ID, spelt(e.After), p.Name, spelling(end.Records()))
			}
		}
	}
	for _, r := range end.Records() {
		if err := r.Validate(); err != nil {
			t.Fatalf("%v: %s", err, spelt(r))
		}
	}
}

// metInto reports whether a list that was added is in what the lists of all came to.
func metInto(p Part, e Edit, end *Fold) bool {
	now, _ := end.Record(Visits, e.After.RecordID()).(*Visit)
	if p.Name != "lists" || now == nil {
		return false
	}
	was, _ := e.Before.(*Visit)
	for _, list := range e.After.(*Visit).Checklists {
		if (was == nil || !slices.Contains(was.Checklists, list)) && !slices.Contains(now.Checklists, list) {
			return false
		}
	}
	return true
}
