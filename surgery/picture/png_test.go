package picture

import (
	"bytes"
	"image/png"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
)

// coded is a page with a code and words.
func coded(t *testing.T, fonts *page.Fonts) page.Page {
	t.Helper()
	address, err := link.ParseAddress("https://example.org/considering-lilies")
	if err != nil {
		t.Fatal(err)
	}
	qr, err := address.QR()
	if err != nil {
		t.Fatal(err)
	}
	var rings [][]page.Point
	for _, o := range qr.Outlines {
		var ring []page.Point
		for _, c := range o {
			ring = append(ring, page.Point{X: float64(c.X), Y: float64(c.Y)})
		}
		rings = append(rings, ring)
	}
	items, _ := fonts.Line(10, 20, "Results", page.Style{Size: 20, Color: page.Ink})
	code := page.QR{Modules: qr.Modules, Outline: page.Rings(rings...)}
	return page.Page{Size: Post.Page(), Items: append(items, code.At(20, 30, 50)...)}
}

func TestPNG(t *testing.T) {
	p, fonts := painter(t)
	pg := coded(t, fonts)
	var first, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &again} {
		if err := p.PNG(out, pg, Post.W, "Results: “recovery”"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("the same page gives other bytes")
	}
	img, err := png.Decode(bytes.NewReader(first.Bytes())) // also checks each chunk's sum
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 1200 || b.Dy() != 675 {
		t.Errorf("the picture is %v", b)
	}
	for _, want := range []string{"pHYs\x00\x00\x17\x70\x00\x00\x17\x70\x01", "iTXtDescription\x00\x00\x00en-GB\x00\x00Results: “recovery”"} {
		if !bytes.Contains(first.Bytes(), []byte(want)) {
			t.Errorf("no %q in the file", want)
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil || read.GetText() != "https://example.org/considering-lilies" {
		t.Errorf("read %v, %v", read, err)
	}
}

func TestSizes(t *testing.T) {
	for _, s := range []Size{Post, Square, Slide} {
		p, _ := painter(t)
		if b := p.Draw(page.Page{Size: s.Page()}, s.W).Bounds(); b.Dx() != s.W || b.Dy() != s.H {
			t.Errorf("%v is drawn as %v", s, b)
		}
	}
}
