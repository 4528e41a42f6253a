package checklist

import "socialmediasurgery/surgery"

// Count returns how many steps of the visit's checklists are done, of how many. What is
// not for them is none of these.
func (l *Library) Count(v *surgery.Visit, state surgery.Marks) (done, steps int) {
	for _, id := range v.Checklists {
		list, ok := l.Get(id)
		if !ok {
			continue
		}
		for _, step := range list.Steps {
			if !step.Fits(v.Track) {
				continue
			}
			p := state[surgery.StepKey{Checklist: id, Step: step.ID}]
			switch {
			case p != nil && p.State == surgery.NotForMe:
				continue
			case p != nil && p.State == surgery.Done:
				done++
			}
			steps++
		}
	}
	return done, steps
}
