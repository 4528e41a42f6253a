package learning_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	learningroom "socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/learning"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the log in it.
type room struct {
	*testroom.Room
	screen *learning.Screen
}

func open(t testing.TB, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = learning.New(&learning.Stage{Stage: r.Stage, Learning: r.Rooms.Learning, Prints: r.Rooms.Prints})
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

func (r *room) add(day string, kind surgery.LearningKind, what string) surgery.ID {
	r.T.Helper()
	l := surgery.Learning{Day: day, Kind: kind, Words: surgery.LearningWords{What: what}}
	if kind == surgery.Quote {
		l.Permitted = day
	}
	done, err := r.Rooms.Learning.Add(l)
	if err != nil {
		r.T.Fatal(err)
	}
	return done.About
}

// log returns what stands in the log, with its kind.
func (r *room) log() []string {
	r.T.Helper()
	log, err := r.Rooms.Learning.Log(learningroom.Filter{})
	if err != nil {
		r.T.Fatal(err)
	}
	var out []string
	for _, l := range log.Rows {
		out = append(out, string(l.Kind)+": "+l.Words.What)
	}
	return out
}

func (r *room) has(want ...string) {
	r.T.Helper()
	if got := r.log(); !slices.Equal(got, want) {
		r.T.Errorf("the log is %q, want %q", got, want)
	}
}

func TestSomethingIsAddedFromAnywhere(t *testing.T) {
	r := open(t, kit.Light, 100)
	learning.QuickAdd(&learning.Stage{Stage: r.Stage, Learning: r.Rooms.Learning, Prints: r.Rooms.Prints})
	r.Write("Round tables work")
	r.Press(fyne.KeyReturn)
	if kit.TopPanel(r.Window.Canvas()) != nil {
		t.Fatal("the panel is still there")
	}
	learning.QuickAdd(&learning.Stage{Stage: r.Stage, Learning: r.Rooms.Learning, Prints: r.Rooms.Prints})
	r.Write("Evenings do not")
	r.Press(fyne.KeyTab)
	r.Write("2")
	r.Press(fyne.KeyReturn)
	r.has(": Round tables work", "did_not_work: Evenings do not")
}

func TestWhatIsTypedSurvivesAFailure(t *testing.T) {
	r := open(t, kit.Light, 100)
	learning.QuickAdd(&learning.Stage{Stage: r.Stage, Learning: r.Rooms.Learning, Prints: r.Rooms.Prints})
	r.Write("It helped me")
	r.Press(fyne.KeyTab)
	r.Write("5")
	r.Press(fyne.KeyReturn) // nobody said yes to it
	panel := kit.TopPanel(r.Window.Canvas())
	if panel == nil || panel.Failed() == nil {
		t.Fatal("a quote is kept without permission")
	}
	r.Press(fyne.KeyTab, fyne.KeySpace) // they did
	r.TabTo("a carer")
	r.Write("a student")
	r.Press(fyne.KeyReturn)
	r.has("quote: It helped me")
	log, _ := r.Rooms.Learning.Log(learningroom.Filter{})
	if l := log.Rows[0]; l.Permitted != "2026-11-24" || l.Words.Whose != "a student" {
		t.Errorf("%+v", l)
	}
}

func TestOneKeySortsAndGoesOn(t *testing.T) {
	r := open(t, kit.Light, 100)
	for _, what := range []string{"a", "b", "c"} {
		r.add("2026-11-24", "", what)
	}
	r.add("2026-11-24", surgery.Idea, "d")
	r.screen.Shown()
	r.Write("132")
	r.has("worked: a", "idea: b", "did_not_work: c", "idea: d")
	r.Press(fyne.KeyHome)
	r.Write("5") // a quote is asked about
	if p := kit.TopPanel(r.Window.Canvas()); p == nil {
		t.Fatal("a quote is not asked about")
	}
	r.Press(fyne.KeySpace)
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.has("quote: a", "idea: b", "did_not_work: c", "idea: d")
}

func TestEntriesAreOrderedByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	for _, what := range []string{"a", "b", "c"} {
		r.add("2026-11-24", surgery.Worked, what)
	}
	r.add("2026-11-23", surgery.Worked, "before")
	r.screen.Shown()
	r.Alt(fyne.KeyDown)
	r.Alt(fyne.KeyDown)
	r.Alt(fyne.KeyDown) // the last of its day
	r.has("worked: b", "worked: c", "worked: a", "worked: before")
	r.Alt(fyne.KeyUp)
	r.has("worked: b", "worked: a", "worked: c", "worked: before")
}

func TestTwoAreMergedAfterALook(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.add("2026-11-24", surgery.Worked, "a")
	r.add("2026-11-24", surgery.Worked, "b")
	r.add("2026-11-24", surgery.Worked, "c")
	r.screen.Shown()
	r.Write("m")
	r.Press(fyne.KeyEscape) // changed their mind
	r.Write("m")
	r.Press(fyne.KeyDown, fyne.KeyDown)
	r.Write("m")
	if p := kit.TopPanel(r.Window.Canvas()); p == nil || p.Title() != "Make one entry of two?" {
		t.Fatal("no preview")
	}
	r.has("worked: a", "worked: b", "worked: c")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.has("worked: a\nc", "worked: b")
}

func TestAnEntryIsWrittenFoundAndTakenOut(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyTab, fyne.KeyReturn) // the one button of an empty log
	r.Write("Café posters")
	for range 20 {
		if b, ok := r.Window.Canvas().Focused().(*kit.Button); ok && b.Label == "Say more..." {
			r.Press(fyne.KeyReturn)
			break
		}
		r.Press(fyne.KeyTab)
	}
	r.Press(fyne.KeyEnd) // what was typed came along
	r.Write(" work")
	r.TabTo("posters, evenings")
	r.Write("Posters, #corridor")
	r.TabTo("https://")
	r.Write("http://example.org")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if p := kit.TopPanel(r.Window.Canvas()); p == nil || p.Failed() == nil {
		t.Fatal("a link that is not https is kept")
	}
	for range "http://example.org" {
		r.Press(fyne.KeyBackspace)
	}
	r.Write("example.org/p")
	kit.TopPanel(r.Window.Canvas()).Submit()
	log, _ := r.Rooms.Learning.Log(learningroom.Filter{Tag: "corridor"})
	if len(log.Rows) != 1 || log.Rows[0].Words.What != "Café posters work" || log.Rows[0].Words.Link.Address != "https://example.org/p" {
		t.Fatalf("%+v", log.Rows)
	}
	r.add("2026-11-24", surgery.Idea, "something else")
	r.screen.Shown()
	r.Press(fyne.KeyUp) // into the search box
	r.Press(fyne.KeyUp, fyne.KeyUp)
	r.TabTo("Search the log")
	r.Write("cafe")
	r.Press(fyne.KeyDown, fyne.KeyDelete)
	r.has("idea: something else")
}

func TestTheListIsSavedAndTheStoryReached(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.add("2026-11-24", surgery.Worked, "a")
	r.screen.Shown()
	r.screen.SaveTable()
	kit.TopPanel(r.Window.Canvas()).Submit() // it asks where
	if raw, err := os.ReadFile(filepath.Join(r.Saves, "learning-2026-11-24.csv")); err != nil || !strings.Contains(string(raw), ",Worked,a,") {
		t.Error(string(raw), err)
	}
	r.screen.Story()
	if !slices.Equal(r.Went, []string{"story"}) {
		t.Error(r.Went)
	}
}

// busy is a log as a week leaves it.
func busy(r *room, n int) {
	week, err := r.Rooms.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Invented Week"}}, "")
	if err != nil {
		r.T.Fatal(err)
	}
	event, err := r.Rooms.Week.SaveEvent(surgery.Event{Week: week.About, Kind: surgery.ChatEvent, Day: "2026-11-24", Words: surgery.EventWords{Title: "A made-up chat"}})
	if err != nil {
		r.T.Fatal(err)
	}
	for i := range n {
		l := surgery.Learning{Day: fmt.Sprintf("2026-11-%d", 23+i%3), Kind: surgery.LearningKinds[i%5], Event: event.About, About: surgery.Topics[:1+i%2],
			Words: surgery.LearningWords{What: fmt.Sprintf("Entry %d: people who sat at a round table asked each other first, and called a surgeon only when neither of them knew.\nWe shall put out more of them.", i), Tags: []string{"tables"}}}
		if i%7 == 0 {
			l.Kind = ""
		}
		if l.Kind == surgery.Quote {
			l.Permitted, l.Words.Whose = l.Day, "a carer"
		}
		if i%4 == 0 {
			l.Words.Link = surgery.WeekLink{Opens: "Our blog", Address: "https://example.org/tables"}
		}
		if _, err := r.Rooms.Learning.Add(l); err != nil {
			r.T.Fatal(err)
		}
	}
	r.screen.Shown()
}

// BenchmarkLearningScreen draws the log of 120 entries anew.
func BenchmarkLearningScreen(b *testing.B) {
	r := open(b, kit.Light, 100)
	busy(r, 120)
	for b.Loop() {
		r.screen.Shown()
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
			name := fmt.Sprintf("%s-%d", look, percent)
			r.Capture("learning-empty-" + name)
			busy(r, 120)
			r.Capture("learning-unsorted-" + name)
			r.Press(fyne.KeyEnd)
			r.Write("m")
			r.Press(fyne.KeyUp)
			r.Capture("learning-merging-" + name)
			r.Press(fyne.KeyEscape)
			r.screen.Edit()
			r.Capture("learning-edit-" + name)
			r.Press(fyne.KeyEscape)
			learning.QuickAdd(&learning.Stage{Stage: r.Stage, Learning: r.Rooms.Learning, Prints: r.Rooms.Prints})
			r.Capture("learning-quick-" + name)
			r.Press(fyne.KeyEscape)
		}
	}
}

// TestLargeTextKeepsSortAndMerge beneath the list, where the detail has no place.
func TestLargeTextKeepsSortAndMerge(t *testing.T) {
	for _, percent := range []int{150, 200} {
		r := open(t, kit.Light, percent)
		r.add("2026-11-24", "", "A hashtag is a door")
		r.screen.Changed([]surgery.Family{surgery.Learnings})
		r.Says("Merge")
		r.Says("Sort as")
		below := false // the list
		for n := 0; ; n++ {
			r.Window.Canvas().FocusNext()
			on := r.Window.Canvas().Focused()
			if _, is := on.(*kit.Select); is && below {
				break
			}
			_, list := on.(*kit.List)
			below = below || list
			if n == 40 {
				t.Fatalf("at %d percent nothing sorts an entry", percent)
			}
		}
		r.Press(fyne.KeyReturn)
		r.Press(fyne.KeyReturn)
		r.has("worked: A hashtag is a door")
	}
}
