package reports_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/reports"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the reports in it.
type room struct {
	*testroom.Room
	screen *reports.Screen
}

// open, with the made-up week, has two closed surgeries and one that is on.
func open(t testing.TB, look kit.Look, percent int, madeUp bool) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	if madeUp {
		if err := r.Rooms.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	}
	r.screen = reports.New(&reports.Stage{Stage: r.Stage, Prints: r.Rooms.Prints, Reports: r.Rooms.Reports})
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

// choose moves on to the choice with that many answers, and chooses the n-th.
func (r *room) choose(answers, n int) {
	r.T.Helper()
	r.Tab("the choice", func(f fyne.Focusable) bool {
		c, ok := f.(*kit.Choice)
		if !ok {
			return false
		}
		was := c.Value()
		defer c.Set(was)
		return c != nil && answers == count(c)
	})
	r.Press(fyne.KeyHome)
	for range n {
		r.Press(fyne.KeyRight)
	}
}

// count returns how many of our keys a choice knows.
func count(c *kit.Choice) int {
	n := 0
	for _, key := range []string{"surgery", "week", "month", "year", "page", "table", "slide", "standard", "large", "plain"} {
		if c.Set(key); c.Value() == key {
			n++
		}
	}
	return n
}

// says returns all that stands on the window, and what its tables say.
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
	walk(r.Window.Content())
	for _, o := range r.Window.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(said, "\n")
}

func (r *room) sees(want ...string) {
	r.T.Helper()
	said := r.says()
	for _, one := range want {
		if !strings.Contains(said, one) {
			r.T.Errorf("%q is not there:\n%s", one, said)
		}
	}
}

func TestNothingToReportYet(t *testing.T) {
	r := open(t, kit.Light, 100, false)
	r.sees("Nothing to report yet", "Start one on Today")
	r.Press(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0] != "today" {
		t.Error(r.Went)
	}
}

func TestWhatIsReadFailsAndCanBeTriedAgain(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	if err := r.Rooms.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.sees("Try again")
}

// The open surgery is there at once, exactly, and cannot be shared yet; a change
// is followed.
func TestTheOpenSurgery(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	b, err := r.Rooms.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	r.sees("Tuesday 24 November 2026", "Exact numbers, for this screen only.", "This surgery is still open", fmt.Sprintf("%d", b.Counts.CheckedIn))
	r.screen.Share()
	if kit.TopPanel(r.Window.Canvas()) != nil {
		t.Error("an open surgery is shared")
	}
	done, err := r.Rooms.Today.CountGuest()
	if err != nil {
		t.Fatal(err)
	}
	r.screen.Changed(done.Changed)
	r.sees(fmt.Sprintf("%d", b.Counts.CheckedIn+1), "Something was passed on 0 times.")
	for _, want := range []string{"Something was passed on once.", "Something was passed on 2 times."} {
		if done, err = r.Rooms.People.PassOn("Safeguarding lead"); err != nil {
			t.Fatal(err)
		}
		r.screen.Changed(done.Changed)
		r.sees(want)
	}
	if strings.Contains(r.says(), "Safeguarding") {
		t.Error("to whom stands in the report")
	}
}

// A month that is over is chosen, read table by table, looked at as it will leave,
// and saved, by keys alone.
func TestAMonthIsSharedByKeys(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	r.choose(4, 2) // a month: November, which is not over
	r.sees("November 2026", "This is not over yet")
	r.Tab("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	r.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.sees("October 2026", "1 surgery · Exact numbers, for this screen only. “Before” is September 2026, 1 surgery.", "How it went. ", "Who people said they were. ")
	tables := 0
	r.Tab("the last table", func(f fyne.Focusable) bool {
		a, ok := f.(fyne.Accessible)
		if !ok || a.AccessibilityRole() != fyne.AccessibleRoleText {
			return false
		}
		tables++
		return strings.HasPrefix(a.AccessibilityLabel(), "Passed on. ")
	})
	if tables != 11 {
		t.Errorf("Tab stops at %d tables", tables)
	}
	r.Press(fyne.KeyHome, fyne.KeyPageDown)
	r.PressButton("Share this report...")
	r.sees("Share: October 2026", "One page for a commissioner")
	r.Press(fyne.KeyTab)
	r.PressButton("Save")
	r.screen.Share()
	r.choose(3, 1)
	r.sees("A table (.xlsx, .csv) for a spreadsheet", "Who came, Visits: 15", "more rows")
	r.Capture("table")
	r.PressButton("Save")
	r.screen.Share()
	r.choose(3, 2)
	r.sees("A picture of 1920 by 1080")
	r.PressButton("Save")
	for _, name := range []string{"report-2026-11-24-1300.pdf", "report-month-2026-10.csv", "report-month-2026-10-what-it-means.csv", "report-month-2026-10.png"} {
		if info, err := os.Stat(filepath.Join(r.Saves, name)); err != nil || info.Size() == 0 {
			t.Error(name, err)
		}
	}
	if kit.TopPanel(r.Window.Canvas()) != nil || !strings.Contains(r.Told[len(r.Told)-1].Notice, "report-month-2026-10.png") {
		t.Errorf("%+v", r.Told)
	}
}

// A folder that is not there is said, and what was chosen stays.
func TestAFolderThatIsNotThere(t *testing.T) {
	r := open(t, kit.Light, 100, true)
	r.choose(4, 2)
	r.Tab("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	r.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.PressButton("Share this report...")
	r.Tab("the folder", func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok })
	for _, letter := range "-nowhere" {
		r.Window.Canvas().Focused().TypedRune(letter)
	}
	r.Press(fyne.KeyReturn)
	p := kit.TopPanel(r.Window.Canvas())
	if p == nil || p.Failed() == nil {
		t.Fatal("nothing was said")
	}
	if found, err := os.ReadDir(r.Saves); err != nil || len(found) > 0 {
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
			r.Capture("surgery-" + name)
			r.choose(4, 3)
			r.Capture("year-" + name)
			r.choose(4, 2)
			r.Tab("the months", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
			r.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
			r.Tab("a table", func(f fyne.Focusable) bool {
				a, ok := f.(fyne.Accessible)
				return ok && strings.HasPrefix(a.AccessibilityLabel(), "Waiting. ")
			})
			r.Capture("month-" + name)
			r.PressButton("Share this report...")
			r.Capture("share-" + name)
			r.choose(3, 2)
			r.Capture("slide-" + name)
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
