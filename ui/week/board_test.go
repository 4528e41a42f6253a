package week_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

func TestMoveByKeysAndUndo(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Shift(fyne.KeyRight) // today's surgery
	r.wantTitles(1)
	r.wantTitles(2, "Monthly social media surgery", "Service User Network workshop", "#LYPFTrecovery chat")
	if at := r.board().Days[2].Events[0].Starts; !at.Equal(time.Date(2026, 11, 25, 13, 0, 0, 0, time.UTC)) {
		t.Errorf("moved to %v", at)
	}
	// It is still the one the keys are on.
	r.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight,
		Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	r.wantTitles(3, "A clinician runs the corporate account", "Monthly social media surgery")
	r.Shift(fyne.KeyRight)
	r.Shift(fyne.KeyRight) // there is no Saturday
	r.wantTitles(4, "Nursing conference surgery", "Monthly social media surgery", "Share the results")
	if last := r.Told[len(r.Told)-1]; !strings.Contains(last.Notice, "Friday 27 November") || !last.CanUndo {
		t.Errorf("%+v", last)
	}
	for range 3 {
		if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
			t.Fatal(err)
		}
	}
	r.screen.Changed(nil)
	r.wantTitles(1, "Monthly social media surgery")
}

func TestTakeOutHandsOnToTheNeighbour(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome, fyne.KeyDelete)
	r.wantTitles(0, "#MHNurseChat: recovery and living well")
	r.Press(fyne.KeyDelete)
	r.wantTitles(0)
	r.Says("Nothing here yet")
	r.Press(fyne.KeyDelete) // nothing there to take out
	r.Press(fyne.KeyReturn)
	r.Says("New event")
	r.Says("Cancel")
	r.Press(fyne.KeyEscape)
	if n := len(r.Told); n != 2 {
		t.Errorf("%d changes told", n)
	}
}

func TestArrowsReachEverything(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	opens := func(title string) {
		t.Helper()
		r.Press(fyne.KeyReturn)
		if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.Text != title {
			t.Errorf("opened %v, want %q", r.Window.Canvas().Focused(), title)
		}
		r.Press(fyne.KeyEscape)
	}
	opens("Monthly social media surgery") // today's, from the start
	r.Press(fyne.KeyLeft, fyne.KeyDown)
	opens("#MHNurseChat: recovery and living well")
	r.Press(fyne.KeyDown)
	opens("@PeopleofLeeds, curated by a community journalist")
	r.Press(fyne.KeyRight)
	opens("“How do you feel about the word recovery?”")
	r.Press(fyne.KeyUp)
	opens("Share the results")
	r.Press(fyne.KeyEnd, fyne.KeyUp, fyne.KeyRight)
	opens("Nursing conference surgery")
}

// A card dropped on another day is there.
func TestDragToAnotherDay(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Window.Canvas().Capture()
	test.Drag(r.Window.Canvas(), fyne.NewPos(330, 210), 450, 0) // Tuesday's first, two columns on
	r.wantTitles(1)
	r.wantTitles(3, "A clinician runs the corporate account", "Monthly social media surgery")
	test.Drag(r.Window.Canvas(), fyne.NewPos(100, 210), 30, 200) // not far enough: it stays
	r.wantTitles(0, "A personal recovery story", "#MHNurseChat: recovery and living well")
	if len(r.Told) != 1 {
		t.Errorf("%d changes", len(r.Told))
	}
}

// allWeek returns the titles in the bar of what lasts all week.
func (r *room) allWeek() (titles []string) {
	for _, e := range r.board().AllWeek {
		titles = append(titles, e.Words.Title)
	}
	return titles
}

// carry drags what is at a place of the window to another.
func (r *room) carry(from, to fyne.Position) {
	r.T.Helper()
	for _, o := range test.LaidOutObjects(r.Window.Content()) {
		d, is := o.(fyne.Draggable)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		in := from.Subtract(at)
		if !is || in.X < 0 || in.Y < 0 || in.X > o.Size().Width || in.Y > o.Size().Height {
			continue
		}
		if _, scroll := o.(*container.Scroll); scroll {
			continue
		}
		half := fyne.NewPos((from.X+to.X)/2, (from.Y+to.Y)/2)
		for _, p := range []fyne.Position{half, to} {
			d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: p}, Dragged: fyne.NewDelta((to.X-from.X)/2, (to.Y-from.Y)/2)})
		}
		r.Capture("carried")
		d.DragEnd()
		return
	}
	r.T.Fatalf("nothing can be dragged at %v", from)
}

// TestACardIsDroppedOnAllWeek by mouse and by keys, also where nothing lasts all week
// yet; undo gives it its day and its times back.
func TestACardIsDroppedOnAllWeek(t *testing.T) {
	for _, percent := range []int{100, 200} {
		for _, bare := range []bool{false, true} {
			r := open(t, kit.Light, percent)
			r.plan()
			if bare {
				for _, e := range r.board().AllWeek {
					r.Must(r.Rooms.Week.RemoveEvent(e.ID))
				}
				r.screen.Shown()
			}
			before := r.allWeek()
			want := append([]string{"Monthly social media surgery"}, before...)
			r.Shift(fyne.KeyDown)
			r.wantTitles(1)
			r.wantAllWeek(want...)
			r.Shift(fyne.KeyDown) // it does so already
			r.Shift(fyne.KeyRight)
			if last := r.Told[len(r.Told)-1]; len(r.Told) != 1 || last.Notice != "Monthly social media surgery lasts all week now." || !last.CanUndo {
				t.Errorf("%d changes, the last %+v", len(r.Told), last)
			}
			if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
				t.Fatal(err)
			}
			r.screen.Changed(nil)
			r.wantTitles(1, "Monthly social media surgery")
			if e := r.board().Days[1].Events[0]; e.AllDay() || e.LastDay != "" {
				t.Errorf("undone, it is %+v", e)
			}
			r.wantAllWeek(before...)
			if percent > 100 {
				continue // the bar is out of sight there
			}
			r.Window.Canvas().Capture()
			r.carry(fyne.NewPos(330, 210), fyne.NewPos(400, 738-30))
			r.wantTitles(1)
			r.wantAllWeek(want...)
			r.SaysNot("Let go here")
			r.carry(fyne.NewPos(800, 210), fyne.NewPos(800, 400)) // not so far
			r.wantAllWeek(want...)
		}
	}
}

func (r *room) wantAllWeek(want ...string) {
	r.T.Helper()
	got := r.allWeek()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.T.Errorf("all week last %q, want %q", got, want)
	}
}

func TestClickSelectsAndOpens(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	c := r.Window.Canvas()
	c.Capture()
	test.TapCanvas(c, fyne.NewPos(800, 210))
	if c.Overlays().Top() != nil {
		t.Error("one click opens")
	}
	test.TapCanvas(c, fyne.NewPos(800, 210))
	r.Says("York Community")
	if p := kit.TopPanel(c); p == nil || p.Title() != "Event" {
		t.Error("the second click does not open")
	}
}

func TestClashesAreSaid(t *testing.T) {
	r := open(t, kit.Light, 100)
	w := r.plan()
	for _, title := range []string{"One", "Two"} {
		e := r.event(surgery.ChatEvent, title, 2, "18:00", "19:00", "", "Made-up Mina")
		e.Week = w.ID
		r.save(e)
	}
	r.screen.Shown()
	r.Says("Clash")
	r.Says("One and Two both need Made-up Mina at once")
	r.Says("needs Made-up Mina at the same time as Two")
	r.Capture("clash")
}

func TestStrangeTitlesStayWhole(t *testing.T) {
	r := open(t, kit.Light, 100)
	w := r.plan()
	long := strings.Repeat("Wellbeing at work and ", 8) + "one last more of it"
	for i, title := range []string{long, strings.Repeat("x", 200), "شفاء وأمل في أسبوع التعافي", "🎉 Party 🎉 with 👩‍👩‍👧 and cake"} {
		e := r.event(surgery.OtherEvent, title, i, "07:00", "", "", "")
		e.Week = w.ID
		r.save(e)
	}
	r.screen.Shown()
	r.Says(long)
	r.Press(fyne.KeyHome)
	r.Capture("strange")
}

// The days of a month, and the largest text, are in reach of the arrows.
func TestAMonthOfDays(t *testing.T) {
	for _, percent := range []int{100, 200} {
		r := open(t, kit.Light, percent)
		w := r.plan()
		w.Until = "2026-12-20"
		if _, err := r.Rooms.Week.SaveWeek(*w, ""); err != nil {
			t.Fatal(err)
		}
		r.screen.Shown()
		r.Press(fyne.KeyEnd)
		r.Capture(fmt.Sprintf("month-%d", percent))
		r.Write("a")
		if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.Text != "" {
			t.Fatal("no panel")
		}
		r.Write("Last")
		r.TabTo("1pm, or 13:00")
		r.Write("11pm")
		r.Press(fyne.KeyReturn)
		if at := r.board().Days[27].Events; len(at) != 1 || at[0].Words.Title != "Last" {
			t.Errorf("%d percent: %+v", percent, at)
		}
	}
}

// full is a week of 60 events.
func full(t testing.TB) *room {
	r := open(t, kit.Light, 100)
	w := r.plan()
	for i := range 50 {
		e := r.event(surgery.EventKinds[i%len(surgery.EventKinds)], fmt.Sprintf("Event %d with a title of some words", i), i%5, fmt.Sprintf("%02d:30", 8+i/5), "", "Made-up Hall", "")
		e.Week = w.ID
		r.save(e)
	}
	r.screen.Shown()
	r.Window.Canvas().Capture()
	return r
}

func TestSixtyEventsAreReached(t *testing.T) {
	r := full(t)
	r.Press(fyne.KeyHome)
	for range 30 {
		r.Press(fyne.KeyDown)
	}
	r.Press(fyne.KeyUp)
	r.Capture("sixty")
	r.Press(fyne.KeyReturn)
	if p := kit.TopPanel(r.Window.Canvas()); p == nil || p.Title() != "Event" {
		t.Error("nothing opened")
	}
}

// How long a change takes to be on the screen, with 60 events.
func BenchmarkRefresh60(b *testing.B) {
	r := full(b)
	b.ResetTimer()
	for range b.N {
		r.screen.Changed(nil)
	}
}

// How long an arrow takes with 60 events.
func BenchmarkArrow60(b *testing.B) {
	r := full(b)
	r.Press(fyne.KeyHome)
	b.ResetTimer()
	for i := range b.N {
		if i%2 == 0 {
			r.Press(fyne.KeyDown)
		} else {
			r.Press(fyne.KeyUp)
		}
	}
}

// Larger letters come while the week is in sight: nothing is lost, and the keys
// stay where they were.
func TestTheTextSizeChangesUnderTheHost(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyEnd)
	for _, percent := range []int{200, 100, 150} {
		th, err := kit.NewTheme(assets.Files(), kit.Light, percent)
		if err != nil {
			t.Fatal(err)
		}
		fyne.CurrentApp().Settings().SetTheme(th)
		r.Window.Content().Refresh()
		for _, said := range []string{"Recovery week", "+ Add event A", "All week", "Nursing conference surgery"} {
			r.Says(said)
		}
		if shift := strings.Contains(r.Texts(), "Shift Left"); shift != (percent == 100) {
			t.Errorf("%d percent: the long buttons are shown: %v", percent, shift)
		}
		r.Press(fyne.KeyReturn)
		r.Says("Start this surgery")
		if p := kit.TopPanel(r.Window.Canvas()); p == nil || p.Title() != "Event" {
			t.Fatalf("%d percent: the keys are lost", percent)
		}
		r.Press(fyne.KeyEscape)
	}
}

// With a surgery open already, starting another is refused in words.
func TestOneSurgeryAtATime(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Write("s")
	r.Press(fyne.KeyEnd)
	r.Write("s")
	if p := kit.TopPanel(r.Window.Canvas()); p == nil || len(r.Went) != 1 {
		t.Errorf("went to %q", r.Went)
	}
}

// A week that was put away, or shortened, hides none of its events.
func TestAShortenedWeekKeepsItsEventsInSight(t *testing.T) {
	r := open(t, kit.Light, 100)
	w := r.plan()
	w.Until = "2026-11-25"
	if _, err := r.Rooms.Week.SaveWeek(*w, ""); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.Says("Nursing conference surgery · Fri 27 Nov")
	r.Press(fyne.KeyEnd)
	for range 5 {
		r.Press(fyne.KeyDown)
	}
	r.Press(fyne.KeyReturn)
	if kit.TopPanel(r.Window.Canvas()) == nil {
		t.Error("the bar is out of reach")
	}
}
