package week_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/desk/world"
)

// Calendars and lists of events as others write them, from the file to the board:
// what the preview shows, what it says, and what stands in the week afterwards.
func TestEventCasesAtTheDesk(t *testing.T) {
	code := "What holds a code to get in was left out of “Example chat”. Codes are not kept here."
	days := "Mon 23 all day Example all day|Tue 24 all day Example all day|Thu 26 all day Example all day|Fri 27 all day Example all day"
	for name, want := range map[string]struct{ rows, said string }{
		"calendar/testdata/others/c01-exdate-of-whole-days/calendar-exchange.ics":    {days, ""},
		"calendar/testdata/others/c01-exdate-of-whole-days/calendar-outlook.ics":     {days, ""},
		"calendar/testdata/others/c01-exdate-of-whole-days/calendar-timed-flag.ics":  {days, ""},
		"calendar/testdata/others/c02-zone-with-a-colon/calendar-google.ics":         {"Tue 24 2pm to 3pm Example chat", ""},
		"calendar/testdata/others/c03-html-entities/calendar.ics":                    {"Tue 24 2pm to 3pm Tea & Talk – it’s free @ Café Example", ""},
		"calendar/testdata/others/c04-codes-in-links/calendar.ics":                   {"Tue 24 2pm to 3pm Example chat", code},
		"calendar/testdata/others/c04-codes-in-links/calendar-next-line.ics":         {"Tue 24 2pm Example chat", code},
		"calendar/testdata/others/c05-bysetpos/calendar.ics":                         {"Tue 24 2pm to 3pm Example surgery", ""},
		"calendar/testdata/others/c07-line-breaks-not-escaped/calendar-end.ics":      {"Tue 24 2pm to 3pm Example chat|Wed 25 2pm Example second", ""},
		"calendar/testdata/others/c07-line-breaks-not-escaped/calendar-location.ics": {"Tue 24 2pm Example chat @ Hall A", ""},
		"calendar/testdata/others/e04-long-meeting-link/calendar.ics":                {"Tue 24 2pm to 3pm Example chat", ""},
		"intake/testdata/cases/e01-half-of-the-day-said-once/events.csv": {"Tue 24 8pm to 9pm Chat A|Tue 24 7.30pm to 9pm Chat B|Tue 24 7.30pm to 8.30pm Chat C|Tue 24 8pm to 9pm Chat D|" +
			"Tue 24 7.30pm to 9pm Chat E|Tue 24 11.30am to 12.30pm Chat F|Tue 24 9am to 10.30am Chat G", ""},
		"intake/testdata/cases/e02-outlook-csv/events.csv":          {"Tue 24 all day Example whole day @ Hall|Tue 24 2pm to 3pm Example chat @ Microsoft Teams Meeting|Tue 24 11.30pm to 12.30am Example night @ Hall", ""},
		"intake/testdata/cases/e03-wordpress-events-csv/events.csv": {"Tue 24 2pm to 3pm Example talk @ Hall", ""},
		"intake/testdata/cases/e04-long-meeting-link/events.csv":    {"Tue 24 2pm Example chat", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := world.New(t).Open(t)
			week := world.Must(t)(d.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-29", Words: surgery.WeekWords{Title: "Made-up week"}}, "")).About
			f, err := d.Week.ReadEvents(week, weekroom.EventFrom{Path: filepath.Join("..", "..", filepath.FromSlash(name))})
			if err != nil {
				t.Fatal(err)
			}
			var rows []string
			for _, r := range f.Rows {
				line := dayHead(r.Event.Day) + " " + r.When + " " + r.Event.Words.Title
				if r.Event.Words.Place != "" {
					line += " @ " + r.Event.Words.Place
				}
				rows = append(rows, line)
				if !r.Take {
					t.Errorf("%s is not ticked", line)
				}
			}
			if got := strings.Join(rows, "|"); got != want.rows {
				t.Errorf("got  %s\nwant %s", got, want.rows)
			}
			if want.said == "" && len(f.Problems) != 0 || want.said != "" && (len(f.Problems) != 1 || f.Problems[0].Reason != want.said) {
				t.Errorf("said %+v", f.Problems)
			}
			world.Must(t)(d.Week.ImportEvents(week, f.Rows))
			there, err := d.Desk.Store().Events(week)
			if err != nil || len(there) != len(f.Rows) {
				t.Errorf("%d events, %v", len(there), err)
			}
			again, err := d.Week.ReadEvents(week, weekroom.EventFrom{Path: filepath.Join("..", "..", filepath.FromSlash(name))})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range again.Rows {
				if r.Standing != "same" {
					t.Errorf("brought in again, %q is %s", r.Event.Words.Title, r.Standing)
				}
			}
		})
	}
}

func dayHead(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return d.Format("Mon 02")
}

// Polls as forms export them, counted for the question they answer.
func TestPollCasesAtTheDesk(t *testing.T) {
	for name, want := range map[string]string{
		"p01-google-forms-timestamps":     "I like it a lot 1 [2026-11-23], I dislike it 2 [2026-11-24]",
		"p02-microsoft-forms-month-first": "I like it a lot 1 [2026-11-05], I dislike it 1 [2026-11-09]",
	} {
		d := world.New(t).Open(t)
		b := world.Asks(t, d).ID
		path := filepath.Join("..", "..", "intake", "testdata", "cases", name, "poll.csv")
		if _, err := os.Stat(path); err != nil {
			t.Fatal(err)
		}
		f, err := d.Barometer.ReadPoll(b, barometer.PollFrom{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range f.Rows {
			for day := range r.Days {
				got = append(got, strings.Join([]string{r.Text, string(rune('0' + r.N)), "[" + day + "]"}, " "))
			}
		}
		if strings.Join(got, ", ") != want || len(f.Problems) != 0 {
			t.Errorf("%s: got %v, said %+v", name, got, f.Problems)
		}
	}
}
