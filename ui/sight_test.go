package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// TestTheFocusIsInSight wherever Tab goes, on every screen, in the usual and the
// largest text.
func TestTheFocusIsInSight(t *testing.T) {
	for _, percent := range []int{100, 200} {
		r := window(t, 0, func(r *room) {
			if err := r.desk.Demo.Fill(); err != nil {
				t.Fatal(err)
			}
			now := r.desk.Settings.Settings()
			now.TextSize = percent
			r.do(r.desk.Settings.Set(now))
		})
		r.everyScreen(func(id string) {
			r.stops(func(n int, on fyne.Focusable) {
				if hidden := r.outOfSight(on.(fyne.CanvasObject)); hidden > 1 {
					t.Errorf("at %d percent on %s stop %d, %T %q, is %.0f out of sight", percent, id, n, on, label(on), hidden)
				}
			})
		})
	}
}

// TestWhatHasTheFocusStaysInSight also where what comes later pushes it down.
func TestWhatHasTheFocusStaysInSight(t *testing.T) {
	r := window(t, 0, started)
	later, box := kit.VGap(2000), kit.NewEntry("")
	later.Hide()
	panel := kit.ShowPanel(r.stage.Window, kit.PanelParts{Title: "Made up", First: box, Width: 500,
		Content: kit.Column(kit.Step, later, box, kit.VGap(400))})
	later.Show()
	panel.Refresh()
	if hidden := r.outOfSight(box); hidden > 1 {
		t.Errorf("it is %.0f out of sight", hidden)
	}
}

// outOfSight returns how much of a thing that can be seen whole is not, above or below
// what scrolls around it.
func (r *room) outOfSight(on fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	top, most := driver.AbsolutePositionForObject(on).Y, float32(0)
	high := on.Size().Height
	if list, is := on.(*kit.List); is {
		high = min(high, list.MinSize().Height)
	}
	all := test.LaidOutObjects(r.Window().Content())
	if panel := r.Window().Canvas().Overlays().Top(); panel != nil {
		all = test.LaidOutObjects(panel)
	}
	for _, o := range all {
		s, is := o.(*container.Scroll)
		if !is || !within(s, on) {
			continue
		}
		from, room := driver.AbsolutePositionForObject(s).Y, s.Size().Height
		if high < room-70 { // what is higher is read by arrows
			most = max(most, from-top, top+high-(from+room))
		}
	}
	return most
}

func within(s *container.Scroll, on fyne.CanvasObject) bool {
	for _, o := range test.LaidOutObjects(s.Content) {
		if o == on {
			return true
		}
	}
	return false
}
