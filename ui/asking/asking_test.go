package asking_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/asking"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the asking screen in it, as wide as self check-in.
type room struct {
	*testroom.Room
	screen *asking.Screen
}

func open(t testing.TB, look kit.Look, percent int, questions ...surgery.Barometer) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	w, err := r.Rooms.Week.NewWeek("")
	if err != nil {
		t.Fatal(err)
	}
	w.Words.Title = "Recovery week"
	r.Must(r.Rooms.Week.SaveWeek(w, ""))
	for _, b := range questions {
		with, err := r.Rooms.Barometer.New("")
		if err != nil {
			t.Fatal(err)
		}
		with.Points, with.Words = b.Points, b.Words
		r.Must(r.Rooms.Barometer.Save(with))
	}
	r.Window.Resize(fyne.NewSize(1366, 738))
	r.screen = asking.NewScreen(&asking.Stage{Stage: r.Stage, Barometer: r.Rooms.Barometer})
	r.Show(r.screen)
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

// people returns how many answers are counted, written or not.
func (r *room) people() int {
	r.T.Helper()
	b, err := r.Rooms.Barometer.Board("")
	if err != nil {
		r.T.Fatal(err)
	}
	n := 0
	for _, q := range b.Questions {
		n += q.People
	}
	return n
}

func TestSomebodyAnswersByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.Says("How do you feel about the word “recovery”?")
	r.Write("4")
	r.Says("You chose: I dislike it a little")
	if r.people() != 0 {
		t.Error("counted before the word was asked for")
	}
	r.Write("mending")
	r.Press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn) // may be shared
	r.Says("Thank you")
	if r.people() != 1 {
		t.Errorf("%d answers", r.people())
	}
	r.Press(fyne.KeyReturn) // done
	r.Says("I like it a lot")
	r.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeySpace)
	r.Says("You chose: I like it a lot")
	r.Press(fyne.KeyEscape) // changed my mind
	r.Write("d")
	r.Says("You chose: It depends")
	if r.people() != 1 {
		t.Error("an answer that was taken back is counted")
	}
}

// The kiosk leaves the panel when it goes back to checking in: what was chosen
// counts, and nobody finds it there.
func TestAPanelOfItsOwn(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	now, err := r.Rooms.Barometer.Asking()
	if err != nil {
		t.Fatal(err)
	}
	var given []string
	over := 0
	p := asking.New(asking.Parts{Window: r.Window, Runner: r.Stage.Runner, Today: func() string { return "2026-11-24" },
		Answer: func(_ surgery.ID, answer, word string, share bool, done func(error)) {
			given = append(given, fmt.Sprint(answer, word, share))
			done(nil)
		}, Over: func(bool) { over++ }})
	p.Set(now)
	r.Window.SetContent(p.Content)
	p.Focus()
	r.Write("d")
	p.Leave()
	p.Focus()
	r.Write("r")
	r.Write("hope")
	r.Press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn)
	r.Stage.Runner.Advance(time.Hour)
	if fmt.Sprint(given) != "[dependsfalse rather_not_sayhopetrue]" || over != 1 || !p.Asks() {
		t.Errorf("%v, over %d times", given, over)
	}
	p.Focus() // somebody looks at the question, and goes away
	r.Stage.Runner.Advance(9 * time.Second)
	if over != 1 {
		t.Error("over too early")
	}
	r.Stage.Runner.Advance(time.Hour)
	if over != 2 || len(given) != 2 {
		t.Errorf("over %d times, %v", over, given)
	}
}

func TestItIsReadyForTheNextPersonByItself(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.Stage.Runner.Advance(time.Hour)
	r.Write("1")
	r.Stage.Runner.Advance(6 * time.Second)
	r.Write("secret")
	r.Stage.Runner.Advance(9 * time.Second)
	r.Says("You chose")
	r.Stage.Runner.Advance(2 * time.Second)
	if strings.Contains(r.Texts(), "You chose") || r.people() != 1 {
		t.Errorf("after ten idle seconds, %d answers:\n%s", r.people(), r.Texts())
	}
	for range 9 {
		r.Write("1")
		r.Press(fyne.KeyReturn, fyne.KeyReturn)
	}
	id := r.first()
	own, err := r.Rooms.Barometer.OwnWords(id, true)
	if err != nil || !own.Shown || len(own.Words) != 0 {
		t.Errorf("a word that was not sent is kept: %+v %v", own, err)
	}
	r.Stage.Runner.Advance(time.Hour)
	if r.people() != 10 {
		t.Errorf("%d answers", r.people())
	}
}

// What is amiss with the laptop is the host's to mend: nobody who answers is told to
// empty a bin. Somebody who would rather not answer goes back.
func TestAnAttendeeTellsTheHost(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	now, err := r.Rooms.Barometer.Asking()
	if err != nil {
		t.Fatal(err)
	}
	var refused error
	back, gone, still := 0, 0, 0
	p := asking.New(asking.Parts{Window: r.Window, Runner: r.Stage.Runner, Today: func() string { return "2026-11-24" },
		Answer: func(_ surgery.ID, _, _ string, _ bool, done func(error)) { done(refused) },
		Over: func(away bool) {
			if away {
				gone++
			} else {
				still++
			}
		}, Back: func() { back++ }})
	p.Set(now)
	r.Window.SetContent(p.Content)
	p.Focus()
	for _, kind := range []surgery.ErrorKind{surgery.Full, surgery.Internal, surgery.Vanished, surgery.Locked} {
		refused = surgery.Fail(kind, "error.disk_full")
		r.Write("4")
		r.Write("hope")
		r.Press(fyne.KeyReturn)
		if seen := r.Texts(); !strings.Contains(seen, words.Say("kiosk.tell_host")) || strings.Contains(seen, words.Say("error.disk_full.next")) {
			t.Errorf("%v: whoever answers reads\n%s", kind, seen)
		}
		r.Press(fyne.KeyEscape)
	}
	r.Press(fyne.KeyEscape)
	if back != 1 || gone+still != 0 {
		t.Errorf("%d times back, %d gone, %d done", back, gone, still)
	}
	refused = nil
	p.Focus()
	r.Write("4")
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	p.Focus()
	r.Stage.Runner.Advance(asking.Idle)
	if still != 1 || gone != 1 || back != 1 {
		t.Errorf("then %d times back, %d gone, %d done", back, gone, still)
	}
}

func (r *room) first() surgery.ID {
	b, err := r.Rooms.Barometer.Board("")
	if err != nil || len(b.Questions) == 0 {
		r.T.Fatal(b, err)
	}
	return b.Questions[0].ID
}

func TestSeveralQuestionsAndAScale(t *testing.T) {
	r := open(t, kit.Light, 100, scale(), example())
	r.Says("Question 1 of 2")
	r.Says("A great deal")
	r.Write("0") // the tenth
	r.Says("Next question")
	r.Press(fyne.KeyReturn)
	r.Says("Question 2 of 2")
	r.Write("r")
	r.Press(fyne.KeyReturn)
	r.Says("Thank you")
	if strings.Contains(r.Texts(), "Next question") || r.people() != 2 {
		t.Errorf("%d:\n%s", r.people(), r.Texts())
	}
}

// What may not be kept is said, and the answer counts without it.
func TestAWordThatIsRefused(t *testing.T) {
	r := open(t, kit.Light, 100, example())
	r.Write("2")
	r.Write("ring 07700 900123")
	r.Press(fyne.KeyReturn)
	r.Says("Leave it out")
	if r.people() != 0 {
		t.Error("counted")
	}
	r.Stage.Runner.Advance(11 * time.Second)
	if r.people() != 1 {
		t.Errorf("%d answers", r.people())
	}
}

// The screen never shows how many answered, nor what, and says so when nothing is
// asked; elsewhere it takes no cursor away.
func TestItShowsNoResults(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Says("Nothing is asked today.")
	r = open(t, kit.Light, 100, example())
	before := r.Texts()
	for range 30 {
		r.Write("1")
		r.Press(fyne.KeyReturn, fyne.KeyReturn)
	}
	if r.Texts() != before {
		t.Errorf("thirty answers later it says:\n%s", r.Texts())
	}
	r.Write("2")
	box := kit.NewEntry("")
	r.Window.SetContent(box)
	r.Window.Canvas().Focus(box)
	r.Stage.Runner.Advance(time.Minute)
	if r.Window.Canvas().Focused() != box {
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
			r.Capture("asking-" + name)
			r.Write("3")
			r.Capture("asking-word-" + name)
			r.Press(fyne.KeyReturn)
			r.Capture("asking-thanks-" + name)
			r.Press(fyne.KeyReturn)
			r.Capture("asking-scale-" + name)
		}
	}
}
