package barometer_test

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
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/barometer"
	"socialmediasurgery/ui/kit"
)

// room is a window with the barometer in it, and what became of its wishes.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	screen *barometer.Screen
	saves  string
	now    time.Time
	went   []string
	told   []desk.Done
}

// open starts on a Tuesday, 24 November 2026, one o'clock, with no week.
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
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738)) // beside the navigation, beneath the menu
	stage := &kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(),
		Go:   func(screen string) { r.went = append(r.went, screen) },
		Told: func(done desk.Done) { r.told = append(r.told, done); r.screen.Changed(done.Changed) }}
	r.screen = barometer.New(stage)
	r.window.SetContent(r.screen.Content())
	r.screen.Shown()
	return r
}

func (r *room) must(done desk.Done, err error) desk.Done {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	return done
}

// plan keeps a week, and asks the example in it.
func (r *room) plan() surgery.ID {
	r.t.Helper()
	r.week()
	b, err := r.desk.NewBarometer("")
	if err != nil {
		r.t.Fatal(err)
	}
	if b.Words, err = r.desk.ExampleBarometer(); err != nil {
		r.t.Fatal(err)
	}
	id := r.must(r.desk.SaveBarometer(b)).About
	r.screen.Shown()
	return id
}

func (r *room) week() {
	r.t.Helper()
	w, err := r.desk.NewWeek("")
	if err != nil {
		r.t.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
	r.must(r.desk.SaveWeek(w, ""))
	r.screen.Shown()
}

func (r *room) results(id surgery.ID) desk.Results {
	r.t.Helper()
	found, err := r.desk.Results(id)
	if err != nil {
		r.t.Fatal(err)
	}
	return found
}

// answer gives an answer n times at the kiosk.
func (r *room) answer(id surgery.ID, which, n int, word string, share bool) {
	r.t.Helper()
	for range n {
		r.must(r.desk.Answer(id, surgery.KioskAnswers, r.results(id).Answers[which].ID, word, share))
	}
}

// busy answers a question from everywhere, on several days.
func (r *room) busy(id surgery.ID) {
	r.t.Helper()
	for day := 23; day <= 26; day++ {
		r.now = time.Date(2026, 11, day, 13, 0, 0, 0, time.UTC)
		for which, n := range []int{17, 9, 5, 12, 6, 4, 2} {
			r.answer(id, which, n, "", false)
		}
		for range day {
			r.must(r.desk.CountPaper(id, r.now.Format(time.DateOnly), r.results(id).Answers[day%5].ID, 1))
		}
	}
	for i, word := range []string{"mending", "hope", "my own way", "getting on with life", "a word that services use", "Zebedee's journey"} {
		r.answer(id, 5, 1, word, i%2 == 0)
	}
	f, err := r.desk.ReadPoll(id, "", "Answer,Votes\nI like it a lot,41\nI dislike it a little,23\nI neither like nor dislike it,12\n", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	r.must(r.desk.ImportPoll(id, "Mastodon", "2026-11-25", f))
	r.screen.Shown()
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

// shift presses a key with Shift held, as it comes from a keyboard.
func (r *room) shift(key fyne.KeyName) {
	r.t.Helper()
	on, ok := r.window.Canvas().Focused().(desktop.Keyable)
	if !ok {
		r.t.Fatal("what has the focus does not know of Shift")
	}
	on.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	r.press(key)
	on.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (r *room) write(s string) {
	r.t.Helper()
	for _, letter := range s {
		r.window.Canvas().Focused().TypedRune(letter)
	}
}

// tabTo moves on until the box with that placeholder has the cursor.
func (r *room) tabTo(placeholder string) *kit.Entry {
	r.t.Helper()
	for range 60 {
		if box, ok := r.window.Canvas().Focused().(*kit.Entry); ok && box.PlaceHolder == placeholder {
			return box
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", placeholder)
	return nil
}

// pressButton moves on to the button with that label, and presses it.
func (r *room) pressButton(label string) {
	r.t.Helper()
	for range 60 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
			r.press(fyne.KeyReturn)
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

// toChoice moves on to the choice that has that option, and chooses it.
func (r *room) toChoice(key string) {
	r.t.Helper()
	for range 60 {
		if c, ok := r.window.Canvas().Focused().(*kit.Choice); ok {
			r.press(fyne.KeyHome)
			for range 10 {
				if c.Value() == key {
					return
				}
				r.press(fyne.KeyRight)
			}
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("no choice has %q", key)
}

// texts answers all words in sight, those of charts too.
func (r *room) texts() string {
	all := shown(r.window.Content())
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		all = append(all, shown(top)...)
	}
	return strings.Join(all, "\n")
}

func shown(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Pill:
		return []string{o.Text()}
	case *kit.Chart:
		return []string{o.Text()}
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

func (r *room) saysNot(want string) {
	r.t.Helper()
	if all := r.texts(); strings.Contains(all, want) {
		r.t.Errorf("%q is said:\n%s", want, all)
	}
}

// capture writes what the window shows to the folder LOOK names.
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
