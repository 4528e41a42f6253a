package handout_test

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// decode reads a code as it stands on the page, with a library that did not
// draw it. That has false negatives at some scales, so it is asked at several.
func decode(t *testing.T, p page.Path) string {
	t.Helper()
	modules := int(math.Round(p.Width / p.Scale))
	dark := func(x, y int) bool { // the sides to the left of the module's middle, by winding
		winding := 0
		var at, start page.Point
		side := func(to page.Point) {
			if at.X == to.X && at.X <= float64(x) && min(at.Y, to.Y) < float64(y)+0.5 && max(at.Y, to.Y) > float64(y)+0.5 {
				if to.Y < at.Y {
					winding++
				} else {
					winding--
				}
			}
			at = to
		}
		for _, s := range p.Segments {
			switch s.Op {
			case page.MoveTo:
				at, start = s.P[0], s.P[0]
			case page.LineTo:
				side(s.P[0])
			case page.Close:
				side(start)
			default:
				t.Fatalf("a curve in a code")
			}
		}
		return winding != 0
	}
	for scale := 4; scale <= 7; scale++ {
		img := image.NewGray(image.Rect(0, 0, (modules+8)*scale, (modules+8)*scale))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		for y := range modules {
			for x := range modules {
				for i := 0; dark(x, y) && i < scale*scale; i++ {
					img.SetGray((x+4)*scale+i%scale, (y+4)*scale+i/scale, color.Gray{})
				}
			}
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		if result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil); err == nil {
			return result.GetText()
		}
	}
	t.Fatalf("%s cannot be read", p.Alt)
	return ""
}

func codesOn(pages []page.Page) []page.Path {
	var found []page.Path
	for _, p := range pages {
		for _, item := range p.Items {
			if path, ok := item.(page.Path); ok && isCode(path) {
				found = append(found, path)
			}
		}
	}
	return found
}

func TestCodesOpenTheirLinks(t *testing.T) {
	h := typical(t)
	h.Links = append(h.Links,
		handout.Link{Opens: "On Mastodon: #LYPFTrecovery", Address: address(t, "mastodon.example/tags/LYPFTrecovery")},
		handout.Link{Opens: "On LinkedIn: #LYPFTrecovery", Address: address(t, "www.linkedin.com/search/results/content/?keywords=%23LYPFTrecovery")})
	for _, size := range sizes {
		h.Size = size
		var got, want []string
		for _, code := range codesOn(lay(t, h)) {
			got = append(got, decode(t, code))
		}
		for _, k := range h.Links {
			want = append(want, k.Address.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the codes open %q, want %q", size, got, want)
		}
	}
}

func TestFourLinksStillFitOnePage(t *testing.T) {
	h := typical(t)
	h.Links = append(h.Links, h.Links...)
	if pages := lay(t, h); len(pages) != 1 || len(codesOn(pages)) != 4 {
		t.Errorf("%d pages, %d codes", len(pages), len(codesOn(pages)))
	}
}

func TestCodesAreLargerWhereThereIsRoom(t *testing.T) {
	h := typical(t)
	h.Events, h.Done = nil, nil
	for _, code := range codesOn(lay(t, h)) {
		if code.Width < 40 {
			t.Errorf("%s is %.1f mm with half the page empty", code.Alt, code.Width)
		}
	}
}

func TestCodesStandOnWhiteWithQuietAllRound(t *testing.T) {
	for _, size := range sizes {
		h := absurd(t)
		h.Size = size
		for _, p := range lay(t, h) {
			for _, item := range p.Items {
				path, ok := item.(page.Path)
				if !ok || !isCode(path) {
					continue
				}
				quiet := 4*path.Scale - 0.001
				need := area{path.X - quiet, path.Y - quiet, path.Width + 2*quiet, path.Height + 2*quiet}
				if !slices.ContainsFunc(p.Items, func(i page.Item) bool {
					box, ok := i.(page.Box)
					return ok && box.Fill != nil && *box.Fill == page.White && need.inside(area{box.X, box.Y, box.W, box.H})
				}) {
					t.Errorf("%s: %s has no white ground", size, path.Alt)
				}
			}
		}
	}
}
