package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

func TestUndoAndRedoSayWhatTheyDo(t *testing.T) {
	r := window(t, 0, started)
	r.run("guest")
	if !strings.HasPrefix(r.undo, "Undo: ") || !strings.Contains(r.undo, "uest") {
		t.Errorf("undo says %q", r.undo)
	}
	if item := r.commands.Item("undo"); !strings.HasPrefix(item.Label, r.undo) {
		t.Errorf("the menu says %q, want %q", item.Label, r.undo)
	}
	r.run("undo")
	if r.present() != 1 || !strings.HasPrefix(r.redo, "Redo: ") {
		t.Errorf("%d checked in, redo says %q", r.present(), r.redo)
	}
	r.run("redo")
	if r.present() != 2 || r.redo != "" {
		t.Errorf("%d checked in, redo says %q", r.present(), r.redo)
	}
	r.refuses("redo")
}

func TestANoticeOffersWhatWouldTakeItBack(t *testing.T) {
	r := window(t, 0, started)
	r.run("guest")
	r.press(words.Say("shell.undo"))
	if r.present() != 1 {
		t.Fatal("the notice's Undo did not undo")
	}
	r.press(words.Say("shell.redo"))
	if r.present() != 2 {
		t.Error("the notice's Redo did not redo")
	}
	r.runner.Advance(kit.NoticeTime)
	if r.notice.Text() != "" {
		t.Error("the notice stays")
	}
}

// press presses the button in the notice.
func (r *room) press(label string) {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.notice) {
		if b, ok := o.(*kit.Button); ok && b.Visible() && b.Label == label {
			test.Tap(b)
			return
		}
	}
	r.t.Fatalf("the notice %q has no button %q", r.notice.Text(), label)
}

func TestOnAVisitUndoIsOfThatVisit(t *testing.T) {
	r := window(t, 0, started)
	board, err := r.desk.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	sam := board.Waiting[0].Visit
	const list = "safe-basics"
	v, err := r.desk.Visit.Visit(sam)
	if err != nil {
		t.Fatal(err)
	}
	step := v.Lists[0].Steps[0].ID
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Visit.Mark(sam, list, step, surgery.Done) }, nil)
	r.run("guest") // later, and of another visit

	r.openVisit(sam)
	r.on(visitID)
	r.run("undo")
	if v, err = r.desk.Visit.Visit(sam); err != nil || v.Lists[0].Steps[0].State != surgery.ToDo {
		t.Errorf("the step is %v (%v)", v.Lists[0].Steps[0].State, err)
	}
	if r.present() != 2 {
		t.Error("another visit was undone")
	}
	r.run("back")
	r.on(todayID)
	if !strings.Contains(r.undo, "uest") {
		t.Errorf("on Today undo says %q", r.undo)
	}
}

// marked is a visit with a step done, on the screen.
func (r *room) marked() (sam surgery.ID, state func() surgery.StepState) {
	r.t.Helper()
	board, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	sam = board.Waiting[0].Visit
	first := func() checklist.MarkedStep {
		v, err := r.desk.Visit.Visit(sam)
		if err != nil {
			r.t.Fatal(err)
		}
		return v.Lists[0].Steps[0]
	}
	r.openVisit(sam)
	id := first().ID
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Visit.Mark(sam, "safe-basics", id, surgery.Done) }, nil)
	return sam, func() surgery.StepState { return first().State }
}

// TestANoticesUndoTakesBackWhatItNames on a screen where the key means something
// else, and while something else was done since.
func TestANoticesUndoTakesBackWhatItNames(t *testing.T) {
	r := window(t, 0, started)
	_, state := r.marked()
	r.run("guest")
	if said := r.notice.Text(); !strings.HasPrefix(said, "Guest 2") {
		t.Fatal(said)
	}
	if hint := r.offerHint(); hint != "" {
		t.Errorf("the notice names %s, which takes back something else here", hint)
	}
	r.press(words.Say("shell.undo"))
	r.on(visitID)
	if r.present() != 1 || state() != surgery.Done {
		t.Errorf("%d are checked in and the step is %s", r.present(), state())
	}
	if r.press(words.Say("shell.redo")); r.present() != 2 {
		t.Error("the guest was not counted again")
	}
	r.run("undo")
	if r.present() != 2 || state() != surgery.ToDo {
		t.Errorf("Ctrl+Z on a visit: %d are checked in and the step is %s", r.present(), state())
	}
}

// offerHint returns the key on the notice's button.
func (r *room) offerHint() string {
	for _, o := range test.LaidOutObjects(r.notice) {
		if b, ok := o.(*kit.Button); ok && b.Visible() {
			return b.Hint
		}
	}
	return ""
}

func TestTheKeyOnANoticeIsTheKeyForIt(t *testing.T) {
	r := window(t, 0, started)
	r.run("guest")
	if hint := r.offerHint(); hint != "Ctrl Z" {
		t.Errorf("%q", hint)
	}
	r.do(r.desk.Today.CountGuest()) // told to nobody
	r.readLabels()
	if hint := r.offerHint(); hint != "" {
		t.Errorf("%q, which takes back Guest 3", hint)
	}
	r.press(words.Say("shell.undo"))
	if said := r.notice.Text(); said != "Undone: count Guest 2" {
		t.Error(said)
	}
	if hint := r.offerHint(); hint != "Ctrl Shift Z" {
		t.Errorf("%q", hint)
	}
}

// TestASecondNoticeLeavesNoOldButton nor the focus on one, and a notice whose
// history has ended offers nothing.
func TestASecondNoticeLeavesNoOldButton(t *testing.T) {
	r := window(t, 0, started)
	none := func() {
		t.Helper()
		for _, o := range test.LaidOutObjects(r.notice) {
			if b, ok := o.(*kit.Button); ok && b.Visible() {
				t.Errorf("the notice %q has a button %q", r.notice.Text(), b.Label)
			}
		}
	}
	r.run("guest")
	for range 60 {
		if b, ok := r.Window().Canvas().Focused().(*kit.Button); ok && b.Label == words.Say("shell.undo") {
			break
		}
		r.Window().Canvas().FocusNext()
	}
	r.notice.Say("Something else was done.")
	none()
	if b, ok := r.Window().Canvas().Focused().(*kit.Button); ok && !b.Visible() {
		t.Errorf("the button %q that nobody sees has the focus", b.Label)
	}
	r.run("guest")
	r.do(r.desk.Closing.CloseSurgery(nil))
	r.readLabels()
	none()
}

// TestUndoLeadsToWhereItShows and says what it took back.
func TestUndoLeadsToWhereItShows(t *testing.T) {
	for _, c := range []struct {
		do   func(*room) (surgery.Change, error)
		from string
		to   string
		says string
	}{
		{func(r *room) (surgery.Change, error) { return r.desk.Today.CountGuest() }, weekID, todayID, "Undone: count Guest 2"},
		{func(r *room) (surgery.Change, error) { return r.desk.Today.CountGuest() }, settingsID, todayID, "Undone: count Guest 2"},
		{func(r *room) (surgery.Change, error) {
			return r.desk.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})
		}, todayID, settingsID, "Undone: add surgeon Vera"},
		{func(r *room) (surgery.Change, error) {
			return r.desk.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})
		}, settingsID, settingsID, "Undone: add surgeon Vera"},
	} {
		r := window(t, 0, started)
		r.stage.Change(func() (surgery.Change, error) { return c.do(r) }, nil)
		r.goTo(c.from)
		r.run("undo")
		r.on(c.to)
		if said := r.notice.Text(); said != c.says {
			t.Errorf("from %s it says %q", c.from, said)
		}
		if c.to == todayID {
			r.run("redo")
			if b, _ := r.desk.Today.Board(); r.today().Selected() != b.Waiting[1].Visit {
				t.Error("the guest's card is not selected")
			}
		}
	}
}

// TestUndoOutlastsTheCover also where nothing but Enter lifts it.
func TestUndoOutlastsTheCover(t *testing.T) {
	for name, before := range map[string]func(*room){"no PIN": started, "a PIN": guarded} {
		t.Run(name, func(t *testing.T) {
			r := window(t, 0, before)
			r.run("guest")
			was := r.undo
			r.idle(3)
			r.stands(covered)
			if r.undo != "" {
				t.Errorf("undo says %q under the cover", r.undo)
			}
			if name == "no PIN" {
				r.enter("")
			} else {
				r.enter(pin)
			}
			r.stands(nothing)
			if r.undo != was || was == "" {
				t.Errorf("undo says %q, want %q", r.undo, was)
			}
			r.run("undo")
			if r.present() != 1 {
				t.Error("the guest is still counted")
			}
		})
	}
}

func TestWhatIsTypedIsUndoneFirst(t *testing.T) {
	r := window(t, 0, started)
	r.run("check_in_box")
	box, ok := r.Window().Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the focus is on %T", r.Window().Canvas().Focused())
	}
	test.Type(box, "Mo")
	box.TypedShortcut(&fyne.ShortcutUndo{})
	if box.Text == "Mo" || r.present() != 1 {
		t.Fatalf("the box holds %q and %d are checked in", box.Text, r.present())
	}
	for range 3 { // the rest of the typing, then Sam
		box.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if r.present() != 0 {
		t.Error("with nothing typed left, the check-in was not undone")
	}
}

func TestUndoingTheStartGoesBackToIt(t *testing.T) {
	r := window(t, 0, func(r *room) {
		r.do(r.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	})
	r.on(todayID)
	r.run("undo")
	r.on(startID)
	r.run("redo")
	r.on(todayID)
}
