package handout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// story is a week's, with so many entries.
func story(t testing.TB, entries int) document.Document {
	d := document.Document{Title: "An invented week: the story of the week", About: []string{"23 to 27 November 2026", "#Invented", "Made-up Trust"},
		Made: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	table := document.Table{Caption: "23 to 27 November 2026", Headers: []string{"What", "When", "Where", "Who"}}
	for i := range 12 {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("Made-up event %d about what recovery means to whom", i), "Tuesday 24 November, 1pm to 4pm", "Garden Room", "Vera Sample, @invented"})
	}
	var list document.List
	for i := range entries {
		list.Items = append(list.Items, document.Item{Text: fmt.Sprintf("Entry %d: people who sat at a round table asked each other first, and called a surgeon only when neither of them knew.", i),
			More: "Tuesday 24 November, Social media surgery", Link: document.Link{Opens: "Our blog", Address: address(t, "https://example.org/blog")}})
	}
	bars := chart.Bars{About: chart.About{Title: "What does recovery mean to you?", Unit: "answers"},
		Rows: []chart.Row{{Label: "Getting back to how I was", Figure: chart.Count(40)}, {Label: "Living well whatever comes", Figure: chart.Count(85)}, {Label: "It depends", Figure: chart.Hidden("")}}}
	d.Parts = []document.Part{
		{Blocks: []document.Block{document.Paragraph{Text: "A week of invented talks.\nThis is how it went."}}},
		{Heading: "What was on", Blocks: []document.Block{table}},
		{Heading: "What people said", Blocks: []document.Block{document.Chart{Chart: bars}, document.Note{Text: "Counts are rounded to 5."}}},
		{Heading: "What we learned", Blocks: []document.Block{document.Sub{Text: "What worked"}, list, document.Sub{Text: "In people’s own words"},
			document.Quote{Text: "Nobody laughed at my questions.\nI shall come again.", Whose: "a carer", More: "Tuesday 24 November"}}},
	}
	return d
}

func TestAStoryStandsWholeOnItsPages(t *testing.T) {
	fonts := typeface(t)
	for _, size := range sizes {
		pages, err := handout.Story{Document: story(t, 120), Size: size}.Pages(fonts)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for i, p := range pages {
			for _, it := range p.Outside(15) {
				if r := page.Extent(it); r.Y < 280 { // the page number stands in the margin
					t.Errorf("%s, page %d: outside %+v", size, i+1, it)
				}
			}
			text.WriteString(strings.ReplaceAll(p.Text(), "\n", " ") + " ")
			if strings.HasSuffix(strings.TrimSpace(strings.Split(p.Text(), "\nPage ")[0]), "What worked") {
				t.Errorf("%s, page %d: a heading without what it heads", size, i+1)
			}
		}
		all := text.String()
		last := -1
		for _, want := range []string{"An invented week", "#Invented", "This is how it went.", "Made-up event 11", "What people said", "fewer than 5", "What worked", "Entry 0:", "Entry 119:", "Our blog: example.org/blog", "Said by: a carer"} {
			at := strings.Index(all[max(last, 0):], want)
			if at < 0 {
				t.Errorf("%s: no %q after what stands before it", size, want)
				continue
			}
			last = max(last, 0) + at
		}
	}
}

func TestAStoryInAnyScriptIsPrintedOrSaid(t *testing.T) {
	fonts := typeface(t)
	word := strings.Repeat("Donaudampfschifffahrt", 12)
	d := document.Document{Title: "你好", Parts: []document.Part{{Heading: word, Blocks: []document.Block{
		document.Paragraph{Text: word}, document.Quote{Text: word, Whose: word, More: word}, document.Sub{Text: word},
		document.Table{Caption: word, Headers: []string{word, "b", word}, Rows: [][]string{{word, word, "c"}, {}}, Notes: []string{word}},
		document.List{Items: []document.Item{{Text: word, More: word}}}}}}}
	pages, err := handout.Story{Document: d, Size: surgery.LargePrint}.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	if page.Missing(pages) != "你好" {
		t.Errorf("missing %q", page.Missing(pages))
	}
	for i, p := range pages {
		for _, it := range p.Outside(15) {
			if r := page.Extent(it); r.Y < 280 {
				t.Errorf("page %d: outside %+v", i+1, it)
			}
		}
	}
}

func TestALongQuoteGoesOnOverThePage(t *testing.T) {
	fonts := typeface(t)
	long := strings.TrimSpace(strings.Repeat("This was said in one breath. ", 130)) // as long as an entry may be
	d := document.Document{Title: "x", Parts: []document.Part{{Blocks: []document.Block{document.Quote{Text: long}, document.List{Items: []document.Item{{Text: long}}}}}}}
	pages, err := handout.Story{Document: d}.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, p := range pages {
		said += strings.Count(strings.ReplaceAll(p.Text(), "\n", " "), "breath")
	}
	if len(pages) < 3 || said != 260 {
		t.Errorf("%d pages, %d said", len(pages), said)
	}
}

// TestADayIsSaidOnceInAStory, and again where a page begins within it; the columns are
// as wide as what they hold, so that no word is split.
func TestADayIsSaidOnceInAStory(t *testing.T) {
	fonts := typeface(t)
	table := document.Table{Runs: true, Headers: []string{"When", "What", "Where", "Who"}}
	for i := range 40 {
		day := []string{"Mon 23 Nov", "Tue 24 Nov"}[i/20]
		table.Rows = append(table.Rows, []string{day + ", 1pm", fmt.Sprintf("Made-up event %d about what recovery means to whom", i), "Conference centre", "@InventedAccount"})
	}
	for _, size := range sizes {
		pages, err := handout.Story{Document: document.Document{Title: "A week", Parts: []document.Part{{Blocks: []document.Block{table}}}}, Size: size}.Pages(fonts)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for i, p := range pages {
			text := strings.Join(strings.Fields(p.Text()), " ")
			all += text + " "
			first := strings.Index(text, "event")
			if i > 0 && (first < 0 || !strings.Contains(text[:first], "When") || !strings.Contains(text[:first], "Nov")) {
				t.Errorf("%s, page %d begins without header and day: %.80s", size, i+1, text)
			}
		}
		if n := strings.Count(all, "Nov"); n < 2 || n > 1+len(pages) {
			t.Errorf("%s: a day is said %d times on %d pages", size, n, len(pages))
		}
		for _, whole := range []string{"recovery", "Conference centre", "@InventedAccount"} {
			if strings.Count(all, whole) != 40 {
				t.Errorf("%s: %q stands whole %d times of 40", size, whole, strings.Count(all, whole))
			}
		}
	}
}
