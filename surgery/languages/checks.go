package languages

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// Check is who read a language, and when: somebody who speaks it.
type Check struct {
	Code string `json:"code"`
	By   string `json:"by"`
	Day  string `json:"day"` // local date
	Of   string `json:"of"`  // the Version of the language that they read
}

// Validate returns an Invalid error for a check that says nobody or no day.
func (c Check) Validate() error {
	if surgery.Clean(c.By) == "" {
		return surgery.Fail(surgery.Invalid, "languages.nobody")
	}
	if _, err := time.Parse(time.DateOnly, c.Day); err != nil {
		return surgery.Fail(surgery.Invalid, "error.day_unclear")
	}
	return nil
}

// Checks are all of them as they are kept, in one line of text.
type Checks string

// Of returns the check of a language; the zero Check where nobody read it.
func (c Checks) Of(code string) Check {
	for _, one := range c.all() {
		if one.Code == code {
			return one
		}
	}
	return Check{}
}

// With returns the checks with this one in place of the one before; without a
// name it is taken out.
func (c Checks) With(check Check) Checks {
	all := slices.DeleteFunc(c.all(), func(one Check) bool { return one.Code == check.Code })
	if check.By = surgery.Clean(check.By); check.By != "" {
		all = append(all, check)
	}
	slices.SortFunc(all, func(a, b Check) int { return strings.Compare(a.Code, b.Code) })
	if len(all) == 0 {
		return ""
	}
	raw, _ := json.Marshal(all) // four strings: cannot fail
	return Checks(raw)
}

// all reads them; what cannot be read is none, so that a print is a draft.
func (c Checks) all() []Check {
	var all []Check
	if json.Unmarshal([]byte(c), &all) != nil {
		return nil
	}
	return all
}
