package ui

import (
	"runtime"
	"testing"

	"socialmediasurgery/ui/kit"
)

// frames is how often everything is measured: as often as in a quarter of an hour in
// which nothing but the cursor blinks.
const frames = 10_000

// TestFramesLeaveNothingBehind on any screen: before each frame everything is measured,
// and what is made for that stays with the toolkit for a minute.
func TestFramesLeaveNothingBehind(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	r.everyScreen(func(id string) {
		content := r.Window().Content()
		held := func() int64 {
			for range frames / 2 {
				content.MinSize()
			}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return int64(m.HeapObjects)
		}
		before := held()
		if more := held() - before; more > frames/20 {
			t.Errorf("%s: %d things more after %d frames", id, more, frames/2)
		}
	})
}

// TestCardButtonHeight holds that it is that of a button, at each size of text.
func TestCardButtonHeight(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		window(t, 0, func(r *room) {
			now := r.desk.Settings.Settings()
			now.TextSize = percent
			r.do(r.desk.Settings.Set(now))
		})
		if want := kit.NewButton(kit.Secondary, "Print", nil).InCard().MinSize().Height; kit.CardButtonHeight() != want {
			t.Errorf("at %d percent %.1f, want %.1f", percent, kit.CardButtonHeight(), want)
		}
	}
}
