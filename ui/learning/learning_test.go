package learning_test

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
	"socialmediasurgery/ui/learning"
)

// room is a window with the log in it.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	stage  *kit.Stage
	screen *learning.Screen
	saves  string
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
	now := time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Saves: r.saves, Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return now }})
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
	r.screen = learning.New(r.stage)
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

func (r *room) tabTo(placeholder string) {
	r.t.Helper()
	for range 60 {
		if box, ok := r.window.Canvas().Focused().(*kit.Entry); ok && box.PlaceHolder == placeholder {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", placeholder)
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

// log answers what stands in the log, with its kind.
func (r *room) log() []string {
	r.t.Helper()
	log, err := r.desk.LearningLog(desk.LearningFilter{})
	if err != nil {
		r.t.Fatal(err)
	}
	var out []string
	for _, l := range log.Rows {
		out = append(out, string(l.Kind)+": "+l.Words.What)
	}
	return out
}

func (r *room) has(want ...string) {
	r.t.Helper()
	if got := r.log(); !slices.Equal(got, want) {
		r.t.Errorf("the log is %q, want %q", got, want)
	}
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

func TestSomethingIsAddedFromAnywhere(t *testing.T) {
	r := open(t, kit.Light, 100)
	learning.QuickAdd(r.stage)
	r.write("Round tables work")
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Fatal("the panel is still there")
	}
	learning.QuickAdd(r.stage)
	r.write("Evenings do not")
	r.press(fyne.KeyTab)
	r.write("2")
	r.press(fyne.KeyReturn)
	r.has(": Round tables work", "did_not_work: Evenings do not")
}

func TestWhatIsTypedSurvivesAFailure(t *testing.T) {
	r := open(t, kit.Light, 100)
	learning.QuickAdd(r.stage)
	r.write("It helped me")
	r.press(fyne.KeyTab)
	r.write("5")
	r.press(fyne.KeyReturn) // nobody said yes to it
	panel := kit.TopPanel(r.window.Canvas())
	if panel == nil || panel.Failed() == nil {
		t.Fatal("a quote is kept without permission")
	}
	r.press(fyne.KeyTab, fyne.KeySpace) // they did
	r.tabTo("a carer")
	r.write("a student")
	r.press(fyne.KeyReturn)
	r.has("quote: It helped me")
	log, _ := r.desk.LearningLog(desk.LearningFilter{})
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
	r.write("132")
	r.has("worked: a", "idea: b", "did_not_work: c", "idea: d")
	r.press(fyne.KeyHome)
	r.write("5") // a quote is asked about
	if p := kit.TopPanel(r.window.Canvas()); p == nil {
		t.Fatal("a quote is not asked about")
	}
	r.press(fyne.KeySpace)
	kit.TopPanel(r.window.Canvas()).Submit()
	r.has("quote: a", "idea: b", "did_not_work: c", "idea: d")
}

func TestEntriesAreOrderedByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	for _, what := range []string{"a", "b", "c"} {
		r.add("2026-11-24", surgery.Worked, what)
	}
	r.add("2026-11-23", surgery.Worked, "before")
	r.screen.Shown()
	r.alt(fyne.KeyDown)
	r.alt(fyne.KeyDown)
	r.alt(fyne.KeyDown) // the last of its day
	r.has("worked: b", "worked: c", "worked: a", "worked: before")
	r.alt(fyne.KeyUp)
	r.has("worked: b", "worked: a", "worked: c", "worked: before")
}

func TestTwoAreMergedAfterALook(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.add("2026-11-24", surgery.Worked, "a")
	r.add("2026-11-24", surgery.Worked, "b")
	r.add("2026-11-24", surgery.Worked, "c")
	r.screen.Shown()
	r.write("m")
	r.press(fyne.KeyEscape) // changed their mind
	r.write("m")
	r.press(fyne.KeyDown, fyne.KeyDown)
	r.write("m")
	if p := kit.TopPanel(r.window.Canvas()); p == nil || p.Title() != "Make one entry of two?" {
		t.Fatal("no preview")
	}
	r.has("worked: a", "worked: b", "worked: c")
	kit.TopPanel(r.window.Canvas()).Submit()
	r.has("worked: a\nc", "worked: b")
}

func TestAnEntryIsWrittenFoundAndTakenOut(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyTab, fyne.KeyReturn) // the one button of an empty log
	r.write("Café posters")
	for range 20 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == "Say more..." {
			r.press(fyne.KeyReturn)
			break
		}
		r.press(fyne.KeyTab)
	}
	r.press(fyne.KeyEnd) // what was typed came along
	r.write(" work")
	r.tabTo("posters, evenings")
	r.write("Posters, #corridor")
	r.tabTo("https://")
	r.write("http://example.org")
	kit.TopPanel(r.window.Canvas()).Submit()
	if p := kit.TopPanel(r.window.Canvas()); p == nil || p.Failed() == nil {
		t.Fatal("a link that is not https is kept")
	}
	for range "http://example.org" {
		r.press(fyne.KeyBackspace)
	}
	r.write("example.org/p")
	kit.TopPanel(r.window.Canvas()).Submit()
	log, _ := r.desk.LearningLog(desk.LearningFilter{Tag: "corridor"})
	if len(log.Rows) != 1 || log.Rows[0].Words.What != "Café posters work" || log.Rows[0].Words.Link.Address != "https://example.org/p" {
		t.Fatalf("%+v", log.Rows)
	}
	r.add("2026-11-24", surgery.Idea, "something else")
	r.screen.Shown()
	r.press(fyne.KeyUp) // into the search box
	r.press(fyne.KeyUp, fyne.KeyUp)
	r.tabTo("Search the log")
	r.write("cafe")
	r.press(fyne.KeyDown, fyne.KeyDelete)
	r.has("idea: something else")
}

func TestTheListIsSavedAndTheStoryReached(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.add("2026-11-24", surgery.Worked, "a")
	r.screen.Shown()
	r.screen.SaveCSV()
	if raw, err := os.ReadFile(filepath.Join(r.saves, "learning-2026-11-24.csv")); err != nil || !strings.Contains(string(raw), ",Worked,a,") {
		t.Error(string(raw), err)
	}
	r.screen.Story()
	if !slices.Equal(r.went, []string{"story"}) {
		t.Error(r.went)
	}
}

// busy is a log as a week leaves it.
func busy(r *room, n int) {
	week, err := r.desk.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Invented Week"}}, "")
	if err != nil {
		r.t.Fatal(err)
	}
	event, err := r.desk.SaveEvent(surgery.Event{Week: week.About, Kind: surgery.ChatEvent, Day: "2026-11-24", Words: surgery.EventWords{Title: "A made-up chat"}})
	if err != nil {
		r.t.Fatal(err)
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
		if _, err := r.desk.AddLearning(l); err != nil {
			r.t.Fatal(err)
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
			r.capture("learning-empty-" + name)
			busy(r, 120)
			r.capture("learning-unsorted-" + name)
			r.press(fyne.KeyEnd)
			r.write("m")
			r.press(fyne.KeyUp)
			r.capture("learning-merging-" + name)
			r.press(fyne.KeyEscape)
			r.screen.Edit()
			r.capture("learning-edit-" + name)
			r.press(fyne.KeyEscape)
			learning.QuickAdd(r.stage)
			r.capture("learning-quick-" + name)
			r.press(fyne.KeyEscape)
		}
	}
}
