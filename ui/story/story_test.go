package story_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	storyroom "socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/story"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the story in it.
type room struct {
	*testroom.Room
	screen *story.Screen
}

func open(t testing.TB, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.screen = story.New(&story.Stage{Stage: r.Stage, Prints: r.Rooms.Prints, Story: r.Rooms.Story})
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

// plan is a week with an event and some entries.
func (r *room) plan(entries int) {
	r.T.Helper()
	week, err := r.Rooms.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Invented Week", Hashtags: []string{"Invented"}}}, "")
	if err != nil {
		r.T.Fatal(err)
	}
	for i, title := range []string{"A made-up blog", "A made-up chat", "A surgery that is none", "A takeover of nobody's account"} {
		_, err := r.Rooms.Week.SaveEvent(surgery.Event{Week: week.About, Kind: surgery.ChatEvent, Starts: r.Rooms.Week.EventTime(fmt.Sprintf("2026-11-%d", 23+i), "13:00"),
			Words: surgery.EventWords{Title: title, Lead: "Vera Sample", Account: "@invented", Link: surgery.WeekLink{Opens: title, Address: "https://example.org/chat"}}})
		if err != nil {
			r.T.Fatal(err)
		}
	}
	for i := range entries {
		r.add(fmt.Sprintf("2026-11-%d", 23+i%3), surgery.LearningKinds[i%5], fmt.Sprintf("Entry %d: people who sat at a round table asked each other first, and called a surgeon only when neither of them knew.", i))
	}
	r.screen.Shown()
}

func (r *room) board() storyroom.Board {
	r.T.Helper()
	b, err := r.Rooms.Story.Board("")
	if err != nil {
		r.T.Fatal(err)
	}
	return b
}

// parts returns the parts in the story, in order.
func (r *room) parts() string { return strings.Join(r.board().Story.Parts, " ") }

// entries returns the numbers of the entries in the story, in order.
func (r *room) entries() string {
	var all []string
	for _, e := range r.board().Entries {
		if e.In {
			number, _, _ := strings.Cut(strings.TrimPrefix(e.Words.What, "Entry "), ":")
			all = append(all, number)
		}
	}
	return strings.Join(all, " ")
}

func (r *room) is(what, got, want string) {
	r.T.Helper()
	if got != want {
		r.T.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestAStoryIsArrangedByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(4)
	r.is("offered", r.parts(), "events numbers barometer entries thanks")
	r.Alt(fyne.KeyDown) // the events after the numbers
	r.is("moved", r.parts(), "numbers events barometer entries thanks")
	r.Press(fyne.KeyUp, fyne.KeySpace) // no numbers
	r.is("taken out", r.parts(), "events barometer entries thanks")
	r.Press(fyne.KeySpace) // the key followed the part
	r.is("put in again", r.parts(), "events barometer entries thanks numbers")

	for range 40 {
		if r.Press(fyne.KeyTab); r.onEntries() {
			break
		}
	}
	r.is("offered", r.entries(), "0 1 2 3")
	r.Alt(fyne.KeyDown)
	r.is("moved", r.entries(), "1 0 2 3")
	r.Press(fyne.KeyHome, fyne.KeySpace, fyne.KeySpace)
	r.is("two taken out", r.entries(), "2 3")

	r.Write("w")
	for _, words := range []string{"Our week", "Hello all", "Thank you"} {
		box := r.Window.Canvas().Focused().(*kit.Entry)
		box.SetText("")
		r.Write(words)
		r.Press(fyne.KeyTab)
	}
	kit.TopPanel(r.Window.Canvas()).Submit()
	if w := r.board().Story.Words; w != (surgery.StoryWords{Title: "Our week", Intro: "Hello all", Thanks: "Thank you"}) {
		t.Errorf("%+v", w)
	}
	for r.Rooms.Desk.History.UndoLabel("") == "Undo: change the story" {
		if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
			t.Fatal(err)
		}
	}
	r.is("all undone", r.parts()+" "+r.entries(), "events numbers barometer entries thanks 0 1 2 3")
}

func TestATitleIsNeededAndNothingTypedIsLost(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(1)
	r.screen.ChangeWords()
	r.Window.Canvas().Focused().(*kit.Entry).SetText("")
	r.Press(fyne.KeyTab)
	r.Write("Typed with care")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if p := kit.TopPanel(r.Window.Canvas()); p == nil || p.Failed() == nil || r.Window.Canvas().Focused().(*kit.Entry).Text != "Typed with care" {
		t.Error("a story without a title is kept, or what was typed is gone")
	}
}

// listed returns the numbers of the entries in the list, as it is walked by keys.
func (r *room) listed() string {
	r.T.Helper()
	if !r.onEntries() {
		r.T.Fatal("the keys are not on the entries")
	}
	list := r.Window.Canvas().Focused().(*kit.List)
	whose := map[string]string{}
	for _, e := range r.board().Entries {
		whose[string(e.ID)], _, _ = strings.Cut(strings.TrimPrefix(e.Words.What, "Entry "), ":")
	}
	r.Press(fyne.KeyHome)
	all := []string{whose[list.SelectedKey()]}
	for range 200 {
		was := list.SelectedKey()
		if r.Press(fyne.KeyDown); list.SelectedKey() == was {
			break
		}
		all = append(all, whose[list.SelectedKey()])
	}
	return strings.Join(all, " ")
}

// One of 120 entries is found, put in, taken out and moved while others are out of
// sight, all by keys.
func TestAnEntryIsFoundByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(120)
	before := strings.Fields(r.entries())
	r.Tab("the search box", func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok })
	for typed, want := range map[string]string{
		"entry 77":      "77",
		"77 éNTRY":      "77", // any order, any case, any accents, as in the log
		"round 11":      "11 110 111 112 113 114 115 116 117 118 119",
		"table nothing": "",
		"ntry 77":       "", // a word is found by its beginning
	} {
		r.Rewrite(typed)
		r.Press(fyne.KeyReturn)
		if want == "" {
			if r.onEntries() {
				t.Errorf("%q: the keys are on an empty list", typed)
			}
			continue
		}
		got := strings.Fields(r.listed())
		slices.Sort(got)
		wanted := strings.Fields(want)
		slices.Sort(wanted)
		r.is(typed, strings.Join(got, " "), strings.Join(wanted, " "))
		r.Press(fyne.KeyHome, fyne.KeyUp) // back into the box
	}
	r.Rewrite("entry 77")
	r.Press(fyne.KeyDown, fyne.KeySpace)
	r.is("taken out", fmt.Sprint(slices.Contains(strings.Fields(r.entries()), "77")), "false")
	r.Press(fyne.KeySpace)
	r.is("put in as the last", strings.Fields(r.entries())[119], "77")
	r.Press(fyne.KeyUp)
	r.Rewrite("entry 11")
	r.Press(fyne.KeyReturn)
	seen := strings.Fields(r.listed())
	last, one := seen[len(seen)-1], seen[len(seen)-2]
	r.Alt(fyne.KeyUp)
	now := strings.Fields(r.entries())
	if slices.Index(now, last) != slices.Index(now, one)-1 {
		t.Errorf("%s is not right before %s: %s", last, one, now)
	}
	r.Press(fyne.KeyHome, fyne.KeyUp, fyne.KeyEscape) // the box is empty again
	r.Press(fyne.KeyEscape)
	if n := len(strings.Fields(r.listed())); n != 120 || len(now) != len(before) {
		t.Errorf("%d are listed, %d in it", n, len(now))
	}
}

// Nothing that the story says, at any text size, makes the window grow.
func TestTheStoryFitsALowWindow(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		r := open(t, kit.Light, percent)
		r.plan(120)
		r.Tab("the search box", func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok })
		for _, typed := range []string{"entry", "zebra"} {
			r.Rewrite(typed)
			if high := r.screen.Content().MinSize().Height; high > 640 {
				t.Errorf("%d percent, %q: needs %.0f", percent, typed, high)
			}
		}
	}
}

func TestNothingMatchesAndEverythingIsShownAgain(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(3)
	r.Tab("the search box", func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok })
	r.Write("zebra")
	r.Capture("story-no-match")
	r.PressButton("Show everything")
	r.is("listed", fmt.Sprint(len(strings.Fields(r.listed()))), "3")
}

func TestAStoryIsSavedInEveryForm(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(2)
	r.screen.SavePDF()
	kit.TopPanel(r.Window.Canvas()).Submit() // it asks where
	for _, form := range []storyroom.Form{storyroom.StoryHTML, storyroom.StoryMarkdown, storyroom.StoryTable} {
		r.screen.SaveAs(form)
		kit.TopPanel(r.Window.Canvas()).Submit()
	}
	found, err := os.ReadDir(r.Saves)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	want := []string{"story-2026-11-23.csv", "story-2026-11-23.html", "story-2026-11-23.md", "story-2026-11-23.xlsx", "story-2026-11-24-1300.pdf"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if len(r.Told) != 4 {
		t.Errorf("%d notices", len(r.Told))
	}
}

func TestWithoutAWeekTheScreenLeadsToOne(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.SavePDF() // nothing to save, and nothing wrong
	r.screen.ChangeWords()
	r.Press(fyne.KeyTab, fyne.KeyReturn)
	r.is("went", strings.Join(r.Went, " "), "week")
}

// BenchmarkStoryScreen draws the arrangement of 120 entries and its pages anew.
func BenchmarkStoryScreen(b *testing.B) {
	r := open(b, kit.Light, 100)
	r.plan(120)
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
			r.Capture("story-empty-" + name)
			r.plan(120)
			r.Capture("story-" + name)
			r.screen.ChangeWords()
			r.Capture("story-words-" + name)
			r.Press(fyne.KeyEscape)
		}
	}
}

// onEntries reports whether the keys are on the second list.
func (r *room) onEntries() bool {
	list, ok := r.Window.Canvas().Focused().(*kit.List)
	return ok && len(list.SelectedKey()) == len("00000000-0000-4000-8000-000000000000")
}
