package texts_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	textsroom "socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
	"socialmediasurgery/ui/texts"
)

// room is a window with the screen in it.
type room struct {
	*testroom.Room
	screen *texts.Screen
}

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = texts.New(&texts.Stage{Stage: r.Stage, Texts: r.Rooms.Texts, WeekPrints: r.Rooms.WeekPrints})
	r.Show(r.screen)
	return r
}

func TestATextIsChangedCheckedAndBroughtBack(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Says("Checked 23 November 2026")
	r.SaysNot("Check again")
	r.Now = r.Now.AddDate(0, 7, 0)
	r.screen.Shown()
	r.Says("Check again")
	r.Capture("texts-old")
	r.Press(fyne.KeyDown, fyne.KeyDown) // the short privacy notice
	r.Says("It is more than 6 months")
	r.Press(fyne.KeyReturn)
	r.Rewrite("We keep a first name.\nAsk us for [organisation].")
	r.Capture("texts-edit")
	r.TabToButton("I checked it today")
	r.Press(fyne.KeyReturn)
	r.TabToButton("Save")
	r.Press(fyne.KeyReturn)
	rows, err := r.Rooms.Texts.Rows()
	if err != nil || rows[2].Body != "We keep a first name.\nAsk us for [organisation]." || rows[2].Checked != "2027-06-24" || !rows[2].Changed || rows[2].Old {
		t.Fatalf("%+v %v", rows[2], err)
	}
	r.Says("Yours")
	r.Says("We keep a first name.")
	r.SaysNot("[organisation]") // a sentence that cannot be filled in is left out
	r.TabToButton("Back to our text")
	r.Press(fyne.KeyReturn)
	if rows, _ = r.Rooms.Texts.Rows(); rows[2].Own {
		t.Error("it is still the host's")
	}
	r.SaysNot("Yours")
	if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed([]surgery.Family{surgery.Contents})
	r.Says("Yours")
	r.TabToButton("Back to Settings")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"settings"}) {
		t.Errorf("gone to %q", r.Went)
	}
}

func TestCheckedTodayAtOnce(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Now = r.Now.AddDate(0, 7, 0)
	r.screen.Shown()
	r.TabToButton("I checked it today")
	r.Press(fyne.KeyReturn)
	r.Says("Checked 24 June 2027")
	r.SaysNot("It is more than 6 months")
	r.SaysNot("Yours")
}

func TestWhatIsRefusedStaysTyped(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Press(fyne.KeyReturn)
	r.Rewrite("New words")
	r.Press(fyne.KeyTab)
	r.Rewrite("25 December 2026")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("That day is still to come. Nothing was saved.")
	r.Rewrite(" ")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("The day it was checked is missing.")
	r.Rewrite("24 November 2026")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if rows, _ := r.Rooms.Texts.Rows(); rows[0].Body != "New words" {
		t.Errorf("kept %q", rows[0].Body)
	}
	r.Press(fyne.KeyReturn)
	r.Rewrite("")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("The text needs a title and some words.")
	r.Press(fyne.KeyEscape)
	if rows, _ := r.Rooms.Texts.Rows(); rows[0].Body != "New words" || kit.TopPanel(r.Window.Canvas()) != nil {
		t.Error("Escape changed something")
	}
}

func TestTheHandoutAsItWillPrint(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.SaysNot("This is the handout for everyone")
	if _, err := r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.Says("This is the handout for everyone")
	r.Capture("texts-handout")
	for range textsroom.TextNames {
		r.Press(fyne.KeyDown)
	}
	r.SaysNot("This is the handout for everyone")
}

// Every text can be told apart by where it is read.
func TestEveryTextSaysWhereItIsRead(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	if all := r.Texts(); strings.Contains(all, "texts.") {
		t.Errorf("a sentence is missing:\n%s", all)
	}
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			r.Now = r.Now.AddDate(0, 7, 0)
			rows, err := r.Rooms.Texts.Rows()
			if err != nil {
				t.Fatal(err)
			}
			own := rows[0].Edited
			own.Body, own.Checked = "You choose what you share.", "2027-06-24"
			if _, err := r.Rooms.Texts.Save(own); err != nil {
				t.Fatal(err)
			}
			if _, err := r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
				t.Fatal(err)
			}
			r.screen.Shown()
			r.Press(fyne.KeyDown)
			r.Capture(fmt.Sprintf("texts-%s-%d", look, percent))
			r.Press(fyne.KeyReturn)
			r.Capture(fmt.Sprintf("textedit-%s-%d", look, percent))
		}
	}
}
