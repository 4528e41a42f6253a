package people_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	todayroom "socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/people"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the screen in it, and a desk that knows some people.
type room struct {
	*testroom.Room
	screen *people.Screen
}

// open starts a surgery on 27 October. With names, those save their place there,
// and it is 24 November, at the next surgery.
func open(t *testing.T, look kit.Look, percent int, names ...string) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	s := r.Rooms.Settings.Settings()
	s.PrintTo = r.Saves // whatever printers this computer has
	r.Must(r.Rooms.Settings.Set(s))
	today := r.Now
	r.Now = time.Date(2026, 10, 27, 13, 0, 0, 0, time.UTC)
	start := surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
	r.Must(r.Rooms.Start.StartSurgery(start))
	for i, name := range names {
		r.Must(r.Rooms.Today.CheckInNew(todayroom.Arrival{Name: name, SavePlace: true, Checklists: []string{"safe-basics"}}))
		r.Now = r.Now.Add(time.Duration(i+1) * time.Minute)
	}
	if len(names) > 0 {
		r.Must(r.Rooms.Closing.CloseSurgery(nil))
		r.Now = today
		r.Must(r.Rooms.Start.StartSurgery(start))
	}
	r.screen = people.New(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

// told returns what the host was told, in order.
func (r *room) told() []string {
	var notices []string
	for _, done := range r.Told {
		notices = append(notices, done.Notice)
	}
	return notices
}

// push moves on to the button or box with those words, and presses Space.
func (r *room) push(label string) {
	r.T.Helper()
	for range 40 {
		switch f := r.Window.Canvas().Focused().(type) {
		case *kit.Button:
			if f.Label == label {
				r.Press(fyne.KeySpace)
				return
			}
		case *kit.Check:
			if strings.Contains(strings.Join(testroom.Words(f), " "), label) {
				r.Press(fyne.KeySpace)
				return
			}
		}
		r.Press(fyne.KeyTab)
	}
	r.T.Fatalf("Tab never reaches %q", label)
}

func TestFindSomebodyAndCorrectThem(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "José Sampleton", "Kim Sample")
	r.Says("Ann Sample", "José Sampleton", "Kim Sample", "saved until 25 January 2027")
	r.Write("jose")
	r.SaysNot("Ann Sample")
	r.Press(fyne.KeyReturn, fyne.KeyReturn) // into the list, onto the page
	r.Says("We keep this until Monday 25 January 2027.", "One visit", "27 October 2026", "Start here: safe basics")
	r.Press(fyne.KeySpace) // Correct
	r.Press(fyne.KeyEnd)
	r.Write("-Sample")
	r.Press(fyne.KeyTab)
	r.Write("Pepe")
	r.Press(fyne.KeyTab, fyne.KeySpace) // we may contact them, and how
	r.Write("jose@example.org")
	r.Press(fyne.KeyReturn)
	r.Says("José Sampleton-Sample, known as Pepe", "jose@example.org", "since Tuesday 24 November 2026")
	if len(r.told()) != 1 || r.told()[0] != "Pepe: changes saved." {
		t.Errorf("told %q", r.told())
	}
	r.push("Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "jose@example.org" {
		t.Errorf("copied %q", got)
	}
	r.Stage.Runner.Advance(kit.PrivateTime)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "" {
		t.Errorf("left on the clipboard: %q", got)
	}
}

func TestWithdrawAConsent(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("We may take a photo")
	r.Says("since Tuesday 24 November 2026")
	r.Now = r.Now.Add(48 * time.Hour)
	r.push("We may take a photo")
	r.Says("taken back on Thursday 26 November 2026")
	if len(r.told()) != 2 || r.told()[1] != "Ann takes it back: Photo." {
		t.Errorf("told %q", r.told())
	}
}

func TestMergeTheDoubleThatIsOffered(t *testing.T) {
	r := open(t, kit.Light, 100, "Sam Sampleton", "Sam Sampletno", "Other Person")
	r.Write("sampletno")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.Says("Is this the same person?", "Nothing is merged unless you do it.")
	r.Capture("double")
	r.push("Merge these two...")
	r.Says("Make one person of these two?", "You can undo this.")
	r.Press(fyne.KeyRight) // the other name is right
	r.Press(fyne.KeyTab, fyne.KeyReturn)
	if r.Rooms.People.Count() != 2 {
		t.Fatalf("%d people, told %q", r.Rooms.People.Count(), r.told())
	}
	r.Says("2 visits", "Sam Sampleton")
	r.Must(r.Rooms.Desk.History.Undo(""))
	if r.Rooms.People.Count() != 3 {
		t.Error("it was not undone")
	}
}

func TestMergeWithAnyone(t *testing.T) {
	r := open(t, kit.Light, 100, "Bill Sample", "William Sample")
	r.Write("bill")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("Merge...")
	r.Says("Who is the same person as Bill Sample?")
	r.Press(fyne.KeyReturn)
	r.Says("Nobody is chosen.")
	r.Write("will")
	r.Press(fyne.KeyReturn)
	r.Says("Make one person of these two?")
	r.Press(fyne.KeyReturn) // once too often
	if r.Rooms.People.Count() != 2 {
		t.Fatal("Return merges")
	}
	r.Press(fyne.KeyTab, fyne.KeyReturn)
	if r.Rooms.People.Count() != 1 {
		t.Errorf("%d people", r.Rooms.People.Count())
	}
}

func TestGiveAndErase(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "Ben Sample")
	r.Write("ann")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("Give them their record...")
	r.Capture("give")
	r.push("Save for a computer (JSON)")
	r.Says("Where shall it be saved?", "Delete it there once it was given.")
	r.push("Save it here")
	r.push("Give them their record...")
	r.push("Save as PDF")
	r.push("Save it here")
	files, _ := filepath.Glob(filepath.Join(r.Saves, "record-2026-11-24-*"))
	if len(files) != 2 || strings.Contains(strings.ToLower(strings.Join(files, "")), "ann") {
		t.Errorf("saved %q, told %q", files, r.told())
	}
	r.push("Erase...")
	r.Says("Erase Ann Sample for good?", "This cannot be undone")
	r.Press(fyne.KeyReturn) // the safe button has the focus
	if r.Rooms.People.Count() != 2 {
		t.Fatal("Return erased somebody")
	}
	r.push("Erase...")
	r.push("Erase for good")
	r.Says("Delete what was saved for them?", files[0], files[1])
	if err := os.Remove(files[0]); err != nil { // moved, say
		t.Fatal(err)
	}
	r.Press(fyne.KeyReturn) // the safe button has the focus
	r.Says("It is erased", "only numbers")
	r.Capture("receipt")
	kit.TopPanel(r.Window.Canvas()).Submit()
	if r.Rooms.People.Count() != 1 || r.Rooms.Desk.History.UndoLabel("") != "" {
		t.Errorf("%d people, undo %q", r.Rooms.People.Count(), r.Rooms.Desk.History.UndoLabel(""))
	}
	r.SaysNot("Ann Sample")
	if files, _ := filepath.Glob(filepath.Join(r.Saves, "receipt-2026-11-24-*")); len(files) != 1 {
		t.Errorf("the receipt: %q, told %q", files, r.told())
	}
}

// A record does not end up on the internet unasked.
func TestAFolderThatIsCopiedToTheInternetIsQuestioned(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample")
	cloud := filepath.Join(r.Saves, "OneDrive - Made-up Trust")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	saved := func() int {
		files, _ := filepath.Glob(filepath.Join(cloud, "*"))
		return len(files)
	}
	r.Write("ann")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.push("Give them their record...")
	r.push("Save as PDF")
	r.Press(fyne.KeyDown, fyne.KeyReturn) // into that folder
	r.push("Save it here")
	r.Says("This folder is copied to the internet.")
	r.Capture("copied")
	r.Press(fyne.KeyReturn)
	if saved() != 0 {
		t.Fatal("Return saved it there")
	}
	r.push("Save as PDF")
	r.Press(fyne.KeyDown, fyne.KeyReturn)
	r.push("Save it here")
	r.push("Save it there all the same")
	if saved() != 1 {
		t.Errorf("%d files", saved())
	}
}

func TestWhoIsDue(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "Ben Sample")
	r.Now = time.Date(2027, 3, 1, 13, 0, 0, 0, time.UTC)
	r.screen.Shown()
	r.Press(fyne.KeyTab, fyne.KeyRight)
	r.Says("2 saved places.", "Each is kept 90 days after the last visit.", "The dates of 2 have passed", "date has passed")
	r.Capture("due")
	r.push("Erase these 2 now...")
	r.Says("Erase 2 people for good?")
	r.push("Erase these 2 now...")
	if r.Rooms.People.Count() != 0 {
		t.Errorf("%d people, told %q", r.Rooms.People.Count(), r.told())
	}
}

func TestNobody(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Says("We hold nobody’s name")
}

func TestPassOn(t *testing.T) {
	r := open(t, kit.Light, 100)
	people.Upset(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.Capture("upset")
	r.push("Something was passed on...")
	r.Says("We write down only to whom and when.")
	r.Capture("passon")
	r.Press(fyne.KeySpace, fyne.KeyReturn)
	if len(r.told()) != 1 || r.told()[0] != "Written down: passed on to Safeguarding lead." {
		t.Errorf("told %q", r.told())
	}
	if rows, err := r.Rooms.People.PassedOns(); err != nil || len(rows) != 1 || rows[0].To != "Safeguarding lead" {
		t.Errorf("%+v %v", rows, err)
	}
}

// The list is behind a button of the card; a row is corrected and one is erased by
// keys, and both can be undone.
func TestWhatWasPassedOnBefore(t *testing.T) {
	r := open(t, kit.Light, 100)
	people.Upset(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.push("What was passed on before...")
	r.Says("Nothing was passed on yet.")
	r.Press(fyne.KeyEscape)
	r.Must(r.Rooms.People.PassOn("Duty laed"))
	r.Now = r.Now.Add(time.Hour)
	r.Must(r.Rooms.People.PassOn("Safeguarding lead"))
	people.Upset(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.push("What was passed on before...")
	r.Says("What was passed on before", "Safeguarding lead", "Tuesday 27 October 2026, 2pm", "Duty laed", "Tuesday 27 October 2026, 1pm")
	r.Capture("passed")
	r.Press(fyne.KeyDown, fyne.KeyReturn) // the first one written
	r.Says("Correct")
	r.Capture("correct")
	box := r.Window.Canvas().Focused().(*kit.Entry)
	box.SetText("")
	r.Write("Duty lead")
	for _, want := range []string{"Tue 27 Oct 2026", "1pm"} {
		r.Press(fyne.KeyTab)
		if box = r.Window.Canvas().Focused().(*kit.Entry); box.Text != want {
			t.Errorf("the box says %q, want %q", box.Text, want)
		}
	}
	box.SetText("")
	r.Press(fyne.KeyReturn)
	r.Says("The day or the time is missing.") // and what was typed stays
	r.Write("13:20")
	r.Press(fyne.KeyReturn)
	r.Says("Duty lead", "Tuesday 27 October 2026, 1.20pm")
	r.SaysNot("laed", "1pm")
	r.Press(fyne.KeyHome, fyne.KeyDelete)
	r.SaysNot("Safeguarding lead")
	r.Press(fyne.KeyReturn)
	r.push("Erase")
	r.Says("Nothing was passed on yet.")
	r.Press(fyne.KeyEscape)
	if kit.TopPanel(r.Window.Canvas()) != nil {
		t.Error("a panel is left open")
	}
	if got := strings.Join(r.told(), "; "); got != "It is corrected.; It is erased. You can undo this until a surgery closes.; It is erased. You can undo this until a surgery closes." {
		t.Errorf("told %q", got)
	}
	for range 3 {
		r.Must(r.Rooms.Desk.History.Undo(""))
	}
	people.Upset(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.push("What was passed on before...")
	r.Says("Safeguarding lead", "Duty laed", "1pm")
}

// Nothing of it is shown while names are covered, and the host is told why.
func TestWhatWasPassedOnIsBehindTheCover(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Must(r.Rooms.People.PassOn("Duty lead"))
	r.Rooms.Desk.Cover(true)
	people.PassedOn(&people.Stage{Stage: r.Stage, Backups: r.Rooms.Backups, People: r.Rooms.People, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Today: r.Rooms.Today, WeekPrints: r.Rooms.WeekPrints})
	r.SaysNot("Duty lead")
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
		r.Write("sampletno")
		r.Press(fyne.KeyReturn, fyne.KeyReturn)
		r.push("We may contact them")
		r.Capture(fmt.Sprintf("people-%s-%d", c.look, c.percent))
		for b, ok := r.Window.Canvas().Focused().(*kit.Button); !ok || b.Label != "Correct..."; b, ok = r.Window.Canvas().Focused().(*kit.Button) {
			r.Press(fyne.KeyTab)
		}
		r.Press(fyne.KeySpace)
		r.Capture(fmt.Sprintf("edit-%s-%d", c.look, c.percent))
	}
}
