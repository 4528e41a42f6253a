package door_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/door"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// One wrong letter of 58 costs one letter.
func TestAWrongLetterKeepsTheKey(t *testing.T) {
	r := testroom.Open(t, kit.Light, 100)
	r.Stage.Commands = kit.NewCommands(r.Window)
	d := door.NewRecovery(&door.Stage{Stage: r.Stage, Lock: r.Rooms.Lock}, func() { t.Error("it opened") }, func() {})
	r.Window.SetContent(d.Content)
	d.Focus()
	r.Write("QYQSZQGPX")
	r.Press(fyne.KeyReturn)
	if box := r.Window.Canvas().Focused().(*kit.Entry); box.Text != "QYQS ZQGP X" {
		t.Errorf("the box holds %q", box.Text)
	}
}

// What waits is said until it is over, also after something else happened.
func TestWhatWaitsStaysSaid(t *testing.T) {
	r := testroom.Open(t, kit.Light, 100)
	r.Stage.Commands = kit.NewCommands(r.Window)
	d := door.NewLocked(&door.Stage{Stage: r.Stage, Lock: r.Rooms.Lock}, func() {}, nil)
	r.Window.SetContent(d.Content)
	says := func(sentence string) bool { return strings.Contains(r.Texts(), sentence) }
	before := r.Texts()
	d.Waits("Something waits.")
	d.Say("A guest was counted.")
	if !says("Something waits.") || !says("A guest was counted.") {
		t.Errorf("it says %q", r.Texts())
	}
	d.Waits("")
	d.Say("")
	if r.Texts() != before {
		t.Errorf("it says %q when that is over", r.Texts())
	}
}
