package today

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

func (r *room) shown() today.Board {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	return b
}

func TestWithoutASurgeryTodaySaysToStartOne(t *testing.T) {
	r := newRoom(t, usual, nil)
	if r.screen.view.State() != kit.ViewEmpty {
		t.Fatalf("state %v", r.screen.view.State())
	}
	r.press(fyne.KeyTab, fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0] != "start" {
		t.Errorf("went to %v", r.went)
	}
	r.start()
	r.screen.Shown()
	if r.screen.view.State() != kit.ViewFull {
		t.Error("the board is not shown")
	}
	r.inBox()
}

func TestABoardThatCannotBeReadSaysSo(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	if err := r.desk.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	if r.screen.view.State() != kit.ViewFailed {
		t.Errorf("state %v", r.screen.view.State())
	}
}

func TestPairingByKeyboard(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown)
	if c := r.screen.focused(); c == nil || c.at != 0 {
		t.Fatal("Down from the empty box does not lead onto the board")
	}
	r.alt(fyne.KeyP)
	if r.title() != "Who sits with Leah?" {
		t.Fatalf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyReturn)
	b := r.shown()
	if len(b.Helped) != 3 || b.Helped[2].Name != "Leah" || b.Helped[2].Surgeon != "Ruth" {
		t.Fatalf("%+v", b.Helped)
	}
	if c := r.screen.focused(); c == nil || c.at != 0 {
		t.Error("the focus left the column of those waiting")
	}
	if r.screen.Selected() != b.Waiting[0].Visit {
		t.Error("the next who waits is not selected")
	}
	r.press(fyne.KeyRight, fyne.KeyEnd)
	if r.screen.Selected() != b.Helped[2].Visit {
		t.Error("Right and End do not lead to Leah")
	}
	r.alt(fyne.KeyW)
	if got := r.shown(); len(got.Waiting) != 4 {
		t.Errorf("%d wait after W", len(got.Waiting))
	}
	r.press(fyne.KeyRight)
	finished := r.screen.Selected()
	r.alt(fyne.KeyR)
	if got := r.shown(); len(got.Finished) != 2 {
		t.Errorf("%d are finished after R", len(got.Finished))
	}
	r.screen.selected = finished
	r.press(fyne.KeyHome, fyne.KeyUp)
	r.inBox()
}

// TestLettersOnACardAreANameAndDoNothingElse: “paula” paired who was chosen.
var minutes = regexp.MustCompile(`"Minutes":\d+`)

// timeless returns the whole board in words, without the minutes, which pass.
func (r *room) timeless() string {
	r.t.Helper()
	raw, err := json.Marshal(r.shown())
	if err != nil {
		r.t.Fatal(err)
	}
	return minutes.ReplaceAllString(string(raw), "")
}

func TestLettersOnACardAreANameAndDoNothingElse(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown)
	before := r.timeless()
	r.write("paula wr")
	r.inBox()
	if got := r.screen.box.box.Text; got != "paula wr" {
		t.Errorf("the box holds %q", got)
	}
	if r.title() != "" || r.timeless() != before {
		t.Errorf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyDown, fyne.KeyRight)
	r.write("w") // a card that is being helped
	r.inBox()
	if r.timeless() != before {
		t.Error("it did something")
	}
}

func TestEnterOpensTheSelectedCard(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	want := r.shown().Waiting[1].Visit
	if len(r.opened) != 1 || r.opened[0] != want {
		t.Errorf("opened %v, not %v", r.opened, want)
	}
	r.screen.OpenLast()
	if len(r.opened) != 2 || r.opened[1] != want {
		t.Errorf("Ctrl+O opened %v", r.opened)
	}
}

func TestTheSheetIsPrintedAtPairingIfWanted(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown)
	r.alt(fyne.KeyP)
	r.press(fyne.KeyTab, fyne.KeySpace, fyne.KeyReturn)
	if r.title() != "" {
		t.Fatalf("the panel %q is open", r.title())
	}
	if n := len(r.said); n < 2 || !strings.Contains(r.said[n-1], "print") && !strings.Contains(strings.ToLower(r.said[n-1]), "pdf") {
		t.Errorf("notices %q", r.said)
	}
	r.alt(fyne.KeyP)
	if !r.screen.sheet {
		t.Error("the tick is not remembered")
	}
}

// The quick way is as short as before; the sheet can be looked at first, and is
// then not printed again.
func TestTheSheetIsLookedAtFirst(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	var looked surgery.ID
	r.screen.LookAtSheet = func(visit surgery.ID, printed func()) { looked = visit; printed() }
	r.press(fyne.KeyDown)
	want := r.screen.selected
	r.alt(fyne.KeyP)
	r.press(fyne.KeyTab, fyne.KeySpace) // print it
	for range 8 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && strings.HasPrefix(b.Label, "Look at the sheet") {
			break
		}
		r.press(fyne.KeyTab)
	}
	r.press(fyne.KeyReturn)
	if looked != want {
		t.Fatalf("looked at %q, want %q", looked, want)
	}
	said := len(r.said)
	kit.TopPanel(r.window.Canvas()).Submit()
	if r.title() != "" || len(r.said) != said+1 {
		t.Errorf("after it %q, and the panel %q", r.said[said:], r.title())
	}
	if !r.screen.sheet {
		t.Error("the tick is not remembered")
	}
}

func TestMinutesKeepUpByThemselves(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	before := r.screen.board.Waiting[0].Minutes
	r.now = r.now.Add(5 * time.Minute)
	r.runner.Advance(time.Minute)
	if got := r.screen.board.Waiting[0].Minutes; got < before+5 {
		t.Errorf("%d minutes, was %d", got, before)
	}
	r.window.SetContent(kit.Body("another screen"))
	r.now = r.now.Add(5 * time.Minute)
	before = r.screen.board.Waiting[0].Minutes
	r.runner.Advance(time.Minute)
	if r.screen.board.Waiting[0].Minutes != before {
		t.Error("the board is read while nobody sees it")
	}
}

func TestWhatCardsSay(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	for name, want := range map[string]string{
		"Leah":    "6  Leah | Personal · Facebook, WhatsApp | 11 min",
		"José":    "8  José | not asked yet | 3 min",
		"Guest 9": "Guest 9 | nothing logged yet | 0 min",
		"Mo":      "1  Mo | Professional · something else | with Jas · 18 min",
		"Ayesha":  "2  Ayesha | Personal · 3 steps today | ",
	} {
		b := r.screen.board
		for _, c := range append(append(append([]today.Card{}, b.Waiting...), b.Helped...), b.Finished...) {
			if c.Name != name {
				continue
			}
			said := ""
			for _, run := range nameRuns(c) {
				said += run.Text
			}
			if said += " | " + detailText(c) + " | " + rightText(c, false); said != want {
				t.Errorf("%q, not %q", said, want)
			}
		}
	}
}

// TestCardsAreOfOneHeight holds in every state, selected or not, at every size.
func TestCardsAreOfOneHeight(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		r := newRoom(t, setting{kit.Light, percent, usual.size}, busyDay)
		height := float32(0)
		for _, c := range r.screen.columns {
			for i := range c.cards {
				for _, selected := range []bool{false, true} {
					card := newCard(r.screen)
					card.fill(c.cards[i], kit.RowState{Selected: selected})
					card.Resize(fyne.NewSize(364, card.MinSize().Height))
					if h := card.MinSize().Height; height != 0 && h != height {
						t.Errorf("%d%%: %s is %v high, others %v", percent, c.cards[i].Name, h, height)
					} else {
						height = h
					}
					for _, b := range card.buttons {
						if b.Visible() && b.Position().X+b.Size().Width > 364-2*cardPadding {
							t.Errorf("%d%%: %q of %s is cut off", percent, b.Label, c.cards[i].Name)
						}
					}
				}
			}
		}
	}
}

// crowd is a day with 400 visits.
func crowd(r *room) {
	r.start()
	for i := range 400 {
		r.must(r.desk.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Person%d Madeup", i), Track: surgery.Personal,
			Checklists: []string{"facebook-setup", "safe-basics"}}))
	}
}

// BenchmarkDraw400 draws the board of 400 visits anew.
func BenchmarkDraw400(b *testing.B) {
	r := newRoom(b, usual, crowd)
	for b.Loop() {
		r.screen.refresh()
	}
}

// BenchmarkRead400 reads it, which is the worker's part.
func BenchmarkRead400(b *testing.B) {
	r := newRoom(b, usual, crowd)
	for b.Loop() {
		if _, err := r.screen.read(true); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeystroke400 is a letter typed, searched and drawn, and taken back.
func BenchmarkKeystroke400(b *testing.B) {
	r := newRoom(b, usual, crowd)
	r.write("per")
	for b.Loop() {
		r.write("s")
		r.press(fyne.KeyBackspace)
	}
}

// TestLargeTextFits holds the screen to its place beside the ways of the shell.
func TestLargeTextFits(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		width := map[int]float32{100: 1170, 125: 1145, 150: 1120, 200: 1060}[percent] // what the ways leave
		r := newRoom(t, setting{kit.Light, percent, fyne.NewSize(width, 768-40)}, busyDay)
		need := r.screen.scroll.Content.MinSize()
		if need.Width > width {
			t.Errorf("%d%%: %v wide", percent, need.Width)
		}
		if need.Height > 768-40 {
			t.Errorf("%d%%: %v high", percent, need.Height)
		}
		if size := r.screen.Content().MinSize(); size.Width > width || size.Height > 768-40 {
			t.Errorf("%d%%: the window would grow to %v", percent, size)
		}
		for _, o := range append(r.screen.helpers.pills.Objects, r.screen.helpers.body.Objects...) {
			if !o.Visible() {
				continue
			}
			if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o); at.X < side-1 || at.X+o.Size().Width > width-side+1 {
				t.Errorf("%d%%: in the row of surgeons something stands from %v, %v wide", percent, at.X, o.Size().Width)
			}
			if pill, ok := o.(*kit.Pill); ok && pill.Size().Width < pill.MinSize().Width {
				t.Errorf("%d%%: %q is cut off", percent, pill.Text())
			}
		}
		r.press(fyne.KeyDown)
		last := r.screen.columns[0].under
		bottom := last.Position().Y + r.screen.place.columns.Position().Y + last.Size().Height - r.screen.scroll.Offset.Y
		if bottom > r.screen.scroll.Size().Height {
			t.Errorf("%d%%: the columns end at %v of %v", percent, bottom, r.screen.scroll.Size().Height)
		}
	}
}
