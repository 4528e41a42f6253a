package week_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/ui/kit"
)

func (r *room) file(name, text string) string {
	r.T.Helper()
	path := filepath.Join(r.T.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.T.Fatal(err)
	}
	return path
}

// With the notes for hosts, a folder that is copied to the internet is asked about
// first.
func TestNotesForHostsDoNotGoToTheInternetUnasked(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	cloud := filepath.Join(t.TempDir(), "OneDrive")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	saved := func() int {
		files, _ := filepath.Glob(filepath.Join(cloud, "*.ics"))
		return len(files)
	}
	r.screen.Export()
	r.TabTo("Where to put it")
	r.Rewrite(cloud)
	r.Tab("the tick for hosts", func(f fyne.Focusable) bool { _, tick := f.(*kit.Check); return tick })
	r.Press(fyne.KeySpace)
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("This folder is copied to the internet.")
	if saved() != 0 {
		t.Fatal("it is there unasked")
	}
	kit.TopPanel(r.Window.Canvas()).Submit()
	if saved() != 1 {
		t.Errorf("%d files", saved())
	}
}

// The recovery week, from its calendar file instead of by hand.
func TestTheWeekGoesOutAndComesBackByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	folder := t.TempDir()
	r.screen.Export()
	r.Says("Into the folder")
	r.TabTo("Where to put it")
	r.Rewrite(folder)
	r.Capture("export")
	r.Press(fyne.KeyReturn)
	if last := r.Told[len(r.Told)-1]; !strings.Contains(last.Notice, folder) {
		t.Errorf("%+v", last)
	}

	other := open(t, kit.Light, 100)
	other.Press(fyne.KeyReturn)
	other.Write("Recovery week")
	other.Press(fyne.KeyReturn)
	other.screen.BringIn()
	other.TabTo("Choose it below, or type where it is")
	other.Rewrite(filepath.Join(folder, "week-2026-11-23.ics"))
	other.Press(fyne.KeyReturn)
	other.Says("10 of 10 are ticked.")
	other.Capture("events-in")
	if n := len(other.board().Days[0].Events); n != 0 {
		t.Error("kept before it was confirmed")
	}
	other.Press(fyne.KeySpace) // not the first
	other.Says("9 of 10 are ticked.")
	other.Press(fyne.KeySpace)
	other.Window.Canvas().FocusNext()
	other.Press(fyne.KeyReturn)
	for day := range 5 {
		other.wantTitles(day, r.titles(day)...)
	}
	if n := len(other.board().AllWeek); n != 2 {
		t.Errorf("%d last all week", n)
	}
	// Once more: nothing new.
	other.screen.BringIn()
	other.TabTo("Choose it below, or type where it is")
	other.Rewrite(filepath.Join(folder, "week-2026-11-23.ics"))
	other.Press(fyne.KeyReturn)
	other.Says("0 of 10 are ticked.")
	other.Says("The same")
}

// A bad file is said in the panel, with what was typed still there; a bad line
// is said with its number.
func TestBadFilesAreSaid(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	box := r.TabTo("Choose it below, or type where it is")
	r.Rewrite("/no/such/made-up.ics")
	r.Press(fyne.KeyReturn)
	r.Says("made-up.ics could not be read. Nothing was changed.")
	if box.Text != "/no/such/made-up.ics" {
		t.Error("what was typed is gone")
	}
	r.Capture("bring-in-refused")
	r.Rewrite(r.file("events.csv", "Title,Date,Start\nA walk,2026-11-26,10:00\nNo day,the 40th,10:00\n"))
	r.Press(fyne.KeyReturn)
	r.Says("1 of 1 is ticked.")
	r.Says("Line 3:")
	r.Capture("events-problems")
	r.Press(fyne.KeyEscape)
	r.screen.BringIn()
	r.TabTo("Choose it below, or type where it is")
	r.Rewrite(r.file("nothing.ics", "no calendar"))
	r.Press(fyne.KeyReturn)
	r.SaysNot("Bring in what is ticked")
	r.Press(fyne.KeyEscape)
	if kit.TopPanel(r.Window.Canvas()) != nil || len(r.titles(3)) != 1 {
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
		if _, ok := r.Window.Canvas().Focused().(*kit.List); ok {
			break
		}
		r.Press(fyne.KeyTab)
	}
	r.Says(filepath.Base(filepath.Dir(path)) + " (folder)")
	r.Capture("bring-in")
	r.Press(fyne.KeyEnd, fyne.KeyReturn) // into the folder
	r.Press(fyne.KeyEnd, fyne.KeyReturn) // the file
	r.Says("1 of 1 is ticked.")
}

func TestBookingsArePastedAndLookedAt(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	r.Choose("people")
	box := r.TabTo("One name in each line, or a table")
	box.SetText("Name;Shoe size;When\nMade-up Mina;38;24/11/2026 13:30\nMade-up Otto;44;24/11/2026 14:00\nmade-up mina;38;24/11/2026 13:30")
	r.TabTo("Choose it below, or type where it is")
	r.Press(fyne.KeyReturn)
	r.Says("2 people are expected.")
	r.Says("Twice")
	r.Says("Columns that are not kept: Shoe size")
	r.Says("Tue 24 Nov · 1.30pm")
	r.Capture("bookings-in")
	if n, _ := world.Expected(r.Rooms); n != 0 {
		t.Error("kept before it was confirmed")
	}
	r.PressButton("Keep these bookings")
	if n, err := world.Expected(r.Rooms); n != 2 || err != nil {
		t.Errorf("%d are expected, %v", n, err)
	}
}
