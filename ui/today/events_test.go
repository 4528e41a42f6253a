package today

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
)

// withEvent is a week with an event that shares its first letters with somebody.
func withEvent(r *room) surgery.ID {
	w, err := r.desk.Week.NewWeek("")
	if err != nil {
		r.t.Fatal(err)
	}
	w.Words.Title = "A made-up week"
	week := r.must(r.desk.Week.SaveWeek(w, "")).About
	return r.must(r.desk.Week.SaveEvent(surgery.Event{Week: week, Kind: surgery.OtherEvent, Day: w.From, LastDay: w.Until,
		Words: surgery.EventWords{Title: "Service User Network workshop", Known: "Sam net"}})).About
}

// TestAnEventIsGoneToOnlyWhereItWasChosen: it stands after everybody and after
// somebody new, so Enter alone still checks in.
func TestAnEventIsGoneToOnlyWhereItWasChosen(t *testing.T) {
	var event surgery.ID
	r := newRoom(t, usual, func(r *room) {
		known("Samuel Price")(r)
		event = withEvent(r)
	})
	r.write("service") // nobody
	if got := r.screen.box.answer; len(got.Rows) != 0 || len(got.Events) != 1 {
		t.Fatalf("%+v", got)
	}
	r.press(fyne.KeyReturn)
	if r.title() != "Check in someone new" || len(r.seen) != 0 {
		t.Fatalf("Enter opens %q and goes to %q", r.title(), r.seen)
	}
	r.press(fyne.KeyEscape)
	r.inBox()
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(r.seen, []surgery.ID{event}) || r.screen.box.box.Text != "" {
		t.Errorf("goes to %q, and the box holds %q", r.seen, r.screen.box.box.Text)
	}
	r.waits()
	r.screen.FocusBox()
	r.write("sam") // Samuel, somebody new, the event
	if got := r.screen.box.answer; len(got.Rows) != 1 || len(got.Events) != 1 || got.Chosen != 0 {
		t.Fatalf("%+v", got)
	}
	r.press(fyne.KeyReturn)
	r.waits("Samuel")
	if len(r.seen) != 1 {
		t.Error("Enter went to an event")
	}
}
