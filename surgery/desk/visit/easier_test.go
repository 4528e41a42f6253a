package visit_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/handout"
)

func TestAHandoutThatIsEasierToRead(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Easier(t)
	p := world.Paper(t)(d.Visit.Handout(zoe, ""))
	if p.Size != surgery.EasierToRead || len(p.Pages) > 3 || p.Missing() != "" {
		t.Errorf("%s on %d pages, without %q", p.Size, len(p.Pages), p.Missing())
	}
	said := world.Text(p)
	for _, want := range []string{"Zoë’s social media surgery", "What you did today", "You made your email safe.", "What you can do next",
		"Are you in danger now? Call 999.", "Samaritans on 116 123.", "Come again on Tuesday 29 December, 1pm.", "Easier to read"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	for _, never := range []string{"Easy Read", ">", "Danger now"} {
		if strings.Contains(said, never) {
			t.Errorf("it says %q:\n%s", never, said)
		}
	}
}

func sized(t *testing.T, d *rooms.Rooms, id surgery.ID) surgery.HandoutSize {
	v := world.Visit(t, d, id)
	return v.PrintSize()
}

// That somebody wants prints that are easier to read is an access need: it is sealed,
// and reads as large print wherever it is not. It goes with their name.
func TestTheEasierSizeIsSealed(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Easier(t)
	v := world.Visit(t, d, zoe)
	if v.Size != surgery.LargePrint || !v.Words.Easier || v.PrintSize() != surgery.EasierToRead {
		t.Errorf("%q, %v", v.Size, v.Words.Easier)
	}
	world.Must(t)(d.Desk.History.Undo(zoe))
	if got := sized(t, d, zoe); got != surgery.LargePrint {
		t.Errorf("undone it is %s", got)
	}
	world.Must(t)(d.Desk.History.Redo(zoe))
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if d = w.Open(t); sized(t, d, zoe) != surgery.EasierToRead {
		t.Error("it is lost after a start")
	}
	w.NextMonth(t, d)
	person := world.Visit(t, d, zoe).Attendee
	if again := world.Must(t)(d.Today.CheckIn(person)).Visit; sized(t, d, again) != surgery.EasierToRead {
		t.Error("it is not remembered with a saved place")
	}
}

// A print for which nobody wrote easier words is in large print, and says so.
func TestPrintsWithoutEasierWords(t *testing.T) {
	w := world.New(t)
	d, _ := w.Week(t, nil)
	for kind, want := range map[surgery.PrintKind]surgery.HandoutSize{surgery.ShortNoticePrint: surgery.EasierToRead, surgery.FullNoticePrint: surgery.EasierToRead,
		surgery.SignInPrint: surgery.LargePrint, surgery.NumbersCardPrint: surgery.LargePrint} {
		if p := world.Paper(t)(d.WeekPrints.Paper(kind, "", surgery.EasierToRead)); p.Size != want {
			t.Errorf("%s is %s", kind, p.Size)
		}
	}
	if p := world.Paper(t)(d.Texts.ProtectionPaper(surgery.EasierToRead)); p.Size != surgery.EasierToRead || !strings.Contains(world.Text(p), "Then we keep it for 90 days.") {
		t.Errorf("the pack: %s", world.Text(p))
	}
	world.Must(t)(d.Texts.Save(texts.Edited{Name: handout.ShortPrivacyText, Title: "Your details", Body: "We keep a name.", Checked: "2026-11-24"}))
	if p := world.Paper(t)(d.WeekPrints.Paper(surgery.ShortNoticePrint, "", surgery.EasierToRead)); p.Size != surgery.LargePrint || !strings.Contains(world.Text(p), "We keep a name.") {
		t.Errorf("a notice of the host's own: %s, %s", p.Size, world.Text(p))
	}
}

// Where to turn in the host's own words is printed in those, one idea a line.
func TestEasierKeepsWhatTheHostWrote(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Easier(t)
	world.Must(t)(d.Texts.CheckedToday(handout.WhereToTurnText))
	if said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, ""))); !strings.Contains(said, "Are you in danger now?") {
		t.Errorf("checked as it was, it is not ours any more: %s", said)
	}
	world.Must(t)(d.Texts.Save(texts.Edited{Name: handout.WhereToTurnText, Title: "Who to call", Body: "Danger now: 999\nOur crisis team: 01234 567 890", Checked: "2026-11-24"}))
	said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, "")))
	if !strings.Contains(said, "Who to call") || !strings.Contains(said, "Our crisis team: 01234 567 890") || strings.Contains(said, "Samaritans") {
		t.Errorf("it does not say what the host wrote: %s", said)
	}
}

func TestEasyReadNeedsWhoCheckedIt(t *testing.T) {
	w := world.New(t)
	w.Now = time.Date(2026, 12, 5, 13, 0, 0, 0, w.Now.Location())
	d, zoe := w.Easier(t)
	set := func(by, on string) {
		s := d.Settings.Settings()
		s.EasyBy, s.EasyOn = by, on
		world.Must(t)(d.Settings.Set(s))
	}
	for _, no := range []struct{ by, on string }{{"", "2026-12-04"}, {"A reading group", ""}, {"A reading group", "2026-11-01"}} {
		set(no.by, no.on)
		if _, is := d.Settings.EasyRead(); is {
			t.Errorf("%v is Easy Read", no)
		}
	}
	set("A reading group", "2026-12-04")
	said := world.Text(world.Paper(t)(d.Visit.Handout(zoe, "")))
	if !strings.Contains(said, "Easy Read, checked 4 December 2026") || strings.Contains(said, "Easier to read") || strings.Contains(said, "reading group") {
		t.Errorf("checked, it says %s", said)
	}
	s := d.Settings.Settings()
	s.EasyOn = "2026-12-06"
	_, err := d.Settings.Set(s)
	world.Refused(t, err, surgery.Invalid, "settings.easy_day")
}

// Easier words are in English only: in two languages the print is in large print, and
// its size says so.
func TestEasierInTwoLanguagesIsLargePrint(t *testing.T) {
	w := world.New(t)
	d, zoe := w.Easier(t)
	world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Size: surgery.EasierToRead, Language: "pl"}))
	for _, p := range []prints.Paper{world.Paper(t)(d.Visit.Handout(zoe, "")), world.Paper(t)(d.WeekPrints.HandoutWith(weekprints.Choice{Size: surgery.EasierToRead, Language: "pl"}))} {
		if p.Size != surgery.LargePrint || p.Second != "pl" || p.Missing() != "" {
			t.Errorf("%s is in %s, beside %q", p.Kind, p.Size, p.Second)
		}
	}
	world.Must(t)(d.Visit.EditVisit(zoe, visit.EditVisit{Size: surgery.EasierToRead}))
	if p := world.Paper(t)(d.Visit.Handout(zoe, "")); p.Size != surgery.EasierToRead || p.Second != "" {
		t.Errorf("in English alone it is %s, beside %q", p.Size, p.Second)
	}
}
