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
func Read(from io.Reader, in In) ([]Draft, []Problem) {
	r := &reader{in: in, zones: newZones(in.Zone), budget: maxDays}
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
	level    int        // of the stack where it began
	refused  bool
	full     bool // maxEvents were read
	recalled bool // METHOD:CANCEL: the file takes its events back
	others   int  // tasks and journals
	budget   int  // days that may still be looked at for repeats
}

// component is an event, or a part of a zone, as its lines say.
type component struct {
	line  int
	props map[string][]property
	count int
	parts []*component // of a zone
	name  string
}

func (c *component) get(name string) (property, bool) {
	if len(c.props[name]) == 0 {
		return property{}, false
	}
	return c.props[name][0], true
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
	xKind: true, xOnline: true, xLead: true, xAccount: true, xHashtag: true, xOpens: true, xNotes: true, xQuestion: true,
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
		switch {
		case s.name == "BEGIN":
			began = true
			r.begin(s)
		case !began:
			r.refuse(s.line, "calendar.problem_no_calendar")
		case s.name == "END":
			r.end(s)
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

func (r *reader) begin(s *scanner) {
	name := strings.ToUpper(strings.TrimSpace(string(s.value[:min(len(s.value), 40)])))
	switch {
	case len(r.stack) == 0 && name != "VCALENDAR":
		r.refuse(s.line, "calendar.problem_no_calendar")
		return
	case len(r.stack) >= maxDepth:
		r.refuse(s.line, "calendar.problem_deep")
		return
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

func (r *reader) end(s *scanner) {
	name := strings.ToUpper(strings.TrimSpace(string(s.value[:min(len(s.value), 40)])))
	if len(r.stack) == 0 || r.stack[len(r.stack)-1] != name {
		r.refuse(s.line, "calendar.problem_end")
		return
	}
	r.stack = r.stack[:len(r.stack)-1]
	if r.now == nil || len(r.stack) >= r.level {
		return
	}
	if r.now.name == "VEVENT" {
		r.events = append(r.events, r.now)
	} else {
		r.zones.define(r.now)
	}
	r.now = nil
}

// line keeps a property that we read, of the event or the zone's part that is
// open.
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
		return
	}
	if s.bad {
		r.taken(s.line, "calendar.problem_line")
		return
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
}

func short(text string) string {
	text = surgery.Clean(text)
	if r := []rune(text); len(r) > mostLetters {
		return string(r[:mostLetters]) + "…"
	}
	return text
}
