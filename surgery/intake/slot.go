package intake

import (
	"regexp"
	"strings"
	"time"

	"socialmediasurgery/surgery/pattern"
)

// Parts of a slot as a host types it: "Tuesday 24 November, 2:00 - 2:30 pm (3
// places left)". What else stands in the cell does not spoil them.
const (
	monthNames = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`
	nth        = `\d{1,2}(?:st|nd|rd|th)?`
	maybeYear  = `(?:,?\s+(?:19|20)\d\d\b)?`
	half       = `(?:\s*[ap]\.?\s?m\b\.?)`
	hour       = `\d{1,2}(?:[:.h]\d{2}){0,2}`
)

var (
	datesIn = []func() *regexp.Regexp{
		pattern.Of(`\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b`),
		pattern.Of(`\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b`),
		pattern.Of(`\b` + nth + `[\s-]*(?:of\s+)?` + monthNames + `\.?` + maybeYear),
		pattern.Of(`\b` + monthNames + `\.?\s+` + nth + `\b` + maybeYear),
		pattern.Of(`\b\d{1,2}/\d{1,2}\b`),
	}
	spanIn    = pattern.Of(`\b(` + hour + half + `?|noon|midday)\s*(?:-|to|until|till)\s*(` + hour + half + `?|noon|midday|midnight)`)
	timeIn    = pattern.Of(`\b(?:\d{1,2}(?:[:.h]\d{2}){1,2}` + half + `?|\d{1,2}` + half + `|noon|midday|midnight|\d{4}(?:\s*hrs?\b|\s*hours\b|h\b))`)
	atHour    = pattern.Of(`\bat (\d{1,2})\b`)
	saysATime = pattern.Of(`[:.h]\d{2}|` + half + `|noon|midday`)
)

// maxSlot is how long a slot may be, in bytes.
const maxSlot = 300

// slot reads the day and the time in a cell, whatever else stands there. A
// weekday without a date is the one of the week. at is -1 for no time.
func (g *guesser) slot(cell string) (day string, at int, ok bool) {
	if len(cell) > maxSlot {
		return "", -1, false
	}
	key := slotOf{cell, g.order}
	s, there := g.slots[key]
	if !there {
		s.day, s.at, s.ok = g.readSlot(cell)
		if g.slots == nil {
			g.slots = map[slotOf]slotted{}
		}
		if len(g.slots) < mostSlots {
			g.slots[key] = s
		}
	}
	return s.day, s.at, s.ok
}

// slotOf is a cell as one order of day and month reads it, slotted what it says.
// A list says the same few slots over and over.
type (
	slotOf struct {
		cell string
		order
	}
	slotted struct {
		day string
		at  int
		ok  bool
	}
)

// mostSlots is how many are remembered.
const mostSlots = 2000

func (g *guesser) readSlot(cell string) (day string, at int, ok bool) {
	if day, at, ok := g.moment(cell); ok {
		return day, at, true
	}
	whole := strings.ToLower(spaced(cell))
	text := withoutBrackets(whole)
	if day, at = g.within(text); day == "" && at < 0 && text != whole {
		day, at = g.within(strings.NewReplacer("(", " ", ")", " ", "[", " ", "]", " ").Replace(whole))
	}
	return day, at, day != "" || at >= 0
}

// within looks for a day and a time in a text of small letters.
func (g *guesser) within(text string) (day string, at int) {
	at = -1
	rest := text
	for _, date := range datesIn {
		span := date().FindStringIndex(rest)
		if span == nil {
			continue
		}
		if found, ok := g.day(rest[span[0]:span[1]]); ok {
			day, rest = found, rest[:span[0]]+" | "+rest[span[1]:]
			break
		}
	}
	if day == "" {
		day = g.weekday(text)
	}
	for _, m := range spanIn().FindAllStringSubmatch(rest, -1) {
		if !saysATime().MatchString(m[0]) {
			continue
		}
		from, _ := halved(strings.TrimSpace(m[1]), strings.TrimSpace(m[2]))
		if minutes, ok := clock(from); ok {
			return day, minutes
		}
	}
	for _, found := range timeIn().FindAllString(rest, -1) {
		if minutes, ok := clock(strings.TrimRight(found, "hours ")); ok {
			return day, minutes
		}
		if minutes, ok := clock(found); ok {
			return day, minutes
		}
	}
	if m := atHour().FindStringSubmatch(rest); m != nil {
		if minutes, ok := clock(m[1]); ok {
			return day, minutes
		}
	}
	return day, -1
}

// weekday returns the day that a weekday in a text means: of the week that is
// read against, else the next such day. "" where there is none, or two.
func (g *guesser) weekday(text string) string {
	found, n := time.Sunday, 0
	for _, part := range figures(text) {
		if d, ok := weekdayOf(part); ok && (n == 0 || d != found) {
			found, n = d, n+1
		}
	}
	if n != 1 {
		return ""
	}
	from := time.Date(g.today.Year(), g.today.Month(), g.today.Day(), 0, 0, 0, 0, time.UTC)
	if first, err := time.Parse(time.DateOnly, g.from); err == nil {
		from = first
	}
	day := from.AddDate(0, 0, (int(found)-int(from.Weekday())+7)%7).Format(time.DateOnly)
	if g.from != "" && day > g.until {
		return ""
	}
	return day
}
