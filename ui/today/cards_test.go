package today

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// beside is what the menu, the ways and the strip for notices leave of 1366 by 768.
var beside = fyne.NewSize(1170, 768-30-44)

// waitingToday has so many people wait, with four surgeons and a warning on the row.
func waitingToday(n int) func(*room) {
	return func(r *room) {
		r.start()
		for i := range n {
			r.must(r.desk.Today.CheckInNew(today.Arrival{Name: "Made-up " + strings.Repeat("Q", i+1), Track: surgery.Personal}))
			r.now = r.now.Add(time.Minute)
		}
		for _, name := range []string{"Ruth Made", "Idris Made", "Jas Made", "Vicky Made"} {
			_, id, err := addSurgeon(r.desk, name, []string{"linkedin", "x", "wordpress"})
			if err != nil {
				r.t.Fatal(err)
			}
			r.must(r.desk.Today.SurgeonArrives(id, r.now))
		}
	}
}

// wholly returns how many cards of a column can be seen from top to foot.
func wholly(c *column) (n int) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(c.list).Y
	for _, o := range c.list.Held() {
		y := driver.AbsolutePositionForObject(o).Y
		if y >= top-1 && y+o.Size().Height <= top+c.list.Size().Height+1 && y+o.Size().Height <= c.screen.scroll.Size().Height {
			n++
		}
	}
	return n
}

func TestSixWhoWaitAreInSight(t *testing.T) {
	r := newRoom(t, setting{kit.Light, 100, beside}, waitingToday(6))
	if n := wholly(r.screen.columns[0]); n != 6 {
		t.Errorf("%d of 6 are in sight", n)
	}
	if h := newCard(r.screen).MinSize().Height; h > 66 {
		t.Errorf("a card is %v high", h)
	}
}

func TestTwoCardsAreInSightAtEverySize(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		width := map[int]float32{100: 1170, 125: 1145, 150: 1120, 200: 1060}[percent]
		r := newRoom(t, setting{kit.Light, percent, fyne.NewSize(width, 768-60-48)}, waitingToday(6))
		if n := wholly(r.screen.columns[0]); n < 2 {
			t.Errorf("%d%%: %d cards are in sight", percent, n)
		}
	}
}

// TestOneCardIsInSightInTheSmallestWindow of 1024 by 600 without scrolling, beneath the
// menu and the band of a made-up week; the headings are whole, and what finds no room
// is behind "More".
func TestOneCardIsInSightInTheSmallestWindow(t *testing.T) {
	left := map[int]fyne.Size{100: {Width: 828, Height: 499}, 125: {Width: 803, Height: 477}, 150: {Width: 778, Height: 456}, 200: {Width: 730, Height: 417}}
	for _, percent := range kit.TextSizes() {
		r := newRoom(t, setting{kit.Light, percent, left[percent]}, busyDay)
		for _, c := range r.screen.columns {
			if wholly(c) < 1 {
				t.Errorf("%d%%: no card of column %d is in sight", percent, c.at)
			}
			headed := false
			for _, o := range test.LaidOutObjects(c.under) {
				if said, is := o.(*kit.Text); is && !headed {
					headed = true
					if textWidth(said.Runs) > said.Size().Width+1 {
						t.Errorf("%d%%: the heading %q is cut off", percent, said.String())
					}
				}
				card, is := o.(*card)
				if !is {
					continue
				}
				for _, b := range card.buttons {
					if b.Visible() && b.Position().X+b.Size().Width > card.Size().Width-2*cardPadding+1 {
						t.Errorf("%d%%: %q of %s is cut off", percent, b.Label, card.shown.Name)
					}
				}
				if name := card.name; textWidth(name.Runs) > name.Size().Width+1 && len(card.shown.Name) < 8 {
					t.Errorf("%d%%: the name %q is cut off", percent, name.String())
				}
			}
		}
		box := r.screen.box.box
		if asks := textWidth([]kit.Run{{Text: box.PlaceHolder}}); asks > box.Size().Width-kit.Grow(32) {
			t.Errorf("%d%%: what the box asks, %q, is cut off", percent, box.PlaceHolder)
		}
		if r.screen.helpers.body.Visible() {
			continue
		}
		if percent < 200 {
			t.Errorf("%d%%: the surgeons find no room", percent)
		}
		r.screen.moreOfSurgery()
		if said := strings.Join(testroom.Words(r.window.Canvas().Overlays().Top()), "\n"); !strings.Contains(said, "Surgeons") || !strings.Contains(said, "checked in") {
			t.Errorf("%d%%: behind More there is\n%s", percent, said)
		}
	}
}

// TestWhoeverHasJustComeIsInSight also where many wait, and a notice has come beneath.
func TestWhoeverHasJustComeIsInSight(t *testing.T) {
	r := newRoom(t, setting{kit.Light, 100, beside}, waitingToday(15))
	r.write("Theo")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.window.Resize(beside.SubtractWidthHeight(0, 30))
	c := r.screen.columns[0]
	at, row := r.screen.find(r.screen.Selected())
	if at != c || c.cards[row].Name != "Theo" {
		t.Fatalf("%v is selected", r.screen.Selected())
	}
	seen := false
	driver := fyne.CurrentApp().Driver()
	for _, o := range c.list.Held() {
		content := o.(interface{ Held() []fyne.CanvasObject }).Held()[0].(*card)
		y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(c.list).Y
		if content.shown.Name == "Theo" && y >= 0 && y+o.Size().Height <= c.list.Size().Height {
			seen = true
		}
	}
	if !seen {
		t.Error("Theo's card is not in sight")
	}
}

// TestTheSelectedCardSaysAllThatOthersSay: what they came for, and how far they are.
func TestTheSelectedCardSaysAllThatOthersSay(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	for _, shown := range r.screen.board.Helped {
		c := newCard(r.screen)
		c.fill(shown, kit.RowState{Selected: true})
		c.Resize(fyne.NewSize(364, c.MinSize().Height+r.screen.actionsHigh()))
		if c.detail.Hidden || c.detail.String() != detailText(shown) || c.steps.Hidden || c.steps.String() != progressText(shown) || c.bar.Hidden {
			t.Errorf("%s: %q and %q", shown.Name, c.detail.String(), c.steps.String())
		}
	}
}

// chip returns the chip of a surgeon.
func (r *room) chip(name string) *surgeonChip {
	r.t.Helper()
	for _, c := range r.screen.helpers.chips {
		if c.surgeon.Name == name {
			return c
		}
	}
	r.t.Fatalf("%s has no chip", name)
	return nil
}

func TestAChipTakesAPairing(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	leah := r.screen.board.Waiting[0]
	r.screen.Point(leah.Visit)
	test.Tap(r.chip("Ruth"))
	b := r.shown()
	if len(b.Waiting) != 3 || b.Helped[2].Name != leah.Name || b.Helped[2].Surgeon != "Ruth" {
		t.Fatalf("%+v", b.Helped)
	}
	r.inBox()
	r.screen.Point(leah.Visit)
	told := len(r.said)
	test.Tap(r.chip("Ruth")) // they sit there already
	if len(r.said) != told {
		t.Error("what is so already was done again")
	}
	r.screen.Point(b.Finished[0].Visit)
	test.Tap(r.chip("Ruth"))
	if r.title() != "Surgeons here today" || len(r.shown().Finished) != len(b.Finished) {
		t.Errorf("the panel %q is open", r.title())
	}
}

func TestACardIsDroppedOnAChip(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	driver := fyne.CurrentApp().Driver()
	drag := func(name string, to fyne.Position) {
		for _, o := range r.screen.columns[0].list.Held() {
			c := o.(interface{ Held() []fyne.CanvasObject }).Held()[0].(*card)
			if c.shown.Name != name {
				continue
			}
			for _, at := range []fyne.Position{driver.AbsolutePositionForObject(c).AddXY(10, 10), to} {
				c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
			}
			if !r.screen.dragged.name.Visible() || r.screen.dragged.name.Text() != name {
				t.Errorf("nothing shows that %s is held", name)
			}
			c.DragEnd()
			return
		}
		t.Fatalf("%s does not wait", name)
	}
	drag("Priya", fyne.NewPos(5, 5))
	if b := r.shown(); len(b.Waiting) != 4 || r.screen.dragged.name.Visible() {
		t.Fatalf("dropped nowhere, and %d wait", len(b.Waiting))
	}
	drag("Priya", driver.AbsolutePositionForObject(r.chip("Ruth")).AddXY(8, 8))
	if b := r.shown(); len(b.Waiting) != 3 || b.Helped[2].Name != "Priya" || b.Helped[2].Surgeon != "Ruth" {
		t.Errorf("%+v", b.Helped)
	}
}

func TestAClickOnANameDoesNotPair(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown)
	r.alt(fyne.KeyP)
	list := r.window.Canvas().Focused().(*kit.List)
	for range 2 {
		for _, o := range list.Held() {
			test.Tap(o.(fyne.Tappable))
		}
	}
	if b := r.shown(); len(b.Helped) != 2 || r.title() == "" {
		t.Fatalf("%d are being helped, and the panel %q is open", len(b.Helped), r.title())
	}
	r.stage.Runner.Advance(time.Second)
	r.press(fyne.KeyReturn)
	if b := r.shown(); len(b.Helped) != 3 {
		t.Errorf("%d are being helped", len(b.Helped))
	}
}

func TestLeftAndRemovedByKeyboard(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown)
	r.alt(fyne.KeyL)
	b := r.shown()
	if len(b.Waiting) != 3 || b.Finished[0].Name != "Leah" || detailText(b.Finished[0]) != "Personal · left without being helped" {
		t.Fatalf("%+v", b.Finished[0])
	}
	next := b.Waiting[0].Name
	r.alt(fyne.KeyDelete)
	if b := r.shown(); len(b.Waiting) != 2 || b.Waiting[0].Name == next || b.Counts.CheckedIn != 8 {
		t.Errorf("%+v", b.Waiting)
	}
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Desk.History.Undo("") }, nil)
	if b := r.shown(); len(b.Waiting) != 3 {
		t.Errorf("undo brought nobody back: %+v", b.Waiting)
	}
}

func TestWhatACardCannotHoldIsBehindMore(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	leah := r.screen.board.Waiting[0]
	r.screen.more(leah, r.screen.actions(leah)[2:])
	if r.title() != "More for Leah" {
		t.Fatalf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyReturn)
	if b := r.shown(); len(b.Waiting) != 3 || r.title() != "" {
		t.Errorf("%d wait, and %q is open", len(b.Waiting), r.title())
	}
}

// TestASecondClickDoesNothingWhereTheCardGrew: it was meant for what stood there.
func TestASecondClickDoesNothingWhereTheCardGrew(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.stage.Runner.Advance(time.Hour)
	done := 0
	c := newCard(r.screen)
	c.fill(r.screen.board.Waiting[1], kit.RowState{Selected: true})
	press := c.press(func() { done++ })
	press()
	r.stage.Runner.Advance(kit.EnterPause)
	press()
	if done != 1 {
		t.Errorf("done %d times", done)
	}
}

// TestLettersComeToTheBoxFromEverywhere but from another box.
func TestLettersComeToTheBoxFromEverywhere(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	passed := ""
	was := kit.PassRune
	kit.PassRune = func(l rune) { passed += string(l) }
	t.Cleanup(func() { kit.PassRune = was })
	for stop := range 12 {
		r.window.Canvas().FocusNext()
		on := r.window.Canvas().Focused()
		if _, box := on.(*kit.Entry); box {
			continue
		}
		passed, r.screen.box.box.Text = "", ""
		on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyZ})
		on.TypedRune('z')
		if passed+r.screen.box.box.Text != "z" {
			t.Errorf("stop %d, a %s: %q", stop, fmt.Sprintf("%T", on), passed+r.screen.box.box.Text)
		}
		r.window.Canvas().Focus(on)
	}
}
