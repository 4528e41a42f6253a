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
	r.says("No week is planned yet")
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.went, []string{"week"}) {
		t.Errorf("went to %v", r.went)
	}
	r.week()
	r.says("Nothing is asked yet")
	r.press(fyne.KeyReturn) // a new question
	r.press(fyne.KeyReturn) // without one
	r.says("question")
	r.write("What does the word say to you?")
	r.tabTo("An answer")
	r.write("Much")
	r.press(fyne.KeyTab)
	r.write("much")
	r.press(fyne.KeyReturn)
	r.says("stands there twice")
	r.press(fyne.KeyTab)
	for range 4 {
		r.press(fyne.KeyBackspace)
	}
	r.write("Little")
	r.press(fyne.KeyReturn)
	r.says("What does the word say to you?")
	r.says("10 more are needed before anything is shown")
	r.saysNot("It depends")

	r.write("a") // a second one, the example
	r.pressButton("Fill in our example")
	r.press(fyne.KeyReturn)
	board, err := r.desk.BarometerBoard("")
	if err != nil || len(board.Questions) != 2 || board.Questions[1].Words.Answers[4].Text != "I dislike it a lot" || r.screen.Current() != board.Questions[1].ID {
		t.Fatalf("%+v %v, at %s", board.Questions, err, r.screen.Current())
	}
	r.press(fyne.KeyUp, fyne.KeyReturn) // the first, to change
	r.tabTo("Such as recovery")
	r.write("recovery")
	r.toChoice("scale")
	r.press(fyne.KeyTab)
	r.tabTo("Not at all")
	r.write("Nothing")
	r.press(fyne.KeyReturn)
	if b := r.results(r.screen.Current()).Barometer; b.Points != 5 || b.Words.Low != "Nothing" || b.Words.Word != "recovery" {
		t.Errorf("%+v", b)
	}
	r.press(fyne.KeyDelete) // nobody answered: at once
	if board, err := r.desk.BarometerBoard(""); err != nil || len(board.Questions) != 1 {
		t.Errorf("%+v %v", board, err)
	}
	r.pressButton("Ask on this screen")
	if r.went[len(r.went)-1] != "asking" {
		t.Errorf("went to %v", r.went)
	}
}

func TestResultsComeWithTheTenthAnswer(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.answer(id, 0, 9, "", false)
	r.screen.Shown()
	r.says("9 people have answered. 1 more is needed")
	r.says("4 more answers wait")
	r.saysNot("I like it a lot")
	r.capture("few")
	r.answer(id, 3, 1, "", false)
	r.screen.Shown()
	r.says("I like it a lot")
	r.says("90%")
	r.busy(id)
	r.toChoice("source")
	r.says("Online")
	r.capture("by-source")
	r.press(fyne.KeyRight)
	r.says("Mon 23 Nov")
	r.capture("by-day")
	r.pressButton("Take its answers out")
	if len(r.results(id).PollNames()) != 0 {
		t.Error("the poll is still there")
	}
	kit.Focus(r.window.Canvas().Focused())
	r.press(fyne.KeyDelete)
	r.says("Take this question out?")
	r.press(fyne.KeyReturn)
	r.says("Nothing is asked yet")
	r.must(r.desk.Undo(""))
	r.screen.Shown()
	r.says("I like it a lot")
}

func TestPaperIsCountedOneKeyAnAnswer(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.write("k")
	r.press("1", "1", "3", "D", "5", "5")
	r.shift("3")
	r.says("Taken away: I neither like nor dislike it")
	r.press(fyne.KeyBackspace) // the last one that was counted
	counts, err := r.desk.PaperCounts(id, "2026-11-24")
	answers := r.results(id).Answers
	if err != nil || counts[answers[0].ID] != 2 || counts[answers[2].ID] != 0 || counts[answers[4].ID] != 1 || counts[surgery.DependsAnswer] != 1 {
		t.Errorf("%v %v", counts, err)
	}
	r.shift("2")
	r.says("nothing was taken away")
	r.press("2")
	r.saysNot("nothing was taken away")
	r.capture("paper")
	r.tabTo("Type it, then Enter")
	r.write("mending")
	r.press(fyne.KeyReturn)
	r.says("The word is kept.")
	r.press(fyne.KeyEscape)
	r.says("5 people have answered")
}

func TestAPollIsBroughtInAfterALook(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	path := filepath.Join(t.TempDir(), "poll.csv")
	raw := "Timestamp,Name,Your answer,Comment\n24/11/2026 10:00,Zebedee Quux,I like it a lot,hope\n24/11/2026 10:01,Mo,Love it!,\n24/11/2026 10:02,Mo,I dislike it a lot,\n"
	if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	r.write("b")
	r.write(path)
	r.press(fyne.KeyReturn)
	r.says("Says who answered. It is never read.")
	r.says("2 answers will be counted.")
	r.saysNot("Zebedee")
	r.capture("poll")
	r.press(fyne.KeyReturn)
	r.says("The poll has no name yet")
	r.write("Mastodon")
	r.press(fyne.KeyReturn)
	if got := r.results(id); got.People != 2 || len(got.PollNames()) != 1 {
		t.Errorf("%+v", got)
	}
	for range 2 { // again, by pasting
		r.write("b")
		r.tabTo("Answer, count")
		r.write("I like it a lot;30")
		r.window.Canvas().Focused().(*kit.Entry).SetText("Answer,Count\nI like it a lot,30\nI dislike it a lot,4")
		r.pressButton("Look at it")
		r.write("mastodon")
		r.press(fyne.KeyReturn)
	}
	if got := r.results(id); got.People != 34 || len(got.PollNames()) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestWordsAreHiddenSharedAndErased(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.write("w")
	r.says("listed once 10 people have answered")
	r.press(fyne.KeyEscape)
	r.busy(id)
	r.answer(id, 0, 5, "", false) // the last words come with a batch
	r.write("w")
	r.says("Zebedee's journey")
	r.says("6 words. 0 are hidden.")
	r.press(fyne.KeyEnd)
	r.write("h")
	r.saysNot("Zebedee's journey")
	r.says("5 words. 1 is hidden.")
	r.capture("words")
	r.press(fyne.KeyHome)
	r.write("s") // it was given to be shared: at once
	r.write("s")
	r.says("Share a word that was not given to be shared?")
	r.press(fyne.KeyEscape)
	r.press(fyne.KeyDelete)
	r.says("It goes for good")
	r.pressButton("Erase")
	own, err := r.desk.OwnWords(id, true)
	if err != nil || len(own.Words) != 5 || own.Hidden != 1 {
		t.Errorf("%+v %v", own, err)
	}
}

func TestResultsAreSaved(t *testing.T) {
	r := open(t, kit.Light, 100)
	id := r.plan()
	r.write("p")
	r.says("once 10 people have answered")
	r.saysNot("Numbers are rounded")
	r.press(fyne.KeyEscape)
	r.busy(id)
	r.write("p")
	r.says("Numbers are rounded down to the nearest 5.")
	r.capture("share-poster")
	r.press(fyne.KeyRight, fyne.KeyRight)
	r.says("I like it a lot: 130.")
	r.capture("share-picture")
	r.pressButton("Copy the text")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "I like it a lot: 130.") {
		t.Errorf("copied %q", got)
	}
	r.pressButton("Save")
	r.write("p")
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	r.pressButton("Save")
	r.write("p")
	r.pressButton("Save")
	found, err := os.ReadDir(r.saves)
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	if err != nil || len(names) != 4 || names[0] != "barometer-2026-11-26.csv" || names[1] != "barometer-2026-11-26.png" || !strings.HasPrefix(names[3], "results-") {
		t.Errorf("%q %v", names, err)
	}
}

// Nine hundred answers and two questions come within 100 ms.
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
	r.window.Canvas().Capture()
	began := time.Now()
	for range 5 {
		r.screen.Shown()
	}
	if each := time.Since(began) / 5; each > 100*time.Millisecond {
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
			r.capture("bar-none-" + name)
			id := r.plan()
			r.screen.Add()
			r.capture("bar-form-" + name)
			r.press(fyne.KeyEscape)
			r.busy(id)
			r.capture("bar-" + name)
			r.screen.CountPaper()
			r.capture("bar-paper-" + name)
			r.press(fyne.KeyEscape)
			r.screen.Share()
			r.capture("bar-share-" + name)
			r.press(fyne.KeyEscape)
		}
	}
}
