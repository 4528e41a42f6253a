package week_test

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
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/week"
)

// room is a window with the week in it, and what became of its wishes.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	window fyne.Window
	screen *week.Screen
	now    time.Time
	went   []string
	ran    []string
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
	n, r := 0, &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
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
		Run:  func(command string) { r.ran = append(r.ran, command) },
		Told: func(done desk.Done) { r.told = append(r.told, done); r.screen.Changed(done.Changed) }}
	r.screen = week.New(stage)
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

// over types over what is in the box with the cursor.
func (r *room) over(s string) {
	r.t.Helper()
	box := r.window.Canvas().Focused().(*kit.Entry)
	for range []rune(box.Text) {
		r.press(fyne.KeyBackspace)
	}
	r.write(s)
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

// texts answers all words in sight.
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
	if strings.Contains(r.texts(), want) {
		r.t.Errorf("%q is said", want)
	}
}

// board answers the week as it is kept.
func (r *room) board() desk.WeekBoard {
	r.t.Helper()
	b, err := r.desk.WeekBoard("")
	if err != nil {
		r.t.Fatal(err)
	}
	return b
}

// titles answers the events of a day of the week, from 0.
func (r *room) titles(day int) []string {
	var all []string
	for _, e := range r.board().Days[day].Events {
		all = append(all, e.Words.Title)
	}
	return all
}

func (r *room) wantTitles(day int, want ...string) {
	r.t.Helper()
	if got := r.titles(day); !slices.Equal(got, want) {
		r.t.Errorf("day %d has %q, want %q", day, got, want)
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

// plan keeps a week of 23 to 27 November and some of its events, without keys.
func (r *room) plan() *surgery.Week {
	r.t.Helper()
	w, err := r.desk.NewWeek("")
	if err != nil {
		r.t.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"LYPFTrecovery"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Blog: Considering Lilies", Address: "example.org/considering-lilies"}}
	if _, err := r.desk.SaveWeek(w, ""); err != nil {
		r.t.Fatal(err)
	}
	kept := r.board().Week
	for _, e := range []surgery.Event{
		r.event(surgery.BlogEvent, "A personal recovery story", 0, "09:00", "", "", "Peer support worker"),
		r.event(surgery.ChatEvent, "#MHNurseChat: recovery and living well", 0, "20:00", "21:00", "", ""),
		r.event(surgery.SurgeryEvent, "Monthly social media surgery", 1, "13:00", "16:00", "Becklin Centre", ""),
		r.event(surgery.LivePosting, "Service User Network workshop", 2, "14:00", "15:30", "", ""),
		r.event(surgery.ChatEvent, "#LYPFTrecovery chat", 2, "16:00", "17:00", "@LeedsandYorkPFT", ""),
		r.event(surgery.TakeoverEvent, "A clinician runs the corporate account", 3, "", "", "York Community Recovery Service", ""),
		r.event(surgery.SurgeryEvent, "Nursing conference surgery", 4, "10:00", "15:00", "Made-up Hall", ""),
		r.event(surgery.BarometerEvent, "Share the results", 4, "16:00", "", "", ""),
		r.event(surgery.TakeoverEvent, "@PeopleofLeeds, curated by a community journalist", -1, "", "", "", ""),
		r.event(surgery.BarometerEvent, "“How do you feel about the word recovery?”", -1, "", "", "", ""),
	} {
		e.Week = kept.ID
		if e.Kind == surgery.ChatEvent && e.Day == "2026-11-23" {
			e.Words.Online = true
		}
		r.save(e)
	}
	r.screen.Shown()
	return kept
}

// event makes an event on a day from 0, Monday; -1 is all week.
func (r *room) event(kind surgery.EventKind, title string, day int, from, until, place, lead string) surgery.Event {
	e := surgery.Event{Kind: kind, Day: "2026-11-23", Words: surgery.EventWords{Title: title, Place: place, Lead: lead}}
	if day < 0 {
		e.LastDay = "2026-11-27"
		return e
	}
	e.Day = fmt.Sprintf("2026-11-%d", 23+day)
	if from != "" {
		e.Starts = r.desk.EventTime(e.Day, from)
	}
	if until != "" {
		e.Ends = r.desk.EventTime(e.Day, until)
	}
	return e
}

func (r *room) save(e surgery.Event) {
	r.t.Helper()
	if _, err := r.desk.SaveEvent(e); err != nil {
		r.t.Fatal(err)
	}
}
