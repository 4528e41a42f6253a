package world

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/bookings"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
)

// Refused fails the test unless err is of that kind and key; a "" key is any.
func Refused(t *testing.T, err error, kind surgery.ErrorKind, key string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Kind != kind || key != "" && ours.Key != key {
		t.Errorf("got %v, want %s: %s", err, kind, key)
	}
}

// Board returns the board of Today.
func Board(t *testing.T, d *rooms.Rooms) today.Board {
	t.Helper()
	return Got[today.Board](t)(d.Today.Board())
}

// Visit returns a visit as its screen shows it.
func Visit(t *testing.T, d *rooms.Rooms, id surgery.ID) visit.Visit {
	t.Helper()
	return Got[visit.Visit](t)(d.Visit.Visit(id))
}

// Search types into the check-in box.
func Search(t *testing.T, d *rooms.Rooms, typed string) today.Search {
	t.Helper()
	return Got[today.Search](t)(d.Today.Search(typed))
}

// CardNames returns the names on cards.
func CardNames(cards []today.Card) []string {
	var names []string
	for _, c := range cards {
		names = append(names, c.Name)
	}
	return names
}

// RowNames returns the names in rows.
func RowNames(rows []today.Found) []string {
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return names
}

// Step returns one step of a visit.
func Step(t *testing.T, v visit.Visit, id string) checklist.MarkedStep {
	t.Helper()
	for _, l := range v.Lists {
		for _, s := range l.Steps {
			if s.ID == id {
				return s
			}
		}
	}
	t.Fatalf("no step %s", id)
	return checklist.MarkedStep{}
}

// Arrive checks in somebody new with the safe basics.
func Arrive(t *testing.T, d *rooms.Rooms, name string, saves bool) surgery.Change {
	t.Helper()
	return Must(t)(d.Today.CheckInNew(today.Arrival{Name: name, Track: surgery.Personal, Checklists: []string{"safe-basics"}, SavePlace: saves}))
}

// Surgeon is a surgeon who is here now.
func (w *World) Surgeon(t *testing.T, d *rooms.Rooms, name string, helps ...string) surgery.ID {
	t.Helper()
	Must(t)(d.Today.SaveSurgeon(surgery.Surgeon{Helps: helps, Words: surgery.SurgeonWords{Name: name}}))
	all, err := d.Today.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Words.Name == name {
			Must(t)(d.Today.SurgeonArrives(s.ID, w.Now))
			return s.ID
		}
	}
	t.Fatalf("no surgeon %s", name)
	return ""
}

// NextMonth closes the open surgery and starts the next, four weeks later.
func (w *World) NextMonth(t *testing.T, d *rooms.Rooms) {
	t.Helper()
	Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(28 * 24 * 60 * 60 * 1e9)
	Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
}

// Sprint returns all a record says, facts and words.
func Sprint(r surgery.Record) string {
	facts, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	words, err := json.Marshal(r.Text())
	if err != nil {
		return err.Error()
	}
	return string(r.Family()) + " " + string(facts) + " " + string(words)
}

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
func TwoSams(t *testing.T, w *World) (d *rooms.Rooms, last, now surgery.ID, came surgery.Change) {
	d = w.Started(t)
	first := Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sampleton", Checklists: []string{"safe-basics"}, SavePlace: true,
		Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe, surgery.Photo}, Contact: "sam@example.org"}}))
	last = AttendeeOf(t, d, first.Visit)
	Must(t)(d.Visit.Mark(first.Visit, "safe-basics", Visit(t, d, first.Visit).Lists[0].Steps[0].ID, surgery.Done))
	Must(t)(d.Visit.WriteNote(first.Visit, "safe-basics", Visit(t, d, first.Visit).Lists[0].Steps[0].ID, "Firstscribble"))
	w.NextMonth(t, d)
	came = Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sampletno", Checklists: []string{"safe-basics"}, SavePlace: true, Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.UseMyWords}}}))
	now = AttendeeOf(t, d, came.Visit)
	Must(t)(d.Visit.WriteNote(came.Visit, "safe-basics", Visit(t, d, came.Visit).Lists[0].Steps[1].ID, "Secondscribble"))
	return d, last, now, came
}

// Standings writes the rows of a preview as the host reads them: "name day at
// standing", and a star before those that are ticked.
func Standings(f bookings.File) string {
	var all []string
	for _, r := range f.Rows {
		tick := ""
		if r.Take {
			tick = "*"
		}
		all = append(all, tick+strings.Join(strings.Fields(r.Name+" "+r.Day[8:]+" "+r.At+" "+string(r.Standing)), " "))
	}
	return strings.Join(all, "|")
}

// Expected returns how many who booked for today are not here yet.
func Expected(d *rooms.Rooms) (n int, err error) {
	people, err := d.Desk.Store().Attendees()
	if err != nil {
		return 0, err
	}
	here, err := d.Names.VisitsHere()
	if err != nil {
		return 0, err
	}
	for _, a := range people {
		if _, booked := a.BookedOn(d.Desk.Today()); booked && here.ByAttendee[a.ID] == nil {
			n++
		}
	}
	return n, nil
}

// File writes a file that somebody gives us, and returns where it is.
func File(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
