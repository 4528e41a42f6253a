package surgery

import (
	"slices"
	"testing"
)

func TestSomebodyBooksSeveralDays(t *testing.T) {
	a := &Attendee{ID: "a", Words: AttendeeWords{Name: "Di Up"}}
	if a.Booked() != nil {
		t.Error("booked for nothing")
	}
	a.Book([]Booked{{Day: "2026-11-26", At: "14:00"}, {Day: "2026-11-25"}, {Day: "2026-11-26", At: "15:00", Wants: "a page"}})
	want := []Booked{{Day: "2026-11-25"}, {Day: "2026-11-26", At: "15:00", Wants: "a page"}}
	if got := a.Booked(); !slices.Equal(got, want) || a.ExpectedDay != "2026-11-25" {
		t.Errorf("%+v", got)
	}
	for day, want := range map[string]string{"2026-11-01": "2026-11-25", "2026-11-25": "2026-11-25", "2026-11-26": "2026-11-26", "2026-12-01": "2026-11-26"} {
		if b, ok := a.BookedNext(day); !ok || b.Day != want {
			t.Errorf("on %s: %+v", day, b)
		}
	}
	if _, ok := a.BookedOn("2026-11-24"); ok {
		t.Error("booked for a day nobody said")
	}
	if b, ok := a.BookedOn("2026-11-26"); !ok || b.Wants != "a page" || a.Validate() != nil {
		t.Errorf("%+v, %v", b, a.Validate())
	}
	a.Words.Later[0].At = "25:00"
	if a.Validate() == nil {
		t.Error("a time there is not was let in")
	}
}
