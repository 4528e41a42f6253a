package link_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
)

func TestACalendarEntryIsReadBack(t *testing.T) {
	for _, c := range []struct {
		entry link.Entry
		want  []string
	}{
		{link.Entry{Title: "Social media surgery", Place: "Becklin Centre, Leeds", Day: "2026-12-29", Clock: "13:00", Lasts: 2 * time.Hour},
			[]string{"BEGIN:VEVENT", "SUMMARY:Social media surgery", "DTSTART:20261229T130000", "DTEND:20261229T150000", `LOCATION:Becklin Centre\, Leeds`, "END:VEVENT"}},
		{link.Entry{Title: "A; B\\C\nD", Day: "2026-12-31", Clock: "23:30", Lasts: time.Hour},
			[]string{"BEGIN:VEVENT", `SUMMARY:A\; B\\C D`, "DTSTART:20261231T233000", "DTEND:20270101T003000", "END:VEVENT"}},
		{link.Entry{Title: "Zoë", Day: "2026-12-29"}, []string{"BEGIN:VEVENT", "SUMMARY:Zoë", "DTSTART;VALUE=DATE:20261229", "END:VEVENT"}},
	} {
		text := c.entry.Calendar()
		q, err := text.QR()
		if err != nil || text.Kind() != link.CalendarText {
			t.Fatal(err)
		}
		if got := decode(t, q); got != strings.Join(c.want, "\r\n") {
			t.Errorf("%+v is read as %q", c.entry, got)
		}
		if q.SideMM() > 45 {
			t.Errorf("%+v needs %.0f mm", c.entry, q.SideMM())
		}
	}
	if text := (link.Entry{Title: "x", Day: "tomorrow"}).Calendar(); !text.IsZero() {
		t.Error("a day that is none has a code")
	}
}

func TestAGuestNetworkIsReadBack(t *testing.T) {
	for _, c := range []struct {
		of   surgery.WiFi
		want string
	}{
		{surgery.WiFi{Name: "Made-up Guests", Key: "seven otters"}, "WIFI:T:WPA;S:Made-up Guests;P:seven otters;;"},
		{surgery.WiFi{Name: "Open hall"}, "WIFI:T:nopass;S:Open hall;;"},
		{surgery.WiFi{Name: "Quiet hall", Key: "seven otters", Hidden: true}, "WIFI:T:WPA;S:Quiet hall;P:seven otters;H:true;;"},
		{surgery.WiFi{Name: "Quiet", Hidden: true}, "WIFI:T:nopass;S:Quiet;H:true;;"},
		{surgery.WiFi{Name: "Zoë’s café", Key: "seven otters"}, "WIFI:T:WPA;S:Zoë’s café;P:seven otters;;"},
		{surgery.WiFi{Name: `a;b,c:d"e\f`, Key: `12345678;`}, `WIFI:T:WPA;S:a\;b\,c\:d\"e\\f;P:12345678\;;;`},
	} {
		text, err := link.WiFi(c.of)
		if err != nil {
			t.Fatal(err)
		}
		q, err := text.QR()
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(t, q); got != c.want {
			t.Errorf("%q is read as %q", c.of.Name, got)
		}
	}
	for _, c := range []struct{ name, key, says string }{
		{"", "seven otters", "link.wifi_name"}, {strings.Repeat("é", 17), "", "link.wifi_name"}, {"Hall", "short", "link.wifi_key"},
		{"Hall", strings.Repeat("x", 64), "link.wifi_key"}, {"Hall\n", "", "link.wifi_letters"}, {"Hall", "12345678\x00", "link.wifi_letters"},
	} {
		if _, err := link.WiFi(surgery.WiFi{Name: c.name, Key: c.key}); surgery.KindOf(err) != surgery.Invalid || surgery.AsError(err).Key != c.says {
			t.Errorf("%q, %q: %v", c.name, c.key, err)
		}
	}
}
