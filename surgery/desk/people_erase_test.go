package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
)

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
	ann := d.NameIndex().Search("ann", 1)[0].ID
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
