package people_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
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
	"socialmediasurgery/ui/people"
)

// room is a window with the screen in it, and a desk that knows some people.
type room struct {
	t      *testing.T
	desk   *desk.Desk
	now    time.Time
	runner *kit.Runner
	window fyne.Window
	screen *people.Screen
	stage  *kit.Stage
	saves  string
	told   []string
	gone   string
	opened surgery.ID
}

func open(t *testing.T, look kit.Look, percent int, names ...string) *room {
	t.Helper()
	app := test.NewTempApp(t)
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	theme, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(theme)
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	r := &room{t: t, now: time.Date(2026, 10, 27, 13, 0, 0, 0, time.UTC), runner: kit.NewInlineRunner(), saves: t.TempDir()}
	r.desk, err = desk.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Saves: r.saves, Print: r.saves,
		Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Close() })
	start := surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
	r.do(r.desk.StartSurgery(start))
	for i, name := range names {
		r.do(r.desk.CheckInNew(desk.Arrival{Name: name, SavePlace: true, Checklists: []string{"safe-basics"}}))
		r.now = r.now.Add(time.Duration(i+1) * time.Minute)
	}
	if len(names) > 0 {
		r.do(r.desk.CloseSurgery(nil))
		r.now = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)
		r.do(r.desk.StartSurgery(start))
	}
	r.window = test.NewWindow(kit.VGap(1))
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1170, 738))
	r.stage = &kit.Stage{Window: r.window, Desk: r.desk, Runner: r.runner, Go: func(id string) { r.gone = id },
		OpenVisit: func(id surgery.ID) { r.opened = id },
		Told: func(done desk.Done) {
			r.told = append(r.told, done.Notice)
			r.screen.Changed(done.Changed)
		}}
	r.screen = people.New(r.stage)
	r.window.SetContent(r.screen.Content())
	r.screen.Shown()
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

// tabTo moves on to the button or box with those words, and presses Space.
func (r *room) push(label string) {
	r.t.Helper()
	for range 40 {
		switch f := r.window.Canvas().Focused().(type) {
		case *kit.Button:
			if f.Label == label {
				r.press(fyne.KeySpace)
				return
			}
		case *kit.Check:
			if strings.Contains(strings.Join(shown(f), " "), label) {
				r.press(fyne.KeySpace)
				return
			}
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

func (r *room) says(all ...string) {
	r.t.Helper()
	text := r.text()
	for _, s := range all {
		if !strings.Contains(text, s) {
			r.t.Errorf("%q is not said in:\n%s", s, text)
		}
	}
}

func (r *room) saysNot(all ...string) {
	r.t.Helper()
	text := r.text()
	for _, s := range all {
		if strings.Contains(text, s) {
			r.t.Errorf("%q is said in:\n%s", s, text)
		}
	}
}

func (r *room) text() string {
	lines := shown(r.window.Content())
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		lines = append(lines, shown(top)...)
	}
	return strings.Join(lines, "\n")
}

// shown answers the texts in sight within an object.
func shown(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var out []string
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.String()}
	case *kit.Button:
		return []string{o.Label}
	case *kit.Entry:
		return []string{o.Text}
	case *kit.Pill:
		return []string{o.Text()}
	case *fyne.Container:
		for _, inner := range o.Objects {
			out = append(out, shown(inner)...)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(inner)...)
		}
	}
	return out
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

func TestFindSomebodyAndCorrectThem(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "José Sampleton", "Kim Sample")
	r.says("Ann Sample", "José Sampleton", "Kim Sample", "saved until 25 January 2027")
	r.write("jose")
	r.saysNot("Ann Sample")
	r.press(fyne.KeyReturn, fyne.KeyReturn) // into the list, onto the page
	r.says("We keep this until Monday 25 January 2027.", "One visit", "27 October 2026", "Start here: safe basics")
	r.press(fyne.KeySpace) // Correct
	r.press(fyne.KeyEnd)
	r.write("-Sample")
	r.press(fyne.KeyTab, fyne.KeySpace) // we may contact them, and how
	r.write("jose@example.org")
	r.press(fyne.KeyReturn)
	r.says("José Sampleton-Sample", "jose@example.org", "since Tuesday 24 November 2026")
	if len(r.told) != 1 || r.told[0] != "José: changes saved." {
		t.Errorf("told %q", r.told)
	}
	r.push("Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "jose@example.org" {
		t.Errorf("copied %q", got)
	}
	r.runner.Advance(kit.PrivateTime)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "" {
		t.Errorf("left on the clipboard: %q", got)
	}
}

func TestWithdrawAConsent(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("We may take a photo")
	r.says("since Tuesday 24 November 2026")
	r.now = r.now.Add(48 * time.Hour)
	r.push("We may take a photo")
	r.says("taken back on Thursday 26 November 2026")
	if len(r.told) != 2 || r.told[1] != "Ann takes it back: Photo." {
		t.Errorf("told %q", r.told)
	}
}

func TestMergeTheDoubleThatIsOffered(t *testing.T) {
	r := open(t, kit.Light, 100, "Sam Sampleton", "Sam Sampletno", "Other Person")
	r.write("sampletno")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.says("Is this the same person?", "Nothing is merged unless you do it.")
	r.capture("double")
	r.push("Merge these two...")
	r.says("Make one person of these two?", "You can undo this.")
	r.press(fyne.KeyRight) // the other name is right
	r.press(fyne.KeyTab, fyne.KeyReturn)
	if r.desk.PeopleCount() != 2 {
		t.Fatalf("%d people, told %q", r.desk.PeopleCount(), r.told)
	}
	r.says("2 visits", "Sam Sampleton")
	r.do(r.desk.Undo(""))
	if r.desk.PeopleCount() != 3 {
		t.Error("it was not undone")
	}
}

func TestMergeWithAnyone(t *testing.T) {
	r := open(t, kit.Light, 100, "Bill Sample", "William Sample")
	r.write("bill")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("Merge...")
	r.says("Who is the same person as Bill Sample?")
	r.press(fyne.KeyReturn)
	r.says("Nobody is chosen.")
	r.write("will")
	r.press(fyne.KeyReturn)
	r.says("Make one person of these two?")
	r.press(fyne.KeyTab, fyne.KeyReturn)
	if r.desk.PeopleCount() != 1 {
		t.Errorf("%d people", r.desk.PeopleCount())
	}
}

func TestGiveAndErase(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "Ben Sample")
	r.write("ann")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("Give them their record...")
	r.capture("give")
	r.push("Save for a computer (JSON)")
	r.push("Give them their record...")
	r.push("Save as PDF")
	files, _ := filepath.Glob(filepath.Join(r.saves, "record-2026-11-24-*"))
	if len(files) != 2 || strings.Contains(strings.ToLower(strings.Join(files, "")), "ann") {
		t.Errorf("saved %q, told %q", files, r.told)
	}
	r.push("Erase...")
	r.says("Erase Ann Sample for good?", "This cannot be undone")
	r.press(fyne.KeyReturn) // the safe button has the focus
	if r.desk.PeopleCount() != 2 {
		t.Fatal("Return erased somebody")
	}
	r.push("Erase...")
	r.push("Erase for good")
	r.says("It is erased", "only numbers")
	r.capture("receipt")
	kit.TopPanel(r.window.Canvas()).Submit()
	if r.desk.PeopleCount() != 1 || r.desk.UndoLabel("") != "" {
		t.Errorf("%d people, undo %q", r.desk.PeopleCount(), r.desk.UndoLabel(""))
	}
	r.saysNot("Ann Sample")
	if files, _ := filepath.Glob(filepath.Join(r.saves, "receipt-2026-11-24-*")); len(files) != 1 {
		t.Errorf("the receipt: %q, told %q", files, r.told)
	}
}

func TestWhoIsDue(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "Ben Sample")
	r.now = time.Date(2027, 3, 1, 13, 0, 0, 0, time.UTC)
	r.screen.Shown()
	r.press(fyne.KeyTab, fyne.KeyRight)
	r.says("2 saved places.", "Each is kept 90 days after the last visit.", "The dates of 2 have passed", "date has passed")
	r.capture("due")
	r.push("Erase these 2 now...")
	r.says("Erase 2 people for good?")
	r.push("Erase these 2 now...")
	if r.desk.PeopleCount() != 0 {
		t.Errorf("%d people, told %q", r.desk.PeopleCount(), r.told)
	}
}

func TestNobody(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.says("We hold nobody's name")
}

func TestPassOn(t *testing.T) {
	r := open(t, kit.Light, 100)
	people.Upset(r.stage)
	r.capture("upset")
	r.push("Something was passed on...")
	r.says("We note only to whom and when.")
	r.capture("passon")
	r.press(fyne.KeySpace, fyne.KeyReturn)
	if len(r.told) != 1 || r.told[0] != "Noted: passed on to Safeguarding lead." {
		t.Errorf("told %q", r.told)
	}
	if rows, err := r.desk.PassedOns(); err != nil || len(rows) != 1 || rows[0].To != "Safeguarding lead" {
		t.Errorf("%+v %v", rows, err)
	}
}

// The list is behind a button of the card; a row is corrected and one is erased by
// keys, and both can be undone.
func TestWhatWasPassedOnBefore(t *testing.T) {
	r := open(t, kit.Light, 100)
	people.Upset(r.stage)
	r.push("What was passed on before...")
	r.says("Nothing was passed on yet.")
	r.press(fyne.KeyEscape)
	r.do(r.desk.PassOn("Duty laed"))
	r.now = r.now.Add(time.Hour)
	r.do(r.desk.PassOn("Safeguarding lead"))
	people.Upset(r.stage)
	r.push("What was passed on before...")
	r.says("What was passed on before", "Safeguarding lead", "Tuesday 27 October 2026, 2pm", "Duty laed", "Tuesday 27 October 2026, 1pm")
	r.capture("passed")
	r.press(fyne.KeyDown, fyne.KeyReturn) // the first one written
	r.says("Correct", "Tue 27 Oct 2026", "1pm")
	r.capture("correct")
	box := r.window.Canvas().Focused().(*kit.Entry)
	box.SetText("")
	r.write("Duty lead")
	r.press(fyne.KeyTab, fyne.KeyTab)
	r.window.Canvas().Focused().(*kit.Entry).SetText("")
	r.press(fyne.KeyReturn)
	r.says("The day or the time is missing.") // and what was typed stays
	r.write("13:20")
	r.press(fyne.KeyReturn)
	r.says("Duty lead", "Tuesday 27 October 2026, 1.20pm")
	r.saysNot("laed", "1pm")
	r.press(fyne.KeyHome, fyne.KeyDelete)
	r.saysNot("Safeguarding lead")
	r.press(fyne.KeyReturn)
	r.push("Erase")
	r.says("Nothing was passed on yet.")
	r.press(fyne.KeyEscape)
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Error("a panel is left open")
	}
	if got := strings.Join(r.told, "; "); got != "It is corrected.; It is erased. You can undo this until a surgery closes.; It is erased. You can undo this until a surgery closes." {
		t.Errorf("told %q", got)
	}
	for range 3 {
		r.do(r.desk.Undo(""))
	}
	people.Upset(r.stage)
	r.push("What was passed on before...")
	r.says("Safeguarding lead", "Duty laed", "1pm")
}

// Nothing of it is shown while names are covered, and the host is told why.
func TestWhatWasPassedOnIsBehindTheCover(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.do(r.desk.PassOn("Duty lead"))
	r.desk.Cover()
	people.PassedOn(r.stage)
	r.saysNot("Duty lead")
}

func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		t.Skip("LOOK says where pictures go")
	}
	for _, c := range []struct {
		look    kit.Look
		percent int
	}{{kit.Light, 100}, {kit.Dark, 100}, {kit.HighContrast, 100}, {kit.Light, 150}, {kit.Light, 200}} {
		r := open(t, c.look, c.percent, "Sam Sampleton", "Sam Sampletno", "Ann Sample", "José Example", "Noor Example", "Kim Person")
		r.write("sampletno")
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.push("We may contact them")
		r.capture(fmt.Sprintf("people-%s-%d", c.look, c.percent))
		for b, ok := r.window.Canvas().Focused().(*kit.Button); !ok || b.Label != "Correct..."; b, ok = r.window.Canvas().Focused().(*kit.Button) {
			r.press(fyne.KeyTab)
		}
		r.press(fyne.KeySpace)
		r.capture(fmt.Sprintf("edit-%s-%d", c.look, c.percent))
	}
}
