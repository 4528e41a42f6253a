package desks_test

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// What is in sight of a screen or a panel stands within the window at every size of text,
// with room for its words, in small windows too; LOOK names a folder for pictures.
func TestEverythingHasRoom(t *testing.T) {
	looks := []kit.Look{kit.Light}
	if os.Getenv("LOOK") != "" {
		looks = []kit.Look{kit.Light, kit.Dark, kit.HighContrast}
	}
	for _, look := range looks {
		for _, percent := range []int{100, 125, 150, 200} {
			for name, size := range map[string]fyne.Size{"large": fyne.NewSize(1170, 738), "small": fyne.NewSize(828, 570)} {
				t.Run(fmt.Sprintf("%s-%d-%s", look, percent, name), func(t *testing.T) { inOneLook(t, look, percent, size) })
			}
		}
	}
}

func inOneLook(t *testing.T, look kit.Look, percent int, size fyne.Size) {
	r := open(t, look, percent)
	r.Window.Resize(size)
	look1 := func(what string) {
		t.Helper()
		r.hasRoom(what)
		r.Capture(fmt.Sprintf("%s-%d-%.0f-%s", look, percent, size.Width, what))
	}
	look1("01-alone")
	r.Press(fyne.KeyReturn)
	look1("02-share")
	r.PressButton("Share it")
	look1("03-shared")
	r.Press(fyne.KeyReturn)
	look1("04-which-stick")
	r.Press(fyne.KeyEscape)
	d, j, _ := r.asks("Front door, beside the cloakroom")
	r.PressButton("Let a laptop in...")
	r.PressButton("Another folder...")
	look1("05-let-in")
	r.PressButton("Let it in")
	look1("06-let-in-done")
	r.Press(fyne.KeyReturn)
	b := r.joins(d, j)
	r.cross(b)
	r.PressButton("Swap with the stick")
	look1("07-swapped")
	r.Press(fyne.KeyReturn)
	r.screen.Look()
	r.screen.Shown()
	look1("08-needs-a-look")
	r.Tab("the desks", func(on fyne.Focusable) bool {
		l, is := on.(*kit.List)
		return is && l.SelectedKey() != "" && l.SelectedIndex() == 0 && r.isDesks(l)
	})
	r.Press(fyne.KeyDown)
	r.PressButton("Desk B is lost or stolen...")
	look1("09-lost")
	r.Press(fyne.KeyEscape)
	r.PressButton("Today’s passphrase...")
	look1("10-passphrase")
	r.PressButton("Make another...")
	look1("12-another-passphrase")
	r.Press(fyne.KeyEscape)
	r.Tab("another stick", func(on fyne.Focusable) bool {
		b, is := on.(*kit.Button)
		return is && b.Label == words.Say("sharing.other_stick")
	})
	r.Press(fyne.KeyReturn)
	look1("11-the-stick-used-last")
	r.Press(fyne.KeyEscape)
}

// isDesks reports whether a list is that of the desks.
func (r *room) isDesks(l *kit.List) bool {
	now, err := r.Rooms.Sharing.State()
	return err == nil && len(now.Desks) > 0 && l.SelectedKey() == string(now.Desks[0].Seat)
}

// cross has the two desks do much without knowing of each other.
func (r *room) cross(b *rooms.Rooms) {
	r.T.Helper()
	at := r.Must(r.Rooms.Today.CountGuest()).Visit
	r.swapAt(r.Rooms)
	r.swapAt(b)
	for d, name := range map[*rooms.Rooms]string{r.Rooms: "Vera Sample", b: "Jas Pretend"} {
		r.Must(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}, r.Now))
		all, err := d.Today.Surgeons()
		if err != nil {
			r.T.Fatal(err)
		}
		r.Must(d.Today.Pair(at, all[len(all)-1].ID))
		r.Must(d.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"}))
	}
	r.swapAt(b)
}

// hasRoom holds that each button in front lies within the window, with room for its words.
func (r *room) hasRoom(what string) {
	r.T.Helper()
	var front fyne.CanvasObject = r.Window.Content()
	if top := r.Window.Canvas().Overlays().Top(); top != nil {
		front = top
	}
	size := r.Window.Canvas().Size()
	driver := fyne.CurrentApp().Driver()
	var each func(fyne.CanvasObject)
	each = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if b, is := o.(*kit.Button); is {
			at := driver.AbsolutePositionForObject(b)
			if at.X < 0 || at.X+b.Size().Width > size.Width+0.5 || b.Size().Width+0.5 < b.MinSize().Width || b.Size().Height+0.5 < b.MinSize().Height {
				r.T.Errorf("%s: %q at %v, %v, wants %v, in a window of %v", what, b.Label, at, b.Size(), b.MinSize(), size)
			}
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, in := range o.Objects {
				each(in)
			}
		case fyne.Widget:
			for _, in := range test.WidgetRenderer(o).Objects() {
				each(in)
			}
		}
	}
	each(front)
}
