package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func readCase(t *testing.T, name string) *Bookings {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "cases", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return ReadBookings(f, reading(t))
}

// Lists as forms and booking sites send them: what is read of each, who is left
// out, what is said, and which columns are named as not kept.
func TestBookingCases(t *testing.T) {
	const two = "Ada Example Turning off tagging|Ben Sample A new account"
	for name, c := range map[string]struct{ want, off, said, dropped string }{
		"b01-msforms-anonymous/bookings.csv":          {want: "Ada Example 14:00 Turning off tagging|Ben Sample 14:30 A new account", dropped: "ID,Start time,Completion time,Email,Name"},
		"b02-msforms-signed-in/bookings.csv":          {want: "Ada Example 14:00 Turning off tagging|Ben Sample 14:30 A new account", dropped: "ID,Start time,Completion time,Email"},
		"b04-govuk-forms/bookings.csv":                {want: "Ada Example|Ben Sample", dropped: "Reference,Submitted at,What’s your phone number?"},
		"b05-google-forms/bookings-download.csv":      {want: two, dropped: "Timestamp"},
		"b05-google-forms/bookings-sheets.csv":        {want: two, dropped: "Timestamp"},
		"b07-calendly-canceled/bookings.csv":          {want: "Ada Example 2026-11-24 14:00", off: "Ben Sample 2026-11-24 14:30", said: "3: Ben Sample is not coming: “true” under “Canceled”. The line was left out."},
		"b08-can-you-attend/bookings.csv":             {want: "Ada Example", off: "Ben Sample", said: "3: Ben Sample is not coming: “Sorry, can't make it” under “Can you attend?”. The line was left out."},
		"b08-can-you-attend/bookings-yes-no.csv":      {want: "Ada Example|Cy Made", off: "Ben Sample", said: "4: Cy Made may not be coming: “Maybe” under “Can you attend?”. Tick the line if they are."},
		"b10-surname-first-organisation/bookings.csv": {want: "Ada Example 14:00|Ben Sample 14:30"},
		"b12-title-and-merged-headings/bookings-title.csv": {want: "Ada Example", off: "Ben Sample",
			said: "1: One line stands above the headings and was left out: Attendees."},
		"b12-title-and-merged-headings/bookings-merged.csv": {want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-24 14:30",
			said: "1: One line stands above the headings and was left out: Attendee, Booking."},
		"b14-name-begins-with-a-quote/bookings-pasted.csv": {want: `"Bill" Example 14:00|Ada Sample 14:30|Ben Made 15:00|Cy Up 15:30`,
			said: "2: A quote mark in this line was read as a letter. Check this line."},
		"b16-slots-by-weekday/bookings.csv":    {want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-24 14:00|Cy Made 2026-11-24 15:00|Di Up 14:00"},
		"b18-newer-export/1-first.csv":         {want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-24 14:30"},
		"b18-newer-export/2-newer.csv":         {want: "Ada Example 2026-11-24 15:00", off: "Ben Sample 2026-11-24 14:30", said: "“Cancelled” under “Status”"},
		"b19-titles/bookings.csv":              {want: "Mrs Jean Example 14:00|Dr. Ben Sample 14:15|Mrs Di Made 14:30"},
		"b20-what-they-want/bookings.csv":      {want: "Ada Example 14:00 Turning off tagging"},
		"b26-one-person-two-days/bookings.csv": {want: "Di Up 2026-11-25 14:00|Di Up 2026-11-26 14:00|Cy Made 2026-11-24 14:00|Cy Made 2026-11-26 14:00"},
	} {
		t.Run(name, func(t *testing.T) { checkCase(t, readCase(t, name), c.want, c.off, c.said, c.dropped) })
	}
}

func checkCase(t *testing.T, b *Bookings, want, off, saidWanted, dropped string) {
	t.Helper()
	if got := said(b); got != want {
		t.Errorf("got %s\nwant %s\n%s", got, want, lines(b.Problems))
	}
	if got := said(&Bookings{List: b.Off}); got != off {
		t.Errorf("not coming: %s, want %s", got, off)
	}
	if got := lines(b.Problems); !strings.Contains(got, saidWanted) || saidWanted == "" && off == "" && got != "" {
		t.Errorf("said\n%s\nwant\n%s", got, saidWanted)
	}
	if got := strings.Join(b.Dropped(), ","); dropped != "" && got != dropped {
		t.Errorf("dropped %s, want %s", got, dropped)
	}
}

// lines writes problems as the host reads them.
func lines(problems []Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d: %s", p.Line, p.Reason))
	}
	return strings.Join(all, "\n")
}
