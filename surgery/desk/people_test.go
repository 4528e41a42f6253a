package desk

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
)

// tables returns every record of every table that people are in, to compare.
func tables(t *testing.T, d *Desk, surgeries ...surgery.ID) string {
	t.Helper()
	var all []string
	add := func(r surgery.Record) { all = append(all, sprint(r)) }
	people, err := d.store.Attendees()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range people {
		add(a)
	}
	at, err := d.store.Surgeries()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range at {
		visits, err := d.store.Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range visits {
			add(v)
			marks, err := d.store.Progress(v.ID)
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

func person(t *testing.T, d *Desk, id surgery.ID) Person {
	t.Helper()
	p, err := d.Person(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func attendeeOf(t *testing.T, d *Desk, visit surgery.ID) surgery.ID {
	t.Helper()
	v, err := d.store.Visit(visit)
	if err != nil {
		t.Fatal(err)
	}
	return v.Attendee
}

// twoSams are two records of one person: one of last month, and one of today
// with a slip in the name, each with a step, a note and consents.
func twoSams(t *testing.T, w *world) (d *Desk, last, now surgery.ID, today surgery.Change) {
	d = w.started(t)
	first := must(t)(d.CheckInNew(Arrival{Name: "Sam Sampleton", Checklists: []string{"safe-basics"}, SavePlace: true,
		Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe, surgery.Photo}, Contact: "sam@example.org"}}))
	last = attendeeOf(t, d, first.Visit)
	must(t)(d.Mark(first.Visit, "safe-basics", visit(t, d, first.Visit).Lists[0].Steps[0].ID, surgery.Done))
	must(t)(d.WriteNote(first.Visit, "safe-basics", visit(t, d, first.Visit).Lists[0].Steps[0].ID, "Firstscribble"))
	w.nextMonth(t, d)
	today = must(t)(d.CheckInNew(Arrival{Name: "Sam Sampletno", Checklists: []string{"safe-basics"}, SavePlace: true, Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.UseMyWords}}}))
	now = attendeeOf(t, d, today.Visit)
	must(t)(d.WriteNote(today.Visit, "safe-basics", visit(t, d, today.Visit).Lists[0].Steps[1].ID, "Secondscribble"))
	return d, last, now, today
}

func TestConsents(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	_, err := d.CheckInNew(Arrival{Name: "Pat Sample", Allowed: surgery.Allowed{Contact: "pat@example.org"}})
	refused(t, err, surgery.Invalid, "consent.contact_not_allowed")
	pat := attendeeOf(t, d, arrive(t, d, "Pat Sample", true).Visit)
	if p := person(t, d, pat); len(p.Consents) != 0 {
		t.Errorf("said yes by default: %+v", p.Consents)
	}
	must(t)(d.EditPerson(pat, EditPerson{Name: "Pat Sample", Until: "2027-02-22", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "pat@example.org"}}))
	w.pass(48 * time.Hour)
	must(t)(d.SetConsent(pat, surgery.Photo, true))
	must(t)(d.SetConsent(pat, surgery.ContactMe, false))
	p := person(t, d, pat)
	want := []surgery.Consent{{For: surgery.ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-26"}, {For: surgery.Photo, Given: "2026-11-26"}}
	if !slices.Equal(p.Consents, want) || p.Words.Contact != "" {
		t.Errorf("%+v, contact %q", p.Consents, p.Words.Contact)
	}
	must(t)(d.Undo(""))
	if p := person(t, d, pat); p.Words.Contact != "pat@example.org" {
		t.Errorf("undone, the contact is %q", p.Words.Contact)
	}
	must(t)(d.SetConsent(pat, surgery.Photo, false)) // on the same day: a slip
	if p := person(t, d, pat); len(p.Consents) != 1 {
		t.Errorf("%+v", p.Consents)
	}
	if done := must(t)(d.SetConsent(pat, surgery.Photo, false)); len(done.Changed) != 0 {
		t.Error("changed what was so already")
	}
}

// Only what is said with a yes to using their words may become a quote, and
// without a name.
func TestWordsAreQuotedOnlyWithAYes(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	yes := must(t)(d.CheckInNew(Arrival{Name: "Ann Sample", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.UseMyWords}}})).Visit
	no := arrive(t, d, "Ben Sample", false).Visit
	keep := []Learnt{{Visit: yes, Text: "I said this"}, {Visit: no, Text: "I said that"}}
	for _, l := range keep {
		must(t)(d.FinishVisit(l.Visit, Finish{Learnt: l.Text}))
	}
	if c, err := d.Closing(); err != nil || !c.Quotable[yes] || c.Quotable[no] {
		t.Errorf("%+v %v", c.Quotable, err)
	}
	must(t)(d.CloseSurgery(keep))
	kept, err := d.store.Learnings()
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
	w := newWorld(t)
	d, last, now, today := twoSams(t, w)
	must(t)(d.FinishVisit(today.Visit, Finish{Learnt: "Learntscribble", SaveUntil: d.SaveUntil(), Outcome: surgery.GotGoing}))
	must(t)(d.MergePeople(last, now))
	must(t)(d.EditPerson(last, EditPerson{Name: "Sam Renamed", Until: "2027-03-03", Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "new@example.org"}}))
	folder := t.TempDir()
	for range 2 {
		must(t)(d.SaveRecord(last, folder))
	}
	paper, err := d.RecordPaper(last, "")
	if err != nil {
		t.Fatal(err)
	}
	must(t)(d.SavePDF(paper, folder))
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
	w := newWorld(t)
	d := w.started(t)
	for i := range 30 {
		arrive(t, d, fmt.Sprintf("Person %c%d Sample", 'A'+i%26, i), i%2 == 0)
	}
	var names []string
	for from := 0; from < d.PeopleCount(); from += 7 {
		rows, err := d.People(from, 7)
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
	if rows, err := d.FindPeople("c2"); err != nil || len(rows) != 2 {
		t.Errorf("%+v %v", rows, err)
	}
}
