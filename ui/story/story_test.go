package story_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
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
	"socialmediasurgery/ui/story"
)

// room is a window with the story in it.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	stage  *kit.Stage
	screen *story.Screen
	saves  string
	now    time.Time
	went   []string
	told   []desk.Done
}

func open(t testing.TB, look kit.Look, percent int) *room {
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
	n, r := 0, &room{t: t, saves: t.TempDir()}
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.now = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Saves: r.saves, Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738)) // beside the navigation, beneath the menu
	r.stage = &kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(),
		Go:   func(screen string) { r.went = append(r.went, screen) },
		Told: func(done desk.Done) { r.told = append(r.told, done); r.screen.Changed(done.Changed) }}
	r.screen = story.New(r.stage)
	r.window.SetContent(r.screen.Content())
	r.screen.Shown()
	return r
}

// press sends keys to what has the focus, as a window does.
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

func (r *room) alt(key fyne.KeyName) {
	r.t.Helper()
	r.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(kit.Alt(key))
}

func (r *room) write(s string) {
	r.t.Helper()
	for _, letter := range s {
		r.window.Canvas().Focused().TypedRune(letter)
	}
}

func (r *room) add(day string, kind surgery.LearningKind, what string) surgery.ID {
	r.t.Helper()
	l := surgery.Learning{Day: day, Kind: kind, Words: surgery.LearningWords{What: what}}
	if kind == surgery.Quote {
		l.Permitted = day
	}
	done, err := r.desk.AddLearning(l)
	if err != nil {
		r.t.Fatal(err)
	}
	return done.About
}

func (r *room) capture(name string) {
	r.t.Helper()
	file, err := os.Create(filepath.Join(os.Getenv("LOOK"), name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	if err := png.Encode(file, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
	file.Close()
}

// plan is a week with an event and some entries.
func (r *room) plan(entries int) {
	r.t.Helper()
	week, err := r.desk.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Invented Week", Hashtags: []string{"Invented"}}}, "")
	if err != nil {
		r.t.Fatal(err)
	}
	for i, title := range []string{"A made-up blog", "A made-up chat", "A surgery that is none", "A takeover of nobody's account"} {
		_, err := r.desk.SaveEvent(surgery.Event{Week: week.About, Kind: surgery.ChatEvent, Starts: r.desk.EventTime(fmt.Sprintf("2026-11-%d", 23+i), "13:00"),
			Words: surgery.EventWords{Title: title, Lead: "Vera Sample", Account: "@invented", Link: surgery.WeekLink{Opens: title, Address: "https://example.org/chat"}}})
		if err != nil {
			r.t.Fatal(err)
		}
	}
	for i := range entries {
		r.add(fmt.Sprintf("2026-11-%d", 23+i%3), surgery.LearningKinds[i%5], fmt.Sprintf("Entry %d: people who sat at a round table asked each other first, and called a surgeon only when neither of them knew.", i))
	}
	r.screen.Shown()
}

func (r *room) board() desk.StoryBoard {
	r.t.Helper()
	b, err := r.desk.StoryBoard("")
	if err != nil {
		r.t.Fatal(err)
	}
	return b
}

// parts answers the parts in the story, in order.
func (r *room) parts() string { return strings.Join(r.board().Story.Parts, " ") }

// entries answers the numbers of the entries in the story, in order.
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
	r.t.Helper()
	if got != want {
		r.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestAStoryIsArrangedByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(4)
	r.is("offered", r.parts(), "events numbers barometer entries thanks")
	r.alt(fyne.KeyDown) // the events after the numbers
	r.is("moved", r.parts(), "numbers events barometer entries thanks")
	r.press(fyne.KeyUp, fyne.KeySpace) // no numbers
	r.is("taken out", r.parts(), "events barometer entries thanks")
	r.press(fyne.KeySpace) // the key followed the part
	r.is("put in again", r.parts(), "events barometer entries thanks numbers")

	for range 40 {
		if r.press(fyne.KeyTab); r.onEntries() {
			break
		}
	}
	r.is("offered", r.entries(), "0 1 2 3")
	r.alt(fyne.KeyDown)
	r.is("moved", r.entries(), "1 0 2 3")
	r.press(fyne.KeyHome, fyne.KeySpace, fyne.KeySpace)
	r.is("two taken out", r.entries(), "2 3")

	r.write("w")
	for _, words := range []string{"Our week", "Hello all", "Thank you"} {
		box := r.window.Canvas().Focused().(*kit.Entry)
		box.SetText("")
		r.write(words)
		r.press(fyne.KeyTab)
	}
	kit.TopPanel(r.window.Canvas()).Submit()
	if w := r.board().Story.Words; w != (surgery.StoryWords{Title: "Our week", Intro: "Hello all", Thanks: "Thank you"}) {
		t.Errorf("%+v", w)
	}
	for r.desk.UndoLabel("") == "Undo: change the story" {
		if _, err := r.desk.Undo(""); err != nil {
			t.Fatal(err)
		}
	}
	r.is("all undone", r.parts()+" "+r.entries(), "events numbers barometer entries thanks 0 1 2 3")
}

func TestATitleIsNeededAndNothingTypedIsLost(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(1)
	r.screen.ChangeWords()
	r.window.Canvas().Focused().(*kit.Entry).SetText("")
	r.press(fyne.KeyTab)
	r.write("Typed with care")
	kit.TopPanel(r.window.Canvas()).Submit()
	if p := kit.TopPanel(r.window.Canvas()); p == nil || p.Failed() == nil || r.window.Canvas().Focused().(*kit.Entry).Text != "Typed with care" {
		t.Error("a story without a title is kept, or what was typed is gone")
	}
}

func TestAStoryIsSavedInEveryForm(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan(2)
	r.screen.SavePDF()
	for _, form := range []desk.StoryForm{desk.StoryHTML, desk.StoryMarkdown, desk.StoryCSV} {
		r.screen.SaveAs(form)
	}
	found, err := os.ReadDir(r.saves)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	want := []string{"story-2026-11-23.csv", "story-2026-11-23.html", "story-2026-11-23.md", "story-2026-11-24-1300.pdf"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if len(r.told) != 4 {
		t.Errorf("%d notices", len(r.told))
	}
}

func TestWithoutAWeekTheScreenLeadsToOne(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.SavePDF() // nothing to save, and nothing wrong
	r.screen.ChangeWords()
	r.press(fyne.KeyTab, fyne.KeyReturn)
	r.is("went", strings.Join(r.went, " "), "week")
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
			r.capture("story-empty-" + name)
			r.plan(120)
			r.capture("story-" + name)
			r.screen.ChangeWords()
			r.capture("story-words-" + name)
			r.press(fyne.KeyEscape)
		}
	}
}

// onEntries tells whether the keys are on the second list.
func (r *room) onEntries() bool {
	list, ok := r.window.Canvas().Focused().(*kit.List)
	return ok && len(list.SelectedKey()) == len("00000000-0000-4000-8000-000000000000")
}
