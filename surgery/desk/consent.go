package desk

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Allowed is what somebody says yes to beside saving their place, and, when we
// may contact them, how.
type Allowed struct {
	For     []surgery.Purpose
	Contact string
}

// allowedBy answers what an attendee allows now.
func allowedBy(a *surgery.Attendee) Allowed {
	now := Allowed{Contact: a.Words.Contact}
	for _, p := range surgery.Purposes {
		if a.Allows(p) {
			now.For = append(now.For, p)
		}
	}
	return now
}

// allow makes an attendee allow exactly that, dated today. What is taken back is
// kept with the day it was; how to contact somebody goes with the yes to it.
func (d *Desk) allow(a *surgery.Attendee, now Allowed) error {
	a.Consents = slices.Clone(a.Consents)
	for _, p := range surgery.Purposes {
		if slices.Contains(now.For, p) != a.Allows(p) {
			a.Consents = turned(a.Consents, p, d.today())
		}
	}
	if a.Words.Contact = surgery.Clean(now.Contact); a.Words.Contact != "" && !a.Allows(surgery.ContactMe) {
		return surgery.Fail(surgery.Invalid, "consent.contact_not_allowed")
	}
	return nil
}

// turned gives a consent that is not given, or withdraws the one that is. One
// given and withdrawn on the same day was a slip, and leaves nothing.
func turned(consents []surgery.Consent, p surgery.Purpose, today string) []surgery.Consent {
	open := slices.IndexFunc(consents, func(c surgery.Consent) bool { return c.For == p && c.Withdrawn == "" })
	switch {
	case open < 0:
		return append(consents, surgery.Consent{For: p, Given: today})
	case consents[open].Given == today:
		return slices.Delete(consents, open, open+1)
	}
	consents[open].Withdrawn = today
	return consents
}

// SetConsent gives or withdraws one consent of an attendee. Withdrawing that we
// may contact them takes away how. What is so already changes nothing.
func (d *Desk) SetConsent(attendee surgery.ID, p surgery.Purpose, yes bool) (Done, error) {
	a, err := d.store.Attendee(attendee)
	if err != nil {
		return Done{}, err
	}
	if a.Allows(p) == yes {
		return Done{About: a.ID}, nil
	}
	now := allowedBy(a)
	kind, key := surgery.ConsentGiven, "consent.given"
	if yes {
		now.For = append(now.For, p)
	} else {
		kind, key = surgery.ConsentWithdrawn, "consent.withdrawn"
		now.For = slices.DeleteFunc(now.For, func(q surgery.Purpose) bool { return q == p })
		if p == surgery.ContactMe {
			now.Contact = ""
		}
	}
	after := *a
	if err := d.allow(&after, now); err != nil {
		return Done{}, err
	}
	o := &surgery.Operation{Kind: kind, About: a.ID, Edits: []surgery.Edit{{Before: a, After: &after}}}
	return d.Do(o, words.Say(key, "who", d.called(a), "what", words.Say("consent.for_"+string(p))))
}

// mergedConsents answers the consents of two records of one person: all that was
// said, and for each purpose what was said last holds; on the same day, no.
func mergedConsents(a, b []surgery.Consent) []surgery.Consent {
	var merged []surgery.Consent
	for _, p := range surgery.Purposes {
		var open surgery.Consent
		withdrawn := ""
		for _, c := range slices.Concat(a, b) {
			switch {
			case c.For != p || slices.Contains(merged, c):
			case c.Withdrawn == "" && c.Given > open.Given:
				open = c
			case c.Withdrawn != "":
				merged = append(merged, c)
				withdrawn = max(withdrawn, c.Withdrawn)
			}
		}
		if open.Given == "" {
			continue
		}
		if withdrawn >= open.Given {
			open.Withdrawn = withdrawn
		}
		merged = append(merged, open)
	}
	return merged
}
