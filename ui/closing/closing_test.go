package closing_test

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
	"socialmediasurgery/ui/closing"
	"socialmediasurgery/ui/kit"
)

// room is a window with the closing page in it, and what became of its wishes.
type room struct {
	t      *testing.T
	desk   *desk.Desk
	now    time.Time
	window fyne.Window
	screen *closing.Screen
	went   []string
	opened []surgery.ID
	ran    []string
	quits  int
	sam    surgery.ID // open, saved
	mo     surgery.ID // finished, learnt something
}

// open has a surgery with three people: Sam saved their place and is waiting, Mo
// is finished and learnt something, and a guest with nothing logged.
func open(t *testing.T, look kit.Look, percent int) *room {
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
	r := &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id,
		Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	r.do(r.desk.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	r.sam = r.do(r.desk.CheckInNew(desk.Arrival{Name: "Sam Sample", SavePlace: true, Track: surgery.Personal})).Visit
	r.mo = r.do(r.desk.CheckInNew(desk.Arrival{Name: "Mo Madeup"})).Visit
	r.do(r.desk.CountGuest())
	r.do(r.desk.FinishVisit(r.mo, desk.Finish{Learnt: "Mo found out that hashtags are doors"}))
	r.now = r.now.Add(20 * time.Minute)

	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738))
	stage := &kit.Stage{Window: r.window, Desk: r.desk, Runner: kit.NewInlineRunner(),
		Go:        func(screen string) { r.went = append(r.went, screen) },
		OpenVisit: func(id surgery.ID) { r.opened = append(r.opened, id) },
		Run:       func(command string) { r.ran = append(r.ran, command) },
		Told:      func(done desk.Done) { r.screen.Changed(done.Changed) }}
	r.screen = closing.New(stage)
	r.screen.Quit = func() { r.quits++ }
	r.window.SetContent(r.screen.Content())
	return r
}

func (r *room) do(done desk.Done, err error) desk.Done {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	return done
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

func (r *room) write(s string) {
	for _, letter := range s {
		r.window.Canvas().Focused().TypedRune(letter)
	}
}

// tabTo moves on until the button with that label has the focus.
func (r *room) tabTo(label string) {
	r.t.Helper()
	for range 40 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

// tabToText moves on to the first text to type in.
func (r *room) tabToText() *kit.Entry {
	r.t.Helper()
	for range 40 {
		if box, ok := r.window.Canvas().Focused().(*kit.Entry); ok {
			return box
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatal("Tab never reaches a text")
	return nil
}

// texts answers all words in sight, of the panel too.
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
	case *kit.Button:
		return []string{o.Label}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, shown(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, shown(child)...)
		}
	}
	return all
}

func (r *room) says(want bool, sentences ...string) {
	r.t.Helper()
	all := r.texts()
	for _, s := range sentences {
		if strings.Contains(all, s) != want {
			r.t.Errorf("%q is said: %v, want %v, in\n%s", s, !want, want, all)
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

func (r *room) isOpen() bool {
	at, err := r.desk.Start()
	if err != nil {
		r.t.Fatal(err)
	}
	return at.Current != nil
}

// The whole task by keyboard: finish one from here, keep what was learnt without
// the name, close, thanks.
func TestSettleAndClose(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.capture("page")
	r.says(true, "Close the surgery", "Made-up Hall, Tuesday 24 November 2026", "Still to settle",
		"Close the surgery and erase 1 name", "waiting, 20 minutes")
	r.says(false, "Quit without closing")
	r.write("f") // Sam, the first of the list
	v, err := r.desk.Visit(r.sam)
	if err != nil || v.State != surgery.Finished || v.EndedAt.IsZero() || !v.Saved || v.Track != surgery.Personal {
		t.Fatalf("after finishing from here: %+v %v", v, err)
	}
	notes := r.tabToText()
	if notes.Text != "Mo found out that hashtags are doors" {
		t.Fatalf("the text is %q", notes.Text)
	}
	notes.SetText("Hashtags are doors")
	r.tabTo("Close the surgery and erase 1 name")
	r.press(fyne.KeyReturn)
	r.capture("ask")
	r.says(true, "1 name is erased", "1 thing learnt is kept, without a name.", "This cannot be undone.")
	r.says(false, "not ticked, and")
	r.press(fyne.KeyReturn) // on the button that does nothing
	if !r.isOpen() {
		t.Fatal("Return alone closed it")
	}
	r.press(fyne.KeyReturn)
	kit.TopPanel(r.window.Canvas()).Submit()
	if r.isOpen() {
		t.Fatal("it is still open")
	}
	r.capture("thanks")
	r.says(true, "Thank you", "3 checked in", "1 name erased", "1 thing learnt is kept")
	r.says(false, "Hashtags are doors", "Mo")
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.went, []string{"start"}) {
		t.Errorf("went to %q", r.went)
	}
}

func TestEscapeChangesNothing(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.press(fyne.KeyEscape)
	if !r.isOpen() || !slices.Equal(r.went, []string{"today"}) {
		t.Errorf("open %v, went to %q", r.isOpen(), r.went)
	}
}

// What is not ticked is not kept, and the question says so.
func TestWhatIsNotTickedIsSaid(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabTo("Close the surgery and erase 1 name")
	r.press(fyne.KeyReturn)
	r.says(true, "1 thing learnt is not ticked, and is erased.")
}

func TestKeepAll(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says(false, "Keep all of it") // there is but one
	r.do(r.desk.FinishVisit(r.sam, desk.Finish{Learnt: "Codes can be printed", SaveUntil: "2027-02-22"}))
	r.screen.Shown()
	r.tabTo("Keep all of it")
	r.press(fyne.KeySpace)
	r.tabTo("Close the surgery and erase 1 name")
	r.press(fyne.KeyReturn)
	r.says(true, "2 things learnt are kept, without a name.")
}

// What was typed here stays when something else changes.
func TestTypedTextStays(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToText()
	r.write("!")
	before := r.window.Canvas().Focused().(*kit.Entry).Text
	r.do(r.desk.EndVisit(r.sam))
	r.screen.Changed([]surgery.Family{surgery.Visits})
	if after := r.window.Canvas().Focused().(*kit.Entry).Text; after != before {
		t.Errorf("the text is %q, was %q", after, before)
	}
}

func TestGuestsAndOpenVisitsCanBeOpened(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says(true, "Guest 3")
	r.press(fyne.KeyReturn)
	r.tabTo("Count roles...")
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.opened, []surgery.ID{r.sam}) || !slices.Equal(r.ran, []string{"roles"}) {
		t.Errorf("opened %q, ran %q", r.opened, r.ran)
	}
}

func TestOnTheWayOut(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Quitting()
	r.screen.Shown()
	r.capture("quitting")
	r.says(true, "Close the surgery before you go?")
	r.tabTo("Quit without closing")
	r.press(fyne.KeyReturn)
	if r.quits != 1 || !r.isOpen() {
		t.Errorf("%d quits, open %v", r.quits, r.isOpen())
	}
	r.screen.Shown() // later, from the menu
	r.says(false, "Quit without closing")
}

func TestQuitAfterClosing(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Quitting()
	r.screen.Shown()
	r.tabTo("Close the surgery and erase 1 name")
	r.press(fyne.KeyReturn)
	kit.TopPanel(r.window.Canvas()).Submit()
	r.press(fyne.KeyReturn)
	if r.quits != 1 || r.isOpen() {
		t.Errorf("%d quits, open %v", r.quits, r.isOpen())
	}
}

// Left open yesterday: it says which day, offers no end times it cannot know,
// and closing leaves them unknown.
func TestLeftOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.now = r.now.Add(20 * time.Hour)
	r.screen.Shown()
	r.capture("left-open")
	r.says(true, "The surgery of Tuesday 24 November 2026 is still open", "Keep it open", "stays unknown")
	r.says(false, "Finish it now", "minutes")
	r.write("f")
	if v, _ := r.desk.Visit(r.sam); v.State == surgery.Finished {
		t.Error("a visit of yesterday was ended today")
	}
	r.tabTo("Close the surgery and erase 1 name")
	r.press(fyne.KeyReturn)
	kit.TopPanel(r.window.Canvas()).Submit()
	if v, err := r.desk.Visit(r.sam); err != nil || v.State != surgery.Finished || !v.EndedAt.IsZero() {
		t.Errorf("%+v %v", v.Visit, err)
	}
}

func TestNoSurgeryOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.do(r.desk.CloseSurgery(nil))
	r.screen.Shown()
	r.says(true, "No surgery is open")
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.went, []string{"start"}) {
		t.Errorf("went to %q", r.went)
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
			for i := range 8 {
				v := r.do(r.desk.CheckInNew(desk.Arrival{Name: fmt.Sprintf("Person %c Madeup", 'A'+i)})).Visit
				if i%3 == 0 {
					r.do(r.desk.FinishVisit(v, desk.Finish{Learnt: "Two-step sign-in is worth the two minutes it takes, and the codes can be printed."}))
				}
			}
			r.screen.Shown()
			r.capture(fmt.Sprintf("page-%s-%d", look, percent))
		}
	}
}
