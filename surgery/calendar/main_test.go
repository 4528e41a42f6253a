package calendar

import (
	"os"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// week is what the tests read against: Monday to Sunday, in London.
func week(t testing.TB) In { return In{zone(t, "Europe/London"), "2026-11-23", "2026-11-29"} }

// file returns a calendar with these lines in it.
func file(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Someone//EN\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

func vevent(lines ...string) string {
	return "BEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
}

func reasons(problems []intake.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Reason)
	}
	return strings.Join(all, "\n")
}

// chat is an event with everything an event can have.
func chat() *surgery.Event {
	return &surgery.Event{ID: "e1", Week: "w", Kind: surgery.ChatEvent, Day: "2026-11-23",
		Starts: time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC), Ends: time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC),
		Words: surgery.EventWords{Title: "#MHNurseChat: recovery, and living well; part \\1", Known: "Nurses’ hour", Online: true, Lead: "Ada Example",
			Account: "@ExampleNurses", Hashtag: "MHNurseChat", Link: surgery.WeekLink{Opens: "The questions", Address: "https://example.org/chat?a=1,2;b"},
			Notes: "Ring Ada first.\nHave the crisis reply open.", Questions: []string{"What does recovery mean to you?", "Who helps?"}}}
}

// lilies is an event of the whole week.
func lilies() *surgery.Event {
	return &surgery.Event{ID: "e2", Week: "w", Kind: surgery.BlogEvent, Day: "2026-11-23", LastDay: "2026-11-29",
		Words: surgery.EventWords{Title: "Considering Lilies", Place: "Example Partners’ blog"}}
}
