package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestExportSaysTheTimes(t *testing.T) {
	text := string(Export([]*surgery.Event{chat(), lilies()}, Out{Name: "Recovery week", Now: now}))
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//socialmediasurgery//", "X-WR-CALNAME:Recovery week\r\n",
		"UID:e1@socialmediasurgery\r\n", "DTSTAMP:20261120T090000Z\r\n", "SEQUENCE:3622140\r\n",
		"DTSTART:20261123T200000Z\r\n", "DTEND:20261123T210000Z\r\n",
		"DTSTART;VALUE=DATE:20261123\r\n", "DTEND;VALUE=DATE:20261130\r\n", // the day after the last
		`SUMMARY:#MHNurseChat: recovery\, and living well\; part \\1` + "\r\n", "LOCATION:Online\r\n",
		"URL:https://example.org/chat?a=1,2;b\r\n", "CATEGORIES:Chat\r\n", "CATEGORIES:Blog\r\n", "END:VCALENDAR\r\n",
	} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("no %q in\n%s", want, unfolded)
		}
	}
	for _, never := range []string{"ORGANIZER", "ATTENDEE", "VALARM", "TZID", "Golang"} {
		if strings.Contains(text, never) {
			t.Errorf("%s goes out", never)
		}
	}
}

func TestOnlyHostsGetNotes(t *testing.T) {
	events := []*surgery.Event{chat()}
	others := Export(events, Out{Now: now})
	hosts := Export(events, Out{Now: now, Hosts: true})
	for _, secret := range []string{"Ring Ada", "crisis reply", "Who helps?", "Nurses’ hour"} {
		if bytes.Contains(others, []byte(secret)) {
			t.Errorf("%q goes to others", secret)
		}
		if !bytes.Contains(bytes.ReplaceAll(hosts, []byte("\r\n "), nil), []byte(secret)) {
			t.Errorf("%q does not go to hosts", secret)
		}
	}
}

func TestExportIsTheSameForTheSame(t *testing.T) {
	a, b := []*surgery.Event{chat(), lilies()}, []*surgery.Event{lilies(), chat()}
	first := Export(a, Out{Now: now})
	for range 20 {
		if !bytes.Equal(first, Export(b, Out{Now: now})) {
			t.Fatal("two exports differ")
		}
	}
	if later := Export(a, Out{Now: now.Add(time.Hour)}); bytes.Equal(first, later) {
		t.Error("a later export carries no later sequence")
	}
}

// Lines are at most 75 bytes, end in CRLF, and no letter is cut in two.
func TestLinesFold(t *testing.T) {
	e := lilies()
	e.Words.Title = strings.Repeat("👩‍🔧 مرحبا بكم في الأسبوع ", 10)
	for line := range strings.SplitSeq(string(Export([]*surgery.Event{e}, Out{Now: now})), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || strings.ToValidUTF8(line, "!") != line {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
}

// What is typed cannot become a line of its own.
func TestNothingIsSmuggledIn(t *testing.T) {
	e := chat()
	for _, field := range []*string{&e.Words.UID, &e.Words.Title, &e.Words.Place, &e.Words.Lead, &e.Words.Link.Address, &e.Words.Notes, &e.Words.Questions[0]} {
		*field += "\r\nATTACH:https://bad.example/x\nEND:VEVENT\rATTACH:y"
	}
	for line := range strings.FieldsFuncSeq(string(Export([]*surgery.Event{e}, Out{Now: now, Hosts: true})), func(r rune) bool { return r == '\r' || r == '\n' }) {
		if strings.HasPrefix(line, "ATTACH") {
			t.Errorf("a line of its own: %q", line)
		}
	}
}
