package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/rooms"
)

// Asks keeps the example as a question of the recovery week, and returns it.
func Asks(t testing.TB, d *rooms.Rooms) *surgery.Barometer {
	t.Helper()
	if w, err := d.Week.Current(); err != nil || w == nil {
		week, err := d.Week.NewWeek("")
		if err != nil {
			t.Fatal(err)
		}
		week.Words.Title, week.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
		Must(t)(d.Week.SaveWeek(week, ""))
	}
	b, err := d.Barometer.New("")
	if err != nil {
		t.Fatal(err)
	}
	if b.Words, err = d.Barometer.Example(); err != nil {
		t.Fatal(err)
	}
	kept, err := d.Desk.Store().Barometer(Must(t)(d.Barometer.Save(b)).About)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// Results returns the results of a question.
func Results(t testing.TB, d *rooms.Rooms, id surgery.ID) barometer.Results {
	t.Helper()
	r, err := d.Barometer.Results(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
