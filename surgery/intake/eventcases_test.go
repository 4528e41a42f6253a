package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

// eventLine writes an event in short: its days and times, title, place, link.
func eventLine(d Draft) string {
	e := d.Event
	line := e.Day[5:]
	if e.LastDay != "" {
		line += ".." + e.LastDay[5:]
	}
	if !e.AllDay() {
		line += e.Starts.Format(" 15:04")
		if !e.Ends.IsZero() {
			line += e.Ends.Format("-15:04")
		}
	}
	line += " " + e.Words.Title
	if e.Words.Place != "" {
		line += " @ " + e.Words.Place
	}
	if e.Words.Online {
		line += " online"
	}
	if d.Cancelled {
		line += " off"
	}
	return line
}

func eventLines(e *Events) string {
	var all []string
	for _, d := range e.Drafts {
		all = append(all, eventLine(d))
	}
	return strings.Join(all, "; ")
}

func eventCase(t *testing.T, name string) *Events {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "cases", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return ReadEvents(f, reading(t))
}

// Lists of events as other programs write them.
func TestEventCases(t *testing.T) {
	for name, c := range map[string]struct{ want, dropped string }{
		"e01-half-of-the-day-said-once/events.csv": {"11-24 20:00-21:00 Chat A; 11-24 19:30-21:00 Chat B; 11-24 19:30-20:30 Chat C; 11-24 20:00-21:00 Chat D; " +
			"11-24 19:30-21:00 Chat E; 11-24 11:30-12:30 Chat F; 11-24 09:00-10:30 Chat G", ""},
		"e02-outlook-csv/events.csv": {"11-24 Example whole day @ Hall; 11-24 14:00-15:00 Example chat @ Microsoft Teams Meeting online; 11-24 23:30-00:30 Example night @ Hall",
			"Reminder on/off, Meeting Organizer, Private"},
		"e03-wordpress-events-csv/events.csv": {"11-24 14:00-15:00 Example talk @ Hall", ""},
		"e04-long-meeting-link/events.csv":    {"11-24 14:00 Example chat", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := eventCase(t, name)
			if got := eventLines(e); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(e.Problems) != 0 || strings.Join(e.Dropped, ", ") != c.dropped {
				t.Errorf("said %+v, dropped %v", e.Problems, e.Dropped)
			}
		})
	}
	long := eventCase(t, "e04-long-meeting-link/events.csv").Drafts[0].Event.Words.Link.Address
	if !strings.HasSuffix(long, "6-7777-8888-999999999999%22%7d") {
		t.Errorf("the link is cut: %s", long)
	}
}

// More shapes of each kind.
func TestShapesOfEventLists(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("a", 600)
	for name, c := range map[string]struct{ raw, want, said string }{
		"the half before noon, once":       {"Title,Day,Start\nA,24/11/2026,9-11am\nB,24/11/2026,10.30-11.30 a.m.\n", "11-24 09:00-11:00 A; 11-24 10:30-11:30 B", ""},
		"a dash of another kind":           {"Title,Day,Start\nA,24/11/2026,2:00–2:30 pm\nB,24/11/2026,2pm — 3pm\n", "11-24 14:00-14:30 A; 11-24 14:00-15:00 B", ""},
		"a space that is none":             {"Title,Day,Start\nA,24/11/2026,2:00\u202fPM\n", "11-24 14:00 A", ""},
		"questions as headings":            {"1. What is the title?,2. Start date (required),3. Start time,4. End time\nA,24/11/2026,14:00,15:00\n", "11-24 14:00-15:00 A", ""},
		"names with lines under them":      {"event_title,event_start_date,event_start_time,event_end_date,event_end_time\nA,2026-11-24,14:00,2026-11-24,15:00\n", "11-24 14:00-15:00 A", ""},
		"a title above":                    {"Recovery week,,\n,,\nTitle,Day,Start\nA,24/11/2026,2pm\n", "11-24 14:00 A", "One line stands above"},
		"whole days, end not counted":      {"Subject,Start Date,Start Time,End Date,End Time,All day event\nA,24/11/2026,00:00:00,26/11/2026,00:00:00,TRUE\n", "11-24..11-25 A", ""},
		"midnight to midnight":             {"Subject,Start Date,Start Time,End Date,End Time\nA,24/11/2026,00:00,25/11/2026,00:00\n", "11-24 A", ""},
		"whole days, by their last":        {"Subject,Start Date,End Date,All day event\nA,24/11/2026,25/11/2026,yes\n", "11-24..11-25 A", ""},
		"after midnight":                   {"Title,Date,Start,End date,End\nA,24/11/2026,22:00,25/11/2026,1am\n", "11-24 22:00-01:00 A", ""},
		"two days, with times":             {"Title,Date,Start,End date,End\nA,24/11/2026,09:00,25/11/2026,17:00\n", "11-24..11-25 A", "whole days"},
		"American dates, by the week":      {"Title,Date,Start\nA,11/24/2026,2pm\nB,11/25/2026,3pm\n", "11-24 14:00 A; 11-25 15:00 B", ""},
		"entities":                         {"Title,Day,Place\nTea &amp; Talk &#8211; free,24/11/2026,Caf&eacute;\n", "11-24 Tea & Talk – free @ Café", ""},
		"off, by its status":               {"Title,Day,Status\nA,24/11/2026,Cancelled\nB,24/11/2026,Confirmed\n", "11-24 A off; 11-24 B", ""},
		"off, by a column of its own":      {"Title,Day,Cancelled\nA,24/11/2026,yes\nB,24/11/2026,no\n", "11-24 A off; 11-24 B", ""},
		"a link in the place":              {"Title,Day,Location\nA,24/11/2026,Hall; https://example.org/map\n", "11-24 A @ Hall online", ""},
		"a link with a code":               {"Title,Day,Link\nA,24/11/2026,https://example.zoom.us/j/1?pwd=abc\n", "11-24 A", "a code to get in"},
		"a code in the notes and the link": {"Title,Day,Link,Notes\nA,24/11/2026,https://example.zoom.us/j/1?pwd=abc,Passcode: 1234\n", "11-24 A", "a code to get in"},
		"a link too long":                  {"Title,Day,Link\nA,24/11/2026," + long + "\n", "11-24 A", "link"},
	} {
		t.Run(name, func(t *testing.T) {
			e := ReadEvents(strings.NewReader(c.raw), reading(t))
			if got := eventLines(e); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if c.said == "" && len(e.Problems) != 0 || c.said != "" && (len(e.Problems) != 1 || !strings.Contains(e.Problems[0].Reason, c.said)) {
				t.Errorf("said %+v", e.Problems)
			}
			for _, d := range e.Drafts {
				if strings.Contains(d.Event.Words.Notes+d.Event.Words.Link.Address, "1234") || strings.Contains(d.Event.Words.Link.Address, "pwd") {
					t.Errorf("a code is kept: %+v", d.Event.Words)
				}
				e := *d.Event
				e.ID, e.Week = "x", surgery.ID("w")
				if err := e.Validate(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func pollCase(t *testing.T, name string) *Poll {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "cases", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return ReadPoll(f, pollReading())
}

func TestPollCases(t *testing.T) {
	for name, want := range map[string]string{
		"p01-google-forms-timestamps/poll.csv":     "I like it a lot 1 [2026-11-23: 1], I dislike it 2 [2026-11-24: 2]",
		"p02-microsoft-forms-month-first/poll.csv": "I like it a lot 1 [2026-11-05: 1], I dislike it 1 [2026-11-09: 1]",
	} {
		p := pollCase(t, name)
		if got := strings.ReplaceAll(countsOf(p), "\n", ", "); got != want || len(p.Problems) != 0 {
			t.Errorf("%s: got %s\nwant %s\n%+v", name, got, want, p.Problems)
		}
	}
	// Both readings are shown, and a host can turn them round.
	p := pollCase(t, "p02-microsoft-forms-month-first/poll.csv")
	if p.Asks == nil || p.Asks.DayFirst != "2026-05-11" || p.Asks.MonthFirst != "2026-11-05" || p.Asks.Likely != MonthFirst {
		t.Errorf("asks %+v", p.Asks)
	}
}

// Which of day and month stands first in a poll: what is sure, what is likely, and
// what a host says.
func TestDayOrMonthFirstInPolls(t *testing.T) {
	file := func(dates ...string) string {
		out := "Timestamp,How do you feel about the word “recovery”?\n"
		for _, d := range dates {
			out += d + ",I dislike it\n"
		}
		return out
	}
	for name, c := range map[string]struct {
		dates       []string
		said        DayOrder
		from, until string
		want        string
		asks        DayOrder // "" for no question
	}{
		"a day above twelve":        {[]string{"13/11/2026", "11/11/2026"}, "", "", "", "2026-11-11 2026-11-13", ""},
		"a month above twelve":      {[]string{"11/13/2026", "11/12/2026"}, "", "", "", "2026-11-12 2026-11-13", ""},
		"one way lies ahead":        {[]string{"11/12/2026"}, "", "", "", "", ""},
		"the days it was asked on":  {[]string{"11/5/2026"}, "", "2026-11-02", "2026-11-08", "2026-11-05", ""},
		"nearer to today":           {[]string{"11/5/2026", "11/9/2026"}, "", "", "", "2026-11-05 2026-11-09", MonthFirst},
		"a host says otherwise":     {[]string{"11/5/2026", "11/9/2026"}, DayFirst, "", "", "2026-05-11 2026-09-11", DayFirst},
		"no telling: as in Britain": {[]string{"9/10/2026", "10/9/2026"}, "", "", "", "2026-09-10 2026-10-09", DayFirst},
	} {
		o := pollReading()
		o.Order, o.From, o.Until = c.said, c.from, c.until
		p := ReadPoll(strings.NewReader(file(c.dates...)), o)
		got := strings.Join(daysOf(p), " ")
		if name == "one way lies ahead" { // 11 December is to come
			c.want = "2026-11-12"
			if got == "2026-12-11" {
				t.Errorf("%s: read as %s", name, got)
			}
		}
		asks := DayOrder("")
		if p.Asks != nil {
			asks = p.Asks.Likely
		}
		if got != c.want || asks != c.asks {
			t.Errorf("%s: got %s, asks %q; want %s, %q", name, got, asks, c.want, c.asks)
		}
	}
}

func daysOf(p *Poll) []string {
	var all []string
	for _, a := range p.Answers {
		for day := range a.Days {
			all = append(all, day)
		}
	}
	slices.Sort(all)
	return all
}
