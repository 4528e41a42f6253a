package people_test

import (
	"encoding/json"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/guard"
	"socialmediasurgery/surgery/words"
)

// theo is Theodora Marsh, who saved her place and whom everybody calls Theo.
func theo(t *testing.T) (w *world.World, d *rooms.Rooms, at surgery.ID, who surgery.ID) {
	t.Helper()
	w = world.New(t)
	d = w.Started(t)
	at = world.Arrive(t, d, "Theodora Marsh", true).Visit
	known := "Theo"
	world.Must(t)(d.Visit.EditVisit(at, visit.EditVisit{Track: surgery.Personal, KnownAs: &known}))
	return w, d, at, world.AttendeeOf(t, d, at)
}

func TestSomebodyIsFoundAndCalledByWhatTheyAreKnownAs(t *testing.T) {
	w, d, at, who := theo(t)
	card := func() string { return world.Board(t, d).Waiting[0].Name }
	found := func(typed string) bool {
		rows := world.Search(t, d, typed).Rows
		return len(rows) == 1 && rows[0].Attendee == who && rows[0].Name == "Theodora Marsh"
	}
	for _, typed := range []string{"theo", "Theodora", "marsh", "theo marsh", "marsh theo"} {
		if !found(typed) {
			t.Errorf("%q finds %+v", typed, world.Search(t, d, typed).Rows)
		}
	}
	if known := world.Search(t, d, "theo").Rows[0].KnownAs; known != "Theo" || card() != "Theo" {
		t.Errorf("known as %q, on the card %q", known, card())
	}
	if text := world.Text(world.Paper(t)(d.Visit.Handout(at, ""))); !strings.Contains(text, "Theo’s") && !strings.Contains(text, "Theo's") {
		t.Errorf("the handout says\n%s", text)
	}
	if here, err := d.Today.NamedHere("Theo"); err != nil || here != "Theodora Marsh" {
		t.Errorf("%q is here: %v", here, err)
	}
	world.Must(t)(d.People.EditPerson(who, people.EditPerson{Name: "Theodora Marsh", KnownAs: "Dora", Until: d.Settings.SaveUntil()}))
	if found("theo "); !found("dora") || card() != "Dora" {
		t.Errorf("on the card %q", card())
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if card() != "Theo" || len(world.Search(t, d, "dora").Rows) != 1 { // in Theodora
		t.Errorf("undone, and on the card %q", card())
	}
	d = w.Killed(t)
	if err := d.Names.LoadNames(); err != nil || !found("theo") || card() != "Theo" {
		t.Errorf("after a restart %q: %v", card(), err)
	}
	world.Must(t)(d.Visit.EditVisit(at, visit.EditVisit{Track: surgery.Both}))
	if card() != "Theo" {
		t.Error("a change of something else took it away")
	}
}

// TestSomebodyNewIsCheckedInWithWhatTheyAreKnownAs in the one go, which undo takes back
// whole; what is too long is refused, and nobody is checked in.
func TestSomebodyNewIsCheckedInWithWhatTheyAreKnownAs(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Theodora Marsh", KnownAs: "  Theo "}))
	if cards := world.CardNames(world.Board(t, d).Waiting); len(cards) != 1 || cards[0] != "Theo" {
		t.Errorf("on the cards %q", cards)
	}
	if rows := world.Search(t, d, "theo marsh").Rows; len(rows) != 1 || rows[0].Name != "Theodora Marsh" || rows[0].KnownAs != "Theo" {
		t.Errorf("found %+v", rows)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if rows := world.Search(t, d, "theo").Rows; len(rows) != 0 {
		t.Errorf("after undo %+v", rows)
	}
	_, err := d.Today.CheckInNew(today.Arrival{Name: "Theodora Marsh", KnownAs: strings.Repeat("o", surgery.MaxName+1)})
	world.Refused(t, err, surgery.Invalid, "")
	if n := len(world.Board(t, d).Waiting); n != 0 {
		t.Errorf("%d wait", n)
	}
}

func TestWhatSomebodyIsKnownAsIsOnTheirRecordAndGoesWithThem(t *testing.T) {
	w, d, _, who := theo(t)
	r, err := d.People.Record(who)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(r)
	if err != nil || r.KnownAs != "Theo" || !strings.Contains(string(raw), `"known_as":"Theo"`) || r.Fields["known_as"] != "Known as" {
		t.Errorf("%s, %v", raw, err)
	}
	if text := world.Text(world.Paper(t)(d.People.RecordPaper(who, ""))); !strings.Contains(text, "Known as") || !strings.Contains(text, "Theo\n") && !strings.Contains(text, "Theo ") {
		t.Errorf("the print says\n%s", text)
	}
	world.Must(t)(d.People.EditPerson(who, people.EditPerson{Name: "Theodora Marsh", KnownAs: "Quillon", Until: d.Settings.SaveUntil()}))
	if r, err = d.People.Record(who); err != nil || len(r.Earlier) != 1 || r.Earlier[0].Field != "Known as" || r.Earlier[0].Text != "Theo" {
		t.Errorf("%+v, %v", r.Earlier, err)
	}
	if world.Holds(t, w.Folder, "Quillon") {
		t.Error("it lies unsealed in the folder")
	}
}

// TestWhatStoodInARecordBeforeIsNamed: every field of somebody's own has words.
func TestWhatStoodInARecordBeforeIsNamed(t *testing.T) {
	w, d, at, who := theo(t)
	for _, code := range []string{"ar", "pl"} {
		world.Must(t)(d.Visit.EditVisit(at, visit.EditVisit{Track: surgery.Both, Language: code, Goal: "Goal for " + code}))
	}
	booked := surgery.Booked{Day: "2026-12-29", At: "13:00", Wants: "x"}
	a := &surgery.Attendee{ID: "a", Words: surgery.AttendeeWords{Name: "x", KnownAs: "x", Wants: "x", Later: []surgery.Booked{booked}}}
	v := &surgery.Visit{ID: "v", Words: surgery.VisitWords{Goal: "x", Learnt: "x", Language: "ar"}}
	for _, one := range []surgery.Record{a, v, &surgery.Contact{Words: surgery.ContactWords{How: "x"}}, &surgery.Progress{Words: surgery.ProgressWords{Note: "x"}}} {
		for _, f := range guard.Fields(one) {
			if key := people.EarlierKey(f); words.Say(key) == key {
				t.Errorf("%s has no words", key)
			}
		}
	}
	text := world.Text(world.Paper(t)(d.People.RecordPaper(who, "")))
	if !strings.Contains(text, "Second language on the handout Arabic (until") || strings.Contains(text, "people.") {
		t.Errorf("%v: the record says\n%s", w.Now, text)
	}
}

func TestOfTwoWhoAreOneTheNameTheyAreKnownByStays(t *testing.T) {
	_, d, _, who := theo(t)
	other := world.AttendeeOf(t, d, world.Arrive(t, d, "Theodora Marsh-Sample", true).Visit)
	world.Must(t)(d.People.MergePeople(other, who))
	if rows := world.Search(t, d, "theo").Rows; len(rows) != 1 || rows[0].Attendee != other || rows[0].KnownAs != "Theo" {
		t.Errorf("%+v", rows)
	}
}
