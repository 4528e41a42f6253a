package world

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
)

// Seeded returns a desk with that many people who saved their place, each with
// a visit and three steps at an earlier surgery, and today's surgery open with
// 40 of them here. People are written many to an operation, which is quick.
func Seeded(b *testing.B, people int) (*World, *rooms.Rooms) {
	b.Helper()
	w := New(b)
	d := w.Open(b)
	venue := surgery.SurgeryWords{Venue: "Made-up Hall"}
	Must(b)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: venue}))
	const most = 5000
	for from := 0; from < people; from += most {
		o := &surgery.Operation{ID: d.Desk.NewID(), Kind: surgery.StepsMarked, About: d.Desk.Surgery().ID}
		for i := from; i < min(people, from+most); i++ {
			a := &surgery.Attendee{ID: d.Desk.NewID(), SavedUntil: "2027-02-22", SavedAt: d.Desk.Moment(), Words: surgery.AttendeeWords{Name: MadeUpName(i)}}
			v := &surgery.Visit{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Attendee: a.ID, Number: i + 1, Track: surgery.Personal, State: surgery.Finished,
				Checklists: []string{"safe-basics", "bluesky-setup"}, ArrivedAt: d.Desk.Moment()}
			o.Edits = append(o.Edits, surgery.Edit{After: a}, surgery.Edit{After: v})
			for _, step := range []string{"basics-email-first", "basics-three-words", "basics-two-step"} {
				o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Progress{On: v.ID, Checklist: "safe-basics", Step: step, State: surgery.Done,
					At: v.ArrivedAt, Version: 1, Person: a.ID}})
			}
		}
		if err := d.Desk.Store().Do(o); err != nil {
			b.Fatal(err)
		}
	}
	closed := *d.Desk.Surgery()
	closed.ClosedAt = d.Desk.Moment()
	if _, err := d.Desk.Do(&surgery.Operation{Kind: surgery.SurgeryClosed, About: closed.ID, Edits: []surgery.Edit{{Before: d.Desk.Surgery(), After: &closed}}}, ""); err != nil {
		b.Fatal(err)
	}
	if err := d.Desk.Close(); err != nil {
		b.Fatal(err)
	}
	w.Pass(28 * 24 * time.Hour)
	d = w.Open(b) // as it is after a start: nothing in memory but the names
	Must(b)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: venue}))
	for i := range 40 {
		found, err := d.Today.Search(MadeUpName(i * people / 40))
		if err != nil || len(found.Rows) == 0 {
			b.Fatal(found, err)
		}
		Must(b)(d.Today.CheckIn(found.Rows[0].Attendee))
	}
	return w, d
}

var Crowds = []int{1_000, 10_000, 100_000}
