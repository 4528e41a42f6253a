package handout_test

import (
	"math"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
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

// What a phone does by itself is read back from a poster by a reader that did not draw
// it, as large as DESIGN has codes.
func TestAPostersCodesThatNeedNoNetwork(t *testing.T) {
	guests, err := handout.WiFi(surgery.WiFi{Name: "Made-up; Guests", Key: `seven "otters"`})
	if err != nil {
		t.Fatal(err)
	}
	at := surgery.Surgery{NextDay: "2026-12-29", NextTime: "13:00", Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}
	for _, size := range sizes {
		for _, paper := range []page.Size{page.A4, page.A3} {
			p := handout.Poster{Title: "Recovery week", Hashtag: "#LYPFTrecovery", Size: size, Paper: paper, Chosen: true, Links: []handout.Link{guests, handout.Calendar(&at, "Tuesday 29 December, 1pm")}}
			pages, err := p.Pages(typeface(t))
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, scaled(pages, page.A4.W/paper.W))
			var read []string
			for _, code := range codesOn(pages) {
				read = append(read, decode(t, code))
			}
			if len(read) != 2 || read[0] != `WIFI:T:WPA;S:Made-up\; Guests;P:seven \"otters\";;` || !strings.Contains(read[1], "DTSTART:20261229T130000") {
				t.Errorf("%s: read as %q", size, read)
			}
		}
	}
}
