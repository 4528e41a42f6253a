package guard

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery/pattern"
)

const months = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

var (
	inNumbers = pattern.Of(`\b(\d{1,4})(\s?[./-]\s?)(\d{1,2})(\s?[./-]\s?)(\d{1,4})\b`)
	dayFirst  = pattern.Of(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+` + months + `,?[\s-]+'?(\d{4}|\d{2})\b`)
	monthLead = pattern.Of(`(?i)\b` + months + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	bornWord  = pattern.Of(`(?i)\b(?:dob|d\.o\.b\.?|born|birth|birthday|bday|b-day)\b[^.!?\n]{0,24}$`)
)

// How old a date must make somebody to read like a birth date, in years, and
// the most; where the text says born, any day in the past does.
const (
	leastAge = 10
	mostAge  = 120
)

// birthDates returns where a date stands that reads like one of birth.
func birthDates(s string, now func() time.Time) [][]int {
	var found [][]int
	add := func(start, end int, year, month, day string) {
		if reads(s[:start], year, month, day, now) {
			found = append(found, []int{start, end})
		}
	}
	for _, m := range inNumbers().FindAllStringSubmatchIndex(s, -1) {
		part := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		first, middle, last := part(1), part(3), part(5)
		switch {
		case strings.TrimSpace(part(2)) != strings.TrimSpace(part(4)), len(first) == 3, len(last) == 3:
		case len(first) == 4 && len(last) <= 2:
			add(m[0], m[1], first, middle, last)
		case len(first) <= 2 && (len(last) == 2 || len(last) == 4):
			if n, _ := strconv.Atoi(middle); n > 12 { // month first, as Americans write
				first, middle = middle, first
			}
			add(m[0], m[1], last, middle, first)
		}
	}
	for _, m := range dayFirst().FindAllStringSubmatchIndex(s, -1) {
		add(m[0], m[1], s[m[6]:m[7]], s[m[4]:m[5]], s[m[2]:m[3]])
	}
	for _, m := range monthLead().FindAllStringSubmatchIndex(s, -1) {
		add(m[0], m[1], s[m[6]:m[7]], s[m[2]:m[3]], s[m[4]:m[5]])
	}
	return found
}

// reads reports whether a day is one in the past on which somebody who is here
// may have been born.
func reads(before, year, month, day string, now func() time.Time) bool {
	today := now()
	y, _ := strconv.Atoi(year) // digits only
	d, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(month[:3]))/3
	}
	if len(year) == 2 {
		y += 1900
		if y+100 <= today.Year() {
			y += 100
		}
	}
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if date.Day() != d || int(date.Month()) != m || date.After(today) {
		return false
	}
	age := today.Year() - y
	return age <= mostAge && (age >= leastAge || bornWord().MatchString(before))
}
