package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

func TestTilesTakeAsManyColumnsAsThereIsRoomFor(t *testing.T) {
	for _, c := range []struct {
		percent int
		want    int // columns of 200 with gaps of 10 in 640
	}{{100, 3}, {150, 2}, {200, 1}} {
		var boxes []fyne.CanvasObject
		openIn(t, kit.Light, c.percent, func() fyne.CanvasObject {
			for range 5 {
				boxes = append(boxes, kit.NewEntry(""))
			}
			return kit.VGap(1)
		})
		tiles := kit.Tiles(200, 10, boxes...)
		tiles.Resize(fyne.NewSize(640, 400))
		across := 0
		for _, b := range boxes {
			if b.Position().Y == 0 {
				across++
			}
		}
		last := boxes[4]
		if across != c.want {
			t.Errorf("%d percent: %d columns, want %d", c.percent, across, c.want)
		}
		if bottom := last.Position().Y + last.Size().Height; tiles.MinSize().Height != bottom {
			t.Errorf("%d percent: %v high, and its last ends at %v", c.percent, tiles.MinSize().Height, bottom)
		}
	}
}

func TestTilesLeaveOutWhatIsHidden(t *testing.T) {
	var a, b fyne.CanvasObject
	openIn(t, kit.Light, 100, func() fyne.CanvasObject {
		a, b = kit.NewEntry(""), kit.NewEntry("")
		return kit.VGap(1)
	})
	tiles := kit.Tiles(100, 10, a, b)
	a.Hide()
	tiles.Resize(fyne.NewSize(300, 100))
	if b.Position() != fyne.NewPos(0, 0) {
		t.Errorf("the one that is shown stands at %v", b.Position())
	}
}
