package link_test

import (
	"image"
	"image/color"
	"reflect"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	goqr "github.com/skip2/go-qrcode"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
)

func address(t *testing.T, typed string) link.Address {
	t.Helper()
	a, err := link.ParseAddress(typed)
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return a
}

// dark returns the modules inside the outlines, by the winding of the vertical
// sides to the left of each module's middle; nothing but 0 or 1 may come out.
func dark(t *testing.T, q link.QR) [][]bool {
	t.Helper()
	turns := make([][]int, q.Modules)
	for y := range turns {
		turns[y] = make([]int, q.Modules+1)
	}
	for _, outline := range q.Outlines {
		for i, from := range outline {
			to := outline[(i+1)%len(outline)]
			if (from.X == to.X) == (from.Y == to.Y) {
				t.Fatalf("side %v to %v is not straight", from, to)
			}
			for y := min(from.Y, to.Y); from.X == to.X && y < max(from.Y, to.Y); y++ {
				if to.Y < from.Y {
					turns[y][from.X]++
				} else {
					turns[y][from.X]--
				}
			}
		}
	}
	grid := make([][]bool, q.Modules)
	for y := range grid {
		grid[y] = make([]bool, q.Modules)
		winding := 0
		for x := range grid[y] {
			winding += turns[y][x]
			if winding != 0 && winding != 1 {
				t.Fatalf("module %d,%d lies inside %d outlines", x, y, winding)
			}
			grid[y][x] = winding == 1
		}
	}
	return grid
}

// decode reads the code with a library that did not draw it. It has false
// negatives at some scales, so it is asked at several.
func decode(t *testing.T, q link.QR) string {
	t.Helper()
	grid := dark(t, q)
	var last error
	for scale := 3; scale <= 8; scale++ {
		size := (q.Modules + 8) * scale
		img := image.NewGray(image.Rect(0, 0, size, size))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		for y, row := range grid {
			for x, on := range row {
				for p := 0; on && p < scale*scale; p++ {
					img.SetGray((x+4)*scale+p%scale, (y+4)*scale+p/scale, color.Gray{})
				}
			}
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err == nil {
			return result.GetText()
		}
		last = err
	}
	t.Fatalf("%d modules, level %s: cannot be decoded: %v", q.Modules, q.Level, last)
	return ""
}

func TestCodesDecodeToTheirAddress(t *testing.T) {
	for length := 12; length <= 500; length += 13 {
		text := "https://a.uk" + ("/" + strings.Repeat("Ab3-", 130))[:length-12]
		a := address(t, text)
		q, err := a.QR()
		if err != nil {
			t.Fatalf("%d: %v", length, err)
		}
		if got := decode(t, q); got != a.String() {
			t.Errorf("%q decodes as %q", a, got)
		}
		if q.SideMM() < 30 || q.SideMM() > 64 || q.SideMM()/float64(q.Modules) < 0.75 {
			t.Errorf("%d bytes: %d modules, %v mm", length, q.Modules, q.SideMM())
		}
	}
}

func TestCodeIsAsStrongAsItsSizeAllows(t *testing.T) {
	seen := map[string]bool{}
	for length := 14; length < 200; length += 3 {
		a := address(t, "https://a.uk/"+strings.Repeat("x", length-13))
		q, err := a.QR()
		if err != nil {
			t.Fatal(err)
		}
		seen[q.Level] = true
		want := ""
		for _, l := range []struct {
			name  string
			level goqr.RecoveryLevel
		}{{"M", goqr.Medium}, {"Q", goqr.High}, {"H", goqr.Highest}} {
			c, err := goqr.New(a.String(), l.level)
			if err != nil {
				t.Fatal(err)
			}
			if c.VersionNumber*4+17 == q.Modules {
				want = l.name
			}
		}
		least, _ := goqr.New(a.String(), goqr.Medium)
		if q.Level != want || q.Modules != least.VersionNumber*4+17 {
			t.Errorf("%d bytes: level %s with %d modules, want %s with %d", length, q.Level, q.Modules, want, least.VersionNumber*4+17)
		}
	}
	if !seen["M"] || !seen["Q"] { // H only ever fits texts shorter than https:// itself
		t.Errorf("only levels %v were met", seen)
	}
}

func TestCodeIsTheSameEveryTime(t *testing.T) {
	first, err := address(t, "example.org/considering-lilies").QR()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100 { // push it out of what is remembered
		if _, err := address(t, "example.org/"+strings.Repeat("x", i)).QR(); err != nil {
			t.Fatal(err)
		}
	}
	again, err := address(t, "example.org/considering-lilies").QR()
	if err != nil || !reflect.DeepEqual(first, again) {
		t.Errorf("drawn differently the second time, %v", err)
	}
	if first.QuietMM(first.SideMM()) < 4*0.75 {
		t.Errorf("quiet border of %v mm", first.QuietMM(first.SideMM()))
	}
}

func TestNoAddressNoCode(t *testing.T) {
	if _, err := (link.Address{}).QR(); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("got %v", err)
	}
}
