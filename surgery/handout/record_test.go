package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

// bigRecord is more than anybody's: three pages at least.
func bigRecord(size surgery.HandoutSize) handout.Record {
	r := handout.Record{Title: "What we hold about you", About: []string{"Sam Sample", "Made-up Trust"}, Intro: []string{"This is everything."}, Size: size}
	for visit := range 12 {
		part := handout.RecordPart{Heading: fmt.Sprintf("Visit %d", visit+1), Notes: []string{"A note."}}
		for line := range 14 {
			part.Lines = append(part.Lines, handout.RecordLine{Label: fmt.Sprintf("What was asked at line %d", line), Text: strings.Repeat("some words ", 1+line%5)})
		}
		part.Lines = append(part.Lines, handout.RecordLine{Text: "No label"}, handout.RecordLine{Label: "Nothing", Text: ""},
			handout.RecordLine{Label: "Long", Text: strings.Repeat("a note that goes on ", 200)})
		r.Parts = append(r.Parts, part)
	}
	return r
}

func TestRecord(t *testing.T) {
	for _, size := range sizes {
		pages, err := bigRecord(size).Pages(typeface(t))
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, pages)
		text := said(pages)
		if len(pages) < 3 || !strings.Contains(text, "Visit 12") || !strings.Contains(text, "No label") || strings.Contains(text, "Nothing") {
			t.Errorf("%s: %d pages", size, len(pages))
		}
	}
	pages, err := handout.Record{Title: "Erased"}.Pages(typeface(t))
	if err != nil || len(pages) != 1 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

// Both notices fit one page in standard print; every word of them is there.
func TestNotice(t *testing.T) {
	values := map[string]string{"organisation": "Made-up Trust", "days": "90", "contact": "0113 496 0000", "officer": "The Made-up Officer",
		"basis": "carry out a public task", "complaints": "made-up@example.org"}
	for _, name := range []string{handout.ShortPrivacyText, handout.FullPrivacyText} {
		for _, size := range sizes {
			whole := text(t, name).Fill(values)
			pages, err := handout.Notice{Text: whole, Lead: name == handout.FullPrivacyText, Size: size}.Pages(typeface(t))
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, pages)
			if len(pages) > 2 || size != surgery.LargePrint && len(pages) != 1 {
				t.Errorf("%s, %s: %d pages", name, size, len(pages))
			}
			words := strings.Join(strings.Fields(said(pages)), " ")
			for _, p := range whole.Paragraphs {
				for _, w := range strings.Fields(p) {
					if !strings.Contains(words, strings.TrimSuffix(w, ".")) {
						t.Errorf("%s, %s: %q is not there", name, size, w)
					}
				}
			}
		}
	}
}
