package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

const nhs = "943 476 5919" // the example of the NHS Data Dictionary

// asking is a form that checks somebody in, over a real desk.
type asking struct {
	window fyne.Window
	desk   *rooms.Rooms
	name   *kit.Entry
	panel  *kit.Panel
	told   int
}

func askingForm(t *testing.T) *asking {
	t.Helper()
	a := &asking{window: open(t, func() fyne.CanvasObject { return kit.VGap(1) }), name: kit.NewEntry("")}
	var err error
	if a.desk, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files()}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.desk.Desk.Close() })
	if _, err := a.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}); err != nil {
		t.Fatal(err)
	}
	stage := &kit.Stage{Window: a.window, Settle: a.desk.Desk.Settle, Now: a.desk.Desk.Now, Platforms: a.desk.Desk.Platforms(), Runner: kit.NewInlineRunner(), Told: func(surgery.Change) { a.told++ }}
	a.panel = kit.ShowPanel(a.window, kit.PanelParts{Title: "Form", Content: a.name, Verb: "Save", Submit: func(done func(error)) {
		stage.Try(func() (surgery.Change, error) { return a.desk.Today.CheckInNew(today.Arrival{Name: a.name.Text}) }, func(_ surgery.Change, err error) { done(err) })
	}})
	write(a.window, "Sam "+nhs)
	press(a.window, fyne.KeyReturn)
	return a
}

func (a *asking) names(t *testing.T) []string {
	t.Helper()
	board, err := a.desk.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range board.Waiting {
		v, err := a.desk.Visit.Visit(c.Visit)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, v.Name)
	}
	return names
}

func TestWhatIsQuestionedIsTakenOutByReturn(t *testing.T) {
	a := askingForm(t)
	top := kit.TopPanel(a.window.Canvas())
	if top == a.panel || top.Title() != "“943 476 5919” looks like an NHS number." || len(a.names(t)) != 0 {
		t.Fatalf("asked %q, kept %q", top.Title(), a.names(t))
	}
	press(a.window, fyne.KeyReturn)
	if names := a.names(t); len(names) != 1 || names[0] != "Sam" || kit.TopPanel(a.window.Canvas()) != nil || a.told != 1 {
		t.Errorf("kept %q, told %d", names, a.told)
	}
}

func TestWhatIsQuestionedStaysWhereItIsNone(t *testing.T) {
	a := askingForm(t)
	press(a.window, fyne.KeyTab)
	if b, ok := a.window.Canvas().Focused().(*kit.Button); !ok || b.Label != "It is not one" {
		t.Fatalf("Tab leads to %v", a.window.Canvas().Focused())
	}
	press(a.window, fyne.KeySpace)
	if names := a.names(t); len(names) != 1 || names[0] != "Sam "+nhs {
		t.Errorf("kept %q", names)
	}
}

func TestGoingBackKeepsWhatWasTyped(t *testing.T) {
	a := askingForm(t)
	press(a.window, fyne.KeyEscape)
	if kit.TopPanel(a.window.Canvas()) != a.panel || a.panel.Busy() || a.panel.Failed() == nil || a.name.Text != "Sam "+nhs || len(a.names(t)) != 0 {
		t.Fatalf("busy %v, failed %v, typed %q", a.panel.Busy(), a.panel.Failed(), a.name.Text)
	}
	a.name.SetText("Sam")
	press(a.window, fyne.KeyReturn)
	if names := a.names(t); len(names) != 1 {
		t.Errorf("kept %q", names)
	}
}

func TestThePrivateLeavesTheClipboard(t *testing.T) {
	open(t, func() fyne.CanvasObject { return kit.VGap(1) })
	r, board := kit.NewInlineRunner(), fyne.CurrentApp().Clipboard()
	kit.CopyPrivate(r, "sam@example.org")
	r.Advance(kit.PrivateTime - time.Millisecond)
	if board.Content() != "sam@example.org" {
		t.Errorf("too early: %q", board.Content())
	}
	r.Advance(time.Millisecond)
	if board.Content() != "" {
		t.Errorf("left on the clipboard: %q", board.Content())
	}
	kit.CopyPrivate(r, "sam@example.org")
	board.SetContent("something else")
	r.Advance(kit.PrivateTime)
	if board.Content() != "something else" {
		t.Errorf("took away what is not ours: %q", board.Content())
	}
}
