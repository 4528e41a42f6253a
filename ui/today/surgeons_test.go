package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

func TestPairingWithNobodyHereLeadsToSurgeons(t *testing.T) {
	r := newRoom(t, usual, known())
	r.stage.Commands.Run("guest")
	r.press(fyne.KeyDown)
	r.alt(fyne.KeyP)
	r.press(fyne.KeyReturn)
	if r.title() != "Surgeons here today" {
		t.Fatalf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyReturn) // someone arrives
	r.write("Vera Sample")
	r.press(fyne.KeyTab)
	r.write("b")
	r.press(fyne.KeySpace, fyne.KeyReturn)
	b := r.shown()
	if len(b.Surgeons) != 1 || b.Surgeons[0].Name != "Vera" || len(b.Surgeons[0].Helps) != 1 || b.Surgeons[0].Helps[0] != "bluesky" {
		t.Fatalf("%+v", b.Surgeons)
	}
	if r.title() != "Surgeons here today" {
		t.Errorf("the panel %q is open", r.title())
	}
}

func TestASurgeonsTimes(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.screen.Surgeons()
	r.press(fyne.KeyReturn)
	if r.title() != "Ruth" {
		t.Fatalf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyReturn) // leaves now
	gone := func() today.SurgeonHere {
		for _, s := range r.shown().Surgeons {
			if s.Name == "Ruth" {
				return s
			}
		}
		t.Fatal("Ruth is not among today's surgeons")
		return today.SurgeonHere{}
	}
	if !gone().Gone {
		t.Fatal("Ruth has not left")
	}
	for _, o := range r.screen.helpers.chips {
		if strings.HasPrefix(o.pill.Text(), "Ruth") {
			t.Error("a surgeon who left still has a pill")
		}
	}
	r.screen.times(gone())
	r.press(fyne.KeyTab) // until
	until := r.window.Canvas().Focused().(*kit.Entry)
	until.SetText("12pm")
	r.press(fyne.KeyReturn)
	if p := kit.TopPanel(r.window.Canvas()); p.Title() != "Ruth" || p.Failed() == nil || until.Text != "12pm" {
		t.Error("leaving before coming was taken, or what was typed is lost")
	}
	until.SetText("")
	r.press(fyne.KeyReturn)
	if s := gone(); s.Gone || !s.Until.IsZero() {
		t.Errorf("Ruth is not here again: %+v", s)
	}
}

func TestASurgeonWhoIsKnownArrives(t *testing.T) {
	r := newRoom(t, usual, func(r *room) {
		r.start()
		_, _, err := addSurgeon(r.desk, "Vera Sample", nil)
		r.must(surgery.Change{}, err)
	})
	r.screen.arrive()
	r.press(fyne.KeyReturn)
	if b := r.shown(); len(b.Surgeons) != 1 || b.Surgeons[0].Gone {
		t.Errorf("%+v", b.Surgeons)
	}
	if r.title() != "" {
		t.Errorf("the panel %q is open", r.title())
	}
}

func TestRolesAreCountedAndCorrected(t *testing.T) {
	r := newRoom(t, usual, known())
	r.stage.Commands.Run("roles")
	r.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
	r.write("-")
	r.press(fyne.KeyUp)
	r.write("-") // nothing there to take away
	counts, err := r.desk.Today.RoleCounts()
	if err != nil || counts["service_user"] != 1 || counts["staff"] != 0 {
		t.Errorf("%v %v", counts, err)
	}
	r.press(fyne.KeyEscape)
	r.inBox()
}
