package visit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/ui/kit"
)

// seenIn is a window to look at.
type seenIn struct {
	percent int
	size    fyne.Size
}

// eachWindow is every size of text in the usual window, and in what 1024 x 600 leaves.
func eachWindow() []seenIn {
	var all []seenIn
	for _, percent := range kit.TextSizes() {
		all = append(all, seenIn{percent, fyne.NewSize(1366, 768)}, seenIn{percent, fyne.NewSize(1024, 490)})
	}
	return all
}

// Nothing reaches over the edge of the window or of its column.
func TestNothingIsCutOff(t *testing.T) {
	for _, in := range eachWindow() {
		percent, high := in.percent, in.size.Height
		x := newWorldIn(t, kit.Light, percent)
		x.stage.Window.Resize(in.size)
		sam := x.sam()
		x.show(sam)
		x.must(x.desk.Visit.FinishVisit(sam, visit.Finish{}))
		x.screen.Changed(nil)
		for _, finished := range []bool{true, false} {
			if !finished {
				x.must(x.desk.Visit.ReopenVisit(sam))
				x.screen.Changed(nil)
			}
			for _, column := range []fyne.CanvasObject{x.screen.left.object, x.screen.middle.object, x.screen.right.object} {
				seen := 0
				edge := x.at(column).X + column.Size().Width
				each(column, func(o fyne.CanvasObject) {
					switch o.(type) {
					case *kit.Button, *kit.Text, *kit.Pill, *kit.Choice:
						seen++
						if right := x.at(o).X + max(o.Size().Width, o.MinSize().Width); right > edge {
							t.Errorf("%d percent: %T %q ends at %.0f, its column at %.0f", percent, o, texts(o), right, edge)
						}
					}
				})
				if column.Visible() && seen < 4 {
					t.Errorf("only %d things were looked at", seen)
				}
			}
			for _, b := range []*kit.Button{x.screen.right.finish.finish, x.screen.middle.finish.finish} {
				if b.Visible() && x.at(b).Y+b.Size().Height > high && (b == x.screen.middle.finish.finish) == narrow() {
					t.Errorf("%d percent: Finish is below the window", percent)
				}
			}
			if sheets := x.screen.right.takes.sheets; sheets.Visible() && sheets.Size().Height < 100 {
				t.Errorf("%d percent: of the handout %v is seen", percent, sheets.Size().Height)
			}
		}
	}
}

func (x *world) at(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// each visits every object that can be seen.
func each(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			each(inner, do)
		}
	case *kit.Text, *kit.Button, *kit.Entry, *kit.PagePreview:
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			each(inner, do)
		}
	}
}
