package calendar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

// others reads a calendar as another program wrote it, for the week of 23
// November 2026 in London.
func others(t *testing.T, name string) ([]intake.Draft, []intake.Problem) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "others", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return Read(f, week(t))
}

// told writes events in short: day, local times, title, place, notes.
func told(t *testing.T, drafts []intake.Draft) string {
	t.Helper()
	london := zone(t, "Europe/London")
	var lines []string
	for _, d := range drafts {
		e := d.Event
		line := e.Day[8:]
		if e.LastDay != "" {
			line += "-" + e.LastDay[8:]
		}
		if !e.AllDay() {
			line += " " + e.Starts.In(london).Format("15:04")
			if !e.Ends.IsZero() {
				line += "-" + e.Ends.In(london).Format("15:04")
			}
		}
		line += " " + e.Words.Title
		if e.Words.Place != "" {
			line += " @ " + e.Words.Place
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func TestCalendarsOfOthers(t *testing.T) {
	days := "23 Example all day; 24 Example all day; 26 Example all day; 27 Example all day"
	for file, c := range map[string]struct{ want, said string }{
		"c01-exdate-of-whole-days/calendar-exchange.ics":    {days, ""},
		"c01-exdate-of-whole-days/calendar-outlook.ics":     {days, ""},
		"c01-exdate-of-whole-days/calendar-timed-flag.ics":  {days, ""},
		"c02-zone-with-a-colon/calendar-google.ics":         {"24 14:00-15:00 Example chat", ""},
		"c03-html-entities/calendar.ics":                    {"24 14:00-15:00 Tea & Talk – it’s free @ Café Example", ""},
		"c04-codes-in-links/calendar.ics":                   {"24 14:00-15:00 Example chat", "What holds a code to get in was left out of “Example chat”. Codes are not kept here."},
		"c04-codes-in-links/calendar-next-line.ics":         {"24 14:00 Example chat", "What holds a code to get in was left out of “Example chat”. Codes are not kept here."},
		"c05-bysetpos/calendar.ics":                         {"24 14:00-15:00 Example surgery", ""},
		"c07-line-breaks-not-escaped/calendar-end.ics":      {"24 14:00-15:00 Example chat; 25 14:00 Example second", ""},
		"c07-line-breaks-not-escaped/calendar-location.ics": {"24 14:00 Example chat @ Hall A", ""},
		"e04-long-meeting-link/calendar.ics":                {"24 14:00-15:00 Example chat", ""},
	} {
		t.Run(file, func(t *testing.T) {
			drafts, problems := others(t, file)
			if got := told(t, drafts); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if c.said == "" && len(problems) != 0 || c.said != "" && (len(problems) != 1 || problems[0].Reason != c.said) {
				t.Errorf("said %+v, want %q", problems, c.said)
			}
		})
	}
}

func TestNotesAndLinksOfOthers(t *testing.T) {
	words := func(file string) surgery.EventWords {
		drafts, _ := others(t, file)
		if len(drafts) == 0 {
			t.Fatalf("%s: no event", file)
		}
		return drafts[0].Event.Words
	}
	if got := words("c03-html-entities/calendar.ics").Notes; got != "Bring a phone & a charger. It’s free." {
		t.Errorf("entities: %q", got)
	}
	for _, file := range []string{"c04-codes-in-links/calendar.ics", "c04-codes-in-links/calendar-next-line.ics"} {
		got := words(file).Notes
		for _, code := range []string{"445566", "pwd=", "TWFk", "Ab12Cd"} {
			if strings.Contains(got, code) {
				t.Errorf("%s: %s stands in %q", file, code, got)
			}
		}
	}
	if got := words("c07-line-breaks-not-escaped/calendar-end.ics").Notes; got != "Please note\nDoors: 1.30pm\nEnd: 3pm" {
		t.Errorf("line breaks: %q", got)
	}
	if got := words("c07-line-breaks-not-escaped/calendar-location.ics").Notes; got != "Please note\nLocation: ask at the desk\nSummary: bring a phone" {
		t.Errorf("line breaks: %q", got)
	}
	long := words("e04-long-meeting-link/calendar.ics")
	if !strings.HasSuffix(long.Link.Address, "6-7777-8888-999999999999%22%7d") || !long.Online || long.Place != "" {
		t.Errorf("the long link: %+v", long)
	}
}

// More shapes of each kind, in one event each: what stands in it, and what is
// kept of it.
func TestShapesOfOthers(t *testing.T) {
	event := func(lines ...string) string {
		return file(vevent(append([]string{"UID:u", "SUMMARY:Chat"}, lines...)...))
	}
	long := "https://example.org/" + strings.Repeat("a", 600)
	for name, c := range map[string]struct{ raw, want, said string }{
		"whole days, out by a UTC midnight":     {event("DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261124T000000Z"), "23 Chat; 25 Chat", ""},
		"whole days, out in a list":             {event("DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Paris:20261124T000000,20261125T000000"), "23 Chat; 26 Chat", ""},
		"a whole day moved, by a time":          {file(vevent("UID:u", "SUMMARY:Chat", "DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=DAILY;COUNT=2"), vevent("UID:u", "SUMMARY:Moved", "RECURRENCE-ID;TZID=GMT Standard Time:20261124T000000", "DTSTART;VALUE=DATE:20261126")), "23 Chat; 26 Moved", ""},
		"a zone of two colons":                  {event("DTSTART;TZID=tzone://Microsoft/Utc:20261124T140000"), "24 14:00 Chat", ""},
		"a zone by its distance":                {event("DTSTART;TZID=UTC+1:20261124T150000"), "24 14:00 Chat", ""},
		"a zone by its distance, unquoted":      {event("DTSTART;TZID=GMT-05:00:20261124T090000"), "24 14:00 Chat", ""},
		"a zone with commas":                    {event("DTSTART;TZID=(UTC+00:00) Dublin, Edinburgh, Lisbon, London:20261124T140000"), "24 14:00 Chat", ""},
		"a colon in quotes":                     {event(`DTSTART;TZID="GMT+05:30":20261124T193000`), "24 14:00 Chat", ""},
		"entities twice over":                   {file(vevent("UID:u", "SUMMARY:It&amp;#8217;s &quot;on&quot;", "DTSTART:20261124T140000Z")), `24 14:00 It’s "on"`, ""},
		"no entity":                             {file(vevent("UID:u", "SUMMARY:Q&A &notit R&D", "DTSTART:20261124T140000Z")), "24 14:00 Q&A &notit R&D", ""},
		"entities in a place":                   {event("DTSTART:20261124T140000Z", "LOCATION:Room 1 &gt; Hall &#38; Garden"), "24 14:00 Chat @ Room 1 > Hall & Garden", ""},
		"a link with a code as the place":       {event("DTSTART:20261124T140000Z", "LOCATION:https://example.zoom.us/j/123?pwd=abc"), "24 14:00 Chat", "a code to get in"},
		"a link with a code as the address":     {event("DTSTART:20261124T140000Z", "URL:https://teams.microsoft.com/meet/123?p=AbC"), "24 14:00 Chat", "a code to get in"},
		"a link that is too long":               {event("DTSTART:20261124T140000Z", "URL:"+long), "24 14:00 Chat", "too long to print"},
		"a place that is a link too long":       {event("DTSTART:20261124T140000Z", "LOCATION:"+long), "24 14:00 Chat", "too long to print"},
		"a place with a link":                   {event("DTSTART:20261124T140000Z", "LOCATION:Hall A\\; https://example.org/map"), "24 14:00 Chat @ Hall A", ""},
		"a monthly rule of one day":             {event("DTSTART;TZID=Europe/London:20260122T140000", "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-1"), "26 14:00 Chat", ""},
		"a rule by weeks of another first day":  {event("DTSTART;TZID=Europe/London:20261103T140000", "RRULE:FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=TU"), "24 14:00 Chat", ""},
		"a rule that ends in UTC":               {event("DTSTART;TZID=Europe/London:20261123T140000", "RRULE:FREQ=DAILY;UNTIL=20261124T140000Z"), "23 14:00 Chat; 24 14:00 Chat", ""},
		"text like a property, and one after":   {event("DESCRIPTION:Bring", "Location: your own", "LOCATION:Hall", "DTSTART:20261124T140000Z"), "24 14:00 Chat @ Hall", ""},
		"text in a line before the title":       {file(vevent("UID:u", "COMMENT:We say", "Summary: nothing", "SUMMARY:Chat", "DTSTART:20261124T140000Z")), "24 14:00 Chat", ""},
		"a blank line in a text":                {event("DESCRIPTION:One", "", "Two", "DTSTART:20261124T140000Z"), "24 14:00 Chat", ""},
		"a day of two zones, taken out in UTC":  {event("DTSTART;TZID=Europe/Paris:20261123T090000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261124T080000Z"), "23 08:00 Chat; 25 08:00 Chat", ""},
		"a code said without a colon":           {event("DTSTART:20261124T140000Z", "DESCRIPTION:The PIN is 4711 for all"), "24 14:00 Chat", "a code to get in"},
		"a talk about passwords keeps its word": {event("DTSTART:20261124T140000Z", "DESCRIPTION:How to choose a password that is strong"), "24 14:00 Chat", ""},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(c.raw), week(t))
			if got := told(t, drafts); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if (c.said == "") != (len(problems) == 0) || !strings.Contains(reasons(problems), c.said) {
				t.Errorf("said %+v", problems)
			}
		})
	}
}
