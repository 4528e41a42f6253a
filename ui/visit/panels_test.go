package visit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

func (x *world) panel() *kit.Panel { return kit.TopPanel(x.stage.Window.Canvas()) }

// tabTo moves the focus on to a widget by Tab alone.
func (x *world) tabTo(to fyne.Focusable) {
	x.t.Helper()
	for range 60 {
		if x.stage.Window.Canvas().Focused() == to {
			return
		}
		x.press(fyne.KeyTab)
	}
	x.t.Fatalf("Tab does not reach %T", to)
}

func TestSheetBox(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	box := x.screen.left.sheet.box
	x.tabTo(box)
	for _, c := range []struct{ typed, says string }{
		{"", "There are no numbers yet."},
		{"1-4 six x9", "This could not be read: six. Nothing was marked."},
		{"99", "This could not be read: 99."},
	} {
		box.SetText(c.typed)
		x.press(fyne.KeyReturn)
		if got := x.screen.left.sheet.field.Wrong(); !strings.Contains(got, c.says) || box.Text != c.typed {
			t.Errorf("%q: said %q, text %q", c.typed, got, box.Text)
		}
	}
	if got := x.steps(sam, 0); got != "d---------" {
		t.Fatalf("something was marked: %s", got)
	}
	box.SetText("")
	x.write("2-4 6 s7 x9 11")
	if x.screen.left.sheet.field.Wrong() != "" {
		t.Error("the message stays while typing")
	}
	x.press(fyne.KeyReturn)
	if got := x.steps(sam, 0) + " " + x.steps(sam, 1); got != "dddd-dt-x- d----------" {
		t.Errorf("marked %s", got)
	}
	if box.Text != "" || x.screen.place().sheet != "" {
		t.Error("the box is not empty after marking")
	}
	if x.openTitle() != "Choose who can message you" {
		t.Errorf("open step %q", x.openTitle())
	}
	x.says("5 of 9", "1 of 11") // what is not for them is none of them
}

func TestChecklistsByKeyboard(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	pick := x.screen.left.lists.pick
	x.tabTo(pick)
	x.press(fyne.KeyDown)
	x.says("Make your email safe first")
	x.press(fyne.KeyDelete)
	if v, _ := x.desk.Visit.Visit(sam); len(v.Lists) != 2 || x.panel() != nil {
		t.Fatalf("%d lists after Delete", len(v.Lists))
	}
	x.says("Set a 2-step PIN") // the next takes its place
	x.must(x.desk.Desk.History.Undo(sam))
	x.screen.Changed(nil)
	x.says("Start here: safe basics")

	x.screen.addChecklist()
	for _, r := range "y" {
		x.stage.Window.Canvas().Focused().TypedRune(r)
	}
	x.press(fyne.KeyReturn)
	if v, _ := x.desk.Visit.Visit(sam); len(v.Lists) != 4 || v.Lists[3].ID != "youtube-setup" {
		t.Fatalf("lists after adding: %d", len(v.Lists))
	}
	x.says("Make your Google password strong")
	if x.panel() != nil || x.stage.Window.Canvas().Focused() != x.screen.middle.steps {
		t.Error("the keys are not on the new steps")
	}
	x.screen.addChecklist()
	x.press(fyne.KeyEscape)
	if x.panel() != nil {
		t.Error("Escape does not close")
	}
	for range 4 {
		x.screen.removeChecklist()
	}
	x.says("No checklist yet")
	x.saysNot("Back from the table", "Take off")
}

func TestFinishByKeyboard(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	x.stage.Commands.Run("finish")
	x.write("4")
	x.press(fyne.KeyTab, fyne.KeyRight, fyne.KeyTab, fyne.KeyRight, fyne.KeyRight, fyne.KeyTab)
	x.write("Hashtags are doors")
	x.press(fyne.KeyTab, fyne.KeyTab)
	box := x.stage.Window.Canvas().Focused().(*kit.Entry)
	if box.Text != "Mon 22 Feb 2027" {
		t.Errorf("the date saved until is %q", box.Text)
	}
	box.SetText("someday")
	x.stage.Commands.Run("finish")
	if x.panel() == nil || x.panel().Failed() == nil || box.Text != "someday" {
		t.Fatal("a date that cannot be read was taken, or the text is gone")
	}
	x.press(fyne.KeyEscape) // and what was typed is still there
	x.stage.Commands.Run("finish")
	x.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	box = x.stage.Window.Canvas().Focused().(*kit.Entry)
	if box.Text != "someday" {
		t.Errorf("after Escape the date is %q", box.Text)
	}
	box.SetText("1 March 2027")
	x.stage.Commands.Run("finish")
	v, err := x.desk.Visit.Visit(sam)
	if err != nil || v.State != surgery.Finished || v.After != 4 || v.Outcome != surgery.GotGoing || v.Barrier != "device" ||
		v.Words.Learnt != "Hashtags are doors" || v.SavedUntil != "2027-03-01" {
		t.Errorf("%+v %v", v.Visit, err)
	}
	if strings.Join(x.went, " ") != "today" || x.panel() != nil {
		t.Errorf("went to %v", x.went)
	}

	x.show(sam)
	x.says("finished", "Reopen", "Change notes...")
	x.saysNot("Finish visit")
	x.stage.Commands.Run("finish") // to correct what was noted
	x.write("5")
	x.stage.Commands.Run("finish")
	if v, _ := x.desk.Visit.Visit(sam); v.After != 5 || v.Words.Learnt != "Hashtags are doors" {
		t.Errorf("corrected: %d %q", v.After, v.Words.Learnt)
	}
	x.show(sam)
	x.tabTo(x.screen.right.finish.over[2].(*kit.Button))
	x.press(fyne.KeyReturn)
	if v, _ := x.desk.Visit.Visit(sam); v.State != surgery.BeingHelped {
		t.Errorf("reopened: %s", v.State)
	}
	x.says("Finish visit")
}

func TestAGuestWhoSavesTheirPlaceGivesAName(t *testing.T) {
	x := newWorld(t)
	x.startSurgery()
	guest := x.must(x.desk.Today.CountGuest()).Visit
	x.show(guest)
	x.screen.Finish()
	x.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	x.stage.Commands.Run("finish")
	if x.panel() == nil || surgery.KindOf(x.panel().Failed()) != surgery.Invalid {
		t.Fatal("a place was saved without a name")
	}
	x.write("Ada Made-up") // the cursor went there
	x.press(fyne.KeyReturn)
	v, err := x.desk.Visit.Visit(guest)
	if err != nil || v.Name != "Ada Made-up" || v.SavedUntil != x.desk.Settings.SaveUntil() {
		t.Errorf("%q until %q, %v", v.Name, v.SavedUntil, err)
	}
}

func TestFinishingWithNothingIsTwoKeys(t *testing.T) {
	x := newWorld(t)
	x.startSurgery()
	guest := x.must(x.desk.Today.CountGuest()).Visit
	x.show(guest)
	x.stage.Commands.Run("finish")
	x.stage.Commands.Run("finish")
	if v, _ := x.desk.Visit.Visit(guest); v.State != surgery.Finished || v.Saved {
		t.Errorf("%+v", v.Visit)
	}
}

func TestEdit(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	x.screen.edit()
	name := x.stage.Window.Canvas().Focused().(*kit.Entry)
	name.SetText("  ")
	x.press(fyne.KeyReturn)
	if x.panel() == nil || x.panel().Failed() == nil {
		t.Fatal("a blank name was taken")
	}
	name.SetText("Sam Obi")
	x.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyRight, fyne.KeyTab) // over what they are known as; professional
	x.stage.Window.Canvas().Focused().(*kit.Entry).SetText("A page for the team")
	x.press(fyne.KeyTab, fyne.KeyRight, fyne.KeyTab, fyne.KeyTab) // large print, and over the language
	x.write("2")
	x.stage.Commands.Run("finish")
	v, err := x.desk.Visit.Visit(sam)
	if err != nil || v.Name != "Sam Obi" || v.Track != surgery.Professional || v.Words.Goal != "A page for the team" || v.Size != surgery.LargePrint || v.Before != 2 {
		t.Errorf("%+v %v", v, err)
	}
	x.says("Sam Obi", "Professional", "“A page for the team”", "professional")
	if x.screen.right.takes.size.Value() != string(surgery.LargePrint) {
		t.Error("the size beside the handout is not the new one")
	}
}

// handoutText returns the words on the handout that is shown.
func (x *world) handoutText() string {
	x.stage.Runner.Advance(pause)
	said := ""
	for _, p := range x.screen.right.paper.Pages {
		said += p.Text() + "\n"
	}
	return said
}

func TestTheHandoutFollows(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	if said := x.handoutText(); !strings.Contains(said, "Sam’s") || strings.Contains(said, "Okafor") || strings.Contains(said, "Done today") {
		t.Errorf("the handout at first:\n%s", said)
	}
	x.press(fyne.KeySpace)
	if said := x.handoutText(); !strings.Contains(said, "Done today") {
		t.Errorf("the handout after a step:\n%s", said)
	}
	x.tabTo(x.screen.right.takes.size)
	x.press(fyne.KeyRight)
	x.stage.Runner.Advance(pause)
	if v, _ := x.desk.Visit.Visit(sam); v.Size != surgery.LargePrint || x.screen.right.paper.Size != surgery.LargePrint || v.Words.Goal == "" {
		t.Error("the size was not kept, or the goal was lost")
	}
	x.screen.Print()
	x.screen.printSheet()
	if v, _ := x.desk.Visit.Visit(sam); !v.Printed {
		t.Errorf("not printed: %v", x.told)
	}
	guest := x.must(x.desk.Today.CountGuest()).Visit
	x.screen.Open(guest)
	if said := x.handoutText(); strings.Contains(said, "Sam’s") {
		t.Errorf("Sam's handout beside the guest's steps:\n%s", said)
	}
}

func TestALetterNoFontHasIsSaidBeforePrinting(t *testing.T) {
	x := newWorld(t)
	x.startSurgery()
	odd := x.must(x.desk.Today.CheckInNew(today.Arrival{Name: "Q\U000105C0 Made-up"})).Visit
	x.show(odd)
	x.screen.Print()
	p := x.panel()
	if p == nil {
		t.Fatalf("nothing was said: %v", x.told)
	}
	if v, _ := x.desk.Visit.Visit(odd); v.Printed {
		t.Fatal("printed before asking")
	}
	p.Submit()
	if v, _ := x.desk.Visit.Visit(odd); !v.Printed || x.panel() != nil {
		t.Errorf("not printed: %v", x.panel())
	}
}

func TestSavePDF(t *testing.T) {
	x := newWorld(t)
	sam := x.sam()
	x.show(sam)
	x.screen.SavePDF()
	if x.panel() == nil || x.panel().Title() != "Where shall it be saved?" {
		t.Fatal("it is not asked where")
	}
	x.panel().Submit()
	files, err := filepath.Glob(filepath.Join(x.documents, "*.pdf"))
	if err != nil || len(files) != 1 || strings.Contains(strings.ToLower(files[0]), "sam") {
		t.Fatalf("%v %v; told %v", files, err, x.told)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Size() < 5000 {
		t.Errorf("%v %v", info, err)
	}
}

func TestTheHandoutInAPanelFrom150(t *testing.T) {
	for _, percent := range []int{125, 150, 200} {
		x := newWorldIn(t, kit.Light, percent)
		x.show(x.sam())
		narrow := percent >= 150
		if x.screen.right.object.Visible() == narrow || x.screen.middle.bar.Visible() != narrow {
			t.Errorf("%d: column %v, bar %v", percent, x.screen.right.object.Visible(), x.screen.middle.bar.Visible())
		}
		if !narrow {
			continue
		}
		x.screen.showHandout()
		x.tabTo(x.screen.right.panel.sheets)
		x.press(fyne.KeyPageDown)
		if x.screen.right.panel.scroll.Offset.Y == 0 {
			t.Errorf("%d: the preview does not scroll by key", percent)
		}
		x.press(fyne.KeyReturn) // the panel's default: print
		if v, _ := x.desk.Visit.Visit(x.screen.Current()); !v.Printed {
			t.Errorf("%d: not printed: %v", percent, x.told)
		}
	}
}
