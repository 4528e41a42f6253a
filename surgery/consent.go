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

// Allows tells whether an attendee allows something now.
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
