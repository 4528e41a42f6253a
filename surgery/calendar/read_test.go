package calendar

import (
	"strings"
	"testing"
	"time"
)

const outlookZone = `BEGIN:VTIMEZONE
TZID:(UTC+00:00) Dublin and elsewhere
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`

// How others write when something is. The answer is "day last start end", in
// UTC, with - for what is not set.
func TestTimesAsOthersWriteThem(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"UTC":                {"DTSTART:20261124T140000Z\nDTEND:20261124T150000Z", "2026-11-24 - 1124 14:00 1124 15:00"},
		"Google, in a zone":  {"DTSTART;TZID=America/New_York:20261124T090000\nDTEND;TZID=America/New_York:20261124T100000", "2026-11-24 - 1124 14:00 1124 15:00"},
		"Outlook's name":     {"DTSTART;TZID=W. Europe Standard Time:20261124T150000\nDTEND;TZID=\"W. Europe Standard Time\":20261124T160000", "2026-11-24 - 1124 14:00 1124 15:00"},
		"Mozilla's path":     {"DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20261124T150000", "2026-11-24 - 1124 14:00 -"},
		"a zone of the file": {"DTSTART;TZID=\"(UTC+00:00) Dublin and elsewhere\":20261124T140000\nDURATION:PT1H30M", "2026-11-24 - 1124 14:00 1124 15:30"},
		"floating":           {"DTSTART:20261124T140000\nDTEND:20261124T150000", "2026-11-24 - 1124 14:00 1124 15:00"},
		"lower case":         {"dtstart;tzid=Europe/Paris:20261124T150000", "2026-11-24 - 1124 14:00 -"},
		"another day here":   {"DTSTART;TZID=Asia/Tokyo:20261125T080000", "2026-11-24 - 1124 23:00 -"},
		"over midnight":      {"DTSTART:20261124T233000Z\nDTEND:20261125T003000Z", "2026-11-24 - 1124 23:30 1125 00:30"},
		"no end":             {"DTSTART:20261124T140000Z\nDTEND:20261124T140000Z", "2026-11-24 - 1124 14:00 -"},
		"whole day":          {"DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261125", "2026-11-24 - - -"},
		"whole days":         {"DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261127", "2026-11-24 2026-11-26 - -"},
		"whole day, no end":  {"DTSTART;VALUE=DATE:20261124", "2026-11-24 - - -"},
		"whole day on end":   {"DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261124", "2026-11-24 - - -"},
		"days as duration":   {"DTSTART;VALUE=DATE:20261124\nDURATION:P2D", "2026-11-24 2026-11-25 - -"},
		"a date unsaid":      {"DTSTART:20261124", "2026-11-24 - - -"},
		"Outlook, all day": {"DTSTART;TZID=GMT Standard Time:20261124T000000\nDTEND;TZID=GMT Standard Time:20261125T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
			"2026-11-24 - - -"},
		"more than a day": {"DTSTART:20261124T090000Z\nDTEND:20261126T170000Z", "2026-11-24 2026-11-26 - -"},
		"until midnight":  {"DTSTART:20261124T090000Z\nDTEND:20261126T000000Z", "2026-11-24 2026-11-25 - -"},
		"a week":          {"DTSTART;VALUE=DATE:20261123\nDURATION:P1W", "2026-11-23 2026-11-29 - -"},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(file(outlookZone, vevent("UID:u", "SUMMARY:x", c.lines))), week(t))
			if len(drafts) != 1 {
				t.Fatalf("%d drafts: %s", len(drafts), reasons(problems))
			}
			e := drafts[0].Event
			at := func(m time.Time) string {
				if m.IsZero() {
					return "-"
				}
				return m.UTC().Format("0102 15:04")
			}
			last := e.LastDay
			if last == "" {
				last = "-"
			}
			if got := strings.Join([]string{e.Day, last, at(e.Starts), at(e.Ends)}, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// 01:30 on 25 October comes twice in London, and 01:30 on 28 March never; a
// file's own rules and the world's say the same of it.
func TestChangesOfTheClocks(t *testing.T) {
	for wall, want := range map[string]string{
		"20261025T003000": "1024 23:30", "20261025T013000": "1025 00:30", "20261025T020000": "1025 02:00",
		"20260329T003000": "0329 00:30", "20260329T013000": "0329 01:30", "20260329T020000": "0329 01:00",
		"20260701T120000": "0701 11:00", "20260101T120000": "0101 12:00",
	} {
		for _, id := range []string{"Europe/London", "GMT Standard Time", "(UTC+00:00) Dublin and elsewhere"} {
			drafts, problems := Read(strings.NewReader(file(outlookZone, vevent("UID:u", "SUMMARY:x", `DTSTART;TZID="`+id+`":`+wall))), In{Zone: zone(t, "Europe/London")})
			if len(drafts) != 1 || len(problems) != 0 {
				t.Fatalf("%s in %s: %v", wall, id, problems)
			}
			if got := drafts[0].Event.Starts.Format("0102 15:04"); got != want {
				t.Errorf("%s in %s: got %s, want %s", wall, id, got, want)
			}
		}
	}
}

func TestWindowsZonesExist(t *testing.T) {
	for name, id := range windowsZones {
		if z, err := time.LoadLocation(id); err != nil || named(name) == nil || z == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRepeats(t *testing.T) {
	for name, c := range map[string]struct{ lines, want, problem string }{
		"daily":              {"DTSTART:20261101T090000\nRRULE:FREQ=DAILY", "23 24 25 26 27 28 29", ""},
		"every second day":   {"DTSTART:20261101T090000\nRRULE:FREQ=DAILY;INTERVAL=2", "23 25 27 29", ""},
		"weekly":             {"DTSTART:20261103T090000\nRRULE:FREQ=WEEKLY", "24", ""},
		"weekly, two days":   {"DTSTART:20261103T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU,FR", "24 27", ""},
		"every second week":  {"DTSTART:20261103T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2", "", "not in this week|no events"},
		"last Friday":        {"DTSTART:20260130T090000\nRRULE:FREQ=MONTHLY;BYDAY=-1FR", "27", ""},
		"fourth Tuesday":     {"DTSTART:20260127T090000\nRRULE:FREQ=MONTHLY;BYDAY=4TU", "24", ""},
		"yearly":             {"DTSTART;VALUE=DATE:20201125\nRRULE:FREQ=YEARLY", "25", ""},
		"counted out":        {"DTSTART:20261118T090000\nRRULE:FREQ=DAILY;COUNT=7", "23 24", ""},
		"until":              {"DTSTART:20261118T090000Z\nRRULE:FREQ=DAILY;UNTIL=20261125T090000Z", "23 24 25", ""},
		"until, by date":     {"DTSTART;VALUE=DATE:20261118\nRRULE:FREQ=DAILY;UNTIL=20261124", "23 24", ""},
		"without a day":      {"DTSTART:20261118T090000\nRRULE:FREQ=DAILY\nEXDATE:20261124T090000,20261126T090000", "23 25 27 28 29", ""},
		"without a date":     {"DTSTART;VALUE=DATE:20261118\nRRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20261124", "23 25 26 27 28 29", ""},
		"long days":          {"DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261124\nRRULE:FREQ=WEEKLY", "21 28", ""},
		"not followed":       {"DTSTART:20261124T090000\nRRULE:FREQ=HOURLY", "24", "cannot follow"},
		"not, and outside":   {"DTSTART:20261001T090000\nRRULE:FREQ=HOURLY", "", "its first day is not in this week"},
		"places in a set":    {"DTSTART:20260101T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-2", "24", ""},
		"last working day":   {"DTSTART:20260130T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "27", ""},
		"a day of the year":  {"DTSTART:20200101T090000\nRRULE:FREQ=YEARLY;BYYEARDAY=328", "24", ""},
		"a week of the year": {"DTSTART:20200101T090000\nRRULE:FREQ=YEARLY;BYWEEKNO=48;BYDAY=TU", "24", ""},
		"an hour said again": {"DTSTART:20261101T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=0", "24", ""},
		"several hours":      {"DTSTART:20261124T090000\nRRULE:FREQ=DAILY;BYHOUR=9,15", "24", "only the first"},
		"more dates":         {"DTSTART:20261124T090000\nRDATE:20261125T090000,20261127T090000", "24 25 27", ""},
		"a rule and a date":  {"DTSTART:20261117T090000\nRRULE:FREQ=WEEKLY\nRDATE:20261127T090000", "24 27", ""},
		"a period":           {"DTSTART:20261001T090000Z\nRDATE;VALUE=PERIOD:20261125T090000Z/PT1H", "25", ""},
		"never":              {"DTSTART:20200101T090000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "", "not in this week"},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(file(vevent("UID:u", "SUMMARY:x", c.lines))), week(t))
			var days []string
			uids := map[string]bool{}
			for _, d := range drafts {
				days = append(days, d.Event.Day[8:])
				uids[d.Event.Words.UID] = true
			}
			if got := strings.Join(days, " "); got != c.want || len(uids) != len(days) {
				t.Errorf("got %q, want %q (%v)", got, c.want, problems)
			}
			found := c.problem == "" && len(problems) == 0
			for _, p := range strings.Split(c.problem, "|") {
				found = found || p != "" && strings.Contains(reasons(problems), p)
			}
			if !found {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

// A day of a repeating event that was moved, and one that was cancelled, stand
// on their own in the file. Its hour stays the same on the wall.
func TestRepeatsWithChanges(t *testing.T) {
	raw := file(
		vevent("UID:u", "SUMMARY:Drop-in", "DTSTART;TZID=Europe/London:20261005T140000", "DTEND;TZID=Europe/London:20261005T150000", "RRULE:FREQ=DAILY"),
		vevent("UID:u", "SUMMARY:Drop-in, moved", "RECURRENCE-ID;TZID=Europe/London:20261124T140000", "DTSTART;TZID=Europe/London:20261126T160000"),
		vevent("UID:u", "SUMMARY:Drop-in", "RECURRENCE-ID:20261127T140000Z", "DTSTART:20261127T140000Z", "STATUS:CANCELLED"))
	drafts, problems := Read(strings.NewReader(raw), week(t))
	var got []string
	off := ""
	for _, d := range drafts {
		if d.Cancelled {
			off += d.Event.Words.UID
			continue
		}
		got = append(got, d.Event.Words.UID+" "+d.Event.Starts.Format("02 15:04"))
	}
	want := "u/2026-11-23 23 14:00, u/2026-11-25 25 14:00, u/2026-11-26 26 14:00, u/2026-11-28 28 14:00, u/2026-11-29 29 14:00, u/2026-11-24 26 16:00"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	if off != "u/2026-11-27" || len(problems) != 0 {
		t.Errorf("off: %s, problems: %v", off, problems)
	}
}

// From a day on a repeating event may be another: at another hour, in another
// place, or off.
func TestRepeatsThatChangeFromADayOn(t *testing.T) {
	raw := file(
		vevent("UID:u", "SUMMARY:Drop-in", "DTSTART;TZID=Europe/London:20261005T140000", "DTEND;TZID=Europe/London:20261005T150000", "RRULE:FREQ=DAILY"),
		vevent("UID:u", "SUMMARY:Drop-in", "LOCATION:Hall", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261125T140000", "DTSTART;TZID=Europe/London:20261125T163000", "DURATION:PT30M"),
		vevent("UID:u", "SUMMARY:Drop-in", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261128T140000", "DTSTART;TZID=Europe/London:20261128T140000", "DURATION:PT1H", "STATUS:CANCELLED"))
	drafts, problems := Read(strings.NewReader(raw), week(t))
	var got []string
	for _, d := range drafts {
		line := d.Event.Starts.Format("02 15:04") + d.Event.Ends.Format("-15:04") + d.Event.Words.Place
		if d.Cancelled {
			line += " off"
		}
		got = append(got, line)
	}
	want := "23 14:00-15:00, 24 14:00-15:00, 25 16:30-17:00Hall, 26 16:30-17:00Hall, 27 16:30-17:00Hall, 28 14:00-15:00 off, 29 14:00-15:00 off"
	if strings.Join(got, ", ") != want || len(problems) != 0 {
		t.Errorf("got  %s\nwant %s\n%v", strings.Join(got, ", "), want, problems)
	}
}

func TestWhatOthersSay(t *testing.T) {
	raw := file(vevent("UID:abc@example.com", "SUMMARY:#MHNurseChat\\, live", "DTSTART:20261124T140000Z", "CATEGORIES:Work,Tweetchat",
		"LOCATION:https://meet.example.org/room", "DESCRIPTION:Two lines\\nof \\\"notes\\\"", "ORGANIZER;CN=Ada:mailto:ada@example.com",
		"ATTENDEE;CN=Ben:mailto:ben@example.com", "BEGIN:VALARM", "DESCRIPTION:Reminder", "TRIGGER:-PT15M", "END:VALARM"))
	drafts, problems := Read(strings.NewReader(raw), week(t))
	if len(drafts) != 1 || len(problems) != 0 {
		t.Fatal(problems)
	}
	e := drafts[0].Event
	if e.Kind != "chat" || e.Words.Hashtag != "MHNurseChat" || !e.Words.Online || e.Words.Place != "" ||
		e.Words.Link.Address != "https://meet.example.org/room" || !strings.HasPrefix(e.Words.Notes, "Two lines\nof") || drafts[0].Line != 4 {
		t.Errorf("%+v, line %d", e, drafts[0].Line)
	}
}

func TestNotesOfOthers(t *testing.T) {
	for in, want := range map[string]string{
		"plain < text & more":                        "plain < text & more",
		"<p>One<br>two</p><b>three &amp; 4</b>":      "One\ntwo\nthree & 4",
		"Join here\nPasscode: 12345\nSee you":        "Join here\nSee you",
		"<div>Meeting</div><div>PIN: 1</div>bring":   "Meeting\nbring",
		`<a href="https://example.org">the form</a>`: "the form",
		"choose a good password":                     "choose a good password",
	} {
		if got, _ := notes(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	drafts, problems := Read(strings.NewReader(file(vevent("UID:a", "SUMMARY:x", "DTSTART:20261124", "DESCRIPTION:Passcode: 9"))), week(t))
	if len(drafts) != 1 || drafts[0].Event.Words.Notes != "" || !strings.Contains(reasons(problems), "code to get in") {
		t.Errorf("%v", problems)
	}
}

func TestLeftOutAndSaid(t *testing.T) {
	ok := vevent("UID:ok", "SUMMARY:ok", "DTSTART:20261124T140000Z")
	for name, c := range map[string]struct {
		lines string
		line  int
		want  string
	}{
		"no title":     {vevent("UID:a", "DTSTART:20261124T140000Z"), 9, "no title"},
		"no start":     {vevent("UID:a", "SUMMARY:Chat"), 9, "does not say when"},
		"bad start":    {vevent("UID:a", "SUMMARY:Chat", "DTSTART:tomorrow"), 0, "could not read when"},
		"31 February":  {vevent("UID:a", "SUMMARY:Chat", "DTSTART:20260231"), 0, "could not read when"},
		"backwards":    {vevent("UID:a", "SUMMARY:Chat", "DTSTART:20261124T140000Z", "DTEND:20261124T130000Z"), 9, "ends before"},
		"outside":      {vevent("UID:a", "SUMMARY:Chat", "DTSTART:20261224T140000Z"), 0, "not in this week"},
		"a task":       {"BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO", 0, "task"},
		"twice":        {vevent("UID:ok", "SUMMARY:old", "DTSTART:20261124T140000Z", "SEQUENCE:-1"), 9, "more than once"},
		"a bad link":   {vevent("UID:a", "SUMMARY:Chat", "DTSTART:20261124T140000Z", "URL:javascript:alert(1)"), 0, "https://"},
		"unknown zone": {vevent("UID:a", "SUMMARY:Chat", "DTSTART;TZID=Atlantis:20261124T140000"), 0, "time zone “Atlantis”"},
		"long title":   {vevent("UID:a", "SUMMARY:"+strings.Repeat("x", 300), "DTSTART:20261124T140000Z"), 0, "too long"},
		"no line":      {vevent("UID:a", "SUMMARY:Chat", "DTSTART:20261124T140000Z", "what is this"), 0, "passed over"},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(file(ok, c.lines)), week(t))
			if len(drafts) == 0 || drafts[0].Event.Words.Title != "ok" {
				t.Errorf("the good event is gone: %v", problems)
			}
			if len(problems) != 1 || !strings.Contains(problems[0].Reason, c.want) || c.line > 0 && problems[0].Line != c.line {
				t.Errorf("got %+v", problems)
			}
		})
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		line int
	}{
		"empty":          {"", 0},
		"text":           {"Dear all,\nsee you there.", 1},
		"a picture":      {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 3},
		"a web page":     {"<!DOCTYPE html>\n<html>", 1},
		"no calendar":    {"BEGIN:VEVENT\nEND:VEVENT", 1},
		"a zero inside":  {"BEGIN:VCALENDAR\nX:a\x00b\nEND:VCALENDAR", 2},
		"deep":           {strings.Repeat("BEGIN:VCALENDAR\n", 30), 9},
		"too big":        {strings.Repeat("x", MaxFile+1), 0},
		"nothing inside": {"BEGIN:VCALENDAR\nEND:VCALENDAR", 0},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(c.raw), week(t))
			if len(drafts) != 0 || len(problems) != 1 || problems[0].Line != c.line || problems[0].Taken || strings.Contains(problems[0].Reason, "calendar.") {
				t.Errorf("got %d, %+v", len(drafts), problems)
			}
		})
	}
}

func TestAFileThatStopsKeepsWhatIsWhole(t *testing.T) {
	raw := file(vevent("UID:a", "SUMMARY:One", "DTSTART:20261124T140000Z"), vevent("UID:b", "SUMMARY:Two", "DTSTART:20261124T140000Z"))
	drafts, problems := Read(strings.NewReader(raw[:strings.Index(raw, "Two")]), week(t))
	if len(drafts) != 1 || !strings.Contains(reasons(problems), "stops in the middle") {
		t.Errorf("got %d, %+v", len(drafts), problems)
	}
}

// One bad event, or a line that begins or ends nothing, spoils no other event.
func TestOneBadEventSpoilsNoOther(t *testing.T) {
	good := vevent("UID:ok", "SUMMARY:Good", "DTSTART:20261124T140000Z")
	for name, c := range map[string]struct{ raw, want, said string }{
		"an end too many":       {file("END:VEVENT", good), "Good", "passed over"},
		"no end":                {file("BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Open\r\nDTSTART:20261125T140000Z", good), "Open, Good", "The end of “Open”"},
		"no end, at the end":    {file(good, "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Open\r\nDTSTART:20261125T140000Z"), "Good, Open", "The end of “Open”"},
		"a reminder not ended":  {file(vevent("UID:a", "SUMMARY:One", "DTSTART:20261125T140000Z", "BEGIN:VALARM", "TRIGGER:-PT5M"), good), "One, Good", "The end of “One”"},
		"text that says End":    {file(vevent("UID:a", "SUMMARY:One", "DTSTART:20261125T140000Z", "DESCRIPTION:Doors", "Begin: 1pm", "End: 3pm"), good), "One, Good", ""},
		"text with an address":  {file(vevent("UID:a", "SUMMARY:One", "DTSTART:20261125T140000Z", "DESCRIPTION:See", "https://example.org/a", "Url: here"), good), "One, Good", ""},
		"text that says Start:": {file(vevent("UID:a", "SUMMARY:One", "DTSTART:20261125T140000Z", "DESCRIPTION:See", "Start Time: 2pm", "dtstart: never"), good), "One, Good", ""},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, problems := Read(strings.NewReader(c.raw), week(t))
			var got []string
			for _, d := range drafts {
				got = append(got, d.Event.Words.Title)
			}
			if strings.Join(got, ", ") != c.want || (c.said == "") != (len(problems) == 0) || !strings.Contains(reasons(problems), c.said) {
				t.Errorf("%v, %+v", got, problems)
			}
		})
	}
}
