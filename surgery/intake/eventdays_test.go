package intake

import (
	"strings"
	"testing"
)

// Lists of events in which the start and the end hold the day, with a time or
// without.
func TestEventsWhoseStartIsADay(t *testing.T) {
	for in, want := range map[string]string{
		"Title,Start,End\nA fair,2026-11-27,2026-11-27\n":                                                   "A fair 2026-11-27",
		"Title,Start,End\nA fair,2026-11-25,2026-11-27\n":                                                   "A fair 2026-11-25 to 2026-11-27",
		"Title,Start,End\nA fair,2026-11-27,\n":                                                             "A fair 2026-11-27",
		"Title,Start,End\nA fair,27 Nov 2026,27 Nov 2026\nA walk,26 Nov 2026 10:00,26 Nov 2026 11:00\n":     "A fair 2026-11-27|A walk 2026-11-26 10:00 11:00",
		"Title,Start,End\nA fair,2026-11-27,2026-11-25\n":                                                   "",
		"Title,Starts,Ends\nA walk,11/26/2026 10:00 AM,11/26/2026 11:00 AM\nA talk,11/24/2026,11/25/2026\n": "A walk 2026-11-26 10:00 11:00|A talk 2026-11-24 to 2026-11-25",
	} {
		e := ReadEvents(strings.NewReader(in), reading(t))
		var got []string
		for _, d := range e.Drafts {
			line := d.Event.Words.Title + " " + d.Event.Day
			if last := d.Event.Last(); last != d.Event.Day {
				line += " to " + last
			}
			if !d.Event.Starts.IsZero() {
				line += " " + d.Event.Starts.Format("15:04") + " " + d.Event.Ends.Format("15:04")
			}
			got = append(got, line)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s\ngot  %s\nwant %s\n%s", in, strings.Join(got, "|"), want, lines(e.Problems))
		}
	}
}
