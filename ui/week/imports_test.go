package week_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

func (r *room) file(name, text string) string {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// The recovery week, from its calendar file instead of by hand.
func TestTheWeekGoesOutAndComesBackByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	folder := t.TempDir()
	r.screen.Export()
	r.says("Into the folder")
	r.tabTo("Where to put it")
	r.over(folder)
	r.capture("export")
	r.press(fyne.KeyReturn)
	if last := r.told[len(r.told)-1]; !strings.Contains(last.Notice, folder) {
		t.Errorf("%+v", last)
	}

	other := open(t, kit.Light, 100)
	other.press(fyne.KeyReturn)
	other.write("Recovery week")
	other.press(fyne.KeyReturn)
	other.screen.BringIn()
	other.tabTo("Choose it below, or type where it is")
	other.over(filepath.Join(folder, "week-2026-11-23.ics"))
	other.press(fyne.KeyReturn)
	other.says("10 of 10 are ticked.")
	other.capture("events-in")
	if n := len(other.board().Days[0].Events); n != 0 {
		t.Error("kept before it was confirmed")
	}
	other.press(fyne.KeySpace) // not the first
	other.says("9 of 10 are ticked.")
	other.press(fyne.KeySpace)
	other.window.Canvas().FocusNext()
	other.press(fyne.KeyReturn)
	for day := range 5 {
		other.wantTitles(day, r.titles(day)...)
	}
	if n := len(other.board().AllWeek); n != 2 {
		t.Errorf("%d last all week", n)
	}
	// Once more: nothing new.
	other.screen.BringIn()
	other.tabTo("Choose it below, or type where it is")
	other.over(filepath.Join(folder, "week-2026-11-23.ics"))
	other.press(fyne.KeyReturn)
	other.says("0 of 10 are ticked.")
	other.says("The same")
}

// A bad file is said in the panel, with what was typed still there; a bad line
// is said with its number.
func TestBadFilesAreSaid(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	box := r.tabTo("Choose it below, or type where it is")
	r.over("/no/such/made-up.ics")
	r.press(fyne.KeyReturn)
	r.says("made-up.ics could not be read. Nothing was changed.")
	if box.Text != "/no/such/made-up.ics" {
		t.Error("what was typed is gone")
	}
	r.capture("bring-in-refused")
	r.over(r.file("events.csv", "Title,Date,Start\nA walk,2026-11-26,10:00\nNo day,the 40th,10:00\n"))
	r.press(fyne.KeyReturn)
	r.says("1 of 1 is ticked.")
	r.says("Line 3:")
	r.capture("events-problems")
	r.press(fyne.KeyEscape)
	r.screen.BringIn()
	r.tabTo("Choose it below, or type where it is")
	r.over(r.file("nothing.ics", "no calendar"))
	r.press(fyne.KeyReturn)
	r.saysNot("Bring in what is ticked")
	r.press(fyne.KeyEscape)
	if kit.TopPanel(r.window.Canvas()) != nil || len(r.titles(3)) != 1 {
		t.Error("something was kept")
	}
}

// A file is found by walking to it.
func TestWalkToAFile(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	path := r.file("events.csv", "Title,Date,Start\nA walk,2026-11-26,10:00\n")
	t.Setenv("HOME", filepath.Dir(filepath.Dir(path)))
	t.Setenv("USERPROFILE", filepath.Dir(filepath.Dir(path)))
	r.screen.BringIn()
	for range 20 {
		if _, ok := r.window.Canvas().Focused().(*kit.List); ok {
			break
		}
		r.press(fyne.KeyTab)
	}
	r.says(filepath.Base(filepath.Dir(path)) + " (folder)")
	r.capture("bring-in")
	r.press(fyne.KeyEnd, fyne.KeyReturn) // into the folder
	r.press(fyne.KeyEnd, fyne.KeyReturn) // the file
	r.says("1 of 1 is ticked.")
}

func TestBookingsArePastedAndLookedAt(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	r.toChoice("people")
	box := r.tabTo("One name in each line, or a table")
	box.SetText("Name;Shoe size;When\nMade-up Mina;38;24/11/2026 13:30\nMade-up Otto;44;24/11/2026 14:00\nmade-up mina;38;24/11/2026 13:30")
	r.tabTo("Choose it below, or type where it is")
	r.press(fyne.KeyReturn)
	r.says("2 people are expected.")
	r.says("Twice")
	r.says("Columns that are not kept: Shoe size")
	r.says("Tue 24 Nov · 1.30pm")
	r.capture("bookings-in")
	if n, _ := r.desk.ExpectedCount(); n != 0 {
		t.Error("kept before it was confirmed")
	}
	r.pressButton("Keep these bookings")
	if n, err := r.desk.ExpectedCount(); n != 2 || err != nil {
		t.Errorf("%d are expected, %v", n, err)
	}
}
