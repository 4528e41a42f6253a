package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/ui/kit"
)

// sheet is a small page with one of each item.
func sheet(t *testing.T) page.Page {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	teal := page.Teal
	items, _ := fonts.Line(20, 30, "Sam's social media surgery", page.Style{Size: 20, Weight: page.Bold, Color: page.Ink})
	items = append(items,
		page.Line{X1: 20, Y1: 40, X2: 190, Y2: 40, Thick: 1, Color: page.Teal},
		page.Box{X: 20, Y: 60, W: 50, H: 30, Radius: 4, Fill: &page.Tint, Stroke: &teal, Thick: 1},
		page.Mark{Kind: page.Tick, X: 80, Y: 60, Size: 10, Color: page.Done},
		page.Path{X: 130, Y: 60, Scale: 10, EvenOdd: true, Fill: page.Black, Segments: page.Rings(
			[]page.Point{{X: 0, Y: 0}, {X: 3, Y: 0}, {X: 3, Y: 3}, {X: 0, Y: 3}},
			[]page.Point{{X: 1, Y: 1}, {X: 2, Y: 1}, {X: 2, Y: 2}, {X: 1, Y: 2}})},
		page.Mark{Kind: page.EmptyBox, X: 100, Y: 60, Size: 10, Color: page.Ink})
	return page.Page{Size: page.A4, Items: items}
}

func picture(t *testing.T, pages []page.Page) image.Image {
	t.Helper()
	var p *kit.PagePreview
	w := open(t, func() fyne.CanvasObject {
		p = kit.NewPagePreview()
		p.Set(pages)
		return kit.Column(0, p)
	})
	w.Resize(fyne.NewSize(840, 1188)) // four pixels to the millimetre
	if h := p.MinSize().Height; h < 1187 || h > 1189 {
		t.Fatalf("the preview is %.1f high", h)
	}
	return w.Canvas().Capture()
}

func TestPreviewDrawsWhatIsOnThePage(t *testing.T) {
	img := picture(t, []page.Page{sheet(t)})
	at := func(x, y float64) color.NRGBA {
		return color.NRGBAModel.Convert(img.At(int(x*4), int(y*4))).(color.NRGBA)
	}
	white, teal := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0x0B, 0x55, 0x63, 255}
	for _, want := range []struct {
		what string
		x, y float64
		c    color.NRGBA
	}{
		{"paper", 150, 200, white}, {"the line", 100, 40, teal}, {"above the line", 100, 38, white},
		{"the box's edge", 20.1, 75, teal}, {"in the box", 40, 75, color.NRGBA{0xE2, 0xF0, 0xF1, 255}},
		{"outside its round corner", 19.8, 59.8, white}, {"in the empty mark", 105, 65, white},
		{"the empty mark's edge", 100.3, 65, color.NRGBA{0x1B, 0x2A, 0x33, 255}},
		{"the ring", 135, 75, color.NRGBA{0, 0, 0, 255}}, {"the hole in the ring", 145, 75, white},
		{"the tick", 80 + 3.8, 60 + 8.3, color.NRGBA{0x1E, 0x6B, 0x3C, 255}},
	} {
		if got := at(want.x, want.y); got != want.c {
			t.Errorf("%s is %v, want %v", want.what, got, want.c)
		}
	}
	ink := 0
	for x := 20.0; x < 120; x += 0.25 {
		for y := 24.0; y < 31; y += 0.25 {
			if at(x, y).R < 100 {
				ink++
			}
		}
	}
	if ink < 800 || ink > 6000 {
		t.Errorf("the title has %d dark points", ink)
	}
}

// A code in the preview reads like the printed one.
func TestPreviewOfACodeCanBeRead(t *testing.T) {
	address, err := link.ParseAddress("https://example.org/considering-lilies")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := handout.Week{Links: []handout.Link{{Opens: "Read", Address: address}}}.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	img := picture(t, pages)
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil || read.GetText() != "https://example.org/considering-lilies" {
		t.Errorf("read %v, %v", read, err)
	}
}
