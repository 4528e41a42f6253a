package desk

import (
	"encoding/json"
	"errors"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
)

// refused fails the test unless err is of that kind and key; a "" key is any.
func refused(t *testing.T, err error, kind surgery.ErrorKind, key string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) || ours.Kind != kind || key != "" && ours.Key != key {
		t.Errorf("got %v, want %s: %s", err, kind, key)
	}
}

func board(t *testing.T, d *Desk) Board {
	t.Helper()
	b, err := d.Board()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func visit(t *testing.T, d *Desk, id surgery.ID) Visit {
	t.Helper()
	v, err := d.Visit(id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func search(t *testing.T, d *Desk, typed string) Search {
	t.Helper()
	found, err := d.Search(typed)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func cardNames(cards []Card) []string {
	var names []string
	for _, c := range cards {
		names = append(names, c.Name)
	}
	return names
}

func rowNames(rows []Found) []string {
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return names
}

// step returns one step of a visit.
func step(t *testing.T, v Visit, id string) checklist.MarkedStep {
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

// arrive checks in somebody new with the safe basics.
func arrive(t *testing.T, d *Desk, name string, saves bool) surgery.Change {
	t.Helper()
	return must(t)(d.CheckInNew(Arrival{Name: name, Track: surgery.Personal, Checklists: []string{"safe-basics"}, SavePlace: saves}))
}

// surgeon is a surgeon who is here now.
func (w *world) surgeon(t *testing.T, d *Desk, name string, helps ...string) surgery.ID {
	t.Helper()
	must(t)(d.SaveSurgeon(surgery.Surgeon{Helps: helps, Words: surgery.SurgeonWords{Name: name}}))
	all, err := d.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Words.Name == name {
			must(t)(d.SurgeonArrives(s.ID, w.now))
			return s.ID
		}
	}
	t.Fatalf("no surgeon %s", name)
	return ""
}

// nextMonth closes the open surgery and starts the next, four weeks later.
func (w *world) nextMonth(t *testing.T, d *Desk) {
	t.Helper()
	must(t)(d.CloseSurgery(nil))
	w.pass(28 * 24 * 60 * 60 * 1e9)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
}

// sprint returns all a record says, facts and words.
func sprint(r surgery.Record) string {
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
