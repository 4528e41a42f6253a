package visit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// show opens a visit as the shell does.
func (x *world) show(visit surgery.ID) {
	x.screen.Open(visit)
	x.screen.Shown()
}

// openTitle returns the title of the open step.
func (x *world) openTitle() string {
	step, _ := x.screen.open()
	return step.Title
}

// texts returns every text that can be seen on the screen.
func texts(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	said := ""
	switch o := o.(type) {
	case *kit.Text:
		return o.String() + "\n"
	case *kit.Button:
		return o.Label + "\n"
	case *kit.Pill:
		return o.Text() + "\n"
	case *kit.Entry:
		return o.Text + "\n"
	case *kit.Side, *listCard:
		for _, inner := range test.WidgetRenderer(o.(fyne.Widget)).Objects() {
			said += texts(inner)
		}
	case *fyne.Container:
		for _, inner := range o.Objects {
			said += texts(inner)
		}
	case *container.Scroll:
		return texts(o.Content)
	case kit.Holder:
		for _, inner := range o.Held() {
			said += texts(inner)
		}
	}
	return said
}

func (x *world) says(want ...string) {
	x.t.Helper()
	said := texts(x.screen.Content())
	for _, w := range want {
		if !strings.Contains(said, w) {
			x.t.Errorf("the screen does not say %q:\n%s", w, said)
		}
	}
}

func (x *world) saysNot(unwanted ...string) {
	x.t.Helper()
	said := texts(x.screen.Content())
	for _, w := range unwanted {
		if strings.Contains(said, w) {
			x.t.Errorf("the screen says %q:\n%s", w, said)
		}
	}
}

func TestWalkThroughByKeyboard(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	x.says("Sam Okafor", "number\u00a04 · Personal · with\u00a0Vicky · 12\u00a0min", "“Keep in touch with my sister in Lahore”",
		"Set up Bluesky", "1 of 10", "done 27 Oct", "Check and confirm your email", "essential", "Menus may have changed. Checked",
		"How confident do you feel right now?", "Go at Sam’s pace")
	x.press(fyne.KeySpace)
	if got := x.steps(sam, 0); got != "dd--------" {
		t.Fatalf("after Space: %s", got)
	}
	x.saysNot("How confident do you feel right now?")
	x.press(fyne.KeyS, fyne.KeyX)
	if got := x.steps(sam, 0); got != "ddtx------" || x.openTitle() != "Choose who can message you" {
		t.Fatalf("after S and X: %s, open %q", got, x.openTitle())
	}
	x.says("done today", "not today", "not for me", "2 of 9")

	x.press(fyne.KeyN)
	x.write("x is fine here") // no key acts on the step while a box has the focus
	x.stage.Commands.Run("finish")
	v, err := x.desk.Visit.Visit(sam)
	if err != nil || v.Lists[0].Steps[4].Note != "x is fine here" || kit.TopPanel(x.stage.Window.Canvas()) != nil {
		t.Fatalf("the note: %+v %v", v.Lists[0].Steps[4], err)
	}
	x.says("Change note")

	x.press(fyne.KeyUp, fyne.KeyDelete) // the one that is not for me, back to to do
	if got := x.steps(sam, 0); got != "ddt-------" || x.openTitle() != "Choose who can reply to you" {
		t.Errorf("after Delete: %s, open %q", got, x.openTitle())
	}
	x.press(fyne.KeyHome, fyne.KeySpace) // done in October, and keeps its day
	if v, _ := x.desk.Visit.Visit(sam); v.Lists[0].Steps[0].Earlier == "" {
		t.Error("Done on a done step changes its day")
	}
	x.press(fyne.KeyHome, fyne.KeyDelete, fyne.KeySpace) // to do again, and done today
	if v, _ := x.desk.Visit.Visit(sam); v.Lists[0].Steps[0].Earlier != "" {
		t.Error("a step done again is still from October")
	}
	x.press(fyne.KeyEnd, fyne.KeySpace)
	if got := x.steps(sam, 0); got != "d"+"dt------d" || x.openTitle() != "Choose who can reply to you" {
		t.Errorf("after the last: %s, open %q", got, x.openTitle())
	}
	for range 7 {
		x.press(fyne.KeySpace)
	}
	x.says("Nothing left to do here today")
	for !strings.Contains(x.desk.Desk.History.UndoLabel(sam), "pair") {
		x.must(x.desk.Desk.History.Undo(sam))
	}
	x.screen.Changed(nil)
	if got := x.steps(sam, 0); got != "d---------" {
		t.Errorf("all undone: %s", got)
	}
	x.says("“", "How confident do you feel right now?")
	for x.desk.Desk.History.UndoLabel(sam) != "" {
		x.must(x.desk.Desk.History.Undo(sam))
	}
	x.screen.Changed(nil)
	if strings.Join(x.went, " ") != "today" {
		t.Errorf("the check-in is undone, and we went to %v", x.went)
	}
}

func TestAKeyHeldDownMarksOneStep(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	held := func(name fyne.KeyName, times int) {
		x.screen.middle.steps.KeyDown(&fyne.KeyEvent{Name: name})
		for range times {
			x.press(name)
		}
		x.screen.middle.steps.KeyUp(&fyne.KeyEvent{Name: name})
	}
	x.press(fyne.KeyReturn) // pressed on another screen and still held
	if got := x.steps(sam, 0); got != "d---------" {
		t.Errorf("a Return from elsewhere: %s", got)
	}
	held(fyne.KeySpace, 5)
	held(fyne.KeyReturn, 5)
	held(fyne.KeyX, 5)
	if got := x.steps(sam, 0); got != "dddx------" {
		t.Errorf("held: %s", got)
	}
	held(fyne.KeyDown, 3)
	if x.openTitle() != "Hide words you do not want to see" {
		t.Errorf("Down held: open %q", x.openTitle())
	}
}

func TestTheOpenStepStaysInSight(t *testing.T) {
	x := newWorldIn(t, kit.Light, 200)
	x.show(x.sam())
	for range 12 {
		m := x.screen.middle
		list := x.screen.list()
		at := stepAt(list, x.screen.place().step[list.ID])
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.rows[at]).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(m.scroll).Y
		if bottom := top + min(m.rows[at].Size().Height, m.scroll.Size().Height); top < 0 || bottom > m.scroll.Size().Height+1 {
			t.Errorf("step %d is from %.0f to %.0f of %.0f", at+1, top, bottom, m.scroll.Size().Height)
		}
		x.press(fyne.KeyDown)
	}
}

func TestConfidenceBefore(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	test.Tap(x.screen.middle.ask.answer[2])
	if v, _ := x.desk.Visit.Visit(sam); v.Before != 3 {
		t.Errorf("before is %d", v.Before)
	}
	x.saysNot("How confident do you feel right now?")
	if x.stage.Window.Canvas().Focused() != x.screen.middle.steps {
		t.Error("the keys are not on the steps after the answer")
	}
	x.must(x.desk.Desk.History.Undo(sam))
	x.screen.Changed(nil)
	x.says("How confident do you feel right now?", "Skip")
}

// Two visits are in progress at once: going over and back loses nothing.
func TestTwoVisitsAtOnce(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	mo := x.must(x.desk.Today.CheckInNew(today.Arrival{Name: "Mo Made-up", Checklists: []string{"safe-basics", "tiktok-setup"}})).Visit
	x.show(sam)
	x.press(fyne.KeyDown, fyne.KeyDown)
	sams := x.openTitle()
	x.stage.Window.Canvas().Focus(x.screen.left.sheet.box)
	x.write("1-4 s9")
	x.show(mo)
	x.saysNot("Sam", "Vicky", "Lahore", "1-4 s9")
	x.says("Mo Made-up")
	x.screen.showList(1)
	x.press(fyne.KeySpace, fyne.KeyDown)
	mos := x.openTitle()
	x.show(sam)
	x.says("1-4 s9", "Set up Bluesky")
	x.saysNot("Mo ", "TikTok")
	if x.openTitle() != sams {
		t.Errorf("Sam's open step was %q, is %q", sams, x.openTitle())
	}
	x.show(mo)
	if x.openTitle() != mos || x.screen.list().ID != "tiktok-setup" {
		t.Errorf("Mo's open step was %q, is %q", mos, x.openTitle())
	}
	if x.screen.left.sheet.box.Text != "" {
		t.Error("Sam's sheet text is in Mo's box")
	}
}

func TestStates(t *testing.T) {
	x := newWorld(t)
	x.startSurgery()
	if x.screen.middle.state.State() != kit.ViewLoading {
		t.Error("not loading at first")
	}
	x.show("nobody")
	if x.screen.middle.state.State() != kit.ViewFailed || x.screen.Ready() || x.screen.CanMark() {
		t.Error("a visit that is not there has not failed")
	}
	x.says("That is not there any more.", "Today")
	x.saysNot("Finish visit", "Checklists")
	x.screen.StepDone() // nothing to do it to
	x.screen.StepNote()
	x.screen.Finish()
	x.screen.Print()
	if kit.TopPanel(x.stage.Window.Canvas()) != nil {
		t.Error("a panel opened on nothing")
	}
	guest := x.must(x.desk.Today.CountGuest()).Visit
	x.show(guest)
	x.says("Guest 1", "No checklist yet", "Add Start here: safe basics")
	x.screen.addSafeBasics()
	x.says("Make your email safe first", "Go at their own pace", "0 of 11")
	if x.screen.middle.state.State() != kit.ViewFull {
		t.Error("not full")
	}
	x.screen.Back()
	if strings.Join(x.went, " ") != "today" {
		t.Errorf("went to %v", x.went)
	}
}

func TestMinutesGoOn(t *testing.T) {
	x := newWorld(t)
	x.show(x.sam())
	x.now = x.now.Add(5 * time.Minute)
	x.stage.Runner.Advance(time.Minute)
	x.says("17\u00a0min")
}

// A mark that could not be saved is not shown, and the step is open again.
func TestAMarkThatIsNotSaved(t *testing.T) {
	x := newWorld(t)
	x.show(x.sam())
	step := x.openTitle()
	x.screen.StepNote()
	x.write("ask about the code")
	x.desk.Desk.Close()
	x.stage.Commands.Run("finish")
	if x.panel() == nil || x.panel().Failed() == nil || x.stage.Window.Canvas().Focused().(*kit.Entry).Text != "ask about the code" {
		t.Error("the note is gone with the failed save")
	}
	x.press(fyne.KeyEscape)
	if x.panel().Title() != "What you typed is not saved" {
		t.Error("Escape did not ask")
	}
	x.press(fyne.KeyReturn)
	if x.stage.Window.Canvas().Focused().(*kit.Entry).Text != "ask about the code" {
		t.Error("the note is gone with Escape")
	}
	x.panel().Close()
	x.press(fyne.KeySpace)
	if x.panel() == nil || x.openTitle() != step {
		t.Errorf("open step %q, was %q; panel %v", x.openTitle(), step, x.panel())
	}
	x.says("1 of 10")
}

func BenchmarkTick(b *testing.B) {
	x := newWorld(b)
	sam := x.sam()
	x.show(sam)
	for b.Loop() {
		x.press(fyne.KeySpace)
		if x.desk.Desk.History.UndoLabel(sam) == "" {
			b.Fatal("nothing marked")
		}
		b.StopTimer()
		x.press(fyne.KeyUp, fyne.KeyDelete)
		b.StartTimer()
	}
}
