package handout_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// madeUp is a key that opens nothing.
const madeUp = "AGE-SECRET-KEY-1QQQQSAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLEZZ"

func TestRecoveryOnOnePage(t *testing.T) {
	for _, organisation := range []string{"", "Made-up Trust", strings.Repeat("The Very Long Sample Foundation Trust ", 6)} {
		r := handout.Recovery{Organisation: organisation, Made: time.Date(2026, 11, 24, 13, 5, 0, 0, time.UTC), Code: madeUp,
			Text: strings.TrimSpace(strings.Repeat("QPZR Y9X8 GF2T VDW0 ", 3) + "S3JN 54")}
		pages, err := r.Pages(typeface(t))
		if err != nil || len(pages) != 1 {
			t.Fatalf("%q: %d pages, %v", organisation, len(pages), err)
		}
		checkPages(t, pages)
		codes, letters, heading := 0, "", 0.0
		for _, item := range pages[0].Items {
			switch it := item.(type) {
			case page.Path:
				codes++
			case page.Box:
				if clear := it.Y - heading; it.Stroke != nil && clear < 4 {
					t.Errorf("the frame begins %.1f mm under the line of its heading", clear)
				}
			case page.Text:
				heading = it.Y
				letters += it.Text + " "
			}
		}
		if codes != 1 || strings.Count(letters, "QPZR") != 3 || !strings.Contains(letters, "24 November 2026, 13:05") {
			t.Errorf("%d codes in %q", codes, letters)
		}
	}
}
