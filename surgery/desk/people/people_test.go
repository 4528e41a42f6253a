package people_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// tables returns every record of every table that people are in, to compare.
func tables(t *testing.T, d *rooms.Rooms, surgeries ...surgery.ID) string {
	t.Helper()
	var all []string
	add := func(r surgery.Record) { all = append(all, world.Sprint(r)) }
	people, err := d.Desk.Store().Attendees()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range people {
		add(a)
	}
	at, err := d.Desk.Store().Surgeries()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range at {
		visits, err := d.Desk.Store().Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range visits {
			add(v)
			marks, err := d.Desk.Store().Progress(v.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range marks {
				add(m)
			}
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func person(t *testing.T, d *rooms.Rooms, id surgery.ID) people.Person {
	t.Helper()
	p, err := d.People.Person(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestConsents(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	_, err := d.Today.CheckInNew(today.Arrival{Name: "Pat Sample", Allowed: surgery.Allowed{Contact: "pat@example.org"}})
	world.Refused(t, err, surgery.Invalid, "consent.contact_not_allowed")
	pat := world.AttendeeOf(t, d, world.Arrive(t, d, "Pat Sample", true).Visit)
	if p := person(t, d, pat); len(p.Consents) != 0 {
		t.Errorf("said yes by default: %+v", p.Consents)
	}
	world.Must(t)(d.People.EditPerson(pat, people.EditPerson{Name: "Pat Sample", Until: "2027-02-22", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "pat@example.org"}}))
	w.Pass(48 * time.Hour)
	world.Must(t)(d.People.SetConsent(pat, surgery.Photo, true))
	world.Must(t)(d.People.SetConsent(pat, surgery.ContactMe, false))
	p := person(t, d, pat)
	want := []surgery.Consent{{For: surgery.ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-26"}, {For: surgery.Photo, Given: "2026-11-26"}}
	if !slices.Equal(p.Consents, want) || p.Allowed.Contact != "" {
		t.Errorf("%+v, contact %q", p.Consents, p.Allowed.Contact)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if p := person(t, d, pat); p.Allowed.Contact != "pat@example.org" {
		t.Errorf("undone, the contact is %q", p.Allowed.Contact)
	}
	world.Must(t)(d.People.SetConsent(pat, surgery.Photo, false)) // on the same day: a slip
	if p := person(t, d, pat); len(p.Consents) != 1 {
		t.Errorf("%+v", p.Consents)
	}
	if done := world.Must(t)(d.People.SetConsent(pat, surgery.Photo, false)); len(done.Changed) != 0 {
		t.Error("changed what was so already")
	}
}

// Only what is said with a yes to using their words may become a quote, and
// without a name.
func TestWordsAreQuotedOnlyWithAYes(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	yes := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Ann Sample", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.UseMyWords}}})).Visit
	no := world.Arrive(t, d, "Ben Sample", false).Visit
	keep := []closing.Learnt{{Visit: yes, Text: "I said this"}, {Visit: no, Text: "I said that"}}
	for _, l := range keep {
		world.Must(t)(d.Visit.FinishVisit(l.Visit, visit.Finish{Learnt: l.Text}))
	}
	if c, err := d.Closing.Closing(); err != nil || !c.Quotable[yes] || c.Quotable[no] {
		t.Errorf("%+v %v", c.Quotable, err)
	}
	world.Must(t)(d.Closing.CloseSurgery(keep))
	kept, err := d.Desk.Store().Learnings()
	if err != nil || len(kept) != 2 {
		t.Fatal(kept, err)
	}
	for _, l := range kept {
		if want := map[string]string{"I said this": "2026-11-24"}[l.Words.What]; l.Permitted != want || l.Kind != "" {
			t.Errorf("%+v", l)
		}
	}
}

func TestTheRecordHoldsAllAndNoFileNamesThem(t *testing.T) {
	w := world.New(t)
	d, last, now, today := world.TwoSams(t, w)
	world.Must(t)(d.Visit.FinishVisit(today.Visit, visit.Finish{Learnt: "Learntscribble", SaveUntil: d.Settings.SaveUntil(), Outcome: surgery.GotGoing}))
	world.Must(t)(d.People.MergePeople(last, now))
	world.Must(t)(d.People.EditPerson(last, people.EditPerson{Name: "Sam Renamed", Until: "2027-03-03", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "new@example.org"}}))
	folder := t.TempDir()
	for range 2 {
		world.Must(t)(d.People.SaveRecord(last, folder))
	}
	paper, err := d.People.RecordPaper(last, "")
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Prints.SavePDF(paper, folder))
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), "record-2026-12-22-") || strings.Contains(strings.ToLower(f.Name()), "sam") {
			t.Errorf("a file is called %s", f.Name())
		}
	}
	raw, err := os.ReadFile(filepath.Join(folder, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Sam Renamed", "Sam Sampleton", "new@example.org", "sam@example.org", "Firstscribble", "Secondscribble", "Learntscribble", "Got going"} {
		if !strings.Contains(string(raw), word) {
			t.Errorf("%q is held and not in the record", word)
		}
	}
	fields := got["fields"].(map[string]any)
	var explain func(at string, v any)
	explain = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				if at == "" && slices.Contains([]string{"about", "organisation", "made", "fields"}, name) {
					continue
				}
				if fields[name] == nil && !slices.Contains([]string{"for", "given", "withdrawn", "day", "venue", "checklist", "step", "state", "at", "note", "what", "until", "field", "text"}, name) {
					t.Errorf("%s.%s is not explained", at, name)
				}
				explain(at+"."+name, inner)
			}
		case []any:
			for _, inner := range v {
				explain(at, inner)
			}
		}
	}
	explain("", got)
}

func TestPeopleByPages(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for i := range 30 {
		world.Arrive(t, d, fmt.Sprintf("Person %c%d Sample", 'A'+i%26, i), i%2 == 0)
	}
	var names []string
	for from := 0; from < d.People.Count(); from += 7 {
		rows, err := d.People.People(from, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			names = append(names, strings.ToLower(r.Name))
			if r.Visit == "" || !strings.HasPrefix(r.Detail, "here today") {
				t.Errorf("%+v", r)
			}
		}
	}
	if len(names) != 30 || !slices.IsSorted(names) {
		t.Errorf("%q", names)
	}
	if rows, err := d.People.FindPeople("c2"); err != nil || len(rows) != 2 {
		t.Errorf("%+v %v", rows, err)
	}
}
