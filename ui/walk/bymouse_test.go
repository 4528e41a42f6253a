package walk

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Moves by mouse alone, and the box of the check-in that few need.
func init() {
	verbs["check in, known as"] = verb{often: 1, with: when(open, people...), do: (*host).checkInKnownAs}
	verbs["click on a surgeon"] = verb{often: 1, with: when(open), do: (*host).clickOnSurgeon}
	verbs["drag a card"] = verb{often: 3, with: when(open, "to a surgeon", "to all week", "to another day", "from all week", "to nowhere"), do: (*host).dragCard}
	verbs["last all week"] = verb{often: 1, with: when(open), do: func(h *host, _ string) {
		h.press("ctrl+3")
		h.press("shift+Down")
	}}
}

// knownBy is what somebody is known as, and stands nowhere else in the program.
const knownBy = "Quillfeather"

func (h *host) checkInKnownAs(who string) {
	h.press("ctrl+n")
	if h.title() != words.Say("today.new_title") {
		return
	}
	h.retype(who)
	if boxes := h.see().boxes; len(boxes) > 1 {
		h.window.Canvas().Focus(boxes[len(boxes)-1])
		h.retype(knownBy)
	}
	h.press("ctrl+Return")
}

// ofKind returns what is seen in the window of a kind, like "*today.card".
func (h *host) ofKind(kind string) (all []fyne.CanvasObject) {
	each(h.window.Canvas().Content(), func(o fyne.CanvasObject) {
		if fmt.Sprintf("%T", o) == kind {
			all = append(all, o)
		}
	})
	return all
}

func (h *host) clickOnSurgeon(string) {
	h.press("ctrl+1")
	if chips := h.ofKind("*today.surgeonChip"); len(chips) > 0 && h.title() == "" {
		chips[0].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	}
}

// dragCard drags the first card of Today or of Week, and lets go of it there.
func (h *host) dragCard(to string) {
	screen, kind := "ctrl+3", "*week.card"
	if to == "to a surgeon" {
		screen, kind = "ctrl+1", "*today.card"
	}
	h.press(screen)
	if to == "from all week" {
		kind = "*week.laneItem"
	}
	cards := h.ofKind(kind)
	if len(cards) == 0 || h.title() != "" {
		return
	}
	card := cards[0].(fyne.Draggable)
	by, at := fyne.Delta{DX: 1}, fyne.Position{}
	pull := func() {
		card.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}, Dragged: by})
	}
	pull() // the bar of all week is there from now on
	driver := fyne.CurrentApp().Driver()
	switch to {
	case "to a surgeon":
		if chips := h.ofKind("*today.surgeonChip"); len(chips) > 0 {
			at = driver.AbsolutePositionForObject(chips[0]).AddXY(2, 2)
		}
	case "to all week":
		for _, o := range h.ofKind("*kit.Text") {
			if o.(*kit.Text).String() == words.Say("week.all_week_drop") {
				at = driver.AbsolutePositionForObject(o).AddXY(2, 2)
			}
		}
	case "from all week":
		if days := h.ofKind("*week.dayBack"); len(days) > 0 {
			at = driver.AbsolutePositionForObject(days[len(days)-1]).AddXY(2, 60)
		}
	case "to another day":
		by.DX = cards[0].Size().Width * 1.2
	}
	pull()
	card.DragEnd()
}

// TestTheMouseMovesSomething holds that these moves do what they are called, or a walk
// would pass them by.
func TestTheMouseMovesSomething(t *testing.T) {
	d, err := newDisk()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.remove)
	t.Setenv("HOME", t.TempDir())
	h, err := newHost(d)
	if err != nil {
		t.Fatal(err)
	}
	defer h.leave()
	h.first()
	for _, one := range []struct {
		move string
		did  surgery.Kind
	}{
		{"start a surgery", surgery.SurgeryStarted}, {"surgeon comes: Verabel Pretendly", surgery.SurgeonAdded},
		{"check in, known as: Kimberley Wobblesome", surgery.CheckedIn}, {"drag a card: to a surgeon", surgery.Paired},
		{"check in: Zebedee Quixotical", surgery.CheckedIn}, {"click on a surgeon", surgery.Paired},
		{"plan a week", surgery.WeekAdded}, {"add an event: A made-up chat", surgery.EventAdded}, {"drag a card: to another day", surgery.EventEdited},
		{"drag a card: to all week", surgery.EventEdited}, {"undo", surgery.EventEdited}, {"last all week", surgery.EventEdited},
		{"drag a card: from all week", surgery.EventEdited},
	} {
		before := len(h.known.ops)
		h.step(readMove(one.move))
		if now := h.known.ops; len(now) == before || now[len(now)-1].kind != string(one.did) {
			t.Errorf("%s did nothing, or another thing than %s: %v", one.move, one.did, now[before:])
		}
	}
	if b, err := h.desk.Today.Board(); err != nil || len(b.Helped) == 0 || b.Helped[0].Name != knownBy {
		t.Errorf("%+v: %v", b.Helped, err)
	}
}
