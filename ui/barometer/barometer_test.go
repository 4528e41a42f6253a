package barometer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

func TestAQuestionIsAskedByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Says("No week is planned yet")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"week"}) {
		t.Errorf("went to %v", r.Went)
	}
	r.week()
	r.Says("Nothing is asked yet")
	r.Press(fyne.KeyReturn) // a new question
	r.Press(fyne.KeyReturn) // without one
	r.Says("question")
	r.Write("What does the word say to you?")
	r.TabTo("An answer")
	r.Write("Much")
	r.Press(fyne.KeyTab)
	r.Write("much")
	r.Press(fyne.KeyReturn)
	r.Says("is there twice")
	r.Press(fyne.KeyTab)
	for range 4 {
		r.Press(fyne.KeyBackspace)
	}
	r.Write("Little")
	r.Press(fyne.KeyReturn)
	r.Says("What does the word say to you?")
	r.Says("10 more are needed before anything is shown")
	r.SaysNot("It depends")

	r.Write("a") // a second one, the example
	r.PressButton("Fill in our example")
	r.Press(fyne.KeyReturn)
	board, err := r.Rooms.Barometer.Board("")
	if err != nil || len(board.Questions) != 2 || board.Questions[1].Words.Answers[4].Text != "I dislike it a lot" || r.screen.Current() != board.Questions[1].ID {
		t.Fatalf("%+v %v, at %s", board.Questions, err, r.screen.Current())
	}
	r.Press(fyne.KeyUp, fyne.KeyReturn) // the first, to change
	r.TabTo("Such as recovery")
	r.Write("recovery")
	r.Choose("scale")
	r.Press(fyne.KeyTab)
	r.TabTo("Not at all")
	r.Write("Nothing")
	r.Press(fyne.KeyReturn)
	if b := r.results(r.screen.Current()).Barometer; b.Points != 5 || b.Words.Low != "Nothing" || b.Words.Word != "recovery" {
		t.Errorf("%+v", b)
	}
	r.Press(fyne.KeyDelete) // nobody answered: at once
	if board, err := r.Rooms.Barometer.Board(""); err != nil || len(board.Questions) != 1 {
		t.Errorf("%+v %v", board, err)
	}
	r.PressButton("Ask on this screen")
	if r.Went[len(r.Went)-1] != "asking" {
		t.Errorf("went to %v", r.Went)
	}
}

func TestResultsComeWithTheTenthAnswer(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.answer(id, 0, 9, "", false)
	r.screen.Shown()
	r.Says("9 people have answered. 1 more is needed")
	r.Says("4 of them are not in the figures yet")
	r.SaysNot("I like it a lot")
	r.Capture("few")
	r.answer(id, 3, 1, "", false)
	r.screen.Shown()
	r.Says("I like it a lot")
	r.Says("90%")
	r.busy(id)
	r.Choose("source")
	r.Says("Online")
	r.Capture("by-source")
	r.Press(fyne.KeyRight)
	r.Says("Mon 23 Nov")
	r.Capture("by-day")
	r.PressButton("Take its answers out")
	if len(r.results(id).PollNames()) != 0 {
		t.Error("the poll is still there")
	}
	kit.Focus(r.Window.Canvas().Focused())
	r.Press(fyne.KeyDelete)
	r.Says("Take this question out?")
	r.Press(fyne.KeyReturn) // once too often
	if strings.Contains(r.Texts(), "Nothing is asked yet") {
		t.Fatal("Return takes it out")
	}
	r.Press(fyne.KeyDelete)
	r.PressButton("Take out")
	r.Says("Nothing is asked yet")
	r.Must(r.Rooms.Desk.History.Undo(""))
	r.screen.Shown()
	r.Says("I like it a lot")
}

func TestPaperIsCountedOneKeyAnAnswer(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.Write("k")
	r.Press("1", "1", "3", "D", "5", "5")
	r.Shift("3")
	r.Says("Taken away: I neither like nor dislike it")
	r.Press(fyne.KeyBackspace) // the last one that was counted
	counts, err := r.Rooms.Barometer.PaperCounts(id, "2026-11-24")
	answers := r.results(id).Answers
	if err != nil || counts[answers[0].ID] != 2 || counts[answers[2].ID] != 0 || counts[answers[4].ID] != 1 || counts[surgery.DependsAnswer] != 1 {
		t.Errorf("%v %v", counts, err)
	}
	r.Shift("2")
	r.Says("nothing was taken away")
	r.Press("2")
	r.SaysNot("nothing was taken away")
	r.Capture("paper")
	r.Press(fyne.KeyTab) // the keys of the answers stay where they are
	if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.PlaceHolder != "Type it, then Enter" {
		t.Errorf("Tab went to %T", r.Window.Canvas().Focused())
	}
	for typed, says := range map[string]string{"07700 900123": "That looks like a phone number.", "sam@example.org": "That looks like an email address."} {
		r.Rewrite(typed)
		r.Press(fyne.KeyReturn)
		r.Says(says)
	}
	r.Rewrite("")
	r.Write("mending")
	r.Press(fyne.KeyReturn)
	r.Says("The word is kept.")
	r.Press(fyne.KeyEscape)
	r.Says("5 people have answered")
}

func TestAPollIsBroughtInAfterALook(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	path := filepath.Join(t.TempDir(), "poll.csv")
	raw := "Timestamp,Name,Your answer,Comment\n24/11/2026 10:00,Zebedee Quux,I like it a lot,hope\n24/11/2026 10:01,Mo,Love it!,\n24/11/2026 10:02,Mo,I dislike it a lot,\n"
	if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Write("b")
	r.Write(path)
	r.Press(fyne.KeyReturn)
	r.Says("Says who answered. It is never read.")
	r.Says("2 answers will be counted.")
	r.SaysNot("Zebedee")
	r.Capture("poll")
	r.Press(fyne.KeyReturn)
	r.Says("The poll has no name yet")
	r.Write("Mastodon")
	r.Press(fyne.KeyReturn)
	if got := r.results(id); got.People != 2 || len(got.PollNames()) != 1 {
		t.Errorf("%+v", got)
	}
	for range 2 { // again, by pasting
		r.Write("b")
		r.TabTo("Answer, count")
		r.Write("I like it a lot;30")
		r.Window.Canvas().Focused().(*kit.Entry).SetText("Answer,Count\nI like it a lot,30\nI dislike it a lot,4")
		r.PressButton("Look at it")
		r.Write("mastodon")
		r.Press(fyne.KeyReturn)
	}
	if got := r.results(id); got.People != 34 || len(got.PollNames()) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestWordsAreHiddenSharedAndErased(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.Write("w")
	r.Says("listed once 10 people have answered")
	r.Press(fyne.KeyEscape)
	r.busy(id)
	r.answer(id, 0, 5, "", false) // the last words come with a batch
	r.Write("w")
	r.Says("Zebedee's journey")
	r.Says("6 words. 0 are hidden.")
	r.Press(fyne.KeyEnd)
	r.Write("h")
	r.SaysNot("Zebedee's journey")
	r.Says("5 words. 1 is hidden.")
	r.Capture("words")
	r.Press(fyne.KeyHome)
	r.Write("s") // it was given to be shared: at once
	r.Write("s")
	r.Says("Share a word that was not given to be shared?")
	r.Press(fyne.KeyEscape)
	r.Press(fyne.KeyDelete)
	r.Says("It goes for good")
	r.PressButton("Erase")
	own, err := r.Rooms.Barometer.OwnWords(id, true)
	if err != nil || len(own.Words) != 5 || own.Hidden != 1 {
		t.Errorf("%+v %v", own, err)
	}
}

func TestResultsAreSaved(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.Write("p")
	r.Says("once 10 people have answered")
	r.SaysNot("Numbers are rounded")
	r.Press(fyne.KeyEscape)
	r.busy(id)
	r.Write("p")
	r.Says("Numbers are rounded down to the nearest 5.")
	r.Capture("share-poster")
	r.Press(fyne.KeyRight, fyne.KeyRight)
	r.Says("I like it a lot: 130.")
	r.Capture("share-picture")
	r.PressButton("Copy the text")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "I like it a lot: 130.") {
		t.Errorf("copied %q", got)
	}
	r.PressButton("Save")
	r.Write("p")
	r.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	r.PressButton("Save")
	r.Write("p")
	r.PressButton("Save")
	found, err := os.ReadDir(r.Saves)
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	if err != nil || len(names) != 6 || names[0] != "barometer-2026-11-26.csv" || names[1] != "barometer-2026-11-26.png" || names[2] != "barometer-2026-11-26.xlsx" || !strings.HasPrefix(names[5], "results-") {
		t.Errorf("%q %v", names, err)
	}
}

// The panel of prints closes when the print was sent, as when it was saved.
func TestSharingEndsWithThePrint(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.busy(r.plan())
	s := r.Rooms.Settings.Settings()
	s.PrintTo = t.TempDir()
	r.Must(r.Rooms.Settings.Set(s))
	r.Write("p")
	r.PressButton("Print")
	if kit.TopPanel(r.Window.Canvas()) != nil || !strings.HasPrefix(r.Told[len(r.Told)-1].Notice, "Saved as ") {
		t.Errorf("%+v", r.Told)
	}
	if found, err := os.ReadDir(s.PrintTo); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
}

// Nine hundred answers and two questions do not hold up the window; how quick they are on a
// machine with nothing else to do is in what the test says.
func TestTheScreenIsQuick(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.plan()
	r.busy(id)
	r.busy(id)
	r.busy(id)
	if n := r.results(id).People; n < 900 {
		t.Fatalf("only %d answers", n)
	}
	r.Window.Canvas().Capture()
	began := time.Now()
	for range 5 {
		r.screen.Shown()
	}
	if each := time.Since(began) / 5; each > time.Second {
		t.Errorf("%v", each)
	} else {
		t.Logf("%v", each)
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
			r := open(t, look, percent)
			r.Capture("bar-none-" + name)
			id := r.plan()
			r.screen.Add()
			r.Capture("bar-form-" + name)
			r.Press(fyne.KeyEscape)
			r.busy(id)
			r.Capture("bar-" + name)
			r.screen.CountPaper()
			r.Capture("bar-paper-" + name)
			r.Press(fyne.KeyEscape)
			r.screen.Share()
			r.Capture("bar-share-" + name)
			r.Press(fyne.KeyEscape)
		}
	}
}

// The list and the results tell of as many answers.
func TestOneTotalOfAnswers(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.answer(id, 0, 14, "", false)
	r.screen.Shown()
	r.Says("14 answers")
	r.SaysNot("10 answers")
	r.Says("4 of them are not in the figures yet")
}
