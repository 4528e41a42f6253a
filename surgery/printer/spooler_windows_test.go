package printer

import (
	"image"
	"image/color"
	"os"
	"testing"
	"unsafe"

	"socialmediasurgery/surgery"
)

// The shapes that Windows fills in: their sizes are those of its headers.
func TestTheShapesAreThoseOfWindows(t *testing.T) {
	for what, c := range map[string][2]uintptr{
		"PRINTER_INFO_4W":  {unsafe.Sizeof(printerInfo4{}), 24},
		"PRINTER_INFO_2W":  {unsafe.Sizeof(printerInfo2{}), 136},
		"JOB_INFO_1W":      {unsafe.Sizeof(jobInfo1{}), 96},
		"DEVMODEW":         {unsafe.Sizeof(devMode{}), 220},
		"DOCINFOW":         {unsafe.Sizeof(docInfo{}), 40},
		"BITMAPINFOHEADER": {unsafe.Sizeof(bitmapInfo{}), 40},
	} {
		if c[0] != c[1] {
			t.Errorf("%s has %d bytes, want %d", what, c[0], c[1])
		}
	}
}

// TestAPageOnThisWindows prints two pages with a black square on the printer that
// PRINT_ON names.
func TestAPageOnThisWindows(t *testing.T) {
	queues, err := listPrinters()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("printers: %+v", queues)
	printOn := os.Getenv("PRINT_ON")
	if printOn == "" {
		t.Skip("PRINT_ON names no printer, and a test does not print unasked")
	}
	j := Job{Kind: surgery.HandoutPrint, At: five, Number: "7", Queue: printOn, Copies: 1, Grey: true, Sides: BothSides, Pages: 2, PDF: []byte("none"),
		Draw: func(page, width int) *image.RGBA {
			p := image.NewRGBA(image.Rect(0, 0, width, width*297/210))
			for i := range p.Pix {
				p.Pix[i] = 0xFF
			}
			for y := width / 4; y < width/2; y++ {
				for x := width / 4; x < width/2; x++ {
					p.Set(x, y, color.RGBA{A: 255})
				}
			}
			return p
		}}
	number, err := drawPages(printOn, j)
	if err != nil {
		t.Fatal(err)
	}
	state, err := theSpooler.state(t.Context(), nil, Result{Queue: printOn, Job: number})
	t.Logf("job %d: %+v, %v", number, state, err)
	if number == 0 || err != nil {
		t.Error("it cannot be looked after")
	}
}
