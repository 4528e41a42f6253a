package checklists_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/checklists"
	"socialmediasurgery/ui/kit"
)

// room is a window with the screen in it.
type room struct {
	t      *testing.T
	desk   *desk.Desk
	now    time.Time
	window fyne.Window
	screen *checklists.Screen
	told   []string
	gone   string
}

func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	theme, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(theme)
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r := &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738))
	r.screen = checklists.New(&kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(), Go: func(id string) { r.gone = id },
		Told: func(done desk.Done) {
			r.told = append(r.told, done.Notice)
			r.screen.Changed(done.Changed)
		}})
	r.window.SetContent(r.screen.Content())
	return r
}

func (r *room) press(keys ...fyne.KeyName) {
	r.t.Helper()
	for _, k := range keys {
		switch focused := r.window.Canvas().Focused(); {
		case k == fyne.KeyTab:
			r.window.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: k})
		default:
			r.t.Fatalf("%s goes nowhere", k)
		}
	}
}

func (r *room) rewrite(s string) {
	r.t.Helper()
	box := r.window.Canvas().Focused().(*kit.Entry)
	box.TypedShortcut(&fyne.ShortcutSelectAll{})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, letter := range s {
		if letter == '\n' {
			box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			box.TypedRune(letter)
		}
	}
}

// tabToButton moves on to the button with that label.
func (r *room) tabToButton(label string) {
	r.t.Helper()
	for range 30 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

func (r *room) says(s string) {
	r.t.Helper()
	if all := seen(r.window); !strings.Contains(all, s) {
		r.t.Errorf("%q is not said in:\n%s", s, all)
	}
}

func (r *room) saysNot(s string) {
	r.t.Helper()
	if strings.Contains(seen(r.window), s) {
		r.t.Errorf("%q is said", s)
	}
}

// seen answers all words of a window.
func seen(w fyne.Window) string {
	top := w.Canvas().Overlays().Top()
	if top == nil {
		top = w.Content()
	}
	return strings.Join(wordsOf(top), "\n")
}

func wordsOf(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Pill:
		return []string{o.Text()}
	case *kit.Button:
		return []string{o.Label}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, wordsOf(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, wordsOf(child)...)
		}
	}
	return all
}

func (r *room) look(name string) {
	r.t.Helper()
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	if err := png.Encode(f, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		r.t.Fatal(err)
	}
}

// alt presses a key with Alt in what has the focus.
func (r *room) alt(key fyne.KeyName) {
	r.t.Helper()
	r.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(kit.Alt(key))
}

func (r *room) list(id string) checklist.Checklist {
	r.t.Helper()
	c, err := r.desk.Checklist(id)
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

func (r *room) lastTold() string {
	if len(r.told) == 0 {
		return ""
	}
	return r.told[len(r.told)-1]
}

func TestAStepIsChangedMovedHiddenAndBroughtBack(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.look("checklists")
	before := r.list("safe-basics") // the first of the list
	r.press(fyne.KeyReturn)         // into its steps
	r.press(fyne.KeyDown, fyne.KeyReturn)
	r.look("step")
	r.rewrite("Lock the screen of your phone")
	r.press(fyne.KeyTab)
	r.rewrite("So that nobody reads along.")
	kit.TopPanel(r.window.Canvas()).Submit()
	if s := r.list("safe-basics").Steps[1]; s.Title != "Lock the screen of your phone" || s.Why != "So that nobody reads along." || s.Version != before.Steps[1].Version+1 || s.Checked != before.Steps[1].Checked {
		t.Fatalf("%+v", s)
	}
	r.says("2  Lock the screen of your phone")
	r.says("Changed")
	r.alt(fyne.KeyUp)
	if s := r.list("safe-basics").Steps[0]; s.ID != before.Steps[1].ID {
		t.Errorf("first is %q", s.ID)
	}
	r.says("1  Lock the screen of your phone")
	r.alt(fyne.KeyDown) // the step that was moved is still the chosen one
	if s := r.list("safe-basics").Steps[1]; s.ID != before.Steps[1].ID {
		t.Errorf("second is %q", s.ID)
	}
	r.press(fyne.KeyDelete)
	if !r.list("safe-basics").Steps[1].Hidden || r.lastTold() != "The step is hidden. What was done on it stays." {
		t.Errorf("not hidden, told %q", r.lastTold())
	}
	r.says("1 hidden")
	r.look("hidden")
	r.tabToButton("Show again")
	r.press(fyne.KeyReturn)
	if r.list("safe-basics").Steps[1].Hidden {
		t.Error("still hidden")
	}
	r.tabToButton("Use ours...")
	r.press(fyne.KeyReturn)
	r.says("is put aside")
	kit.TopPanel(r.window.Canvas()).Submit()
	if c := r.list("safe-basics"); c.Steps[1].Title != before.Steps[1].Title {
		t.Errorf("%+v", c.Steps[1])
	}
	r.saysNot("Changed")
	r.tabToButton("Back to Settings")
	r.press(fyne.KeyReturn)
	if r.gone != "settings" {
		t.Errorf("gone to %q", r.gone)
	}
}

func TestAListOfOnesOwn(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToButton("New checklist...")
	r.press(fyne.KeyReturn, fyne.KeyReturn) // nothing typed yet
	r.says("“title” is empty.")
	r.rewrite("A first video call")
	r.press(fyne.KeyTab)
	r.rewrite("To see a friend far away.")
	r.press(fyne.KeyReturn)
	c := r.list("a-first-video-call")
	if c.Summary != "To see a friend far away." {
		t.Errorf("%+v", c)
	}
	r.says("Yours")
	r.tabToButton("Add a step...")
	r.press(fyne.KeyReturn)
	r.rewrite("Find the camera")
	r.press(fyne.KeyTab)
	r.rewrite("You want to be seen.")
	r.press(fyne.KeyTab)
	r.rewrite("Press the sign of a camera.")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("“” is not a number of minutes.")
	r.tabToEntry(1)
	r.rewrite("3")
	r.press(fyne.KeyTab)
	r.rewrite("23 Nov 2026")
	r.press(fyne.KeyReturn)
	c = r.list("a-first-video-call")
	if len(c.Steps) != 2 || c.Steps[1].ID != "find-the-camera" || c.Steps[1].Minutes != 3 || c.Steps[1].Checked != "2026-11-23" || !c.Steps[1].Verified {
		t.Fatalf("%+v", c.Steps)
	}
	r.says("2  Find the camera")
	r.saysNot("Use ours...")
	r.tabToButton("Hide list")
	r.press(fyne.KeyReturn)
	if !r.list("a-first-video-call").Hidden {
		t.Error("not hidden")
	}
	r.says("Show list")
}

func TestAChecklistGoesOutAndIn(t *testing.T) {
	r := open(t, kit.Light, 100)
	folder := t.TempDir()
	r.screen.Shown()
	r.tabToButton("Share...")
	r.press(fyne.KeyReturn)
	r.rewrite(filepath.Join(folder, "nowhere"))
	r.press(fyne.KeyReturn)
	r.says("cannot be opened")
	r.rewrite(folder)
	r.press(fyne.KeyReturn)
	file := filepath.Join(folder, "safe-basics.toml")
	if _, err := os.Stat(file); err != nil || !strings.Contains(r.lastTold(), "safe-basics.toml") {
		t.Fatal(err, r.lastTold())
	}
	r.tabToButton("Take in a file...")
	r.press(fyne.KeyReturn)
	broken := filepath.Join(folder, "broken.toml")
	if err := os.WriteFile(broken, []byte("id = \"x\"\ntitle = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.rewrite(broken)
	r.press(fyne.KeyReturn)
	r.says("broken.toml, line 2:")
	r.rewrite(file)
	r.press(fyne.KeyReturn)
	r.says("It takes the place of")
	r.says(r.list("safe-basics").Steps[0].Title)
	r.look("takein")
	kit.TopPanel(r.window.Canvas()).Submit()
	if !strings.Contains(r.lastTold(), "is taken in") || kit.TopPanel(r.window.Canvas()) != nil {
		t.Errorf("told %q", r.lastTold())
	}
}

func TestAChecklistAsItPrints(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToButton("Preview...")
	r.press(fyne.KeyReturn)
	r.says("as it prints")
	r.look("printed")
	r.press(fyne.KeyEscape)
}

// A folder that may not be written is said in the panel, and what was typed stays.
func TestWhatCannotBeWrittenStaysTyped(t *testing.T) {
	r := open(t, kit.Light, 100)
	s := r.desk.Settings()
	s.Checklists = filepath.Join(t.TempDir(), "gone")
	if _, err := r.desk.SetSettings(s); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.tabToButton("Title...")
	r.press(fyne.KeyReturn)
	r.rewrite("Our basics")
	r.press(fyne.KeyReturn)
	r.says("The checklist could not be written. Nothing was changed.")
	if b := r.window.Canvas().Focused().(*kit.Entry); b.Text != "Our basics" {
		t.Errorf("the box holds %q", b.Text)
	}
}

// tabToEntry moves on to the n-th box from here.
func (r *room) tabToEntry(n int) {
	r.t.Helper()
	for range 30 {
		r.press(fyne.KeyTab)
		if _, ok := r.window.Canvas().Focused().(*kit.Entry); ok {
			if n--; n == 0 {
				return
			}
		}
	}
	r.t.Fatal("Tab never reaches the box")
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
				if _, err := r.desk.HideStep("safe-basics", step.ID, true); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := r.desk.HideChecklist("bluesky-setup", true); err != nil {
				t.Fatal(err)
			}
			if _, _, err := r.desk.NewChecklist("A first video call", "To see a friend."); err != nil {
				t.Fatal(err)
			}
			r.screen.Shown()
			r.look(fmt.Sprintf("checklists-%s-%d", look, percent))
			r.press(fyne.KeyReturn, fyne.KeyReturn)
			r.look(fmt.Sprintf("step-%s-%d", look, percent))
			r.press(fyne.KeyEscape)
			r.tabToButton("Add a step...")
			r.look(fmt.Sprintf("low-%s-%d", look, percent))
		}
	}
}
