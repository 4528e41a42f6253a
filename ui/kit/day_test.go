package kit_test

import (
	"testing"
	"time"

	"socialmediasurgery/ui/kit"
)

// tuesday is when these tests happen.
var tuesday = time.Date(2026, 11, 24, 15, 4, 0, 0, time.UTC)

func TestParseDay(t *testing.T) {
	for typed, want := range map[string]string{
		"29 Dec": "2026-12-29", "29dec": "2026-12-29", "Dec 29": "2026-12-29", "29 december": "2026-12-29",
		"29/12/2026": "2026-12-29", "29.12.26": "2026-12-29", "29.12.": "2026-12-29", "29-12": "2026-12-29",
		"2026-12-29": "2026-12-29", "Tue 29 Dec 2026": "2026-12-29", "tuesday, 29th of December": "2026-12-29",
		"today": "2026-11-24", "Tomorrow": "2026-11-25", "yesterday": "2026-11-23",
		"tue": "2026-11-24", "next tue": "2026-12-01", "fri": "2026-11-27", "this friday": "2026-11-27", "thurs": "2026-11-26",
		"3 nov": "2026-11-03", // three weeks ago: the last one
		"3 oct": "2027-10-03", // longer ago: the next one
		"5 jan": "2027-01-05", "29 feb": "2028-02-29", "1 sept": "2027-09-01", "the 1st of march": "2027-03-01",
	} {
		got, ok := kit.ParseDay(typed, tuesday)
		if !ok || got.Format("2006-01-02") != want || got.Hour() != 0 {
			t.Errorf("%q is %v %v, want %s", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "  ", "29", "soon", "31 april", "29/13/2026", "1/2/3/4", "29 Dec 026", "next 29 dec",
		"12:30", "29 dec 99999", "0 jan", "next", "this", "of"} {
		if got, ok := kit.ParseDay(typed, tuesday); ok {
			t.Errorf("%q was read as %v", typed, got)
		}
	}
}

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]string{
		"1pm": "1pm", "13:00": "1pm", "1.30pm": "1.30pm", "1:30 PM": "1.30pm", "1330": "1.30pm", "930": "9.30am",
		"1": "1pm", "9": "9am", "12": "12pm", "12am": "12am", "12pm": "12pm", "0:15": "12.15am", "noon": "12pm",
		"midnight": "12am", "4 p.m.": "4pm", "10 o'clock": "10am", "06:00": "6am", "6": "6pm", "23.59": "11.59pm", "5p": "5pm",
	} {
		got, ok := kit.ParseClock(typed)
		if !ok || got.String() != want {
			t.Errorf("%q is %v %v, want %s", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "25", "24:00", "13pm", "0am", "1:5", "1:60", "12345", "one", "-1", "1:-1", "+1:00", ":30", "am"} {
		if got, ok := kit.ParseClock(typed); ok {
			t.Errorf("%q was read as %v", typed, got)
		}
	}
}

// What is written back can be read, and is the same.
func TestWrittenDaysAndTimesCanBeRead(t *testing.T) {
	for i := range 800 {
		day := time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)
		if got, ok := kit.ParseDay(kit.FormatDay(day), tuesday); !ok || !got.Equal(day) {
			t.Fatalf("%s is read as %v", kit.FormatDay(day), got)
		}
	}
	for m := kit.Minutes(0); m < 24*60; m++ {
		if got, ok := kit.ParseClock(m.String()); !ok || got != m {
			t.Fatalf("%s is read as %v", m, got)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"29 Dec", "1/2/3", "next tue", "２９ Dec", "0000-00-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if day, ok := kit.ParseDay(s, tuesday); ok {
			if again, ok := kit.ParseDay(kit.FormatDay(day), tuesday); !ok || !again.Equal(day) {
				t.Errorf("%q is %v, written %q", s, day, kit.FormatDay(day))
			}
		}
	})
}

func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"1pm", "13:00", "1330", "1.30 p.m."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m, ok := kit.ParseClock(s); ok && (m < 0 || m >= 24*60) {
			t.Errorf("%q is %d minutes", s, m)
		}
	})
}
