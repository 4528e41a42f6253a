package week_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// What the title says of an event is filled in as it is typed, until the host says
// otherwise.
func TestTheKindIsGuessedFromTheTitle(t *testing.T) {
	for _, c := range []struct {
		title  string
		kind   surgery.EventKind
		online bool
		days   int // how long it lasts; 0 for one at a time
	}{
		{"A recovery chat", surgery.ChatEvent, true, 0},
		{"Monthly surgery", surgery.SurgeryEvent, false, 0},
		{"A nurse takes over the account", surgery.TakeoverEvent, false, 1},
		{"How do you feel about the word?", surgery.BarometerEvent, false, 5},
		{"A walk", surgery.OtherEvent, false, 0},
	} {
		r := open(t, kit.Light, 100)
		r.plan()
		r.Press(fyne.KeyHome)
		r.Write("a")
		r.Write(c.title)
		if c.days == 0 {
			r.TabTo("1pm, or 13:00")
			r.Write("10am")
		}
		r.Press(fyne.KeyReturn)
		var kept *surgery.Event
		for _, e := range append(r.board().Days[0].Events, r.board().AllWeek...) {
			if e.Words.Title == c.title {
				kept = &e.Event
			}
		}
		if kept == nil {
			t.Fatalf("%q was not added: %s", c.title, r.Texts())
		}
		lasts := 0
		if kept.AllDay() {
			lasts = surgery.DaysBetween(kept.Day, kept.Last()) + 1
		}
		if kept.Kind != c.kind || kept.Words.Online != c.online || lasts != c.days {
			t.Errorf("%q: %s, online %v, %d days", c.title, kept.Kind, kept.Words.Online, lasts)
		}
	}
}

func TestWhatTheHostSaidIsNotGuessedAnew(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome)
	r.Write("a")
	r.Write("A chat")
	r.TabTo("1pm, or 13:00")
	r.Write("10am")
	r.Choose(string(surgery.LivePosting))
	r.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeySpace, fyne.KeyTab) // online after all
	r.TabTo("What is on")
	r.Rewrite("A surgery, live")
	r.Press(fyne.KeyReturn)
	if e := r.board().Days[0].Events[1]; e.Kind != surgery.LivePosting || !e.Words.Online || e.AllDay() {
		t.Errorf("%+v", e.Event)
	}
	// One that is there already keeps its kind whatever its title becomes.
	r.Press(fyne.KeyReturn)
	r.Rewrite("A takeover")
	r.Press(fyne.KeyReturn)
	if e := r.board().Days[0].Events[1]; e.Kind != surgery.LivePosting || e.AllDay() {
		t.Errorf("%+v", e.Event)
	}
}

// An end before the start is the next day's, but one that is so late is asked about.
func TestALongNightIsAskedAbout(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome)
	r.Write("a")
	r.Write("A talk")
	r.TabTo("1pm, or 13:00")
	r.Write("1pm")
	r.Press(fyne.KeyTab)
	r.Write("12pm")
	before := len(r.Told)
	r.Press(fyne.KeyReturn)
	r.Says("Does it end the next day?", "From 1pm until 12pm the next day is about 23 hours.")
	r.Press(fyne.KeyEscape)
	r.Says("The end is before the start.")
	if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.Text != "12pm" || len(r.Told) != before {
		t.Fatal("the cursor is not in the end, or it was kept")
	}
	r.Press(fyne.KeyReturn)
	r.PressButton("It ends the next day")
	talk := r.board().Days[0].Events[1]
	if talk.Words.Title != "A talk" || talk.Ends.Sub(talk.Starts) != 23*time.Hour {
		t.Errorf("%+v", talk.Event)
	}
	r.Press(fyne.KeyReturn) // it stays as it was meant, unasked
	r.Rewrite("A long talk")
	r.Press(fyne.KeyReturn)
	r.wantTitles(0, "A personal recovery story", "A long talk", "#MHNurseChat: recovery and living well")
}

// The guest and the lead of a takeover are two people.
func TestATakeoverHasAGuestAndALead(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome)
	r.Write("a")
	r.Write("A takeover")
	r.Says("Who takes over", "Lead from communications")
	r.TabTo("The guest: a name or a role")
	r.Write("A made-up nurse")
	r.TabTo("A name or a role")
	r.Write("Made-up Mina")
	r.Press(fyne.KeyReturn)
	if w := r.board().Days[0].Events[0].Words; w.Guest != "A made-up nurse" || w.Lead != "Made-up Mina" {
		t.Errorf("%+v", w)
	}
	r.Says("A made-up nurse · Made-up Mina")
}
