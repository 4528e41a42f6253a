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

// tables answers every record of every table that people are in, to compare.
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
func twoSams(t *testing.T, w *world) (d *Desk, last, now surgery.ID, today Done) {
	d = w.started(t)
	first := must(t)(d.CheckInNew(Arrival{Name: "Sam Sampleton", Checklists: []string{"safe-basics"}, SavePlace: true,
		Allowed: Allowed{For: []surgery.Purpose{surgery.ContactMe, surgery.Photo}, Contact: "sam@example.org"}}))
	last = attendeeOf(t, d, first.Visit)
	must(t)(d.Mark(first.Visit, "safe-basics", visit(t, d, first.Visit).Lists[0].Steps[0].ID, surgery.Done))
	must(t)(d.WriteNote(first.Visit, "safe-basics", visit(t, d, first.Visit).Lists[0].Steps[0].ID, "Firstscribble"))
	w.nextMonth(t, d)
	today = must(t)(d.CheckInNew(Arrival{Name: "Sam Sampletno", Checklists: []string{"safe-basics"}, SavePlace: true, Allowed: Allowed{For: []surgery.Purpose{surgery.UseMyWords}}}))
	now = attendeeOf(t, d, today.Visit)
	must(t)(d.WriteNote(today.Visit, "safe-basics", visit(t, d, today.Visit).Lists[0].Steps[1].ID, "Secondscribble"))
	return d, last, now, today
}

func TestDoublesAreOfferedAndNeverMergedByThemselves(t *testing.T) {
	w := newWorld(t)
	d, last, now, _ := twoSams(t, w)
	arrive(t, d, "Samuel Sampleton", true)
	p := person(t, d, now)
	if len(p.Doubles) != 1 || p.Doubles[0].ID != last || d.PeopleCount() != 3 {
		t.Errorf("%+v of %d", p.Doubles, d.PeopleCount())
	}
}

func TestMergeIsOneOperationAndUndoesWhole(t *testing.T) {
	w := newWorld(t)
	d, last, now, today := twoSams(t, w)
	before := tables(t, d)
	laterDate := person(t, d, now).SavedUntil
	must(t)(d.MergePeople(last, now))
	p := person(t, d, last)
	if len(p.Visits) != 2 || p.Words.Name != "Sam Sampleton" || p.SavedUntil != laterDate || p.Words.Contact != "sam@example.org" ||
		!p.Allows(surgery.UseMyWords) || !p.Allows(surgery.Photo) || p.Here != today.Visit {
		t.Errorf("merged into %+v", p)
	}
	if _, err := d.Person(now); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("the other is still there: %v", err)
	}
	if strings.Contains(tables(t, d), "Sampletno") {
		t.Error("the name that went is in a table")
	}
	if found := search(t, d, "sampletno"); len(found.Rows) != 1 || found.Rows[0].Name != "Sam Sampleton" { // by one slip
		t.Errorf("searching finds %q", rowNames(found.Rows))
	}
	v := visit(t, d, today.Visit)
	if v.Lists[0].Steps[0].Note != "Firstscribble" || v.Lists[0].Steps[1].Note != "Secondscribble" {
		t.Errorf("notes: %+v", v.Lists[0].Steps[:2])
	}
	merged := tables(t, d)
	must(t)(d.Undo(""))
	if got := tables(t, d); got != before {
		t.Errorf("after undo:\n%s\nbefore:\n%s", got, before)
	}
	must(t)(d.Redo(""))
	if tables(t, d) != merged {
		t.Error("done again, it is not the same")
	}
	// A report of the whole store agrees that tables and log say the same.
	if report, err := d.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v %v", report, err)
	}
}

func TestJoinAKioskArrival(t *testing.T) {
	w := newWorld(t)
	d, last, _, _ := twoSams(t, w)
	must(t)(d.MergePeople(last, attendeeOf(t, d, board(t, d).Waiting[0].Visit)))
	w.nextMonth(t, d)
	kiosk := &surgery.Attendee{ID: "k", Words: surgery.AttendeeWords{Name: "Sammy"}}
	v := &surgery.Visit{ID: "kv", Surgery: d.current.ID, Number: 1, State: surgery.Waiting, ArrivedAt: d.moment(), Attendee: "k", Kiosk: true}
	if err := d.do(&surgery.Operation{Kind: surgery.CheckedIn, About: "kv", Visit: "kv", Edits: []surgery.Edit{{After: kiosk}, {After: v}}}); err != nil {
		t.Fatal(err)
	}
	before := tables(t, d)
	done := must(t)(d.Join("k", last))
	got := visit(t, d, "kv")
	if got.Attendee != last || got.Kiosk || !got.Returning || !slices.Equal(got.Checklists, []string{"safe-basics"}) || done.Visit != "kv" {
		t.Errorf("%+v", got.Visit)
	}
	if until := person(t, d, last).SavedUntil; until != d.SaveUntil() {
		t.Errorf("kept until %s", until)
	}
	must(t)(d.Undo("kv"))
	if tables(t, d) != before {
		t.Error("undo did not bring the arrival back")
	}
	must(t)(d.Looked("kv"))
	if got := visit(t, d, "kv"); got.Kiosk || got.Attendee != "k" {
		t.Errorf("%+v", got.Visit)
	}
}

// Somebody checked in twice has one visit after merging; where something was
// done for each, nothing is merged.
func TestMergeOfTwoWhoAreHere(t *testing.T) {
	w := newWorld(t)
	d, last, now, today := twoSams(t, w)
	again := must(t)(d.CheckIn(last))
	before := tables(t, d)
	must(t)(d.MergePeople(now, last)) // the visit of last has nothing on it
	if p := person(t, d, now); len(p.Visits) != 2 || p.Here != today.Visit {
		t.Errorf("%+v", p.Visits)
	}
	if _, err := d.Visit(again.Visit); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("two cards: %v", err)
	}
	must(t)(d.Undo(""))
	if tables(t, d) != before {
		t.Error("undo is not the same")
	}
	must(t)(d.FinishVisit(again.Visit, Finish{}))
	_, err := d.MergePeople(now, last)
	refused(t, err, surgery.Conflict, "people.both_here")
}

func TestConsents(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	_, err := d.CheckInNew(Arrival{Name: "Pat Sample", Allowed: Allowed{Contact: "pat@example.org"}})
	refused(t, err, surgery.Invalid, "consent.contact_not_allowed")
	pat := attendeeOf(t, d, arrive(t, d, "Pat Sample", true).Visit)
	if p := person(t, d, pat); len(p.Consents) != 0 {
		t.Errorf("said yes by default: %+v", p.Consents)
	}
	must(t)(d.EditPerson(pat, EditPerson{Name: "Pat Sample", Until: "2027-02-22", Allowed: Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "pat@example.org"}}))
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

func TestMergedConsents(t *testing.T) {
	c := func(p surgery.Purpose, given, withdrawn string) surgery.Consent {
		return surgery.Consent{For: p, Given: given, Withdrawn: withdrawn}
	}
	const m, u = surgery.ContactMe, surgery.UseMyWords
	for name, tc := range map[string]struct{ a, b, want []surgery.Consent }{
		"none":            {},
		"one":             {a: []surgery.Consent{c(m, "2026-01-01", "")}, want: []surgery.Consent{c(m, "2026-01-01", "")}},
		"both":            {a: []surgery.Consent{c(m, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2026-02-01", "")}, want: []surgery.Consent{c(m, "2026-02-01", "")}},
		"different":       {a: []surgery.Consent{c(u, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2026-02-01", "")}, want: []surgery.Consent{c(m, "2026-02-01", ""), c(u, "2026-01-01", "")}},
		"withdrawn later": {a: []surgery.Consent{c(m, "2026-01-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-01-01", "2026-02-01")}},
		"given later":     {a: []surgery.Consent{c(m, "2026-03-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-03-01", "")}},
		"on one day":      {a: []surgery.Consent{c(m, "2026-02-01", "")}, b: []surgery.Consent{c(m, "2025-01-01", "2026-02-01")}, want: []surgery.Consent{c(m, "2025-01-01", "2026-02-01"), c(m, "2026-02-01", "2026-02-01")}},
	} {
		if got := mergedConsents(tc.a, tc.b); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %+v", name, got)
		}
		other := mergedConsents(tc.b, tc.a)
		slices.SortFunc(other, func(x, y surgery.Consent) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
		sorted := slices.Clone(tc.want)
		slices.SortFunc(sorted, func(x, y surgery.Consent) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
		if !slices.Equal(other, sorted) {
			t.Errorf("%s, the other way round: %+v", name, other)
		}
	}
}

// Only what is said with a yes to using their words may become a quote, and
// without a name.
func TestWordsAreQuotedOnlyWithAYes(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	yes := must(t)(d.CheckInNew(Arrival{Name: "Ann Sample", Allowed: Allowed{For: []surgery.Purpose{surgery.UseMyWords}}})).Visit
	no := arrive(t, d, "Ben Sample", false).Visit
	keep := []Learnt{{yes, "I said this"}, {no, "I said that"}}
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

// Erasing leaves nothing of anyone: no record, no sealed word that opens, no key.
func TestErasedPeopleLeaveNoWordAndNoKey(t *testing.T) {
	w := newWorld(t)
	d, last, now, today := twoSams(t, w)
	must(t)(d.FinishVisit(today.Visit, Finish{Learnt: "Learntscribble", SaveUntil: d.SaveUntil()}))
	must(t)(d.MergePeople(last, now)) // the key of the other still lies there, for undo
	other := arrive(t, d, "Otherone Sample", true).Visit
	receipt, done, err := d.ErasePeople([]surgery.ID{last})
	if err != nil {
		t.Fatal(err)
	}
	if receipt.People != 1 || receipt.Visits != 2 || receipt.Notes != 3 || done.CanUndo || d.UndoLabel("") != "" {
		t.Errorf("%+v, undo %q", receipt, d.UndoLabel(""))
	}
	if search(t, d, "samp").Rows[0].Name != "Otherone Sample" || d.PeopleCount() != 1 {
		t.Error("they can still be found")
	}
	v := visit(t, d, today.Visit)
	if !v.Guest() || v.Words != (surgery.VisitWords{}) || visit(t, d, other).Name != "Otherone Sample" {
		t.Errorf("the visit stays unnamed: %+v", v.Visit)
	}
	// Every operation of the log, read back with the keys there are.
	for _, id := range []surgery.ID{last, now, today.Visit} {
		logged, err := d.store.OperationsOn(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range logged {
			for _, e := range o.Edits {
				for _, r := range []surgery.Record{e.Before, e.After} {
					if r == nil {
						continue
					}
					for _, word := range []string{"Sampleto", "Sampletn", "scribble", "sam@example"} {
						if strings.Contains(sprint(r), word) {
							t.Errorf("%s still opens: %s", o.Kind, sprint(r))
						}
					}
				}
			}
		}
	}
	if loose, err := d.store.LooseKeys(); err != nil || len(loose) != 0 {
		t.Errorf("keys are left: %q %v", loose, err)
	}
	if report, err := d.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v %v", report, err)
	}
	receipt.Unreached = []string{"/backup/stick"}
	text := strings.ToLower(fmt.Sprint(receipt.Lines()))
	if strings.Contains(text, "sam") || !strings.Contains(text, "/backup/stick") {
		t.Errorf("the receipt says %s", text)
	}
	_, _, err = d.ErasePeople([]surgery.ID{last})
	refused(t, err, surgery.NotFound, "error.gone")
}

func TestDue(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	for i, name := range []string{"Ann", "Ben", "Cem"} {
		p := attendeeOf(t, d, arrive(t, d, name+" Sample", true).Visit)
		must(t)(d.EditPerson(p, EditPerson{Name: name + " Sample", Until: fmt.Sprintf("2026-12-%02d", 20-5*i)}))
	}
	w.nextMonth(t, d) // 22 December: all three have passed, Ann is here
	ann := d.index.Search("ann", 1)[0].ID
	must(t)(d.CheckIn(ann))
	due, err := d.Due()
	if err != nil || due.Days != 90 {
		t.Fatal(due, err)
	}
	if due.Past != 0 { // those that ended went when the surgery closed, on its day
		t.Logf("past: %d", due.Past)
	}
	var names []string
	for _, r := range due.Soonest {
		names = append(names, r.Name)
	}
	if !slices.Equal(names, []string{"Cem Sample", "Ben Sample", "Ann Sample"}) {
		t.Errorf("due in this order: %q", names)
	}
	receipt, _, err := d.EraseDue()
	if err != nil || receipt.People != 2 || d.PeopleCount() != 1 {
		t.Errorf("%+v %v", receipt, err)
	}
	_, _, err = d.EraseDue()
	refused(t, err, surgery.NotFound, "people.nobody_due")
}

func TestTheRecordHoldsAllAndNoFileNamesThem(t *testing.T) {
	w := newWorld(t)
	d, last, now, today := twoSams(t, w)
	must(t)(d.FinishVisit(today.Visit, Finish{Learnt: "Learntscribble", SaveUntil: d.SaveUntil(), Outcome: surgery.GotGoing}))
	must(t)(d.MergePeople(last, now))
	must(t)(d.EditPerson(last, EditPerson{Name: "Sam Renamed", Until: "2027-03-03", Allowed: Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "new@example.org"}}))
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
