package world

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	todayroom "socialmediasurgery/surgery/desk/today"
)

// AttendeeOf returns who came to a visit.
func AttendeeOf(t *testing.T, d *rooms.Rooms, visit surgery.ID) surgery.ID {
	t.Helper()
	v, err := d.Desk.Store().Visit(visit)
	if err != nil {
		t.Fatal(err)
	}
	return v.Attendee
}

// TwoSams are two records of one person: one of last month, and one of today
// with a slip in the name, each with a step, a note and consents.
func TwoSams(t *testing.T, w *World) (d *rooms.Rooms, last, now surgery.ID, today surgery.Change) {
	d = w.Started(t)
	first := Must(t)(d.Today.CheckInNew(todayroom.Arrival{Name: "Sam Sampleton", Checklists: []string{"safe-basics"}, SavePlace: true,
		Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe, surgery.Photo}, Contact: "sam@example.org"}}))
	last = AttendeeOf(t, d, first.Visit)
	Must(t)(d.Visit.Mark(first.Visit, "safe-basics", Visit(t, d, first.Visit).Lists[0].Steps[0].ID, surgery.Done))
	Must(t)(d.Visit.WriteNote(first.Visit, "safe-basics", Visit(t, d, first.Visit).Lists[0].Steps[0].ID, "Firstscribble"))
	w.NextMonth(t, d)
	today = Must(t)(d.Today.CheckInNew(todayroom.Arrival{Name: "Sam Sampletno", Checklists: []string{"safe-basics"}, SavePlace: true, Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.UseMyWords}}}))
	now = AttendeeOf(t, d, today.Visit)
	Must(t)(d.Visit.WriteNote(today.Visit, "safe-basics", Visit(t, d, today.Visit).Lists[0].Steps[1].ID, "Secondscribble"))
	return d, last, now, today
}
