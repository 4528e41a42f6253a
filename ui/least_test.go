package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheLargestTextFitsASmallScreen: a screen that asks for more makes the window
// outgrow a screen of 1024 x 600, beneath its bar of menus. So does one that was seen
// before the text grew.
func TestTheLargestTextFitsASmallScreen(t *testing.T) {
	for _, before := range []bool{false, true} {
		r := window(t, 0, func(r *room) {
			if err := r.desk.Demo.Fill(); err != nil {
				t.Fatal(err)
			}
			if !before {
				r.setText(200)
			}
		})
		r.Window().Resize(fyne.NewSize(1024, 540))
		if before {
			r.everyScreen(func(string) {})
			for range 3 {
				r.Shell.commands.Run("text_bigger")
			}
		}
		r.everyScreen(func(id string) {
			if least := r.Window().Content().MinSize(); least.Width > 1024 || least.Height > 540 {
				t.Errorf("on %s, seen before the text grew %v, the window asks for %v", id, before, least)
			}
		})
	}
}

func (r *room) setText(percent int) {
	now := r.desk.Settings.Settings()
	now.TextSize = percent
	r.do(r.desk.Settings.Set(now))
}
