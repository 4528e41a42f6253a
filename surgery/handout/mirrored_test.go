package handout_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// withHebrew is our typeface with the few Hebrew letters of page's tests.
func withHebrew(t testing.TB) *page.Fonts {
	t.Helper()
	raw, err := os.ReadFile("../page/testdata/fonts/hebrew.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := page.NewFonts(assets.Files(), func(r rune, _ bool) *font.Face {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// hebrew is a handout of a host who wrote their texts and steps in another
// language.
func hebrew(t testing.TB) handout.Handout {
	h := typical(t)
	h.FirstName = "שלום"
	h.Done = []string{"שלום כהן", "כהן Bluesky", "שלום 2-step כהן שלום", "כהן (שלום)"}
	h.Next = []handout.Step{{Title: "שלום כהן", How: "כהן שלום Settings > Privacy and security שלום."}}
	h.Events = []handout.Event{{When: "Mon 8pm", Title: "שלום #LYPFTrecovery כהן"}}
	h.WhereToTurn.Title = "שלום כהן"
	h.WhereToTurn.Paragraphs = []string{"כהן: 116 123", "שלום: 0800 068 4141, 85258 כהן שלום", "Samaritans 116 123", "שלום כהן 111, option 2 שלום"}
	return h
}

// A number to ring stands whole and in order in a text that the host wrote from
// right to left: it may be a crisis line.
func TestNumbersToRingNeverTurnRound(t *testing.T) {
	fonts := withHebrew(t)
	for _, size := range sizes {
		h := hebrew(t)
		h.Size = size
		pages, err := h.Pages(fonts)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			if out := p.Outside(7); len(out) > 0 { // half the margin: there is the page's number
				t.Errorf("%s: %d items are cut off", size, len(out))
			}
		}
		for number, times := range map[string]int{"116 123": 2, "0800 068 4141": 1, "85258": 1, "2-step": 1, "#LYPFTrecovery": 1} {
			found := count(pages, func(it page.Text) bool { return strings.Contains(it.Text, number) })
			if number == "#LYPFTrecovery" { // also over its code
				found--
			}
			if found < times {
				t.Errorf("%s: %s stands whole %d times, want %d", size, number, found, times)
			}
		}
	}
}

func TestRightToLeftPartsAreMirrored(t *testing.T) {
	h := hebrew(t)
	pages, err := h.Pages(withHebrew(t))
	if err != nil {
		t.Fatal(err)
	}
	p := pages[0]
	edges := func(says string) (left, right float64) {
		left = 1000
		for _, it := range p.Items {
			at := page.Extent(it)
			switch it := it.(type) {
			case page.Text:
				if it.Text != says {
					continue
				}
			case page.Path:
				if it.Says != says {
					continue
				}
			default:
				continue
			}
			left, right = min(left, at.X), max(right, at.X+at.W)
		}
		return left, right
	}
	// The tick stands behind the right edge of what was done.
	_, right := edges("Bluesky")
	ticks := 0
	for _, it := range p.Items {
		if tick, ok := it.(page.Mark); ok {
			ticks++
			if tick.X < right {
				t.Errorf("a tick at %.1f mm, its words end at %.1f", tick.X, right)
			}
		}
	}
	if ticks != len(h.Done) {
		t.Errorf("%d ticks", ticks)
	}
	// So does the number of a step, and the time of an event.
	if left, _ := edges("1"); left < 190 {
		t.Errorf("the step's number is at %.1f mm", left)
	}
	if left, _ := edges("Mon 8pm"); left < 170 {
		t.Errorf("the event's time is at %.1f mm", left)
	}
	// The title is English, and a name stands in it.
	if left, _ := edges("שלום"); left > 15.1 {
		t.Errorf("the title begins at %.1f mm", left)
	}
	if left, _ := edges("’s social media surgery"); left < 16 || left > 90 {
		t.Errorf("the title goes on at %.1f mm", left)
	}
}
