package kit_test

import (
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
