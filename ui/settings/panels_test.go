package settings_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/settings"
)

// The panels of the lock and of backups in every look: they open, say their first
// sentence, and can be left.
func TestPanelsInEveryLook(t *testing.T) {
	for _, look := range []kit.Look{"dark", "high_contrast"} {
		for _, percent := range []int{150, 200} {
			r := open(t, look, percent)
			r.recorded("Zebedee Quux")
			r.do(r.desk.Backups.BackUp())
			r.screen.Shown()
			name := fmt.Sprintf("-%s-%d", look, percent)
			settings.BringBack(r.stage, "")
			r.says("In the backup")
			r.capture("panel-restore" + name)
			r.press(fyne.KeyEscape)
			settings.ChoosePassphrase(r.stage, nil)
			r.says("Read this first")
			r.capture("panel-passphrase" + name)
			r.press(fyne.KeyEscape)
			if kit.TopPanel(r.window.Canvas()) != nil {
				t.Error("it stays")
			}
		}
	}
}
