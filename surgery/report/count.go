package report

import (
	"socialmediasurgery/surgery"
)

// Count counts records. Those of surgeries that are not among r.Surgeries do not
// count, and a record that is there twice counts once.
func Count(r Records) Numbers {
	n := Numbers{counts: map[Key]int{}, Learnings: r.Learnings, Barometer: r.Barometer, PassedOutside: r.PassedOutside}
	at := map[surgery.ID]*surgery.Surgery{}
	for _, s := range r.Surgeries {
		at[s.ID] = s
	}
	n.Surgeries = len(at)
	visits := map[surgery.ID]*surgery.Visit{}
	for _, v := range r.Visits {
		if at[v.Surgery] != nil {
			visits[v.ID] = v
		}
	}
	var waited []int
	for _, v := range visits {
		n.visit(v)
		if minutes, known := wait(v); known {
			waited = append(waited, minutes)
		}
	}
	n.Waits = waits(waited, len(visits))
	n.counts[WaitKnown], n.counts[WaitUnknown] = n.Waits.Known, n.Waits.Unknown
	n.steps(r.Progress, visits)
	n.prints(r.Prints, visits)
	passed := map[surgery.ID]bool{}
	for _, p := range r.PassedOns {
		if at[p.Surgery] != nil && !passed[p.ID] {
			passed[p.ID] = true
			n.counts[TimesPassedOn]++
		}
	}
	for _, role := range r.Roles {
		if at[role.Surgery] != nil {
			n.counts[Key{Roles, role.Role}] += role.N
		}
	}
	n.Hours, n.counts[SurgeonsHere] = hours(r.Presences, at, r.Now)
	return n
}

// visit counts what one visit says.
func (n *Numbers) visit(v *surgery.Visit) {
	n.counts[Visits]++
	switch {
	case v.Returning:
		n.counts[Returning]++
	case v.Guest():
		n.counts[Guests]++
	default:
		n.counts[New]++
	}
	n.counts[Key{Tracks, said(string(v.Track))}]++
	n.counts[Key{Outcomes, said(string(v.Outcome))}]++
	n.counts[Key{Barriers, said(string(v.Barrier))}]++
	once := map[string]bool{}
	for _, id := range v.Checklists {
		if !once[id] {
			once[id] = true
			n.counts[Key{Checklists, id}]++
		}
	}
	if v.Before == 0 || v.After == 0 { // one alone says nothing about the visit
		return
	}
	n.counts[Paired]++
	n.BeforeSum += v.Before
	n.AfterSum += v.After
	switch {
	case v.After > v.Before:
		n.counts[More]++
	case v.After < v.Before:
		n.counts[Less]++
	default:
		n.counts[Same]++
	}
}

func said(answer string) string {
	if answer == "" {
		return NotAsked
	}
	return answer
}

// steps counts steps done at these visits; those of events are not of a surgery.
func (n *Numbers) steps(marks []*surgery.Progress, visits map[surgery.ID]*surgery.Visit) {
	seen, worked := map[surgery.ID]bool{}, map[surgery.ID]bool{}
	for _, p := range marks {
		if p.State != surgery.Done || visits[p.On] == nil || seen[p.RecordID()] {
			continue
		}
		seen[p.RecordID()] = true
		worked[p.On] = true
		n.counts[StepsDone]++
		n.counts[Key{Steps, StepName(p.Checklist, p.Step)}]++
	}
	n.counts[Worked] = len(worked)
}

// StepName returns the row of a step in Steps.
func StepName(checklist, step string) string { return checklist + "/" + step }

// prints counts handouts that are somebody's own; week handouts lie on a table.
func (n *Numbers) prints(prints []*surgery.Print, visits map[surgery.ID]*surgery.Visit) {
	seen, took := map[surgery.ID]bool{}, map[surgery.ID]bool{}
	for _, p := range prints {
		if p.Kind != surgery.HandoutPrint || visits[p.Visit] == nil || seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		took[p.Visit] = true
		n.counts[Copies] += p.Copies
	}
	n.counts[TookHandout] = len(took)
}
