package surgery

import "slices"

// Purpose is what somebody allows us, each on its own. That we save their place
// is the attendee's SavedUntil.
type Purpose string

// The purposes beside saving a place.
const (
	ContactMe  Purpose = "contact_me"
	UseMyWords Purpose = "use_my_words"
	Photo      Purpose = "photo"
)

// Purposes lists them in the order they are asked.
var Purposes = []Purpose{ContactMe, UseMyWords, Photo}

// Consent is a yes, with its date, and when it was taken back. "No" is not kept:
// it never stands in the way of help.
type Consent struct {
	For       Purpose `json:"for"`
	Given     string  `json:"given"`               // local date
	Withdrawn string  `json:"withdrawn,omitempty"` // local date
}

// Allows reports whether an attendee allows something now.
func (a *Attendee) Allows(p Purpose) bool {
	return slices.ContainsFunc(a.Consents, func(c Consent) bool { return c.For == p && c.Withdrawn == "" })
}

func validConsents(consents []Consent) bool {
	open := map[Purpose]bool{}
	for _, c := range consents {
		if !slices.Contains(Purposes, c.For) || !validDay(c.Given) || c.Withdrawn != "" && !validDay(c.Withdrawn) {
			return false
		}
		if c.Withdrawn == "" && open[c.For] {
			return false // given twice
		}
		open[c.For] = open[c.For] || c.Withdrawn == ""
	}
	return true
}

// Allowed is what somebody says yes to beside saving their place, and, when we
// may contact them, how.
type Allowed struct {
	For       []Purpose
	Contact   string
	Elsewhere bool // how is kept at the home desk: it is neither asked for nor shown
}

// Allowed returns what an attendee allows now, but for how to contact them.
func (a *Attendee) Allowed() Allowed {
	var now Allowed
	for _, p := range Purposes {
		if a.Allows(p) {
			now.For = append(now.For, p)
		}
	}
	return now
}

// Allow makes an attendee allow exactly that, dated today. What is taken back is
// kept with the day it was. How to contact them is a record of its own: see Reached.
func (a *Attendee) Allow(now Allowed, today string) error {
	a.Consents = slices.Clone(a.Consents)
	for _, p := range Purposes {
		if slices.Contains(now.For, p) != a.Allows(p) {
			a.Consents = turnedConsent(a.Consents, p, today)
		}
	}
	if Clean(now.Contact) != "" && !a.Allows(ContactMe) {
		return Fail(Invalid, "consent.contact_not_allowed")
	}
	return nil
}

// turnedConsent gives a consent that is not given, or withdraws the one that is. One
// given and withdrawn on the same day was a slip, and leaves nothing.
func turnedConsent(consents []Consent, p Purpose, today string) []Consent {
	open := slices.IndexFunc(consents, func(c Consent) bool { return c.For == p && c.Withdrawn == "" })
	switch {
	case open < 0:
		return append(consents, Consent{For: p, Given: today})
	case consents[open].Given == today:
		return slices.Delete(consents, open, open+1)
	}
	consents[open].Withdrawn = today
	return consents
}

// MergedConsents returns the consents of two records of one person: all that was
// said, and for each purpose what was said last holds; on the same day, no.
func MergedConsents(a, b []Consent) []Consent {
	var merged []Consent
	for _, p := range Purposes {
		var open Consent
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
