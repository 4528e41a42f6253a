package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// A paste that is too long for the check-in box says so under it, where the
// matches do not cover it, until something else is typed.
func TestALongPasteIntoTheCheckInBoxSaysThatItWasCut(t *testing.T) {
	r := newRoom(t, setting{}, known())
	box := r.screen.box.box
	said := r.screen.box.body.Objects[1].(*kit.Text)
	high := r.screen.box.body.Size().Height
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(strings.Repeat("x", kit.MaxName+1))
	box.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if !said.Visible() || said.String() != words.Count("kit.cut_paste", kit.MaxName) {
		t.Errorf("%v %q", said.Visible(), said.String())
	}
	if now := r.screen.box.body.Size().Height; now <= high {
		t.Errorf("no room was made for it: %v, and %v before", now, high)
	}
	if float := r.screen.box.float; float.Visible() && float.Position().Y < r.screen.place.top.Position().Y+r.screen.box.body.Position().Y+r.screen.box.body.Size().Height-1 {
		t.Errorf("the matches cover it: %v", float.Position())
	}
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if said.Visible() || r.screen.box.body.Size().Height != high {
		t.Errorf("it stays: %v, %v", said.Visible(), r.screen.box.body.Size().Height)
	}
}
