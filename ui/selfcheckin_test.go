package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// askingRoom is self check-in in a week with a question.
func askingRoom(t *testing.T) *room {
	r := window(t, 0, func(r *room) {
		guarded(r)
		w, err := r.desk.Week.NewWeek("")
		if err != nil {
			t.Fatal(err)
		}
		w.Words.Title = "Recovery week"
		r.do(r.desk.Week.SaveWeek(w, ""))
		b, err := r.desk.Barometer.New("")
		if err != nil {
			t.Fatal(err)
		}
		b.Words = surgery.BarometerWords{Question: "How do you like the word?", Answers: []surgery.Answer{{Text: "A lot"}, {Text: "A little"}}}
		r.do(r.desk.Barometer.Save(b))
	})
	r.run("kiosk")
	r.stands(inKiosk)
	return r
}

// Whoever looks at the question with a name half typed finds it again: by Escape,
// by the button, and once they have answered. Whoever has gone leaves nothing.
func TestTheQuestionKeepsAHalfTypedName(t *testing.T) {
	r := askingRoom(t)
	key := func(name fyne.KeyName) { r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	for _, letter := range "Robin Sam" {
		r.box().TypedRune(letter)
	}
	for way, leave := range map[string]func(){
		"Escape": func() { key(fyne.KeyEscape) }, "Back": func() { press(r.Window().Canvas(), words.Say("asking.back")) },
		"an answer": func() { r.Window().Canvas().Focused().TypedRune('1'); key(fyne.KeyReturn) },
	} {
		press(r.Window().Canvas(), words.Say("kiosk.answer"))
		if !strings.Contains(r.seen(), "How do you like the word?") {
			t.Fatalf("it does not ask: %s", r.seen())
		}
		leave()
		if text := r.box().Text; text != "Robin Sam" {
			t.Errorf("after %s the box holds %q", way, text)
		}
	}
	press(r.Window().Canvas(), words.Say("kiosk.answer"))
	r.idle(1)
	if text := r.box().Text; text != "" {
		t.Errorf("somebody went away, and the next finds %q", text)
	}
	r.enter("Robin Sample")
	press(r.Window().Canvas(), words.Say("kiosk.answer_too"))
	key(fyne.KeyEscape)
	if _, on := r.Window().Canvas().Focused().(*kit.Button); !on || !strings.Contains(r.seen(), "Your number is") {
		t.Errorf("back from the question they do not find their number: %s", r.seen())
	}
}

// The button that checks in is seen whole, with its ring, in the largest text too.
func TestTheButtonOfSelfCheckInIsSeenWhole(t *testing.T) {
	r := askingRoom(t)
	r.Window().Resize(fyne.NewSize(1366, 768))
	for range 3 {
		r.run("text_bigger")
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	curtain := r.Window().Canvas().Overlays().Top()
	here, host := button(curtain, words.Say("kiosk.here")), button(curtain, words.Say("kiosk.host"))
	if here == nil || host == nil {
		t.Fatal("there are no such buttons: ", r.seen())
	}
	if foot, until := at(here).Y+here.Size().Height+kit.RingRoom, at(host).Y; at(here).Y <= 0 || foot > until {
		t.Errorf("it ends at %v, and what scrolls before %v", foot, until)
	}
}
