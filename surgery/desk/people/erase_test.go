package people_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// Erasing leaves nothing of anyone: no record, no sealed word that opens, no key.
func TestErasedPeopleLeaveNoWordAndNoKey(t *testing.T) {
	w := world.New(t)
	d, last, now, today := world.TwoSams(t, w)
	world.Must(t)(d.Visit.FinishVisit(today.Visit, visit.Finish{Learnt: "Learntscribble", SaveUntil: d.Settings.SaveUntil()}))
	world.Must(t)(d.People.MergePeople(last, now)) // the key of the other still lies there, for undo
	other := world.Arrive(t, d, "Otherone Sample", true).Visit
	receipt, done, err := d.People.ErasePeople([]surgery.ID{last})
	if err != nil {
		t.Fatal(err)
	}
	if receipt.People != 1 || receipt.Visits != 2 || receipt.Notes != 3 || done.CanUndo || d.Desk.History.UndoLabel("") != "" {
		t.Errorf("%+v, undo %q", receipt, d.Desk.History.UndoLabel(""))
	}
	if world.Search(t, d, "samp").Rows[0].Name != "Otherone Sample" || d.People.Count() != 1 {
		t.Error("they can still be found")
	}
	v := world.Visit(t, d, today.Visit)
	if !v.Guest() || v.Words != (surgery.VisitWords{}) || world.Visit(t, d, other).Name != "Otherone Sample" {
		t.Errorf("the visit stays unnamed: %+v", v.Visit)
	}
	// Every operation of the log, read back with the keys there are.
	for _, id := range []surgery.ID{last, now, today.Visit} {
		logged, err := d.Desk.Store().OperationsOn(id)
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
						if strings.Contains(world.Sprint(r), word) {
							t.Errorf("%s still opens: %s", o.Kind, world.Sprint(r))
						}
					}
				}
			}
		}
	}
	if loose, err := d.Desk.Store().LooseKeys(); err != nil || len(loose) != 0 {
		t.Errorf("keys are left: %q %v", loose, err)
	}
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v %v", report, err)
	}
	receipt.Unreached = []string{"/backup/stick"}
	text := strings.ToLower(fmt.Sprint(receipt.Lines()))
	if strings.Contains(text, "sam") || !strings.Contains(text, "/backup/stick") {
		t.Errorf("the receipt says %s", text)
	}
	_, _, err = d.People.ErasePeople([]surgery.ID{last})
	world.Refused(t, err, surgery.NotFound, "error.gone")
}

func TestDue(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for i, name := range []string{"Ann", "Ben", "Cem"} {
		p := world.AttendeeOf(t, d, world.Arrive(t, d, name+" Sample", true).Visit)
		world.Must(t)(d.People.EditPerson(p, people.EditPerson{Name: name + " Sample", Until: fmt.Sprintf("2026-12-%02d", 20-5*i)}))
	}
	w.NextMonth(t, d) // 22 December: all three have passed, Ann is here
	ann := d.Names.NameIndex().Search("ann", 1)[0].ID
	world.Must(t)(d.Today.CheckIn(ann))
	due, err := d.People.Due()
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
	receipt, _, err := d.People.EraseDue()
	if err != nil || receipt.People != 2 || d.People.Count() != 1 {
		t.Errorf("%+v %v", receipt, err)
	}
	_, _, err = d.People.EraseDue()
	world.Refused(t, err, surgery.NotFound, "people.nobody_due")
}
