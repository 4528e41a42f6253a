package asking_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/asking"
	"socialmediasurgery/ui/kit"
)

// room is a window with the asking screen in it.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	runner *kit.Runner
	screen *asking.Screen
	now    time.Time
	went   []string
}

func open(t testing.TB, look kit.Look, percent int, questions ...surgery.Barometer) *room {
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
	n, r := 0, &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), runner: kit.NewInlineRunner()}
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	w, err := r.desk.NewWeek("")
	if err != nil {
		t.Fatal(err)
	}
	w.Words.Title = "Recovery week"
	r.must(r.desk.SaveWeek(w, ""))
	for _, b := range questions {
		with, err := r.desk.NewBarometer("")
		if err != nil {
			t.Fatal(err)
		}
		with.Points, with.Words = b.Points, b.Words
		r.must(r.desk.SaveBarometer(with))
	}
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1366, 738))
	r.screen = asking.NewScreen(&kit.Stage{Window: r.window, Desk: r.desk, Runner: r.runner,
		Go: func(screen string) { r.went = append(r.went, screen) }, Told: func(desk.Done) {}})
	r.window.SetContent(kit.Edges(nil, nil, nil, nil, r.screen.Content()))
	r.screen.Shown()
	return r
}

func example() surgery.Barometer {
	return surgery.Barometer{Words: surgery.BarometerWords{Question: "How do you feel about the word “recovery”?",
		Answers: []surgery.Answer{{Text: "I like it a lot"}, {Text: "I like it a little"}, {Text: "I neither like nor dislike it"},
			{Text: "I dislike it a little"}, {Text: "I dislike it a lot"}}, AddWord: "If you like, give one word of your own for it"}}
}

func scale() surgery.Barometer {
	return surgery.Barometer{Points: 10, Words: surgery.BarometerWords{Question: "How much does the word say to you?", Low: "Nothing", High: "A great deal"}}
}

func (r *room) must(_ desk.Done, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) press(keys ...fyne.KeyName) {
	r.t.Helper()
	for _, k := range keys {
		focused := r.window.Canvas().Focused()
		switch {
		case k == fyne.KeyTab:
			r.window.Canvas().FocusNext()
		case focused == nil:
			r.t.Fatalf("%s goes nowhere", k)
		default:
			focused.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

func (r *room) write(s string) {
	r.t.Helper()
	for _, letter := range s {
		r.window.Canvas().Focused().TypedRune(letter)
	}
}

func (r *room) texts() string { return strings.Join(shown(r.window.Content()), "\n") }

func shown(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Button:
		return []string{strings.TrimSpace(o.Label + " " + o.Hint)}
	case *fyne.Container:
		for _, in := range o.Objects {
			all = append(all, shown(in)...)
		}
	case *container.Scroll:
		return shown(o.Content)
	case fyne.Widget:
		for _, in := range test.WidgetRenderer(o).Objects() {
			all = append(all, shown(in)...)
		}
	}
	return all
}

func (r *room) says(want string) {
	r.t.Helper()
	if all := r.texts(); !strings.Contains(all, want) {
		r.t.Errorf("nowhere is said %q, but:\n%s", want, all)
	}
}

// people answers how many answers are counted, written or not.
func (r *room) people() int {
	r.t.Helper()
	b, err := r.desk.BarometerBoard("")
	if err != nil {
		r.t.Fatal(err)
	}
	n := 0
	for _, q := range b.Questions {
		n += q.People
	}
	return n
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

func TestSomebodyAnswersByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.says("How do you feel about the word “recovery”?")
	r.write("4")
	r.says("You chose: I dislike it a little")
	if r.people() != 0 {
		t.Error("counted before the word was asked for")
	}
	r.write("mending")
	r.press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn) // may be shared
	r.says("Thank you")
	if r.people() != 1 {
		t.Errorf("%d answers", r.people())
	}
	r.press(fyne.KeyReturn) // done
	r.says("I like it a lot")
	r.press(fyne.KeyDown, fyne.KeyUp, fyne.KeySpace)
	r.says("You chose: I like it a lot")
	r.press(fyne.KeyEscape) // changed my mind
	r.write("d")
	r.says("You chose: It depends")
	if r.people() != 1 {
		t.Error("an answer that was taken back is counted")
	}
}

// The kiosk leaves the panel when it goes back to checking in: what was chosen
// counts, and nobody finds it there.
func TestAPanelOfItsOwn(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	now, err := r.desk.Asking()
	if err != nil {
		t.Fatal(err)
	}
	var given []string
	over := 0
	p := asking.New(asking.Parts{Window: r.window, Runner: r.runner, Today: func() string { return "2026-11-24" },
		Answer: func(_ surgery.ID, answer, word string, share bool, done func(error)) {
			given = append(given, fmt.Sprint(answer, word, share))
			done(nil)
		}, Over: func() { over++ }})
	p.Set(now)
	r.window.SetContent(p.Content)
	p.Focus()
	r.write("d")
	p.Leave()
	p.Focus()
	r.write("r")
	r.write("hope")
	r.press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn)
	r.runner.Advance(time.Hour)
	if fmt.Sprint(given) != "[dependsfalse rather_not_sayhopetrue]" || over != 1 || !p.Asks() {
		t.Errorf("%v, over %d times", given, over)
	}
	p.Focus() // somebody looks at the question, and goes away
	r.runner.Advance(9 * time.Second)
	if over != 1 {
		t.Error("over too early")
	}
	r.runner.Advance(time.Hour)
	if over != 2 || len(given) != 2 {
		t.Errorf("over %d times, %v", over, given)
	}
}

func TestItIsReadyForTheNextPersonByItself(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.runner.Advance(time.Hour)
	r.write("1")
	r.runner.Advance(6 * time.Second)
	r.write("secret")
	r.runner.Advance(9 * time.Second)
	r.says("You chose")
	r.runner.Advance(2 * time.Second)
	if strings.Contains(r.texts(), "You chose") || r.people() != 1 {
		t.Errorf("after ten idle seconds, %d answers:\n%s", r.people(), r.texts())
	}
	for range 9 {
		r.write("1")
		r.press(fyne.KeyReturn, fyne.KeyReturn)
	}
	id := r.first()
	own, err := r.desk.OwnWords(id, true)
	if err != nil || !own.Shown || len(own.Words) != 0 {
		t.Errorf("a word that was not sent is kept: %+v %v", own, err)
	}
	r.runner.Advance(time.Hour)
	if r.people() != 10 {
		t.Errorf("%d answers", r.people())
	}
}

func (r *room) first() surgery.ID {
	b, err := r.desk.BarometerBoard("")
	if err != nil || len(b.Questions) == 0 {
		r.t.Fatal(b, err)
	}
	return b.Questions[0].ID
}

func TestSeveralQuestionsAndAScale(t *testing.T) {
	r := open(t, kit.Light, 100, scale(), example())
	r.says("Question 1 of 2")
	r.says("A great deal")
	r.write("0") // the tenth
	r.says("Next question")
	r.press(fyne.KeyReturn)
	r.says("Question 2 of 2")
	r.write("r")
	r.press(fyne.KeyReturn)
	r.says("Thank you")
	if strings.Contains(r.texts(), "Next question") || r.people() != 2 {
		t.Errorf("%d:\n%s", r.people(), r.texts())
	}
}

// What may not be kept is said, and the answer counts without it.
func TestAWordThatIsRefused(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.write("2")
	r.write("ring 07700 900123")
	r.press(fyne.KeyReturn)
	r.says("Leave it out")
	if r.people() != 0 {
		t.Error("counted")
	}
	r.runner.Advance(11 * time.Second)
	if r.people() != 1 {
		t.Errorf("%d answers", r.people())
	}
}

// The screen never shows how many answered, nor what, and says so when nothing is
// asked; elsewhere it takes no cursor away.
func TestItShowsNoResults(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.says("Nothing is asked today.")
	r = open(t, kit.Light, 100, example())
	before := r.texts()
	for range 30 {
		r.write("1")
		r.press(fyne.KeyReturn, fyne.KeyReturn)
	}
	if r.texts() != before {
		t.Errorf("thirty answers later it says:\n%s", r.texts())
	}
	r.write("2")
	box := kit.NewEntry("")
	r.window.SetContent(box)
	r.window.Canvas().Focus(box)
	r.runner.Advance(time.Minute)
	if r.window.Canvas().Focused() != box {
		t.Error("it took the cursor from another screen")
	}
	if r.people() != 31 {
		t.Errorf("%d answers", r.people())
	}
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			name := fmt.Sprintf("%s-%d", look, percent)
			r := open(t, look, percent, example(), scale())
			r.capture("asking-" + name)
			r.write("3")
			r.capture("asking-word-" + name)
			r.press(fyne.KeyReturn)
			r.capture("asking-thanks-" + name)
			r.press(fyne.KeyReturn)
			r.capture("asking-scale-" + name)
		}
	}
}
