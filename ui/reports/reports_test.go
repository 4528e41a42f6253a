package reports_test

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
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/reports"
)

// room is a window with the reports in it, and what became of its wishes.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	screen *reports.Screen
	saves  string
	now    time.Time
	went   []string
	told   []desk.Done
}

// open starts on Tuesday 24 November 2026, one o'clock; with the made-up week,
// there are two closed surgeries and one that is on.
func open(t testing.TB, look kit.Look, percent int, madeUp bool) *room {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	th, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	n, r := 0, &room{t: t, saves: t.TempDir(), now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Saves: r.saves, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	if madeUp {
		if err := r.desk.Demo(); err != nil {
			t.Fatal(err)
		}
	}
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738)) // beside the navigation, beneath the menu
	stage := &kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(),
		Go:   func(screen string) { r.went = append(r.went, screen) },
		Run:  func(string) {},
		Told: func(done desk.Done) { r.told = append(r.told, done); r.screen.Changed(done.Changed) }}
	r.screen = reports.New(stage)
	r.window.SetContent(r.screen.Content())
	r.screen.Shown()
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

// tabTo moves on until what has the focus is wanted.
func (r *room) tabTo(what string, wanted func(fyne.Focusable) bool) {
	r.t.Helper()
	for range 60 {
		if f := r.window.Canvas().Focused(); f != nil && wanted(f) {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %s", what)
}

func (r *room) pressButton(label string) {
	r.t.Helper()
	r.tabTo(label, func(f fyne.Focusable) bool { b, ok := f.(*kit.Button); return ok && b.Label == label })
	r.press(fyne.KeyReturn)
}

// choose moves on to the choice with that many answers, and chooses the n-th.
func (r *room) choose(answers, n int) {
	r.t.Helper()
	r.tabTo("the choice", func(f fyne.Focusable) bool {
		c, ok := f.(*kit.Choice)
		if !ok {
			return false
		}
		was := c.Value()
		defer c.Set(was)
		return c != nil && answers == count(c)
	})
	r.press(fyne.KeyHome)
	for range n {
		r.press(fyne.KeyRight)
	}
}

// count answers how many of our keys a choice knows.
func count(c *kit.Choice) int {
	n := 0
	for _, key := range []string{"surgery", "week", "month", "year", "page", "table", "slide", "standard", "large", "plain"} {
		if c.Set(key); c.Value() == key {
			n++
		}
	}
	return n
}

// says answers all that stands on the window, and what its tables say.
func (r *room) says() string {
	var said []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if a, ok := o.(fyne.Accessible); ok {
			said = append(said, a.AccessibilityLabel())
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				walk(inner)
			}
		}
	}
	walk(r.window.Content())
	for _, o := range r.window.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(said, "\n")
}

func (r *room) sees(want ...string) {
	r.t.Helper()
	said := r.says()
	for _, one := range want {
		if !strings.Contains(said, one) {
			r.t.Errorf("%q is not there:\n%s", one, said)
		}
	}
}

func (r *room) capture(name string) {
	folder := os.Getenv("LOOK")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
}

func TestNothingToReportYet(t *testing.T) {
	r := open(t, kit.Light, 100, false)
	r.sees("Nothing to report yet", "Start one on Today")
	r.press(fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0] != "today" {
		t.Error(r.went)
	}
}

func TestWhatIsReadFailsAndCanBeTriedAgain(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	if err := r.desk.Close(); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.sees("Try again")
}

// The open surgery is there at once, exactly, and cannot be shared yet; a change
// is followed.
func TestTheOpenSurgery(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	b, err := r.desk.Board()
	if err != nil {
		t.Fatal(err)
	}
	r.sees("Tuesday 24 November 2026", "Exact numbers, for this screen only.", "This surgery is still open", fmt.Sprintf("%d", b.Counts.CheckedIn))
	r.screen.Share()
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Error("an open surgery is shared")
	}
	done, err := r.desk.CountGuest()
	if err != nil {
		t.Fatal(err)
	}
	r.screen.Changed(done.Changed)
	r.sees(fmt.Sprintf("%d", b.Counts.CheckedIn+1))
}

// A month that is over is chosen, read table by table, looked at as it will leave,
// and saved, by keys alone.
func TestAMonthIsSharedByKeys(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	r.choose(4, 2) // a month: November, which is not over
	r.sees("November 2026", "This is not over yet")
	r.tabTo("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	r.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.sees("October 2026", "1 surgery · Exact numbers, for this screen only. \"Before\" is September 2026, 1 surgery.", "How it went. ", "Who people said they were. ")
	tables := 0
	r.tabTo("the last table", func(f fyne.Focusable) bool {
		a, ok := f.(fyne.Accessible)
		if !ok || a.AccessibilityRole() != fyne.AccessibleRoleText {
			return false
		}
		tables++
		return strings.HasPrefix(a.AccessibilityLabel(), "Beside the surgeries. ")
	})
	if tables != 10 {
		t.Errorf("Tab stops at %d tables", tables)
	}
	r.press(fyne.KeyHome, fyne.KeyPageDown)
	r.pressButton("Share this report...")
	r.sees("Share: October 2026", "One page for a commissioner")
	r.press(fyne.KeyTab)
	r.pressButton("Save")
	r.screen.Share()
	r.choose(3, 1)
	r.sees("A CSV file for a spreadsheet", "Who came, Visits: 15", "more rows")
	r.capture("table")
	r.pressButton("Save")
	r.screen.Share()
	r.choose(3, 2)
	r.sees("A picture of 1920 by 1080")
	r.pressButton("Save")
	for _, name := range []string{"report-2026-11-24-1300.pdf", "report-month-2026-10.csv", "report-month-2026-10-what-it-means.csv", "report-month-2026-10.png"} {
		if info, err := os.Stat(filepath.Join(r.saves, name)); err != nil || info.Size() == 0 {
			t.Error(name, err)
		}
	}
	if kit.TopPanel(r.window.Canvas()) != nil || !strings.Contains(r.told[len(r.told)-1].Notice, "report-month-2026-10.png") {
		t.Errorf("%+v", r.told)
	}
}

// A folder that is not there is said, and what was chosen stays.
func TestAFolderThatIsNotThere(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	r.choose(4, 2)
	r.tabTo("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	r.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.pressButton("Share this report...")
	r.tabTo("the folder", func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok })
	for _, letter := range "-nowhere" {
		r.window.Canvas().Focused().TypedRune(letter)
	}
	r.press(fyne.KeyReturn)
	p := kit.TopPanel(r.window.Canvas())
	if p == nil || p.Failed() == nil {
		t.Fatal("nothing was said")
	}
	if found, err := os.ReadDir(r.saves); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

func TestAYearStaysHere(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	r.choose(4, 3)
	r.sees("2026", "A year stays on this laptop", "Visits by month", "October 2026: 1 surgery")
	r.choose(4, 1)
	r.sees("23 to 27 November 2026")
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent, true)
			name := fmt.Sprintf("%s-%d", look, percent)
			r.capture("surgery-" + name)
			r.choose(4, 3)
			r.capture("year-" + name)
			r.choose(4, 2)
			r.tabTo("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
			r.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
			r.tabTo("a table", func(f fyne.Focusable) bool {
				a, ok := f.(fyne.Accessible)
				return ok && strings.HasPrefix(a.AccessibilityLabel(), "Waiting. ")
			})
			r.capture("month-" + name)
			r.pressButton("Share this report...")
			r.capture("share-" + name)
			r.choose(3, 2)
			r.capture("slide-" + name)
		}
	}
}

// The screen from a key until it is laid out.
func BenchmarkShown(b *testing.B) {
	r := open(b, kit.Light, 100, true)
	for b.Loop() {
		r.screen.Shown()
	}
}
