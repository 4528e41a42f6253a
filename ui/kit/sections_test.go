package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

// TestSectionsLeadToTheirParts of a long form: the part is at the top, and its first
// box has the focus; the way there is one press.
func TestSectionsLeadToTheirParts(t *testing.T) {
	first, last := kit.NewEntry(""), kit.NewEntry("")
	part := func(box *kit.Entry) *kit.Card { return kit.NewCard(kit.NewField("Name", box, "")) }
	low := part(last)
	scroll := kit.Scrolled(kit.Column(12, part(first), kit.VGap(900), low, kit.VGap(900)))
	list := kit.Sections(scroll, kit.Section{Label: "First", Part: part(first)}, kit.Section{Label: "Last", Part: low})
	w := open(t, func() fyne.CanvasObject { return kit.Edges(list, nil, nil, nil, scroll) })
	test.Tap(list.Objects[1].(*kit.Button))
	if w.Canvas().Focused() != last {
		t.Errorf("%T has the focus", w.Canvas().Focused())
	}
	driver := fyne.CurrentApp().Driver()
	if y := driver.AbsolutePositionForObject(low).Y - driver.AbsolutePositionForObject(scroll).Y; y < 0 || y > 60 {
		t.Errorf("the part stands at %.0f", y)
	}
}

// TestALongPanelHasItsSections beneath the title, out of the way of Tab, and over none
// of its content.
func TestALongPanelHasItsSections(t *testing.T) {
	name, place := kit.NewEntry(""), kit.NewEntry("")
	what, where := kit.NewField("Name", name, ""), kit.NewField("Place", place, "")
	w := open(t, func() fyne.CanvasObject { return kit.VGap(1) })
	kit.ShowPanel(w, kit.PanelParts{Title: "Event", Content: kit.Column(8, what, kit.VGap(700), where), Verb: "Save",
		Sections: []kit.Section{{Label: "What", Part: what}, {Label: "Where", Part: where}}})
	if w.Canvas().Focused() != name {
		t.Errorf("%T has the focus", w.Canvas().Focused())
	}
	way := inPanel(t, w, "Where")
	if at(what).Y < at(way).Y+way.Size().Height {
		t.Error("the form begins over the sections")
	}
	test.Tap(way)
	if w.Canvas().Focused() != place {
		t.Errorf("%T has the focus", w.Canvas().Focused())
	}
	if save := inPanel(t, w, "Save"); at(place).Y+place.Size().Height > at(save).Y {
		t.Error("the place lies beneath the buttons")
	}
}
