package calendar

import (
	"bytes"
	"strings"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"golang.org/x/text/encoding/charmap"
)

// scanner joins folded lines and counts them. A line may be folded inside a
// letter, so bytes are joined first and read as letters after.
type scanner struct {
	rest  []byte
	next  int    // number of the line at the start of rest
	line  int    // number of the joined line's first
	name  string // upper case, without parameters
	head  string // name and parameters
	value []byte // raw, at most maxText
	cut   bool   // value was longer, or head too long to be read
	bad   bool   // no name, or no colon
	buf   []byte
}

func newScanner(raw []byte) *scanner { return &scanner{rest: raw, next: 1} }

// physical returns the next line as it stands, ended by CRLF, LF or CR.
func (s *scanner) physical() []byte {
	at := bytes.IndexAny(s.rest, "\r\n")
	if at < 0 {
		line := s.rest
		s.rest = nil
		s.next++
		return line
	}
	line := s.rest[:at]
	if s.rest[at] == '\r' && at+1 < len(s.rest) && s.rest[at+1] == '\n' {
		at++
	}
	s.rest = s.rest[at+1:]
	s.next++
	return line
}

// scan goes to the next joined line that is not blank; false at the end.
func (s *scanner) scan() bool {
	for len(s.rest) > 0 {
		s.line = s.next
		s.buf = append(s.buf[:0], s.physical()...)
		most := maxHead + maxText
		cut := false
		for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t') {
			more := s.physical()[1:]
			if len(s.buf)+len(more) > most {
				more, cut = more[:max(0, min(len(more), most-len(s.buf)))], true
			}
			s.buf = append(s.buf, more...)
		}
		if len(bytes.TrimSpace(s.buf)) == 0 {
			continue
		}
		s.part()
		s.cut = s.cut || cut
		return true
	}
	return false
}

// part cuts a joined line at the colon that is not inside quotes.
func (s *scanner) part() {
	s.name, s.head, s.value, s.cut, s.bad = "", "", nil, false, false
	nameEnd, quoted := -1, false
	for i, b := range s.buf {
		if i > maxHead {
			break
		}
		switch {
		case b == '"':
			quoted = !quoted
		case b == ';' && nameEnd < 0:
			nameEnd = i
		case b == ':' && !quoted:
			if nameEnd < 0 {
				nameEnd = i
			}
			s.name = strings.ToUpper(string(s.buf[:nameEnd]))
			s.head = string(s.buf[:i])
			s.value = s.buf[i+1:]
			if len(s.value) > maxText {
				s.value, s.cut = s.value[:maxText], true
			}
			s.bad = !isName(s.name)
			if moments[s.name] {
				s.lastColon()
			}
			return
		}
	}
	s.bad = true
}

// moments are the properties whose value is a time: no colon stands in it.
var moments = map[string]bool{"DTSTART": true, "DTEND": true, "EXDATE": true, "RDATE": true, "RECURRENCE-ID": true, "DTSTAMP": true}

// lastColon cuts a time at its last colon: some calendars write zones with
// colons and no quotes round them (TZID=GMT+05:30).
func (s *scanner) lastColon() {
	at := bytes.LastIndexByte(s.value, ':')
	if at < 0 {
		return
	}
	if _, _, ok := readWall(string(bytes.Split(s.value[at+1:], []byte(","))[0])); !ok {
		return
	}
	s.head += ":" + string(s.value[:at])
	s.value = s.value[at+1:]
}

// isProperty reports whether the line is a property, and not a line of a text
// that only has a colon in it: "Doors: 1.30pm", "Location: ask at the desk".
func (s *scanner) isProperty() bool {
	if s.bad {
		return false
	}
	written := s.head[:len(s.name)]
	spaced := len(s.value) > 0 && s.value[0] == ' '
	switch {
	case strings.HasPrefix(s.name, "X-"):
		return true
	case !known[s.name]:
		return false
	case written == s.name:
		return true
	}
	return written == strings.ToLower(written) && !spaced
}

// known are the properties that RFC 5545 and its sisters give an event or a zone;
// texts are those whose value is text that may run over lines.
var (
	known = set("ATTACH ATTENDEE CALSCALE CATEGORIES CLASS COLOR COMMENT COMPLETED CONCEPT CONFERENCE CONTACT CREATED DESCRIPTION DTEND DTSTAMP DTSTART DUE " +
		"DURATION EXDATE EXRULE FREEBUSY GEO IMAGE LAST-MODIFIED LINK LOCATION METHOD NAME ORGANIZER PERCENT-COMPLETE PRIORITY PRODID RDATE RECURRENCE-ID " +
		"REFID REFRESH-INTERVAL RELATED-TO REPEAT REQUEST-STATUS RESOURCES RRULE SEQUENCE SOURCE STATUS STRUCTURED-DATA STYLED-DESCRIPTION SUMMARY TRANSP " +
		"TRIGGER TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL UID URL VERSION ACTION ACKNOWLEDGED")
	texts = set("COMMENT CONTACT DESCRIPTION LOCATION STYLED-DESCRIPTION SUMMARY X-ALT-DESC")
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

func isName(name string) bool {
	for _, r := range name {
		if r != '-' && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}

// property is one line that we read.
type property struct {
	line   int
	value  string // as it stands
	params map[string][]string
}

func (p property) param(name string) string {
	if len(p.params[name]) == 0 {
		return ""
	}
	return p.params[name][0]
}

// text returns a value of letters, its escapes read.
func (p property) text() string { return ics.FromText(p.value) }

// property reads the line with the library; false when its parameters cannot
// be read. Bytes that are no UTF-8 are read as older Windows programs wrote
// them.
func (s *scanner) property() (property, bool) {
	p := property{line: s.line, value: letters(s.value, s.cut)}
	if len(s.head) == len(s.name) {
		return p, true
	}
	head := letters([]byte(s.head), false)
	if moments[s.name] {
		head = quoted(head)
	}
	parsed, err := ics.ParseProperty(ics.ContentLine(head + ":"))
	if err != nil || parsed == nil {
		return p, false
	}
	p.params = map[string][]string{}
	for name, values := range parsed.ICalParameters {
		p.params[strings.ToUpper(name)] = values
	}
	return p, true
}

// quoted puts quotes round the parameters of a time that hold a colon or a
// comma without them.
func quoted(head string) string {
	if !strings.ContainsAny(head, ":,") || strings.Contains(head, `"`) {
		return head
	}
	parts := strings.Split(head, ";")
	for i, part := range parts {
		if name, value, ok := strings.Cut(part, "="); ok && strings.ContainsAny(value, ":,") {
			parts[i] = name + `="` + value + `"`
		}
	}
	return strings.Join(parts, ";")
}

func letters(raw []byte, cut bool) string {
	if cut { // perhaps inside a letter
		for i := 0; i < utf8.UTFMax && len(raw) > 0 && !utf8.Valid(raw[max(0, len(raw)-utf8.UTFMax):]); i++ {
			if r, n := utf8.DecodeLastRune(raw); r != utf8.RuneError || n != 1 {
				break
			}
			raw = raw[:len(raw)-1]
		}
	}
	if utf8.Valid(raw) {
		return string(raw)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), "�")
	}
	return string(text)
}
