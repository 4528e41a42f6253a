package surgery

import (
	"strings"
	"time"
)

// Clash is two events that need the same person or the same account at once.
type Clash struct {
	A, B         ID
	Who, Account string // as written in A; "" where only the other is needed twice
}

// Clashes returns which of these events need one person, or one account, at the
// same time. Only timed events can clash: what lasts the day leaves gaps. One
// that says no end takes an hour.
func Clashes(events []*Event, fold func(string) string) []Clash {
	var found []Clash
	for i, a := range events {
		for _, b := range events[i+1:] {
			if a.AllDay() || b.AllDay() || !a.Starts.Before(end(b)) || !b.Starts.Before(end(a)) {
				continue
			}
			c := Clash{A: a.ID, B: b.ID, Who: sharedPerson(a, b, fold)}
			if name := accountName(a.Words.Account, fold); name != "" && name == accountName(b.Words.Account, fold) {
				c.Account = a.Words.Account
			}
			if c.Who != "" || c.Account != "" {
				found = append(found, c)
			}
		}
	}
	return found
}

// sharedPerson returns who leads or takes over both events, as written in a.
func sharedPerson(a, b *Event, fold func(string) string) string {
	for _, one := range []string{a.Words.Lead, a.Words.Guest} {
		for _, other := range []string{b.Words.Lead, b.Words.Guest} {
			if name := fold(one); name != "" && name == fold(other) {
				return one
			}
		}
	}
	return ""
}

// accountName returns an account as it is compared: "@LYPFT" is "lypft".
func accountName(account string, fold func(string) string) string {
	return fold(strings.TrimLeft(strings.TrimSpace(account), "@"))
}

func end(e *Event) time.Time {
	if e.Ends.IsZero() {
		return e.Starts.Add(time.Hour)
	}
	return e.Ends
}
