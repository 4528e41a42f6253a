package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// themedWeek is a week with a chat in it.
func themedWeek(r *room) {
	started(r)
	w, err := r.desk.Week.NewWeek("")
	if err != nil {
		r.t.Fatal(err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"#LYPFTrecovery"}
	r.do(r.desk.Week.SaveWeek(w, ""))
	now, err := r.desk.Week.Current()
	if err != nil || now == nil {
		r.t.Fatal(now, err)
	}
	r.do(r.desk.Week.SaveEvent(surgery.Event{Week: now.ID, Kind: surgery.ChatEvent, Starts: r.desk.Week.EventTime("2026-11-25", "16:00"), Day: "2026-11-25",
		Words: surgery.EventWords{Title: "A chat"}}))
}

// intoFolder has prints go into a folder, and returns what lies there.
func (r *room) intoFolder() func() []string {
	r.t.Helper()
	folder := r.t.TempDir()
	s := r.desk.Settings.Settings()
	s.PrintTo = folder
	r.do(r.desk.Settings.Set(s))
	return func() []string {
		found, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			r.t.Fatal(err)
		}
		for i := range found {
			found[i] = strings.SplitN(filepath.Base(found[i]), "-2026", 2)[0]
		}
		return found
	}
}

func (r *room) typeKey(name fyne.KeyName) {
	r.t.Helper()
	on := r.Window().Canvas().Focused()
	if on == nil {
		r.t.Fatal("nothing has the focus")
	}
	on.TypedKey(&fyne.KeyEvent{Name: name})
}

func TestAPrintOfTheWeekByKeyboard(t *testing.T) {
	r := window(t, 0, themedWeek)
	printed := r.intoFolder()
	r.weekPrints()
	if r.panel() == nil || r.panel().Title() != "Prints of the week" {
		t.Fatal("no panel")
	}
	r.typeKey(fyne.KeyDown) // opens the list at the handout
	r.typeKey(fyne.KeyDown) // the poster
	r.typeKey(fyne.KeyReturn)
	r.panel().Submit()
	if got := printed(); len(got) != 1 || got[0] != "poster" {
		t.Errorf("printed %v", got)
	}
	if r.panel() != nil {
		t.Errorf("still open: %v", r.panel().Failed())
	}
}

func TestSeveralPrintsOneAfterTheOther(t *testing.T) {
	r := window(t, 0, themedWeek)
	printed := r.intoFolder()
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(prints)
	r.panel().Submit()
	if failed := r.panel().Failed(); surgery.KindOf(failed) != surgery.Invalid {
		t.Errorf("nothing was ticked: %v", failed)
	}
	r.typeKey(fyne.KeySpace)
	r.Window().Canvas().FocusNext()
	r.Window().Canvas().FocusNext()
	r.typeKey(fyne.KeySpace)
	r.panel().Submit()
	if got := printed(); strings.Join(got, " ") != "big-poster week-handout" || r.panel() != nil {
		t.Errorf("printed %v", got)
	}
}

func TestSeveralPrintsSayThatSomeHaveNoEasierWords(t *testing.T) {
	r := window(t, 0, themedWeek)
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(prints[:2])
	said := func() bool {
		return strings.Contains(strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), " "), "Prints that have no easier words")
	}
	before := said()
	r.Window().Canvas().FocusNext()
	r.Window().Canvas().FocusNext() // the sizes
	r.typeKey(fyne.KeyEnd)
	if before || !said() {
		t.Errorf("said before: %v, and then: %v", before, said())
	}
	r.typeKey(fyne.KeyHome)
	if said() {
		t.Error("it is said of the standard size")
	}
}

func TestPrintingSeveralCanBeStopped(t *testing.T) {
	r := window(t, 0, themedWeek)
	printed := r.intoFolder()
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(prints)
	for range prints {
		r.typeKey(fyne.KeySpace)
		r.Window().Canvas().FocusNext()
	}
	panel := r.panel()
	r.stage.Told = func(surgery.Change) { panel.Close() } // as Stop does, while the second waits
	panel.Submit()
	if got := printed(); len(got) != 1 {
		t.Errorf("printed %v", got)
	}
	if said, want := r.notice.Text(), fmt.Sprintf("Stopped. 1 of %d are sent.", len(prints)); said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

func TestAFailureLeavesTheRestTicked(t *testing.T) {
	r := window(t, 0, themedWeek)
	printed := r.intoFolder()
	prints, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	prints[1].About = "gone"
	r.printSeveral(prints[:2])
	r.typeKey(fyne.KeySpace)
	r.Window().Canvas().FocusNext()
	r.typeKey(fyne.KeySpace)
	r.panel().Submit()
	if r.panel() == nil || r.panel().Failed() == nil {
		t.Fatal("the failure is not said")
	}
	r.panel().Submit() // the one that is gone again; the first is not printed twice
	if got := printed(); len(got) != 1 || r.panel().Failed() == nil {
		t.Errorf("printed %v", got)
	}
}

// The guests' network is on a poster when the host ticks it for that print, and gone
// from the next one.
func TestTheCodesOfAPosterAreTickedByKeyboard(t *testing.T) {
	r := window(t, 0, themedWeek)
	at := *r.desk.Desk.Surgery()
	at.Words.WiFi = surgery.WiFi{Name: "Made-up Guests", Key: "seven otters"}
	r.do(r.desk.Start.EditSurgery(at))
	r.intoFolder()
	texts := func() string {
		return strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), " ")
	}
	tick := func() {
		var last *kit.Check
		for range 30 {
			r.Window().Canvas().FocusNext()
			if check, ok := r.Window().Canvas().Focused().(*kit.Check); ok {
				last = check
			}
		}
		if last == nil {
			t.Fatal("no code to tick")
		}
		kit.Focus(last)
		r.typeKey(fyne.KeySpace)
	}
	poster := func() {
		r.weekPrints()
		if strings.Contains(texts(), "Guest Wi-Fi: Made-up Guests") {
			t.Error("the handout offers it")
		}
		r.typeKey(fyne.KeyDown)
		r.typeKey(fyne.KeyDown)
		r.typeKey(fyne.KeyReturn)
		if !strings.Contains(texts(), "Guest Wi-Fi: Made-up Guests") {
			t.Fatalf("the poster does not offer it: %s", texts())
		}
	}
	poster()
	tick()
	r.panel().Submit()
	if r.panel() != nil {
		t.Fatalf("not printed: %v", r.panel().Failed())
	}
	poster()
}

// TestTheBoxOnTodayLeadsToAnEvent which is selected in its week, where another week
// was shown too.
func TestTheBoxOnTodayLeadsToAnEvent(t *testing.T) {
	r := window(t, 0, themedWeek)
	w, err := r.desk.Week.NewWeek("")
	if err != nil {
		t.Fatal(err)
	}
	w.From, w.Until, w.Words.Title = "2027-01-04", "2027-01-08", "Another week"
	r.do(r.desk.Week.SaveWeek(w, ""))
	r.goTo(weekID)
	r.goTo(todayID)
	for _, letter := range "cha" {
		r.Window().Canvas().Focused().TypedRune(letter)
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		r.runner.Advance(kit.EnterPause)
		r.typeKey(key)
	}
	r.on(weekID)
	r.typeKey(fyne.KeyReturn)
	if panel := r.panel(); panel == nil || !strings.Contains(wordsIn(r.Window().Canvas().Overlays().Top()), "A chat") {
		t.Error("the event is not selected")
	}
}

// TestWhatStandsOnAPrintComesBeforeHowItIsPrinted: beneath the sides, its codes lay
// under the fold of a low window.
func TestWhatStandsOnAPrintComesBeforeHowItIsPrinted(t *testing.T) {
	r := window(t, 0, themedWeek)
	now, err := r.desk.Week.Current()
	if err != nil || now == nil {
		t.Fatal(now, err)
	}
	w := *now
	for _, one := range []string{"first", "second", "third"} {
		w.Words.Links = append(w.Words.Links, surgery.WeekLink{Opens: one, Address: "https://example.org/" + one})
	}
	r.do(r.desk.Week.SaveWeek(w, ""))
	r.weekPrints()
	at := map[string]float32{}
	written(r.Window().Canvas().Overlays().Top(), fyne.Position{}, func(o *canvas.Text, place fyne.Position) { at[o.Text] = place.Y })
	codes, copies := at[words.Say("weekprints.codes")], at[words.Say("shell.copies")]
	if codes == 0 || copies <= codes {
		t.Errorf("the codes stand at %v, the copies at %v", codes, copies)
	}
}

// What had no room on the cards is said where their size is chosen.
func TestWhatACardLacksIsSaidBeforeItIsPrinted(t *testing.T) {
	r := window(t, 0, themedWeek)
	r.weekPrints()
	for range 4 { // opens the list; the poster, the large one, the cards
		r.typeKey(fyne.KeyDown)
	}
	r.typeKey(fyne.KeyReturn)
	seen := func() string { return strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), "\n") }
	if strings.Contains(seen(), "for want of room") {
		t.Errorf("in standard print: %s", seen())
	}
	for range 20 { // on to the sizes
		if _, is := r.Window().Canvas().Focused().(*kit.Choice); is {
			break
		}
		r.Window().Canvas().FocusNext()
	}
	r.typeKey(fyne.KeyRight) // large print
	if !strings.Contains(seen(), "Not on the cards, for want of room: the address in words. Standard print has more room.") {
		t.Error(seen())
	}
}

// It is said too where several are printed, of what is ticked.
func TestWhatACardLacksIsSaidAmongSeveral(t *testing.T) {
	r := window(t, 0, themedWeek)
	all, err := r.desk.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	r.printSeveral(all[:4]) // the handout, the posters, the cards
	lacks := func(want bool) {
		t.Helper()
		seen := strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), "\n")
		if strings.Contains(seen, "Not on the cards, for want of room: the address in words. Standard print has more room.") != want {
			t.Errorf("said not %v: %s", want, seen)
		}
	}
	next := r.Window().Canvas().FocusNext
	for range 3 {
		next()
	}
	r.typeKey(fyne.KeySpace) // the cards
	lacks(false)
	next()                   // the sizes: each its own
	r.typeKey(fyne.KeyRight) // standard
	lacks(false)
	r.typeKey(fyne.KeyRight) // large print
	lacks(true)
	r.Window().Canvas().FocusPrevious()
	r.typeKey(fyne.KeySpace) // not the cards
	lacks(false)
}
