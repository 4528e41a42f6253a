package world

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
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
