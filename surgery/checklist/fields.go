package checklist

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery"
)

// reader takes the fields of one section at a time, and notes what is wrong
// with them.
type reader struct {
	section section
	values  map[string]any
	taken   []string
	faults  []fault
}

func (r *reader) fail(key, field string, with ...any) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, fault{r.section.at(field), key, append(with, "key", field)})
	}
}

func (r *reader) checklist() Checklist {
	c := Checklist{
		ID:       r.id("id", true),
		Title:    r.text("title", MaxTitle),
		Summary:  r.text("summary", MaxSummary),
		Kind:     Kind(r.oneOf("kind", string(Platform), string(Activity))),
		Platform: r.id("platform", false),
		Version:  r.number("version", 1, maxVersion),
		Hidden:   r.yes("hidden"),
	}
	if c.Platform == "" {
		c.Platform = "any"
	}
	r.unknown()
	return c
}

func (r *reader) step(before []Step) Step {
	s := Step{
		ID:        r.id("id", true),
		Title:     r.text("title", MaxTitle),
		Done:      r.optional("done", MaxTitle),
		Why:       r.text("why", MaxWhy),
		How:       r.text("how", MaxHow),
		Minutes:   r.number("minutes", 0, MaxMinutes),
		Track:     surgery.Track(r.oneOf("track", string(surgery.Both), string(surgery.Personal), string(surgery.Professional))),
		Kind:      StepKind(r.oneOf("kind", string(Menu), string(Fact), string(Advice))),
		Essential: r.yes("essential"),
		URL:       r.url("url"),
		Verified:  r.yes("verified"),
		Checked:   r.checked("checked"),
		Version:   r.number("version", 1, maxVersion),
		Hidden:    r.yes("hidden"),
	}
	r.unknown()
	for _, other := range before {
		if s.ID != "" && s.ID == other.ID {
			r.fail("checklist.problem_same_id", "id", "id", s.ID)
			break
		}
	}
	return s
}

// unknown names every key nobody asked for, and starts the next section.
func (r *reader) unknown() {
	var names []string
	for name := range r.values {
		if !slices.Contains(r.taken, name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return r.section.at(a) - r.section.at(b) })
	for _, name := range names {
		r.fail("checklist.problem_unknown", name)
	}
	r.taken = nil
}

func (r *reader) take(field string) (any, bool) {
	r.taken = append(r.taken, field)
	v, ok := r.values[field]
	return v, ok
}

// raw returns a text as written, and whether there is one.
func (r *reader) raw(field string, needed bool) (string, bool) {
	v, ok := r.take(field)
	if !ok {
		if needed {
			r.fail("checklist.problem_missing", field)
		}
		return "", false
	}
	s, ok := v.(string)
	if !ok {
		r.fail("checklist.problem_quotes", field)
	}
	return s, ok
}

func (r *reader) text(field string, most int) string {
	s, ok := r.raw(field, true)
	if !ok {
		return ""
	}
	return r.checkText(field, s, most)
}

// optional is text that may be left out.
func (r *reader) optional(field string, most int) string {
	s, ok := r.raw(field, false)
	if !ok || s == "" {
		return ""
	}
	return r.checkText(field, s, most)
}

func (r *reader) checkText(field, s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case s == "":
		r.fail("checklist.problem_empty", field)
	case utf8.RuneCountInString(s) > most:
		r.fail("checklist.problem_long", field, "most", most)
	case strings.ContainsFunc(s, hidden):
		r.fail("checklist.problem_hidden", field)
	}
	return s
}

// hidden tells a character that prints nothing, or turns the direction of the
// text after it, from one that belongs in a sentence. Joiners stay: scripts
// and emoji need them.
func hidden(c rune) bool {
	switch {
	case c == '\u200c', c == '\u200d', c >= 0xE0020 && c <= 0xE007F:
		return false
	}
	return unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == unicode.ReplacementChar
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) id(field string, needed bool) string {
	s, ok := r.raw(field, needed)
	if ok && (len(s) > maxID || !idPattern.MatchString(s)) {
		r.fail("checklist.problem_id", field, "most", maxID)
	}
	return s
}

func (r *reader) oneOf(field string, choices ...string) string {
	s, ok := r.raw(field, true)
	if ok && !slices.Contains(choices, s) {
		r.fail("checklist.problem_choice", field, "choices", strings.Join(choices, ", "))
	}
	return s
}

// number returns a whole number from 1 to most; usual stands for a missing
// one, and 0 means it may not be missing.
func (r *reader) number(field string, usual, most int) int {
	v, ok := r.take(field)
	if !ok {
		if usual == 0 {
			r.fail("checklist.problem_missing", field)
		}
		return usual
	}
	n, ok := v.(int64)
	if !ok || n < 1 || n > int64(most) {
		r.fail("checklist.problem_number", field, "most", most)
		return usual
	}
	return int(n)
}

func (r *reader) yes(field string) bool {
	v, ok := r.take(field)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		r.fail("checklist.problem_yes", field)
	}
	return b
}

// url takes only plain https addresses, the only ones the program opens or
// prints.
func (r *reader) url(field string) string {
	s, ok := r.raw(field, false)
	if !ok || s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		len(s) > MaxURL || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) {
		r.fail("checklist.problem_url", field)
	}
	return s
}

func (r *reader) checked(field string) string {
	s, ok := r.raw(field, false)
	if ok && s != "" {
		if _, _, ok := day(s); !ok {
			r.fail("checklist.problem_checked", field)
		}
	}
	return s
}

// day reads the day or the month of a source; month tells which. A month
// stands for its first day, so that a step never looks newer than it is.
func day(s string) (t time.Time, month, ok bool) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return t, false, true
	}
	t, err := time.Parse("2006-01", s)
	return t, true, err == nil
}
