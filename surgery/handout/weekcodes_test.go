package handout_test

import (
	"math"
	"testing"

	"socialmediasurgery/surgery/page"
)

func TestCodesOfTheWeekStandClearOfEverything(t *testing.T) {
	for _, size := range sizes {
		for name, p := range weekPrints(t, size) {
			for _, on := range lay(t, p) {
				for _, code := range codesOn([]page.Page{on}) {
					quiet := 4 * code.Scale
					if math.Abs(code.Width-code.Height) > 1e-9 {
						t.Errorf("%s: not square", name)
					}
					free := area{code.X - quiet, code.Y - quiet, code.Width + 2*quiet, code.Height + 2*quiet}
					for _, item := range on.Items {
						at, says := ink(item)
						if path, ok := item.(page.Path); ok && isCode(path) && path.X == code.X && path.Y == code.Y {
							continue
						}
						if l, ok := item.(page.Line); ok {
							at, says = area{min(l.X1, l.X2), min(l.Y1, l.Y2), math.Abs(l.X2-l.X1) + l.Thick, math.Abs(l.Y2-l.Y1) + l.Thick}, true
						}
						if says && free.meets(at) {
							t.Errorf("%s %s: %v stands in the quiet of %s", size, name, item, code.Alt)
						}
					}
				}
			}
		}
	}
}
