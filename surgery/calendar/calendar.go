// Package calendar writes events as iCalendar (RFC 5545) and reads them back,
// ours and those of other calendars.
//
// Rules: a UID is for life, so that importing twice updates instead of
// doubling; times go out as UTC instants and whole days as dates with the end
// after the last; nothing of who else is invited is ever read; sizes are capped
// before anything is read, and every event left out is named with its line.
//
// The library is arran4/golang-ical: Apache-2.0, released this year, folds and
// escapes what it writes. emersion/go-ical has had no release, does not fold
// lines, and brings a rule engine that walks to the year 9999 for a rule that
// never matches. Ours reads files from strangers, so the lines are joined,
// counted and nested here, and the library reads each one.
//
// Repeats are walked by teambition/rrule-go (MIT; last released in 2023, and
// RFC 5545's rules have not changed since). It lays a whole year out for each step
// and would walk to the year 9999 for a rule that never matches, so how far it
// walks is bounded here; see repeat.go.
package calendar

import "socialmediasurgery/surgery"

// The most that is read of one file.
const (
	MaxFile       = 8 << 20 // bytes
	maxEvents     = 5000
	maxTaken      = 500      // drafts
	maxDepth      = 8        // components inside one another
	maxHead       = 1 << 10  // bytes of a property's name and parameters
	maxText       = 32 << 10 // bytes of a property's value; what is longer is cut
	maxZones      = 100
	maxRepeats    = 100    // occurrences of one event
	maxProps      = 100    // properties we read, of one event
	mostQuestions = 12     // of a chat, as records hold them
	maxMoments    = 1000   // days left out of one event's repeats
	maxSteps      = 400000 // days that walks through repeats may look at, in one file
	mostLetters   = 60     // of a title in a sentence
)

// Our own properties, so that what a calendar has no place for comes back.
const (
	xKind     = "X-SURGERY-KIND"
	xOnline   = "X-SURGERY-ONLINE"
	xLead     = "X-SURGERY-LEAD"
	xGuest    = "X-SURGERY-GUEST"
	xAccount  = "X-SURGERY-ACCOUNT"
	xHashtag  = "X-SURGERY-HASHTAG"
	xOpens    = "X-SURGERY-LINK-OPENS"
	xKnown    = "X-SURGERY-KNOWN-AS"
	xNotes    = "X-SURGERY-NOTES"
	xQuestion = "X-SURGERY-QUESTION"
)

const ourDomain = "@socialmediasurgery"

// UID returns what an event is called in calendars, for life: the one it came
// with, else its own id.
func UID(e *surgery.Event) string {
	if e.Words.UID != "" {
		return e.Words.UID
	}
	return string(e.ID) + ourDomain
}
