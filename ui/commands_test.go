package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

func TestEveryCommandHasWordsAndAKeyOfItsOwn(t *testing.T) {
	r := window(t, 0, started)
	ids, keys := map[string]bool{}, map[string]string{}
	for _, c := range r.table() {
		if ids[c.ID] {
			t.Errorf("%s stands in the table twice", c.ID)
		}
		ids[c.ID] = true
		if c.Label == "" || words.Say(c.Label) == c.Label {
			t.Errorf("%s has no words", c.ID)
		}
		if c.Action == nil && c.Hint == "" {
			t.Errorf("%s does nothing and tells nothing", c.ID)
		}
		var own []string
		for _, s := range append([]fyne.Shortcut{c.Shortcut}, c.Also...) {
			if s != nil {
				own = append(own, s.ShortcutName())
			}
		}
		if c.Key != "" {
			own = append(own, string(c.Key))
		}
		for _, key := range own {
			if other := keys[key]; other != "" {
				t.Errorf("%s and %s share the key %s", other, c.ID, key)
			}
			keys[key] = c.ID
		}
	}
}

// Only menu keys work while a box has the focus.
func TestEveryShortcutIsOnAMenu(t *testing.T) {
	r := window(t, 0, started)
	onMenu := map[string]bool{}
	for _, m := range r.Window().MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil {
				onMenu[item.Shortcut.ShortcutName()] = true
			}
		}
	}
	for _, c := range r.table() {
		if c.Shortcut != nil && !onMenu[c.Shortcut.ShortcutName()] {
			t.Errorf("%s is on no menu", c.ID)
		}
	}
}

// Fyne adds a Quit of its own, which does not ask, where none is marked.
func TestQuitIsMarked(t *testing.T) {
	r := window(t, 0, started)
	if !r.commands.Item("quit").IsQuit {
		t.Error("Quit is not marked as what quits")
	}
}

func TestHelpNamesWhatKeysAreFor(t *testing.T) {
	r := window(t, 0, started)
	found := map[string]string{}
	for _, line := range r.commands.Help() {
		found[line.Label] = line.Keys
	}
	for label, key := range map[string]string{"Undo": "Ctrl Z", "Redo": "Ctrl Shift Z", "Count a guest": "Ctrl G", "Close or clear": "Esc"} {
		if found[label] != key {
			t.Errorf("%s: %q, want %q", label, found[label], key)
		}
	}
	r.run("help")
	if r.panel() == nil {
		t.Fatal("no list of keys")
	}
}

func TestHelpListsTheKeysOfEachScreen(t *testing.T) {
	r := window(t, 0, started)
	found := map[string]bool{}
	for _, line := range r.commands.Help() {
		found[line.Heading+" "+line.Keys] = true
	}
	for heading, keys := range map[string][]string{
		"Today": {"Enter", "Alt P", "Alt W", "Alt R"}, "Visit": {"Space", "S", "X", "N", "Delete"}, "Week": {"A", "C", "S", "Shift Left, Right"},
		"Barometer": {"A", "K", "B", "P", "W"}, "Words people added": {"H", "S", "Del"},
		"Learning": {"A", "1 to 5", "M"}, "Story": {"W"}, "Close the surgery": {"F"},
	} {
		for _, key := range keys {
			if !found[heading+" "+key] {
				t.Errorf("%s: %s is not listed", heading, key)
			}
		}
	}
}

func TestTextStepsThroughItsSizes(t *testing.T) {
	r := window(t, 0, started)
	for _, c := range []struct {
		command string
		want    int
	}{
		{"text_smaller", 100}, {"text_bigger", 125}, {"text_bigger", 150}, {"text_bigger", 200}, {"text_bigger", 200},
		{"text_smaller", 150}, {"text_usual", 100},
	} {
		r.run(c.command)
		if got := r.desk.Settings.Settings().TextSize; got != c.want {
			t.Errorf("%s: %d percent, want %d", c.command, got, c.want)
		}
	}
	r.run("undo")
	if r.present() != 0 {
		t.Error("the text size stands in the undo history")
	}
}

func TestPrivacyIsSaidOverAPanel(t *testing.T) {
	r := window(t, 0, started)
	r.run("new_attendee")
	form := r.panel()
	r.run("privacy")
	if r.panel() == form {
		t.Fatal("nothing was shown")
	}
	r.panel().Close()
	if r.panel() != form {
		t.Error("the form is gone")
	}
}

func TestOpenLastVisit(t *testing.T) {
	r := window(t, 0, started)
	var guest surgery.Change
	r.stage.Change(r.desk.Today.CountGuest, func(d surgery.Change) { guest = d })
	r.goTo(settingsID)
	r.run("open_visit")
	r.on(visitID)
	for _, id := range []string{"print", "finish", "save_pdf"} {
		if item := r.commands.Item(id); item.Disabled {
			t.Errorf("%s is greyed on a visit that is there", id)
		}
	}
	r.openVisit(guest.Visit)
	r.refuses("step_done") // a guest has no step yet
	if !r.visitReady() {
		t.Error("a guest's visit cannot be finished")
	}
}

// TestEscapeNeverLeavesAScreen: pressed once too often, what was typed there would
// be out of sight, or somebody else's visit in front of an attendee gone.
func TestEscapeNeverLeavesAScreen(t *testing.T) {
	r := window(t, 0, started)
	r.run("open_visit")
	for _, place := range places {
		if place.id == startID {
			continue
		}
		r.goTo(place.id)
		for range 3 {
			if on := r.Window().Canvas().Focused(); on != nil {
				on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			}
			r.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		r.on(place.id)
	}
}

func TestQuittingAsks(t *testing.T) {
	r := window(t, 0, started)
	r.run("quit")
	r.on(closingID)
	if r.quits != 0 {
		t.Fatal("it quit without asking")
	}
	r.run("back")
	r.on(todayID)
	r.run("quit") // stayed once, so that it asks again
	r.on(closingID)
	if r.quits != 0 {
		t.Fatal("it quit without asking again")
	}
	r.run("quit")
	if r.quits != 1 {
		t.Error("asked for twice, it did not quit")
	}
}

func TestQuittingOverAFormAsks(t *testing.T) {
	r := window(t, 0, started)
	r.run("new_attendee")
	r.quit()
	if r.quits != 0 || r.panel().Title() != words.Say("shell.quit_question") {
		t.Fatalf("quits %d, the panel is %q", r.quits, r.panel().Title())
	}
	r.panel().Submit()
	if r.quits != 1 {
		t.Error("it stays")
	}
}

func TestWithoutASurgeryQuittingIsAtOnce(t *testing.T) {
	r := window(t, 0, nil)
	r.run("quit")
	if r.quits != 1 {
		t.Error("it stays")
	}
}

func TestALongVenueDoesNotStretchTheWindow(t *testing.T) {
	r := window(t, 0, started)
	for range len(kit.TextSizes()) {
		r.run("text_bigger")
	}
	s, err := r.desk.Start.NewSurgery()
	if err != nil {
		t.Fatal(err)
	}
	s.Words.Venue = strings.Repeat("Venue ", 30)
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Start.EditSurgery(*s) }, nil)
	if least := r.Window().Content().MinSize(); least.Height > 700 || least.Width > 1366 {
		t.Errorf("the window asks for %v", least)
	}
}
