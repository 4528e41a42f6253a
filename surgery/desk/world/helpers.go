package world

import (
	"encoding/json"
	"errors"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
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
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Visit returns a visit as its screen shows it.
func Visit(t *testing.T, d *rooms.Rooms, id surgery.ID) visit.Visit {
	t.Helper()
	v, err := d.Visit.Visit(id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Search types into the check-in box.
func Search(t *testing.T, d *rooms.Rooms, typed string) today.Search {
	t.Helper()
	found, err := d.Today.Search(typed)
	if err != nil {
		t.Fatal(err)
	}
	return found
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
