package desk_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/guard"
)

const nhs = "943 476 5919" // the example of the NHS Data Dictionary

// doubted fails the test unless err is a question about that.
func doubted(t *testing.T, err error, key, text string) *guard.Doubt {
	t.Helper()
	q := guard.DoubtIn(err)
	if q == nil || q.Found[0].Text != text {
		t.Fatalf("got %v, want a question about %q", err, text)
	}
	world.Refused(t, err, surgery.Questioned, key)
	if strings.Contains(err.Error(), text) {
		t.Errorf("the log would say %q", text)
	}
	return q
}

func TestAQuestionBeforeAnythingIsKept(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Arrive(t, d, "Sam Sample", false).Visit
	edit := visit.EditVisit{Name: "Sam Sample", Goal: "WhatsApp. NHS number " + nhs + ", password: hunter2"}
	before := world.Visit(t, d, sam)

	_, err := d.Visit.EditVisit(sam, edit)
	q := doubted(t, err, "guard.found_nhs_number", nhs)
	if got := world.Visit(t, d, sam); got.Words.Goal != before.Words.Goal || got.Undo != before.Undo {
		t.Errorf("something was kept: %+v", got.Words)
	}
	d.Desk.Settle(q, true)
	_, err = d.Visit.EditVisit(sam, edit) // one thing at a time
	d.Desk.Settle(doubted(t, err, "guard.found_password", "hunter2"), false)
	world.Must(t)(d.Visit.EditVisit(sam, edit))
	if got := world.Visit(t, d, sam).Words.Goal; got != "WhatsApp. NHS number , password: hunter2" {
		t.Errorf("kept %q", got)
	}
	// What was kept after all is not asked about again; an answer holds once.
	edit.Goal = world.Visit(t, d, sam).Words.Goal + " and more"
	world.Must(t)(d.Visit.EditVisit(sam, edit))
	edit.Goal += " " + nhs
	_, err = d.Visit.EditVisit(sam, edit)
	doubted(t, err, "guard.found_nhs_number", nhs)
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Desk.History.Redo(""))
}

// A name that is a number and nothing else cannot be kept without it.
func TestTakingOutAllOfAName(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	_, err := d.Today.CheckInNew(today.Arrival{Name: nhs})
	d.Desk.Settle(doubted(t, err, "guard.found_nhs_number", nhs), true)
	_, err = d.Today.CheckInNew(today.Arrival{Name: nhs})
	world.Refused(t, err, surgery.Invalid, "error.name_missing")
	done := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: nhs + " Sam"})) // the answer still holds
	if !strings.HasPrefix(done.Notice, "Sam is checked in") || world.Visit(t, d, done.Visit).Name != "Sam" {
		t.Errorf("%q, %q", done.Notice, world.Visit(t, d, done.Visit).Name)
	}
}

// What breaks a rule is said before anything is asked.
func TestRulesComeFirst(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	_, err := d.Today.CheckInNew(today.Arrival{Name: nhs + strings.Repeat(" x", surgery.MaxName)})
	world.Refused(t, err, surgery.Invalid, "error.too_long")
}

// Every way to a note passes the same place.
func TestEveryNoteIsLookedAt(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Arrive(t, d, "Sam Sample", false).Visit
	week := world.Must(t)(d.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Made-up week"}}, "")).About
	for name, try := range map[string]func() (surgery.Change, error){
		"finish": func() (surgery.Change, error) { return d.Visit.FinishVisit(sam, visit.Finish{Learnt: nhs}) },
		"note": func() (surgery.Change, error) {
			return d.Visit.WriteNote(sam, "safe-basics", world.Visit(t, d, sam).Lists[0].Steps[0].ID, nhs)
		},
		"surgeon": func() (surgery.Change, error) {
			return d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: nhs}})
		},
		"passed": func() (surgery.Change, error) { return d.People.PassOn(nhs) },
		"event": func() (surgery.Change, error) {
			return d.Week.SaveEvent(surgery.Event{Week: week, Kind: surgery.ChatEvent, Day: "2026-11-24", Words: surgery.EventWords{Title: "x", Notes: nhs}})
		},
	} {
		_, err := try()
		if guard.DoubtIn(err) == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Signs that turn reading around never get in, whatever a screen forgot.
func TestWordsAreCleanedWhereTheyAreKept(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	o := &surgery.Operation{Kind: surgery.SurgeonAdded, About: "g", Edits: []surgery.Edit{{After: &surgery.Surgeon{ID: "g",
		Words: surgery.SurgeonWords{Name: "Sample\u202e Sur\x00geon\n"}}}}}
	if _, err := d.Desk.Do(o, ""); err != nil {
		t.Fatal(err)
	}
	if s, err := d.Desk.Store().Surgeon("g"); err != nil || s.Words.Name != "Sample Surgeon" {
		t.Errorf("%+v %v", s, err)
	}
}
