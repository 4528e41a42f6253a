package settings_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/ui/kit"
)

// Each change is kept at once, by keyboard alone.
func TestEachChangeIsKeptAtOnce(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.rewrite("Sample Trust")
	r.press(fyne.KeyReturn)
	if s := r.desk.Settings.Settings(); s.Organisation != "Sample Trust" || len(r.told) != 1 {
		t.Fatalf("%+v, told %q", s, r.told)
	}
	r.press(fyne.KeyTab)
	if len(r.told) != 1 {
		t.Error("leaving the box kept the same again")
	}
	r.press(fyne.KeyRight) // learner
	r.press(fyne.KeyTab)
	r.rewrite("30")
	r.press(fyne.KeyTab)                                        // leaving keeps it
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // past the notice
	r.press(fyne.KeyRight, fyne.KeyTab, fyne.KeyRight, fyne.KeyRight)
	want := settings.Settings{Organisation: "Sample Trust", AttendeeLabel: "learner", Look: "dark", TextSize: 150, SaveDays: 30, WallMetres: 4, CoverMinutes: 2, LockMinutes: 20}
	if s := r.desk.Settings.Settings(); s != want {
		t.Errorf("kept %+v\nwant %+v", s, want)
	}
	if r.restyled != 3 {
		t.Errorf("restyled %d times, want 3", r.restyled)
	}
}

// What the full notice does not say yet is said, until it is filled in.
func TestWhatTheFullNoticeSays(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says("the full notice leaves out: who you are, who to ask, your data protection officer, why the law lets you keep it, where to write if they are unhappy.")
	r.capture("notice-empty")
	r.rewrite("Sample Trust")
	r.tab("the days", func(f fyne.Focusable) bool { b, ok := f.(*kit.Entry); return ok && b.Text == "90" })
	for _, text := range []string{"the information team, information@example.org", "Jo Sample, officer@example.org", "run our public service"} {
		r.press(fyne.KeyTab)
		r.rewrite(text)
	}
	r.says("leaves out: why the law lets you keep it.") // the last is still being typed
	r.press(fyne.KeyTab)
	r.says("The full notice says all of this now.")
	r.rewrite("complaints@example.org")
	r.press(fyne.KeyReturn)
	r.capture("notice-whole")
	if s := r.desk.Settings.Settings(); s.Contact != "the information team, information@example.org" || s.Officer != "Jo Sample, officer@example.org" ||
		s.Basis != "run our public service" || s.Complaints != "complaints@example.org" {
		t.Errorf("kept %+v", s)
	}
}

func TestDaysThatAreRefused(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tab("the days", func(f fyne.Focusable) bool { b, ok := f.(*kit.Entry); return ok && b.Text == "90" })
	r.rewrite("a month")
	r.press(fyne.KeyReturn)
	r.says("“a month” is not a number.")
	r.rewrite("9000")
	r.press(fyne.KeyReturn)
	r.says("from 1 to 730 days")
	if b := r.window.Canvas().Focused().(*kit.Entry); b.Text != "9000" {
		t.Errorf("the typed text is %q", b.Text)
	}
	if s := r.desk.Settings.Settings(); s.SaveDays != 90 {
		t.Errorf("kept %d", s.SaveDays)
	}
}

func TestPrintsIntoAFolder(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToChoice("printer")
	r.press(fyne.KeyRight, fyne.KeyTab)
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	r.rewrite(nowhere)
	r.press(fyne.KeyReturn)
	r.says("cannot be opened. Nothing was changed.")
	folder := t.TempDir()
	r.rewrite(folder)
	r.press(fyne.KeyReturn)
	if s := r.desk.Settings.Settings(); s.PrintTo != folder {
		t.Errorf("prints go to %q", s.PrintTo)
	}
	r.capture("folder")
	r.tab("the choice", func(f fyne.Focusable) bool { c, ok := f.(*kit.Choice); return ok && c.Value() == "folder" })
	r.press(fyne.KeyLeft)
	if s := r.desk.Settings.Settings(); s.PrintTo != "" {
		t.Errorf("prints still go to %q", s.PrintTo)
	}
}

func TestAFolderIsChosenFromTheList(t *testing.T) {
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "Papers", "Prints"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToChoice("printer")
	r.press(fyne.KeyRight, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // choose a folder
	r.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.capture("chooser")
	kit.TopPanel(r.window.Canvas()).Submit()
	if s := r.desk.Settings.Settings(); s.PrintTo != filepath.Join(home, "Papers", "Prints") {
		t.Errorf("prints go to %q", s.PrintTo)
	}
}

// Without printers the reason stands where they would.
func TestNoPrinters(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says("cannot print yet") // no such program here
}

func TestSurgeonsAreAddedChangedAndTakenOff(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says("Nobody is on the list yet.")
	r.tabToButton("Add a surgeon...")
	r.press(fyne.KeyReturn)
	r.press(fyne.KeyReturn) // no name yet
	r.says("The surgeon has no name yet.")
	r.rewrite("Vera Sample")
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	r.capture("surgeon")
	r.press(fyne.KeyReturn)
	all, err := r.desk.Today.Surgeons()
	if err != nil || len(all) != 1 || all[0].Words.Name != "Vera Sample" || !slices.Equal(all[0].Helps, []string{"bluesky"}) {
		t.Fatalf("%+v %v", all, err)
	}
	r.says("Bluesky")
	r.tab("the list", func(f fyne.Focusable) bool { _, ok := f.(*kit.List); return ok })
	r.press(fyne.KeyReturn)
	r.rewrite("Vera Example")
	r.press(fyne.KeyReturn)
	r.says("Vera Example")
	r.press(fyne.KeyDelete)
	if all, _ := r.desk.Today.Surgeons(); len(all) != 0 {
		t.Errorf("%d surgeons", len(all))
	}
	if last := r.told[len(r.told)-1]; last != "Vera is off the list of surgeons." {
		t.Errorf("told %q", last)
	}
}

// A broken file is named with its line and reason; mended, it is used.
func TestOwnChecklists(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	folder := t.TempDir()
	broken := filepath.Join(folder, "broken.toml")
	if err := os.WriteFile(broken, []byte("id = \"x\"\ntitle = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.tabToButton("Look again")
	for range 2 {
		r.window.Canvas().FocusPrevious()
	}
	r.rewrite(folder)
	r.press(fyne.KeyReturn)
	r.says("broken.toml, line 2:")
	r.says("1 problem. This file is not used.")
	r.capture("problems")
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	r.tabToButton("Look again")
	r.press(fyne.KeyReturn)
	if len(r.desk.Checklists.Problems()) != 0 {
		t.Error("the problems are still there")
	}
	r.says("18 checklists are ready.")
}

func TestWhereEverythingLies(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	for _, s := range []string{"/home/sample/records", "/home/sample/log.txt", "Version 9.9.9", "anybody who copies the folder of the records can read them"} {
		r.says(s)
	}
}

// What is being typed stays when something else changes the settings.
func TestTypedTextStays(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.rewrite("Half a na")
	s := r.desk.Settings.Settings()
	s.TextSize = 125
	if _, err := r.desk.Settings.Set(s); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed([]surgery.Family{surgery.Settings})
	if b := r.window.Canvas().Focused().(*kit.Entry); b.Text != "Half a na" {
		t.Errorf("the text is %q", b.Text)
	}
	r.tabToChoice("125")
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			for _, name := range []string{"Vera Sample", "Jo Example", "Ruth Madeup"} {
				if _, err := r.desk.Today.SaveSurgeon(surgery.Surgeon{Helps: []string{"bluesky", "linkedin"}, Words: surgery.SurgeonWords{Name: name}}); err != nil {
					t.Fatal(err)
				}
			}
			r.screen.Shown()
			r.capture(fmt.Sprintf("settings-%s-%d", look, percent))
			if look == kit.Light {
				r.tabToButton("Look again")
				r.capture(fmt.Sprintf("low-%s-%d", look, percent))
			}
		}
	}
}

func TestTheWallsSettings(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToChoice("4")
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyTab, fyne.KeyRight)
	if s := r.desk.Settings.Settings(); s.WallMetres != 8 || !s.WallNames {
		t.Errorf("kept %d metres, names %v", s.WallMetres, s.WallNames)
	}
	r.press(fyne.KeyLeft)
	if r.desk.Settings.Settings().WallNames {
		t.Error("names are still on the wall")
	}
}

func TestTheWaysToTextsAndChecklists(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToButton("Texts people read...")
	r.press(fyne.KeyReturn)
	if r.gone != "texts" {
		t.Errorf("gone to %q", r.gone)
	}
	r.tabToButton("Change checklists...")
	r.press(fyne.KeyReturn)
	if r.gone != "checklists" {
		t.Errorf("gone to %q", r.gone)
	}
}
