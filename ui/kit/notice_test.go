package kit_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

func TestAWarningStaysUntilItWasSeen(t *testing.T) {
	a := test.NewTempApp(t)
	w := a.NewWindow("")
	r := kit.NewInlineRunner()
	n := kit.NewNoticeBar(r)
	w.SetContent(n)
	n.Warn("No paper.", "Got it")
	r.Advance(10 * kit.NoticeTime)
	if n.Text() != "No paper." {
		t.Fatalf("after a while it says %q", n.Text())
	}
	n.Say("Checked in.")
	if n.Text() != "Checked in." {
		t.Errorf("it says %q", n.Text())
	}
	r.Advance(kit.NoticeTime)
	if n.Text() != "No paper." {
		t.Fatalf("the warning is gone: %q", n.Text())
	}
	w.Canvas().FocusNext()
	focused, ok := w.Canvas().Focused().(*kit.Button)
	if !ok || focused.Label != "Got it" {
		t.Fatalf("%v has the focus", w.Canvas().Focused())
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n.Text() != "" {
		t.Errorf("it was seen, and says %q", n.Text())
	}
	n.Say("Checked in.")
	r.Advance(kit.NoticeTime)
	if n.Text() != "" {
		t.Errorf("it comes back: %q", n.Text())
	}
}

// noticed is a window with a screen, a button at its foot, and the bar beneath.
func noticed(t *testing.T) (fyne.Window, *kit.Runner, *kit.NoticeBar, *kit.Button) {
	r := kit.NewInlineRunner()
	n, low := kit.NewNoticeBar(r), kit.NewButton(kit.Primary, "Lowest", nil)
	w := open(t, func() fyne.CanvasObject {
		return kit.WithNotice(kit.Edges(nil, low, nil, nil, kit.Scrolled(kit.Body("Screen"))), n)
	})
	return w, r, n, low
}

// TestANoticeCoversNothing of the screen, and nothing moves when it comes and goes.
func TestANoticeCoversNothing(t *testing.T) {
	_, r, n, low := noticed(t)
	foot := func(o fyne.CanvasObject) (top, bottom float32) {
		top = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		return top, top + o.Size().Height
	}
	before, _ := foot(low)
	n.SayWith("Sam is checked in.", "Undo", "Ctrl Z", func() {})
	after, end := foot(low)
	if top, bottom := foot(n); after != before || top < end || bottom > 600 {
		t.Errorf("the lowest button stood at %.0f and stands at %.0f to %.0f, the notice at %.0f to %.0f", before, after, end, top, bottom)
	}
	n.Say(strings.Repeat("A sentence that goes on and on. ", 12))
	_, end = foot(low)
	if top, _ := foot(n); top < end {
		t.Errorf("a long notice begins at %.0f, over a button until %.0f", top, end)
	}
	r.Advance(kit.NoticeTime)
	if gone, _ := foot(low); gone != before {
		t.Errorf("afterwards the button stands at %.0f, not %.0f", gone, before)
	}
}

// TestHowLongANoticeStays is longer where something can be decided.
func TestHowLongANoticeStays(t *testing.T) {
	_, r, n, _ := noticed(t)
	n.Say("Printed.")
	r.Advance(kit.NoticeRead)
	if n.Text() != "" {
		t.Error("what can only be read stays longer than 5 seconds")
	}
	n.SayWith("Sam is checked in.", "Undo", "", func() {})
	r.Advance(kit.NoticeRead)
	if n.Text() == "" {
		t.Error("what can be undone is gone after 5 seconds")
	}
	r.Advance(kit.NoticeTime)
	if n.Text() != "" {
		t.Error("it never goes")
	}
}

// TestANoticeIsNeverBehindAPanel but says its words in front, and can be undone
// afterwards; behind a curtain, where it may name somebody, it stays.
func TestANoticeIsNeverBehindAPanel(t *testing.T) {
	w, r, n, _ := noticed(t)
	front := func() []string { return shown(w.Canvas().Overlays().Top()) }
	says := func(sentence string) bool { return slices.Contains(front(), sentence) }
	n.SayWith("Guest 3 is counted.", "Undo", "", func() {})
	p := kit.ShowPanel(w, kit.PanelParts{Title: "First"})
	if !says("Guest 3 is counted.") {
		t.Errorf("in front stands %q", front())
	}
	second := kit.ShowPanel(w, kit.PanelParts{Title: "Second"})
	n.SayWith("Guest 4 is counted.", "Undo", "", func() {})
	if !says("Guest 4 is counted.") {
		t.Errorf("over two stands %q", front())
	}
	r.Advance(2 * kit.NoticeTime)
	second.Close()
	p.Close()
	if n.Text() != "Guest 4 is counted." {
		t.Errorf("after the panels it says %q", n.Text())
	}
	r.Advance(kit.NoticeTime)
	if n.Text() != "" {
		t.Error("it stays for ever")
	}
	n.Say("Sam is checked in.")
	curtain := kit.DrawCurtain(w, kit.Body("Covered"), nil)
	kit.ShowPanel(w, kit.PanelParts{Title: "PIN"})
	if says("Sam is checked in.") {
		t.Error("a name stands in front of the curtain")
	}
	curtain.Lift()
}
