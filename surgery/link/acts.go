package link

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// Text is a code that a phone acts on by itself, with no network: it is no address
// and leads nowhere.
type Text struct {
	text string
	kind TextKind
}

// TextKind is what a phone does with a Text.
type TextKind string

// What a phone does.
const (
	CalendarText TextKind = "calendar" // offers an entry for its calendar
	WiFiText     TextKind = "wifi"     // joins a network
)

// IsZero reports whether there is none.
func (t Text) IsZero() bool { return t.text == "" }

// Kind returns what a phone does with it.
func (t Text) Kind() TextKind { return t.kind }

// QR returns its code, which is remembered nowhere: it may hold a key. Invalid for a
// text that no code holds.
func (t Text) QR() (QR, error) { return TextQR(t.text) }

// Entry is a day to remember.
type Entry struct {
	Title, Place string
	Day          string        // local date
	Clock        string        // local, "13:00"; "" for the whole day
	Lasts        time.Duration // 0: not said
}

// Calendar returns an entry as RFC 5545 writes it, in the short form that cameras of
// phones know: no calendar around it. Its time is local, whatever zone a phone is in.
// The zero Text for a day that is none.
func (e Entry) Calendar() Text {
	starts, err := time.Parse(time.DateOnly+" 15:04", e.Day+" "+e.Clock)
	lines := []string{"BEGIN:VEVENT", "SUMMARY:" + calendarText(e.Title)}
	switch day, noDay := time.Parse(time.DateOnly, e.Day); {
	case noDay != nil:
		return Text{}
	case err != nil:
		lines = append(lines, "DTSTART;VALUE=DATE:"+day.Format("20060102"))
	default:
		lines = append(lines, "DTSTART:"+starts.Format("20060102T150405"))
		if e.Lasts > 0 {
			lines = append(lines, "DTEND:"+starts.Add(e.Lasts).Format("20060102T150405"))
		}
	}
	if e.Place != "" {
		lines = append(lines, "LOCATION:"+calendarText(e.Place))
	}
	return Text{strings.Join(append(lines, "END:VEVENT"), "\r\n"), CalendarText}
}

// calendarText escapes a text as RFC 5545, section 3.3.11, has it.
func calendarText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(surgery.Clean(s))
}

// The most bytes of a network's name and of its key, as WPA has it, and the fewest of
// a key.
const (
	mostName = 32
	leastKey = 8
	mostKey  = 63
)

// WiFi returns the code that joins a guest network. Phones know the form since the
// ZXing project wrote it down. Invalid, with a sentence, for a name or key that no
// network has.
func WiFi(of surgery.WiFi) (Text, error) {
	name, key := of.Name, of.Key
	switch {
	case name == "" || len(name) > mostName:
		return Text{}, refuse("link.wifi_name")
	case key != "" && (len(key) < leastKey || len(key) > mostKey):
		return Text{}, refuse("link.wifi_key")
	case surgery.Clean(name) != name || surgery.Clean(key) != key:
		return Text{}, refuse("link.wifi_letters")
	}
	escape := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, ":", `\:`, `"`, `\"`).Replace
	kind, rest := "nopass", ""
	if key != "" {
		kind, rest = "WPA", "P:"+escape(key)+";"
	}
	if of.Hidden {
		rest += "H:true;"
	}
	return Text{"WIFI:T:" + kind + ";S:" + escape(name) + ";" + rest + ";", WiFiText}, nil
}
