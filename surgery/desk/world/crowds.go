package world

import (
	"fmt"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/report"
)

// Crowd puts n visits into the open surgery in one operation, a third each
// waiting, being helped and finished, with two steps done and one not today.
func (w *World) Crowd(t testing.TB, d *rooms.Rooms, n int) {
	t.Helper()
	o := &surgery.Operation{ID: d.Desk.NewID(), Kind: surgery.StepsMarked, About: d.Desk.Surgery().ID, Surgery: d.Desk.Surgery().ID}
	for i := range n {
		a := &surgery.Attendee{ID: d.Desk.NewID(), Words: surgery.AttendeeWords{Name: MadeUpName(i)}}
		v := &surgery.Visit{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Attendee: a.ID, Number: i + 1, Track: surgery.Personal,
			Checklists: []string{"safe-basics", "bluesky-setup"}, ArrivedAt: d.Desk.Moment()}
		v.State = []surgery.VisitState{surgery.Waiting, surgery.BeingHelped, surgery.Finished}[i%3]
		if v.State == surgery.BeingHelped {
			v.PairedAt = d.Desk.Moment()
		}
		o.Edits = append(o.Edits, surgery.Edit{After: a}, surgery.Edit{After: v})
		for s, step := range []string{"basics-email-first", "basics-three-words", "basics-two-step"} {
			p := &surgery.Progress{On: v.ID, Checklist: "safe-basics", Step: step, State: surgery.Done, At: d.Desk.Moment(), Version: 1, Person: a.ID}
			if s == 2 {
				p.State, p.Words.Note = surgery.NotTodayStep, "phone at home"
			}
			o.Edits = append(o.Edits, surgery.Edit{After: p})
		}
	}
	if _, err := d.Desk.Do(o, ""); err != nil {
		t.Fatal(err)
	}
}

var (
	madeUpFirst = []string{"Zoë", "Sam", "José", "Priya", "Łukasz", "Mo", "Siân", "Jean-Luc", "Ayesha", "Оля", "Wu", "Anna"}
	madeUpLast  = []string{"Sampleton", "O'Pretend", "Madeup", "Ejemplo", "Przykład", "Placeholder", "Fableton", "Notareal", "Testerby", "Quux"}
)

// MadeUpName returns the name of the i-th of many, all different.
func MadeUpName(i int) string {
	return fmt.Sprintf("%s %s%s", madeUpFirst[i%len(madeUpFirst)], letters(i/len(madeUpFirst)), madeUpLast[i%len(madeUpLast)])
}

// letters counts in letters.
func letters(n int) string {
	said := ""
	for ; n > 0; n /= 20 {
		said = string("bcdfghjklmnprstvwxyz"[n%20]) + string("aeiou"[n%5]) + said
	}
	return said
}

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

// Crowds are how many saved their place, for what must not grow with it.
var Crowds = []int{1_000, 10_000, 100_000}

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
	return Got[reports.Report](t)(d.Reports.Report(kind, id))
}
