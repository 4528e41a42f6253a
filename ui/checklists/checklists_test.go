package checklists_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/ui/checklists"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the screen in it.
type room struct {
	*testroom.Room
	screen *checklists.Screen
}

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = checklists.New(&checklists.Stage{Stage: r.Stage, Checklists: r.Rooms.Checklists, Prints: r.Rooms.Prints})
	r.Show(r.screen)
	return r
}

func (r *room) list(id string) checklist.Checklist {
	r.T.Helper()
	c, err := r.Rooms.Checklists.Checklist(id)
	if err != nil {
		r.T.Fatal(err)
	}
	return c
}

func (r *room) lastTold() string {
	if len(r.Told) == 0 {
		return ""
	}
	return r.Told[len(r.Told)-1].Notice
}

func TestAStepIsChangedMovedHiddenAndBroughtBack(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Capture("checklists")
	before := r.list("safe-basics") // the first of the list
	r.Press(fyne.KeyReturn)         // into its steps
	r.Press(fyne.KeyDown, fyne.KeyReturn)
	r.Capture("step")
	r.Rewrite("Lock the screen of your phone")
	r.Press(fyne.KeyTab)
	r.Rewrite("So that nobody reads along.")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if s := r.list("safe-basics").Steps[1]; s.Title != "Lock the screen of your phone" || s.Why != "So that nobody reads along." || s.Version != before.Steps[1].Version+1 || s.Checked != before.Steps[1].Checked {
		t.Fatalf("%+v", s)
	}
	r.Says("2  Lock the screen of your phone")
	r.Says("Changed")
	r.Alt(fyne.KeyUp)
	if s := r.list("safe-basics").Steps[0]; s.ID != before.Steps[1].ID {
		t.Errorf("first is %q", s.ID)
	}
	r.Says("1  Lock the screen of your phone")
	r.Alt(fyne.KeyDown) // the step that was moved is still the chosen one
	if s := r.list("safe-basics").Steps[1]; s.ID != before.Steps[1].ID {
		t.Errorf("second is %q", s.ID)
	}
	r.Press(fyne.KeyDelete)
	if !r.list("safe-basics").Steps[1].Hidden || r.lastTold() != "The step is hidden. What was done on it stays." {
		t.Errorf("not hidden, told %q", r.lastTold())
	}
	r.Says("1 hidden")
	r.Capture("hidden")
	r.TabToButton("Show again")
	r.Press(fyne.KeyReturn)
	if r.list("safe-basics").Steps[1].Hidden {
		t.Error("still hidden")
	}
	r.TabToButton("Use ours...")
	r.Press(fyne.KeyReturn)
	r.Says("is put aside")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if c := r.list("safe-basics"); c.Steps[1].Title != before.Steps[1].Title {
		t.Errorf("%+v", c.Steps[1])
	}
	r.SaysNot("Changed")
	r.TabToButton("Back to Settings")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"settings"}) {
		t.Errorf("gone to %q", r.Went)
	}
}

func TestAListOfOnesOwn(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.TabToButton("New checklist...")
	r.Press(fyne.KeyReturn, fyne.KeyReturn) // nothing typed yet
	r.Says("“title” is empty.")
	r.Rewrite("A first video call")
	r.Press(fyne.KeyTab)
	r.Rewrite("To see a friend far away.")
	r.Press(fyne.KeyReturn)
	c := r.list("a-first-video-call")
	if c.Summary != "To see a friend far away." {
		t.Errorf("%+v", c)
	}
	r.Says("Yours")
	r.TabToButton("Add a step...")
	r.Press(fyne.KeyReturn)
	r.Rewrite("Find the camera")
	r.Press(fyne.KeyTab)
	r.Rewrite("You want to be seen.")
	r.Press(fyne.KeyTab)
	r.Rewrite("Press the sign of a camera.")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("“” is not a number of minutes.")
	r.tabToEntry(1)
	r.Rewrite("3")
	r.Press(fyne.KeyTab)
	r.Rewrite("23 Nov 2026")
	r.Press(fyne.KeyReturn)
	c = r.list("a-first-video-call")
	if len(c.Steps) != 2 || c.Steps[1].ID != "find-the-camera" || c.Steps[1].Minutes != 3 || c.Steps[1].Checked != "2026-11-23" || !c.Steps[1].Verified {
		t.Fatalf("%+v", c.Steps)
	}
	r.Says("2  Find the camera")
	r.SaysNot("Use ours...")
	r.TabToButton("Hide list")
	r.Press(fyne.KeyReturn)
	if !r.list("a-first-video-call").Hidden {
		t.Error("not hidden")
	}
	r.Says("Show list")
}

func TestAChecklistGoesOutAndIn(t *testing.T) {
	r := open(t, kit.Light, 100)
	folder := t.TempDir()
	r.screen.Shown()
	r.TabToButton("Share...")
	r.Press(fyne.KeyReturn)
	r.Rewrite(filepath.Join(folder, "nowhere"))
	r.Press(fyne.KeyReturn)
	r.Says("cannot be opened")
	r.Rewrite(folder)
	r.Press(fyne.KeyReturn)
	file := filepath.Join(folder, "safe-basics.toml")
	if _, err := os.Stat(file); err != nil || !strings.Contains(r.lastTold(), "safe-basics.toml") {
		t.Fatal(err, r.lastTold())
	}
	r.TabToButton("Take in a file...")
	r.Press(fyne.KeyReturn)
	broken := filepath.Join(folder, "broken.toml")
	if err := os.WriteFile(broken, []byte("id = \"x\"\ntitle = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Rewrite(broken)
	r.Press(fyne.KeyReturn)
	r.Says("broken.toml, line 2:")
	r.Rewrite(file)
	r.Press(fyne.KeyReturn)
	r.Says("It takes the place of")
	r.Says(r.list("safe-basics").Steps[0].Title)
	r.Capture("takein")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if !strings.Contains(r.lastTold(), "is taken in") || kit.TopPanel(r.Window.Canvas()) != nil {
		t.Errorf("told %q", r.lastTold())
	}
}

// A folder that is copied to the internet is asked about first.
func TestAChecklistIsNotSharedWithTheInternetUnasked(t *testing.T) {
	r := open(t, kit.Light, 100)
	cloud := filepath.Join(t.TempDir(), "Dropbox")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(cloud, "safe-basics.toml")
	r.screen.Shown()
	r.TabToButton("Share...")
	r.Press(fyne.KeyReturn)
	r.Rewrite(cloud)
	r.Press(fyne.KeyReturn)
	r.Says("This folder is copied to the internet.")
	if _, err := os.Stat(file); err == nil {
		t.Fatal("it is there unasked")
	}
	kit.TopPanel(r.Window.Canvas()).Submit()
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestAChecklistAsItPrints(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.TabToButton("Preview...")
	r.Press(fyne.KeyReturn)
	r.Says("as it prints")
	r.Capture("printed")
	r.Press(fyne.KeyEscape)
}

// A folder that may not be written is said in the panel, and what was typed stays.
func TestWhatCannotBeWrittenStaysTyped(t *testing.T) {
	r := open(t, kit.Light, 100)
	s := r.Rooms.Settings.Settings()
	s.Checklists = filepath.Join(t.TempDir(), "gone")
	if _, err := r.Rooms.Settings.Set(s); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.TabToButton("Title...")
	r.Press(fyne.KeyReturn)
	r.Rewrite("Our basics")
	r.Press(fyne.KeyReturn)
	r.Says("The checklist could not be written. Nothing was changed.")
	if b := r.Window.Canvas().Focused().(*kit.Entry); b.Text != "Our basics" {
		t.Errorf("the box holds %q", b.Text)
	}
}

// tabToEntry moves on to the n-th box from here.
func (r *room) tabToEntry(n int) {
	r.T.Helper()
	for range 30 {
		r.Press(fyne.KeyTab)
		if _, ok := r.Window.Canvas().Focused().(*kit.Entry); ok {
			if n--; n == 0 {
				return
			}
		}
	}
	r.T.Fatal("Tab never reaches the box")
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			for _, step := range r.list("safe-basics").Steps[1:3] {
				if _, err := r.Rooms.Checklists.HideStep("safe-basics", step.ID, true); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := r.Rooms.Checklists.Hide("bluesky-setup", true); err != nil {
				t.Fatal(err)
			}
			if _, _, err := r.Rooms.Checklists.New("A first video call", "To see a friend."); err != nil {
				t.Fatal(err)
			}
			r.screen.Shown()
			r.Capture(fmt.Sprintf("checklists-%s-%d", look, percent))
			r.Press(fyne.KeyReturn, fyne.KeyReturn)
			r.Capture(fmt.Sprintf("step-%s-%d", look, percent))
			r.Press(fyne.KeyEscape)
			r.TabToButton("Add a step...")
			r.Capture(fmt.Sprintf("low-%s-%d", look, percent))
		}
	}
}
