package handout_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/pdf/heard"
	"socialmediasurgery/surgery/picture"
)

var update = flag.Bool("update", false, "write the scripts of what is heard anew, to be read by a person")

// everyPrint is each kind of print there is, laid out.
func everyPrint(t testing.TB, fonts *page.Fonts, size surgery.HandoutSize) map[string][]page.Page {
	t.Helper()
	out := map[string][]page.Page{}
	lay := func(name string, p weekPrint) {
		pages, err := p.Pages(fonts)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = pages
	}
	h := full(t)
	h.Size = size
	h.Events[0].When = "" // an event without a time
	h.Easier = easierWords(t, 2)
	lay("handout", h)
	b := busy(t)
	b.Size, b.Done = size, append(b.Done, "Sign out", "Learn to block", "Ask again")
	lay("handout-busy", b)
	for name, p := range weekPrints(t, size) {
		lay(name, p)
	}
	lay("week", handout.Week{Title: "Recovery week", Dates: "23 to 27 November 2026", Hashtag: "#LYPFTrecovery", Size: size, Links: weekLinks(t),
		Events: typical(t).Events, StaySafe: text(t, handout.StaySafeText), WhereToTurn: text(t, handout.WhereToTurnText), NextSurgery: "Tuesday 29 December, 1pm"})
	s := tableSheet()
	s.Size = size
	lay("sheet", s)
	lay("record", bigRecord(size))
	lay("notice", handout.Notice{Text: text(t, handout.ShortPrivacyText), Size: size})
	lay("notice-full", handout.Notice{Text: text(t, handout.FullPrivacyText), Lead: true, Size: size})
	lay("recovery-key", handout.Recovery{Organisation: "Made-up Trust", Made: time.Date(2026, 11, 24, 13, 5, 0, 0, time.UTC), Code: madeUp,
		Text: strings.TrimSpace(strings.Repeat("QPZR Y9X8 GF2T VDW0 ", 3) + "S3JN 54")})
	r := longReport(size)
	lay("report", r)
	q := results(t)
	q.Size = size
	lay("results", q)
	lay("story", handout.Story{Document: story(t, 6), Size: size})
	slide, err := handout.ReportSlide{Report: r, Charts: r.Sections[:2]}.Page(fonts, picture.Slide.Page())
	if err != nil {
		t.Fatal(err)
	}
	out["slide"] = []page.Page{slide}
	post, err := results(t).Picture(fonts, picture.Post)
	if err != nil {
		t.Fatal(err)
	}
	out["picture"] = []page.Page{post}
	return out
}

// listen hears pages as they are saved.
func listen(t testing.TB, fonts *page.Fonts, pages []page.Page) heard.Heard {
	t.Helper()
	var raw bytes.Buffer
	if err := pdf.Write(&raw, pages, pdf.Options{Fonts: fonts, Title: "A print", Author: "Made-up Trust", Made: surgeryDay}); err != nil {
		t.Fatal(err)
	}
	f, err := heard.Read(raw.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f.Listen()
}

// onPaper are the words that are to be heard: all but decoration.
func onPaper(pages []page.Page) string {
	var said []string
	for _, p := range pages {
		var kept page.Page
		for _, it := range p.Items {
			if path, ok := it.(page.Path); ok && path.Alt != "" {
				continue
			}
			if page.TagOf(it) != nil {
				kept.Items = append(kept.Items, it)
			}
		}
		said = append(said, kept.Text())
	}
	return strings.Join(said, " ")
}

// squeezed is text without its spaces: a word may be broken over a line.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// Every print is heard whole, in every size, and its file keeps the rules.
func TestEveryPrintIsHeard(t *testing.T) {
	fonts := typeface(t)
	for _, size := range everySize {
		for name, pages := range everyPrint(t, fonts, size) {
			t.Run(name+"/"+string(size), func(t *testing.T) {
				for i, p := range pages {
					for _, it := range p.Untagged() {
						t.Errorf("page %d: nobody hears %#v", i+1, it)
					}
				}
				h := listen(t, fonts, pages)
				for _, f := range h.Faults {
					t.Error(f)
				}
				if got, want := squeezed(h.Words), squeezed(onPaper(pages)); got != want {
					t.Errorf("heard\n%s\non paper\n%s", got, want)
				}
				if size == surgery.Standard {
					checkScript(t, name, h.Script)
				}
			})
		}
	}
}

// checkScript compares what is heard with the script that a person has read.
func checkScript(t *testing.T, name string, script []string) {
	t.Helper()
	file := filepath.Join("testdata", "heard", name+".txt")
	got := strings.Join(script, "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("what is heard has changed: read it, and write it anew with -update\n%s\nwas\n%s", got, want)
	}
}

// What goes on over pages, and what runs from right to left, is heard whole too.
func TestLongAndMirroredPrintsAreHeard(t *testing.T) {
	fonts := withHebrew(t)
	for name, h := range map[string]handout.Handout{"absurd": absurd(t), "hebrew": hebrew(t)} {
		for _, size := range sizes {
			h.Size = size
			pages, err := h.Pages(fonts)
			if err != nil {
				t.Fatal(err)
			}
			said := listen(t, fonts, pages)
			for _, f := range said.Faults {
				t.Errorf("%s, %s: %s", name, size, f)
			}
			if got, want := squeezed(said.Words), squeezed(onPaper(pages)); got != want {
				t.Errorf("%s, %s: heard\n%s\non paper\n%s", name, size, got, want)
			}
			for _, want := range []string{"LBody: כהן Bluesky", "P: כהן: 116 123", "LBody: כהן שלום Settings > Privacy and security שלום."} {
				if name == "hebrew" && !slices.Contains(said.Script, want) {
					t.Errorf("%s: nobody hears %q in %q", size, want, said.Script)
				}
			}
		}
	}
}
