package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheLargestTextFitsASmallScreen: a screen that asks for more makes the window
// outgrow a screen of 1024 x 600, beneath its bar of menus.
func TestTheLargestTextFitsASmallScreen(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
		now := r.desk.Settings.Settings()
		now.TextSize = 200
		r.do(r.desk.Settings.Set(now))
	})
	r.Window().Resize(fyne.NewSize(1024, 540))
	r.everyScreen(func(id string) {
		if least := r.Window().Content().MinSize(); least.Width > 1024 || least.Height > 540 {
			t.Errorf("on %s the window asks for %v", id, least)
		}
	})
}
