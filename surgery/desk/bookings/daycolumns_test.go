package bookings_test

import (
	"testing"

	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/world"
)

// A list with a column for each day is bookings of those days: one person each,
// and the preview says how many people and how many bookings.
func TestAColumnForEachDayAtTheDesk(t *testing.T) {
	d := world.New(t).Started(t)
	const list = "Name,Tuesday 24 November,Thursday 26 November\nAda Example,2pm,x\nBen Sample,,x\nCy Made,,\n"
	f, err := d.Bookings.Read(bookings.List{Pasted: list, Day: "2026-11-24"})
	if err != nil || world.Standings(f) != "*Ada Example 24 14:00 new|*Ada Example 26 new|*Ben Sample 26 new|Cy Made 24 new" || f.Rows[3].Doubt != "no day is ticked" {
		t.Fatalf("%s %v", world.Standings(f), err)
	}
	if people, bookings, out := f.Expected(); people != 2 || bookings != 3 || out != 0 {
		t.Errorf("%d people, %d bookings, %d out", people, bookings, out)
	}
	world.Must(t)(d.Bookings.Import(f.Rows))
	if found, err := d.Today.Search("ada"); err != nil || len(found.Rows) != 1 || found.Rows[0].Detail != "booked for today at 2pm" {
		t.Errorf("%+v %v", found, err)
	}
	// A newer one takes a day back, and moves nothing else.
	f, err = d.Bookings.Read(bookings.List{Pasted: "Name,Tuesday 24 November,Thursday 26 November\nAda Example,2pm,no\nBen Sample,,x\n", Day: "2026-11-24"})
	if err != nil || world.Standings(f) != "Ada Example 24 14:00 same|Ben Sample 26 same|*Ada Example 26 off" {
		t.Fatalf("%s %v", world.Standings(f), err)
	}
	if people, bookings, out := f.Expected(); people != 2 || bookings != 2 || out != 1 {
		t.Errorf("%d people, %d bookings, %d out", people, bookings, out)
	}
	if done := world.Must(t)(d.Bookings.Import(f.Rows)); done.Notice != "1 booking is taken out." {
		t.Error(done.Notice)
	}
}

// Two days are two bookings of one person, in the count as well; a second person
// of one name counts when the host ticks them.
func TestPeopleAndBookingsAreCounted(t *testing.T) {
	d := world.New(t).Started(t)
	f := bookingCase(t, d, "b26-one-person-two-days/bookings.csv")
	if people, bookings, _ := f.Expected(); people != 2 || bookings != 4 {
		t.Errorf("%d people, %d bookings", people, bookings)
	}
	f, err := d.Bookings.Read(bookings.List{Pasted: "Cy Made\nCy Made\n", Day: "2026-11-24"})
	if err != nil {
		t.Fatal(err)
	}
	f.Rows[1].Take = true
	if people, bookings, _ := f.Expected(); people != 2 || bookings != 2 {
		t.Errorf("%d people, %d bookings", people, bookings)
	}
	f.Rows[0].Take, f.Rows[1].Take = false, false
	if people, bookings, _ := f.Expected(); people != 0 || bookings != 0 {
		t.Errorf("%d people, %d bookings", people, bookings)
	}
}
