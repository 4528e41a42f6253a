// Package guard looks at what somebody typed for what the desk never asks for
// and should not keep: NHS numbers, dates of birth, passwords, and, in a note,
// how to reach somebody. It only recognises; whoever typed it is asked, and may
// say that it is not one. It never knows what stands in a record already.
package guard

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// Kind is a kind of thing that is questioned.
type Kind string

// The kinds, in the order they are asked about.
const (
	NHSNumber Kind = "nhs_number"
	Password  Kind = "password"
	BirthDate Kind = "birth_date"
	Email     Kind = "email"
	Phone     Kind = "phone"
)

// Kinds lists the kinds in the order they are asked about.
var Kinds = []Kind{NHSNumber, Password, BirthDate, Email, Phone}

// Found is one thing that was recognised, as it was typed.
type Found struct {
	Kind Kind
	Text string
}

// most is how much of a text is looked at, in bytes: no field of a record holds
// more.
const most = 4 * surgery.MaxNote

// Look returns what is in the text of the kinds asked for, by kind and then in
// the order typed, each once. now decides which dates are long past, and is
// asked only where there is a date.
func Look(text string, kinds []Kind, now func() time.Time) []Found {
	if text == "" || len(kinds) == 0 {
		return nil
	}
	if len(text) > most {
		text = text[:most]
	}
	plain := blank(text, webAddress())
	var found []Found
	for _, what := range kinds {
		var spans [][]int
		switch what {
		case NHSNumber:
			spans = nhsNumbers(plain)
		case Password:
			spans = passwords(blank(plain, email()))
		case BirthDate:
			spans = birthDates(plain, now)
		case Email:
			spans = email().FindAllStringIndex(plain, -1)
		case Phone:
			spans = phones(plain)
		}
		for _, s := range spans {
			found = append(found, Found{what, text[s[0]:s[1]]})
		}
	}
	slices.SortStableFunc(found, func(a, b Found) int {
		return cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind))
	})
	return unique(found)
}

func unique(found []Found) []Found {
	var out []Found
	for _, f := range found {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// TakeOut returns the text without what was found, wherever it stands.
func TakeOut(text string, found ...Found) string {
	for _, f := range found {
		text = strings.ReplaceAll(text, f.Text, "")
	}
	return text
}

// webAddress is left alone: a number in it is a page's, not a person's.
var webAddress = pattern.Of(`(?i)\b(?:https?://|www\.)\S+`)

// blank returns the text with what matches as spaces, byte for byte.
func blank(text string, what *regexp.Regexp) string {
	return what.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
}
