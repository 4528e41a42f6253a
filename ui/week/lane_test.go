package week_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/ui/kit"
)

// TestWhatLastsAllWeekIsDroppedOnADay by mouse: it lasts that day, until that is undone;
// let go of elsewhere it stays.
func TestWhatLastsAllWeekIsDroppedOnADay(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Window.Canvas().Capture()
	before, item := r.allWeek(), r.board().AllWeek[0]
	var from fyne.Position
	for _, o := range test.LaidOutObjects(r.Window.Content()) {
		if fmt.Sprintf("%T", o) == "*week.laneItem" && from.IsZero() {
			from = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(20, 10)
		}
	}
	r.carry(from, fyne.NewPos(from.X+30, from.Y+2)) // not far enough
	r.wantAllWeek(before...)
	if len(r.Told) != 0 {
		t.Errorf("%d changes", len(r.Told))
	}
	r.carry(from, fyne.NewPos(800, 300)) // Thursday
	r.wantAllWeek(before[1:]...)
	thursday := r.board().Days[3].Events
	at := slices.IndexFunc(thursday, func(e week.EventCard) bool { return e.ID == item.ID })
	if at < 0 {
		t.Fatalf("it is not on Thursday: %+v", thursday)
	}
	e := thursday[at]
	if e.Last() != e.Day {
		t.Errorf("it is %+v", e)
	}
	if len(r.Told) != 1 || r.Told[0].Notice != e.Words.Title+" is on Thursday 26 November now." || !r.Told[0].CanUndo {
		t.Errorf("told %+v", r.Told)
	}
	if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed(nil)
	r.wantAllWeek(before...)
}
