package languages

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// Voice is a language ready to be printed.
type Voice struct {
	Code, Name, English string
	RTL                 bool
	By                  string    // who checked it; "" for a draft
	On                  time.Time // and when

	said map[string]string // by the digest of the English
}

// Named returns the code of the language; "" for none.
func (v *Voice) Named() string {
	if v == nil {
		return ""
	}
	return v.Code
}

// Voice returns the language as it is printed; check says who looked at it, and
// counts only for the words they saw.
func (l *Language) Voice(check Check) *Voice {
	v := &Voice{Code: l.Code, Name: l.Name, English: l.English, RTL: l.RTL, said: map[string]string{}}
	if day, err := time.Parse(time.DateOnly, check.Day); err == nil && check.By != "" && check.Of == l.Version() {
		v.By, v.On = check.By, day
	}
	for _, line := range l.Lines {
		if line.Text != "" {
			v.said[line.Of] = line.Text
		}
	}
	return v
}

// Draft reports whether nobody has checked the language as it is now.
func (v *Voice) Draft() bool { return v.By == "" }

// Say returns what an English sentence is in the language; false where there is
// none to be used, and English stands in.
func (v *Voice) Say(english string) (string, bool) {
	text := v.said[Digest(english)]
	if text == "" || !sameFigures(english, text) {
		return "", false
	}
	return text, true
}

// Filled is Say for a sentence with places for names and numbers, filled from
// pairs of a name and what stands there.
func (v *Voice) Filled(english string, pairs ...string) (string, bool) {
	text, ok := v.Say(english)
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{{."+pairs[i]+"}}", surgery.Clean(pairs[i+1]))
	}
	return text, ok
}

// Box returns the lines of a text about safety, title first. It has all of them
// or none, and none from a draft: half of such a text is a danger.
func (v *Voice) Box(english ...string) ([]string, bool) {
	if v.Draft() {
		return nil, false
	}
	said := make([]string, len(english))
	for i, line := range english {
		text, ok := v.Say(line)
		if !ok {
			return nil, false
		}
		said[i] = text
	}
	return said, true
}
