package surgery

import (
	"cmp"
	"slices"
)

// StepKey is one step of one checklist.
type StepKey struct{ Checklist, Step string }

// Marks has the latest progress of every step.
type Marks map[StepKey]*Progress

// Latest returns the latest of these marks for every step. A note on a step that
// was marked at an earlier visit keeps when that was, and is answered as of then.
func Latest(visits []*Visit, marks []*Progress) Marks {
	place := map[ID]int{}
	for i, v := range visits {
		place[v.ID] = -i
	}
	slices.SortStableFunc(marks, func(a, b *Progress) int { return cmp.Or(a.At.Compare(b.At), place[a.On]-place[b.On]) })
	state := Marks{}
	for _, p := range marks {
		step := StepKey{p.Checklist, p.Step}
		if was := state[step]; was != nil && was.At.Equal(p.At) {
			asOf := *p
			asOf.On = was.On
			p = &asOf
		}
		state[step] = p
	}
	return state
}
