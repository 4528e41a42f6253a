package world

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/report"
)

// FillVisits fills the open surgery with visits of all kinds, many to an operation,
// which is quick: every third a guest, every fifth somebody who came back.
func (w *World) FillVisits(t testing.TB, d *rooms.Rooms, visits int) {
	t.Helper()
	o := &surgery.Operation{ID: d.Desk.NewID(), Kind: surgery.StepsMarked, About: d.Desk.Surgery().ID, Surgery: d.Desk.Surgery().ID}
	steps := []string{"basics-email-first", "basics-three-words", "basics-two-step"}
	for i := range visits {
		v := &surgery.Visit{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Number: i + 1, State: surgery.Finished, ArrivedAt: d.Desk.Moment(),
			Track: []surgery.Track{surgery.Personal, surgery.Professional, surgery.Both, ""}[i%4], Checklists: []string{"safe-basics", "bluesky-setup"}[:i%3],
			Outcome: append([]surgery.Outcome{""}, surgery.Outcomes...)[i%5], Barrier: append([]surgery.Barrier{"", ""}, surgery.Barriers...)[i%9],
			Before: i % 6, After: min(5, i%6+i%3)}
		v.PairedAt = v.ArrivedAt.Add(time.Duration(i%25) * time.Minute)
		person := v.ID
		if i%3 > 0 {
			a := &surgery.Attendee{ID: d.Desk.NewID(), Words: surgery.AttendeeWords{Name: MadeUpName(i)}}
			if i%5 == 0 {
				a.SavedAt, a.SavedUntil, v.Returning = d.Desk.Moment(), d.Settings.SaveUntil(), true
			}
			v.Attendee, person = a.ID, a.ID
			o.Edits = append(o.Edits, surgery.Edit{After: a})
		}
		o.Edits = append(o.Edits, surgery.Edit{After: v})
		for _, step := range steps[:i%4] {
			o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Progress{On: v.ID, Checklist: "safe-basics", Step: step, State: surgery.Done, At: v.ArrivedAt, Version: 1, Person: person}})
		}
		if i%2 == 0 {
			o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Print{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Visit: v.ID, Kind: surgery.HandoutPrint, Size: surgery.Standard, Copies: 1 + i%2, At: d.Desk.Moment()}})
		}
	}
	if err := d.Desk.Store().Do(o); err != nil {
		t.Fatal(err)
	}
	if err := d.Names.LoadNames(); err != nil {
		t.Fatal(err)
	}
	for i := range min(visits, 9) {
		Must(t)(d.Today.CountRole(today.Roles[i%len(today.Roles)], 1+i))
	}
}

// Held opens a surgery, fills it, and closes it two hours later, with three
// surgeons whose hours were written down and one whose end nobody wrote down.
func (w *World) Held(t testing.TB, d *rooms.Rooms, visits int) surgery.ID {
	t.Helper()
	Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	id, began := d.Desk.Surgery().ID, w.Now
	all, err := d.Today.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		for _, name := range []string{"Vera Sample", "Ade Sample", "Kit Sample", "Mo Sample"} {
			Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}))
		}
		if all, err = d.Today.Surgeons(); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range all {
		Must(t)(d.Today.SurgeonArrives(s.ID, began))
	}
	w.FillVisits(t, d, visits)
	w.Pass(2 * time.Hour)
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.Surgeons[:3] {
		Must(t)(d.Today.SurgeonLeaves(s.Presence))
	}
	Must(t)(d.Closing.CloseSurgery(nil))
	return id
}

// WeekOf holds five surgeries from a Monday on, after one in the month before.
func (w *World) WeekOf(t testing.TB, d *rooms.Rooms, visits int) {
	t.Helper()
	w.Now = time.Date(2026, 10, 27, 13, 0, 0, 0, time.UTC)
	w.Held(t, d, visits/2)
	for day := range 5 {
		w.Now = time.Date(2026, 11, 23+day, 13, 0, 0, 0, time.UTC)
		w.Held(t, d, visits)
	}
}

// Reported returns a report.
func Reported(t testing.TB, d *rooms.Rooms, kind report.Kind, id string) reports.Report {
	t.Helper()
	r, err := d.Reports.Report(kind, id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
