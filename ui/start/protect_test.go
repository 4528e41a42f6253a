package start_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

const unlocked = "Names are not locked: anybody who has this laptop can read them"

func TestTheFirstStartOffersABackupAndAPassphrase(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Capture("welcome-back")
	r.TabToButton("Bring back a backup...")
	r.Press(fyne.KeyReturn)
	r.TabToButton("Start today’s surgery")
	r.Press(fyne.KeyReturn)
	r.Says(unlocked)
	r.Capture("protect")
	r.Write("Made-up Hall")
	r.TabToButton("Choose a passphrase...")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.asks, []string{"backup", "passphrase"}) {
		t.Errorf("asked for %v", r.asks)
	}
	if box, ok := r.Window.Canvas().Focused().(*kit.Entry); !ok || box.Text != "Made-up Hall" {
		t.Error("the cursor is not where it was typed")
	}
	if strings.Contains(r.Texts(), unlocked) {
		t.Error("it still says so")
	}
	if !strings.Contains(r.Texts(), "Only the venue is needed") {
		t.Error("the form is gone")
	}
}

func TestNotNow(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.TabToButton("Not now")
	r.Press(fyne.KeyReturn)
	if strings.Contains(r.Texts(), unlocked) {
		t.Error("it asks on")
	}
	r.Write("Made-up Hall") // the cursor is in the box again
	r.Press(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0] != "today" {
		t.Errorf("went to %v", r.Went)
	}
}

func TestAMadeUpWeekAsksForNoPassphrase(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Demo = nil
	r.screen.Shown()
	r.Press(fyne.KeyReturn)
	if strings.Contains(r.Texts(), unlocked) {
		t.Error("it does")
	}
}
