package surgery

import (
	"slices"
	"strings"
)

// What stands where two desks changed a part without knowing of each other, for the
// parts in which it is not simply what comes later.

// closedStays keeps a surgery closed that a desk closed.
func closedStays(stands, _, after *Surgery) {
	if !after.ClosedAt.IsZero() {
		stands.ClosedAt = after.ClosedAt
	}
}

// lookedAtStays: a host has looked who checked themselves in.
func lookedAtStays(stands, _, _ *Visit) { stands.Kiosk = false }

// furtherState keeps the seat of who has come further; of two that have come as far,
// the later.
func furtherState(stands, _, after *Visit) {
	far := []VisitState{Waiting, BeingHelped, Finished}
	if slices.Index(far, after.State) >= slices.Index(far, stands.State) {
		stands.State, stands.Surgeon, stands.PairedAt, stands.EndedAt = after.State, after.Surgeon, after.PairedAt, after.EndedAt
	}
}

// furtherMark only goes forward.
func furtherMark(stands, _, after *Progress) {
	far := []StepState{ToDo, NotTodayStep, NotForMe, Done}
	if slices.Index(far, after.State) >= slices.Index(far, stands.State) {
		stands.State, stands.At, stands.Version = after.State, after.At, after.Version
	}
}

// bothLists adds what either added, and takes away what either took away.
func bothLists(stands, before, after *Visit) {
	lists := slices.DeleteFunc(slices.Clone(stands.Checklists), func(list string) bool {
		return slices.Contains(before.Checklists, list) && !slices.Contains(after.Checklists, list)
	})
	for _, list := range after.Checklists {
		if !slices.Contains(before.Checklists, list) && !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	stands.Checklists = lists
}

// bothNotes keeps both texts, the later above; the later alone where there is not
// room for both.
func bothNotes(stands, _, after *Progress) {
	mine, other := stands.Words.Note, after.Words.Note
	switch {
	case strings.Contains(mine, other):
		return
	case strings.Contains(other, mine), fits(other+"\n"+mine, MaxNote) != nil:
		stands.Words.Note = other
	default:
		stands.Words.Note = other + "\n" + mine
	}
}

// longerTime lasts from the earlier until the later. A desk that recorded no end
// knows of none.
func longerTime(stands, _, after *Presence) {
	if after.From.Before(stands.From) {
		stands.From = after.From
	}
	if after.Until.After(stands.Until) {
		stands.Until = after.Until
	}
}

// noStays: for each purpose a no counts more than a yes, and all that was said is
// kept.
func noStays(stands, before, after *Attendee) {
	var met []Consent
	for _, p := range Purposes {
		met = append(met, metConsents(p, stands, before, after)...)
	}
	stands.Consents = met
}

// metConsents returns what was said to one purpose: every no, and the yes that stands.
func metConsents(p Purpose, stands, before, after *Attendee) (met []Consent) {
	var yes *Consent
	for _, c := range slices.Concat(stands.Consents, after.Consents) {
		switch {
		case c.For != p || slices.Contains(met, c):
		case c.Withdrawn != "":
			met = append(met, c)
		case yes == nil || c.Given > yes.Given:
			yes = &c
		}
	}
	if yes != nil && (stands.Allows(p) && after.Allows(p) || !before.Allows(p)) {
		met = append(met, *yes)
	}
	return met
}
