package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/week"
)

// RecoveryWeek adds a week of 23 to 27 November 2026; the world's day is its Tuesday.
func RecoveryWeek(t *testing.T, d *rooms.Rooms) *surgery.Week {
	t.Helper()
	w, err := d.Week.NewWeek("")
	if err != nil || w.From != "2026-11-23" || w.Until != "2026-11-27" {
		t.Fatalf("%+v %v", w, err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"#LYPFTrecovery"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Considering Lilies", Address: "example.org/considering-lilies"}}
	Must(t)(d.Week.SaveWeek(w, ""))
	now, err := d.Week.Current()
	if err != nil || now == nil {
		t.Fatal(now, err)
	}
	return now
}

// Event is an event of a week, not yet kept.
func Event(d *rooms.Rooms, w *surgery.Week, kind surgery.EventKind, title, day, from, until string) surgery.Event {
	e := surgery.Event{Week: w.ID, Kind: kind, Day: day, Words: surgery.EventWords{Title: title}}
	if from != "" {
		e.Starts = d.Week.EventTime(day, from)
	}
	if until != "" {
		e.Ends = d.Week.EventTime(day, until)
	}
	return e
}

// Board returns the board of the week.
func WeekBoard(t *testing.T, d *rooms.Rooms) week.Board {
	t.Helper()
	b, err := d.Week.Board("")
	if err != nil {
		t.Fatal(err)
	}
	return b
}
