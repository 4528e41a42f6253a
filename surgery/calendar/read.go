package calendar

import (
	"bytes"
	"io"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

// In says what a calendar file is read against.
type In struct {
	Zone  *time.Location // of the desk; what says no zone is local
	From  string         // the week's local dates; "" for no limit, and then
	Until string         // repeats are not taken
}

// Read reads a calendar file: ours, or what Outlook, Google and Apple write.
// Events outside the week, cancelled ones and those that cannot be read are
// left out, and said by line. A file that is refused has no drafts and one
// problem that is not taken.
func Read(from io.Reader, in In) ([]intake.Draft, []intake.Problem) {
	r := &reader{in: in, zones: newZones(in.Zone), budget: maxSteps}
	raw, ok, err := intake.ReadCapped(from, MaxFile)
	switch {
	case err != nil:
		r.left(0, "calendar.problem_unreadable")
	case !ok:
		r.left(0, "calendar.problem_big", "most", MaxFile>>20)
	default:
		r.read(raw)
	}
	if r.refused {
		return nil, r.problems.List()
	}
	return r.drafts()
}

type reader struct {
	in       In
	zones    *zones
	problems intake.Problems
	events   []*component
	stack    []string
	now      *component // the event or zone being read
	last     *property  // the text that the line before holds; nil for none
	level    int        // of the stack where it began
	refused  bool
	full     bool           // maxEvents were read
	coded    *surgery.Event // the last of which a code was left out
	recalled bool           // METHOD:CANCEL: the file takes its events back
	others   int            // tasks and journals
	outside  int            // events that are not in the week
	budget   int            // steps that may still be taken through repeats
}

// component is an event, or a part of a zone, as its lines say.
type component struct {
	line  int
	props map[string][]property
	count int
	parts []*component // of a zone
	name  string
}

// get returns the first property of that name. One with a space behind its colon
// gives way to one without: it is a line of a text that reads like a property.
func (c *component) get(name string) (property, bool) {
	all := c.props[name]
	if len(all) == 0 {
		return property{}, false
	}
	for _, p := range all {
		if !strings.HasPrefix(p.value, " ") {
			return p, true
		}
	}
	return all[0], true
}

func (c *component) text(name string) string {
	p, _ := c.get(name)
	return p.text()
}

// wanted are the properties of an event, and of a zone, that we read; every
// other line is passed by.
var wanted = map[string]bool{
	"UID": true, "SUMMARY": true, "LOCATION": true, "DESCRIPTION": true, "URL": true, "CATEGORIES": true,
	"DTSTART": true, "DTEND": true, "DURATION": true, "RRULE": true, "RDATE": true, "EXDATE": true,
	"RECURRENCE-ID": true, "STATUS": true, "SEQUENCE": true, "X-GOOGLE-CONFERENCE": true,
	"X-MICROSOFT-SKYPETEAMSMEETINGURL": true, "X-MICROSOFT-CDO-ALLDAYEVENT": true,
	xKind: true, xOnline: true, xLead: true, xGuest: true, xAccount: true, xHashtag: true, xOpens: true, xKnown: true, xNotes: true, xQuestion: true,
	"TZID": true, "TZOFFSETTO": true, "TZOFFSETFROM": true, "X-LIC-LOCATION": true,
}

func (r *reader) left(line int, key string, with ...any) {
	r.problems.Add(line, false, words.Say(key, with...))
}

func (r *reader) taken(line int, key string, with ...any) {
	r.problems.Add(line, true, words.Say(key, with...))
}

func (r *reader) refuse(line int, key string, with ...any) {
	r.problems = intake.Problems{}
	r.left(line, key, with...)
	r.refused = true
}

func (r *reader) read(raw []byte) {
	if intake.GuessEncoding(raw) == intake.UTF16 {
		text, _ := intake.Decode(raw)
		raw = []byte(text)
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if at := bytes.IndexByte(raw, 0); at >= 0 {
		r.refuse(1+bytes.Count(raw[:at], []byte("\n")), "calendar.problem_no_text")
		return
	}
	s := newScanner(raw)
	began := false
	for s.scan() && !r.refused && !r.full {
		section := sectionOf(s)
		switch {
		case s.name == "BEGIN" && section != "":
			began = true
			r.begin(s, section)
		case !began:
			r.refuse(s.line, "calendar.problem_no_calendar")
		case s.name == "END" && section != "":
			r.end(s, section)
		default:
			r.line(s)
		}
	}
	switch {
	case r.refused || r.full:
	case !began:
		r.refuse(0, "calendar.problem_no_calendar")
	case len(r.stack) > 0:
		r.left(s.line, "calendar.problem_stops")
	}
}

// sectionOf returns the section that a line begins or ends; "" where it only
// reads so, as "End: 3pm" in the middle of a text.
func sectionOf(s *scanner) string {
	if s.name != "BEGIN" && s.name != "END" || s.cut || len(s.value) > 40 {
		return ""
	}
	name := strings.ToUpper(strings.TrimRight(string(s.value), " \t"))
	if strings.HasPrefix(name, "V") && isName(name) || strings.HasPrefix(name, "X-") && isName(name) || name == "STANDARD" || name == "DAYLIGHT" ||
		name == "PARTICIPANT" || name == "AVAILABLE" {
		return name
	}
	return ""
}

func (r *reader) begin(s *scanner, name string) {
	switch {
	case len(r.stack) == 0 && name != "VCALENDAR":
		r.refuse(s.line, "calendar.problem_no_calendar")
		return
	case len(r.stack) >= maxDepth:
		r.refuse(s.line, "calendar.problem_deep")
		return
	case r.now != nil && (name == "VEVENT" || name == "VTIMEZONE"): // the one before was not ended
		r.close(len(r.stack)-r.level+1, false)
	}
	r.stack = append(r.stack, name)
	switch {
	case r.now != nil && r.now.name == "VTIMEZONE" && (name == "STANDARD" || name == "DAYLIGHT") && len(r.stack) == r.level+1:
		if len(r.now.parts) < maxZones {
			r.now.parts = append(r.now.parts, &component{line: s.line, name: name, props: map[string][]property{}})
		}
	case r.now != nil: // a reminder inside an event
	case name == "VEVENT":
		if len(r.events) >= maxEvents {
			r.full = true
			r.left(s.line, "calendar.problem_many", "most", maxEvents)
			return
		}
		r.open(name, s.line)
	case name == "VTIMEZONE":
		r.open(name, s.line)
	case name == "VTODO", name == "VJOURNAL":
		r.others++
	}
}

func (r *reader) open(name string, line int) {
	r.now = &component{line: line, name: name, props: map[string][]property{}}
	r.level = len(r.stack)
}

// end closes the section of that name and what was left open in it; one that
// was not begun is passed over, so that one bad event spoils no other.
func (r *reader) end(s *scanner, name string) {
	at := lastOf(r.stack, name)
	if at < 0 {
		r.taken(s.line, "calendar.problem_line")
		return
	}
	r.close(len(r.stack)-at, at == len(r.stack)-1)
}

func lastOf(stack []string, name string) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i] == name {
			return i
		}
	}
	return -1
}

// close ends the innermost n sections; whole tells that the file ends them too.
func (r *reader) close(n int, whole bool) {
	r.stack, r.last = r.stack[:len(r.stack)-n], nil
	if r.now == nil || len(r.stack) >= r.level {
		return
	}
	switch {
	case r.now.name != "VEVENT":
		r.zones.define(r.now)
	case !whole:
		r.taken(r.now.line, "calendar.problem_unended", "title", short(r.now.text("SUMMARY")))
		fallthrough
	default:
		r.events = append(r.events, r.now)
	}
	r.now = nil
}

// line keeps a property that we read, of the event or the zone's part that is
// open. What is none is more text of the line before, where that holds text:
// some calendars do not escape their line breaks.
func (r *reader) line(s *scanner) {
	if len(r.stack) == 1 && s.name == "METHOD" {
		r.recalled = strings.EqualFold(strings.TrimSpace(string(s.value)), "CANCEL")
	}
	c := r.now
	if c == nil {
		return
	}
	switch {
	case len(r.stack) == r.level:
	case c.name == "VTIMEZONE" && len(r.stack) == r.level+1 && len(c.parts) > 0:
		c = c.parts[len(c.parts)-1]
	default:
		r.last = nil
		return
	}
	if !s.isProperty() {
		r.more(s)
		return
	}
	r.last = nil
	if texts[s.name] {
		r.last = &property{} // its lines are text, also where we do not keep it
	}
	if !wanted[s.name] || c.count >= maxProps {
		return
	}
	p, ok := s.property()
	if !ok {
		r.taken(s.line, "calendar.problem_line")
		return
	}
	c.count++
	c.props[s.name] = append(c.props[s.name], p)
	if texts[s.name] {
		r.last = &c.props[s.name][len(c.props[s.name])-1]
	}
}

// more adds a line to the text before it, or passes it over.
func (r *reader) more(s *scanner) {
	if r.last == nil {
		r.taken(s.line, "calendar.problem_line")
		return
	}
	if len(r.last.value)+len(s.buf) <= maxText {
		r.last.value += `\n` + letters(s.buf, s.cut)
	}
}

func short(text string) string {
	text = surgery.Clean(text)
	if r := []rune(text); len(r) > mostLetters {
		return string(r[:mostLetters]) + "…"
	}
	return text
}
