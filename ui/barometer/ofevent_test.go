package barometer_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// From the week, a barometer leads to its question, or to the panel that makes it.
func TestTheQuestionOfAnEventIsMadeOnceAndThenShown(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.week()
	week, err := r.Rooms.Week.Current()
	if err != nil {
		t.Fatal(err)
	}
	event := r.Must(r.Rooms.Week.SaveEvent(surgery.Event{Week: week.ID, Kind: surgery.BarometerEvent, Day: week.From, LastDay: week.Until,
		Words: surgery.EventWords{Title: "“How do you feel about it?”"}})).About
	r.screen.AskAbout(event)
	if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.Text != "How do you feel about it?" {
		t.Fatalf("the panel of a new question is not there, filled in:\n%s", r.Texts())
	}
	r.PressButton("Fill in our example")
	r.Press(fyne.KeyReturn)
	r.Says("How do you feel about it?", "10 more are needed")
	r.Press("Escape")
	r.screen.AskAbout(event)
	if kit.TopPanel(r.Window.Canvas()) != nil {
		t.Error("it is asked a second time")
	}
	if board, err := r.Rooms.Barometer.Board(""); err != nil || len(board.Questions) != 1 || r.screen.Current() != board.Questions[0].ID {
		t.Errorf("%+v %v", board.Questions, err)
	}
}
