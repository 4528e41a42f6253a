package start_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

const unlocked = "Names are not locked: their key lies beside the records"

func (r *room) tabToButton(label string) {
	r.t.Helper()
	for range 60 {
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Label == label {
			return
		}
		r.press(fyne.KeyTab)
	}
	r.t.Fatalf("Tab never reaches %q", label)
}

func TestTheFirstStartOffersABackupAndAPassphrase(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.capture("welcome-back")
	r.tabToButton("Bring back a backup...")
	r.press(fyne.KeyReturn)
	r.tabToButton("Start today's surgery")
	r.press(fyne.KeyReturn)
	r.says(unlocked)
	r.capture("protect")
	r.write("Made-up Hall")
	r.tabToButton("Choose a passphrase...")
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.asks, []string{"backup", "passphrase"}) {
		t.Errorf("asked for %v", r.asks)
	}
	if box, ok := r.window.Canvas().Focused().(*kit.Entry); !ok || box.Text != "Made-up Hall" {
		t.Error("the cursor is not where it was typed")
	}
	if strings.Contains(r.texts(), unlocked) {
		t.Error("it still says so")
	}
	if !strings.Contains(r.texts(), "Only the venue is needed") {
		t.Error("the form is gone")
	}
}

func TestNotNow(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.press(fyne.KeyReturn)
	r.tabToButton("Not now")
	r.press(fyne.KeyReturn)
	if strings.Contains(r.texts(), unlocked) {
		t.Error("it asks on")
	}
	r.write("Made-up Hall") // the cursor is in the box again
	r.press(fyne.KeyReturn)
	if len(r.went) != 1 || r.went[0] != "today" {
		t.Errorf("went to %v", r.went)
	}
}

func TestAMadeUpWeekAsksForNoPassphrase(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Demo = nil
	r.screen.Shown()
	r.press(fyne.KeyReturn)
	if strings.Contains(r.texts(), unlocked) {
		t.Error("it does")
	}
}
