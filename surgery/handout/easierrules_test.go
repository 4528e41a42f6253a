package handout_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
)

// easierFaults returns which rules of Easy Read the pages of a handout break: at most
// 14 ideas on 3 pages, a picture for each with its words, letters of 16 points at
// least, every number whole on its line, and every idea whole on its page.
func easierFaults(script []string, pages []page.Page) []string {
	var wrong []string
	say := func(format string, with ...any) { wrong = append(wrong, fmt.Sprintf(format, with...)) }
	figures, bodies := 0, 0
	for _, line := range script {
		role, words, _ := strings.Cut(line, ": ")
		switch {
		case role == "Figure" && words == "":
			say("a picture without words")
		case role == "Figure":
			figures++
		case role == "LBody" && !strings.Contains(words, " -> "): // an address goes with its code
			bodies++
			if strings.Contains(words, "Samaritans") && !strings.Contains(words, "116 123") {
				say("a number in two parts: %s", words)
			}
		}
	}
	if figures != bodies {
		say("%d pictures and %d ideas", figures, bodies)
	}
	if bodies > 14 {
		say("%d ideas", bodies)
	}
	if len(pages) > 3 {
		say("%d pages", len(pages))
	}
	for i, p := range pages {
		for _, it := range p.Items {
			if text, ok := it.(page.Text); ok && text.Size < 16 {
				say("page %d: %q in %.0f points", i+1, text.Text, text.Size)
			}
		}
	}
	return wrong
}

// keepDay is the code of the next surgery.
func keepDay() handout.Link {
	return handout.Link{Text: link.Entry{Title: "Social media surgery", Place: "Garden Room", Day: "2026-12-29", Clock: "13:00"}.Calendar()}
}

// Whatever was done and comes next, a handout keeps the rules.
func TestEasierHandoutsKeepTheRules(t *testing.T) {
	fonts := typeface(t)
	base := busy(t)
	base.Size = surgery.EasierToRead
	for _, done := range []int{0, 1, 3, 5} {
		for _, next := range []int{0, 1, 3} {
			for _, links := range []int{0, 3} {
				h := base
				h.Calendar = keepDay()
				h.Easier = easierWords(t, done)
				h.Easier.Next = h.Easier.Next[:next]
				h.Links = base.Links[:links]
				pages, err := h.Pages(fonts)
				if err != nil {
					t.Fatal(err)
				}
				heard := listen(t, fonts, pages)
				for _, f := range append(easierFaults(heard.Script, pages), heard.Faults...) {
					t.Errorf("%d done, %d next, %d links: %s", done, next, links, f)
				}
				checkPages(t, pages)
				if t.Failed() {
					t.Fatalf("%d done, %d next, %d links", done, next, links)
				}
			}
		}
	}
}

// A handout that breaks the rules on purpose is found.
func TestBrokenEasierHandoutsAreFound(t *testing.T) {
	fonts := typeface(t)
	h := busy(t)
	h.Size, h.Easier = surgery.EasierToRead, easierWords(t, 3)
	pages, err := h.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	script := listen(t, fonts, pages).Script
	if found := easierFaults(script, pages); len(found) > 0 {
		t.Fatalf("whole, it breaks %q", found)
	}
	changed := func(change func(it page.Item) page.Item) []page.Page {
		var out []page.Page
		for _, p := range pages {
			q := page.Page{Size: p.Size}
			for _, it := range p.Items {
				if it = change(it); it != nil {
					q.Items = append(q.Items, it)
				}
			}
			out = append(out, q)
		}
		return out
	}
	picture := func(it page.Item) bool { return pictureOf(it) != nil }
	first := ""
	for what, b := range map[string]struct {
		pages []page.Page
		finds string
	}{
		"a picture that is decoration": {changed(func(it page.Item) page.Item {
			if picture(it) && (first == "" || pictureOf(it).Alt == first) {
				first = pictureOf(it).Alt
				return page.Unheard(it)[0]
			}
			return it
		}), "pictures and"},
		"pictures left out": {changed(func(it page.Item) page.Item {
			if picture(it) {
				return nil
			}
			return it
		}), "pictures and"},
		"small letters": {changed(func(it page.Item) page.Item {
			if text, ok := it.(page.Text); ok {
				text.Size = 14
				return text
			}
			return it
		}), "14 points"},
		"words that nobody hears": {changed(func(it page.Item) page.Item {
			if text, ok := it.(page.Text); ok && strings.HasPrefix(text.Text, "You made") {
				return page.Unheard(text)[0]
			}
			return it
		}), "pictures and"},
		"four pages":     {append(append([]page.Page{}, pages...), pages[0]), "4 pages"},
		"too many ideas": {append(append([]page.Page{}, pages...), pages...), " ideas"},
	} {
		heard := listen(t, fonts, b.pages)
		if found := strings.Join(easierFaults(heard.Script, b.pages), "\n"); !strings.Contains(found, b.finds) {
			t.Errorf("%s: found only %q", what, found)
		}
	}
}

// More than anyone would print flows on, whole, and a text that is read from right to
// left has its picture at the right.
func TestEasierFlowsAndMirrors(t *testing.T) {
	fonts := withHebrew(t)
	long := absurd(t)
	long.Size, long.Easier = surgery.EasierToRead, easierWords(t, 3)
	long.Easier.WhereToTurn = easyread.Own("Who to call", []string{strings.Repeat("a very long line of a host ", 40), "כהן: 116 123", "שלום 999"})
	pages, err := long.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	heard := listen(t, fonts, pages)
	for _, f := range heard.Faults {
		t.Error(f)
	}
	if got, want := squeezed(heard.Words), squeezed(onPaper(pages)); got != want {
		t.Errorf("heard\n%s\non paper\n%s", got, want)
	}
	if script := strings.Join(heard.Script, "\n"); !strings.Contains(script, "LBody: כהן: 116 123") {
		t.Errorf("nobody hears the number whole in %s", script)
	}
	mirrored := 0
	for _, p := range pages {
		for _, it := range p.Items {
			if pictureOf(it) != nil && page.Extent(it).X > 140 {
				mirrored++
			}
		}
	}
	if mirrored == 0 {
		t.Error("no picture stands at the right")
	}
}

// The codes of an easier print lead where they say; each is as large as on others.
func TestEasierCodesAreRead(t *testing.T) {
	readTools(t)
	for _, name := range []string{"easier-busy", "easier-week"} {
		pages, err := easierPrints(t)[name].Pages(typeface(t))
		if err != nil {
			t.Fatal(err)
		}
		found := scanned(t, pictures(t, pages)...)
		if len(found) != 1 || found[0] != "https://bsky.app/hashtag/LYPFTrecovery" {
			t.Errorf("%s: %q", name, found)
		}
	}
}

// The day of the next surgery is in the code that keeps it.
func TestEasierCalendarIsRead(t *testing.T) {
	readTools(t)
	pages, err := easierPrints(t)["easier-handout"].Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	if found := scanned(t, pictures(t, pages)...); !slices.Contains(found, "DTSTART:20261229T130000") {
		t.Errorf("%q", found)
	}
}

// It may be called Easy Read once somebody has checked it, and says when.
func TestEasierIsCalledEasyReadOnceChecked(t *testing.T) {
	h := full(t)
	h.Size, h.Easier = surgery.EasierToRead, easierWords(t, 1)
	for _, checked := range []bool{false, true} {
		want, never := "Easier to read", "Easy Read"
		if checked {
			h.Easier.Checked = surgeryDay
			want, never = "Easy Read, checked 24 November 2026", "Easier to read"
		}
		pages, err := h.Pages(typeface(t))
		if err != nil {
			t.Fatal(err)
		}
		if text := said(pages); !strings.Contains(text, want) || strings.Contains(text, never) {
			t.Errorf("checked %v: %s", checked, text)
		}
	}
}

// Every easier print stays within what a handout may weigh (DESIGN 10).
func TestEasierStaysSmall(t *testing.T) {
	fonts := typeface(t)
	for name, pages := range laid(t, fonts, easierPrints(t)) {
		var raw bytes.Buffer
		if err := pdf.Write(&raw, pages, pdf.Options{Fonts: fonts, Title: name, Author: "Made-up Trust", Made: surgeryDay}); err != nil {
			t.Fatal(err)
		}
		if raw.Len() > 60_000 {
			t.Errorf("%s is %d bytes", name, raw.Len())
		}
		t.Logf("%s: %d pages, %d bytes", name, len(pages), raw.Len())
	}
}

// BenchmarkEasier lays a handout out and writes it; "first" reads the fonts and draws
// each picture for the first time too.
func BenchmarkEasier(b *testing.B) {
	h := busy(b)
	h.Size, h.Easier = surgery.EasierToRead, easierWords(b, 3)
	write := func(b *testing.B, fonts *page.Fonts) {
		pages, err := h.Pages(fonts)
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, pages, pdf.Options{Fonts: fonts, Title: "Easier", Made: surgeryDay}); err != nil {
			b.Fatal(err)
		}
	}
	easier := h
	b.Run("standard, beside it", func(b *testing.B) {
		fonts := typeface(b)
		h.Size = surgery.Standard
		for b.Loop() {
			write(b, fonts)
		}
	})
	h = easier
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			write(b, typeface(b))
		}
	})
	b.Run("next", func(b *testing.B) {
		fonts := typeface(b)
		b.ReportAllocs()
		for b.Loop() {
			write(b, fonts)
		}
	})
}

// Where a host's own words take nearly all the room, what was done is counted.
func TestEasierCountsWhatWasDone(t *testing.T) {
	h := busy(t)
	h.Size, h.Easier = surgery.EasierToRead, easierWords(t, 5)
	h.Easier.WhereToTurn = easyread.Own("Who to call", strings.Split(strings.Repeat("Call us\n", 7)+"Call 999", "\n"))
	pages, err := h.Pages(typeface(t))
	if err != nil {
		t.Fatal(err)
	}
	if text := said(pages); !strings.Contains(text, "You did 5 things.") || strings.Contains(text, "more things") {
		t.Error(text)
	}
}
