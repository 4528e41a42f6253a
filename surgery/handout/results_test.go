package handout_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/picture"
)

// results is what a week's barometer on a word found, made up.
func results(t testing.TB) handout.ResultsPoster {
	return handout.ResultsPoster{
		Week: "Recovery week", Dates: "23 to 27 November 2026", Word: "recovery",
		Question: "What does the word “recovery” mean to you?",
		Answers: chart.Bars{About: chart.About{Title: "What does the word “recovery” mean to you?", Unit: "answers", Notes: []string{"Numbers are rounded to the nearest 5."}},
			Shares: true, Rows: []chart.Row{
				{Label: "Living a life that means something to me", Figure: chart.Count(310)},
				{Label: "Being in charge of my own life", Figure: chart.Count(185)},
				{Label: "Having no symptoms any more", Figure: chart.Count(120)},
				{Label: "A word that services use", Figure: chart.Count(95)},
				{Label: "It depends", Figure: chart.Count(140)},
				{Label: "I would rather not say", Figure: chart.Hidden("")},
			}},
		Sources: chart.Bars{About: chart.About{Title: "Where people answered"}, Patterned: true, Rows: []chart.Row{
			{Label: "Kiosk", Figure: chart.Count(420)}, {Label: "Paper", Figure: chart.Count(260)}, {Label: "Online", Figure: chart.Count(170)}}},
		Days: chart.Columns{About: chart.About{Title: "Answers on each day"}, Rows: []chart.Row{
			{Label: "Mon", Figure: chart.Count(120)}, {Label: "Tue", Figure: chart.Count(210)}, {Label: "Wed", Figure: chart.Count(95)},
			{Label: "Thu", Figure: chart.Count(80)}, {Label: "Fri", Figure: chart.Count(345)}}},
		Words: []string{"hope", "getting on with it", "my garden", "a long road", "not a straight line", "ordinary days"},
		Total: chart.Said(850, "about 850"), Hashtag: "#LYPFTrecovery",
		Link: handout.Link{Opens: "Read what we learned", Address: address(t, "example.org/what-we-learned")},
	}
}

// wholeText is the text of pages of any size on one line.
func wholeText(pages []page.Page) string {
	var all []string
	for _, p := range pages {
		all = append(all, strings.Fields(p.Text())...)
	}
	return strings.Join(all, " ")
}

func TestResultsPosterIsOnePage(t *testing.T) {
	fonts := typeface(t)
	for _, paper := range []page.Size{page.A4, page.A3} {
		for _, size := range sizes {
			r := results(t)
			r.Paper, r.Size = paper, size
			pages, err := r.Pages(fonts)
			if err != nil {
				t.Fatal(err)
			}
			if len(pages) != 1 && size != surgery.LargePrint {
				t.Errorf("%v %s: %d pages", paper, size, len(pages))
			}
			for _, p := range pages {
				least := 14 * paper.W / page.A4.W * 0.85
				for _, it := range p.Outside(15 * paper.W / 210) {
					if text, ok := it.(page.Text); !ok || !strings.HasPrefix(text.Text, "Page ") {
						t.Errorf("%v %s: %+v is beyond the margin", paper, size, it)
					}
				}
				for _, it := range p.Items {
					if text, ok := it.(page.Text); ok && text.Size < least {
						t.Errorf("%v %s: %q has %.1f points", paper, size, text.Text, text.Size)
					}
				}
			}
			if paper == page.A4 {
				checkPages(t, pages)
			}
			text := wholeText(pages)
			for _, want := range []string{"What we said about “recovery”", "about 850 answers", "310 · 36%", "fewer than 5", "Kiosk", "345", "not a straight line",
				"#LYPFTrecovery", "anonymous answers", "rounded to the nearest 5", "example.org/what-we-learned"} {
				if !strings.Contains(text, want) {
					t.Errorf("%v %s: no %q in %q", paper, size, want, text)
				}
			}
		}
	}
}

func TestResultsPosterLeavesOutWhatIsBlank(t *testing.T) {
	r := handout.ResultsPoster{Question: "Why?", Answers: results(t).Answers, Asked: "on paper"}
	pages, err := r.Pages(typeface(t))
	if err != nil || len(pages) != 1 {
		t.Fatal(len(pages), err)
	}
	checkPages(t, pages)
	text := said(pages)
	for _, not := range []string{"Words people", "Where", "each day", "“", "kiosk", "www"} {
		if strings.Contains(text, not) {
			t.Errorf("%q in %q", not, text)
		}
	}
	if !strings.Contains(text, "People answered on paper.") || !strings.HasPrefix(text, "What we said Why?") {
		t.Error(text)
	}
}

// With every answer by source, the first page is the poster and the next the rest.
func TestResultsPosterWithSourcesIsTwoPages(t *testing.T) {
	fonts := typeface(t)
	r := results(t)
	g := chart.Groups{About: chart.About{Title: "By where people answered"}, Sources: []string{"Kiosk", "Paper", "Online"}}
	for _, row := range r.Answers.(chart.Bars).Rows {
		g.Rows = append(g.Rows, chart.Group{Label: row.Label, Figures: []chart.Figure{row.Figure, chart.Count(row.N / 2), chart.Hidden("")}})
	}
	r.Sources = g
	pages, err := r.Pages(fonts)
	if err != nil || len(pages) != 2 {
		t.Fatal(len(pages), err)
	}
	checkPages(t, pages)
	for _, want := range []string{"310 · 36%", "#LYPFTrecovery", "anonymous answers"} {
		if !strings.Contains(said(pages[:1]), want) {
			t.Errorf("no %q on the first page", want)
		}
	}
	for _, want := range []string{"By where people answered", "Answers on each day", "not a straight line"} {
		if !strings.Contains(said(pages[1:]), want) {
			t.Errorf("no %q on the second page", want)
		}
	}
}

// More than fits goes on, and nothing is lost.
func TestResultsPosterGoesOn(t *testing.T) {
	r := results(t)
	for len(r.Words) < 150 {
		r.Words = append(r.Words, "a word that somebody added to it")
	}
	pages, err := r.Pages(typeface(t))
	if err != nil || len(pages) < 2 {
		t.Fatal(len(pages), err)
	}
	if n := strings.Count(said(pages), "a word that somebody added to it"); n != 144 {
		t.Errorf("%d words of 144", n)
	}
}

// The picture of the poster is the poster: its code opens what the print's does.
func TestResultsPosterAsAPicture(t *testing.T) {
	fonts := typeface(t)
	pages, err := results(t).Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	painter, err := picture.NewPainter(fonts.File)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := painter.PNG(&out, pages[0], 1240, results(t).Describe()); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil || read.GetText() != "https://example.org/what-we-learned" {
		t.Errorf("read %v, %v", read, err)
	}
}

func TestResultsPictures(t *testing.T) {
	fonts := typeface(t)
	for _, size := range []picture.Size{picture.Post, picture.Square, picture.Slide} {
		p, err := results(t).Picture(fonts, size)
		if err != nil {
			t.Fatal(size, err)
		}
		if p.Size != size.Page() || len(p.Outside(-0.5)) > 0 {
			t.Errorf("%v: %v, outside %v", size, p.Size, p.Outside(-0.5))
		}
		for _, it := range p.Items[1:] {
			if r := page.Extent(it); r.X < 5.5 || r.X+r.W > p.Size.W-5.5 || r.Y < 5 || r.Y+r.H > p.Size.H-5 {
				t.Errorf("%v: %+v is beyond the margin", size, it)
			}
		}
		for _, want := range []string{"310 · 36%", "fewer than 5", "#LYPFTrecovery", "anonymous answers"} {
			if !strings.Contains(wholeText([]page.Page{p}), want) {
				t.Errorf("%v: no %q", size, want)
			}
		}
	}
	most := results(t) // seven answers, one of them long, and the two always offered
	rows := most.Answers.(chart.Bars)
	for _, label := range []string{"A long road with good days and bad days on it, and people who walk along", "Something else", "Going back to how it was"} {
		rows.Rows = append(rows.Rows, chart.Row{Label: label, Figure: chart.Count(15)})
	}
	most.Answers = rows
	if _, err := most.Picture(fonts, picture.Post); err != nil {
		t.Errorf("nine answers: %v", err)
	}
	if _, err := (handout.ResultsPoster{Question: "Why?"}).Picture(fonts, picture.Post); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("a picture of no answers: %v", err)
	}
	long := results(t)
	rows = chart.Bars{}
	for range 40 {
		rows.Rows = append(rows.Rows, chart.Row{Label: "An answer", Figure: chart.Count(3)})
	}
	long.Answers = rows
	if _, err := long.Picture(fonts, picture.Post); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("a picture of forty answers: %v", err)
	}
}

func TestResultsInWords(t *testing.T) {
	got := results(t).Describe()
	for _, want := range []string{"What we said about “recovery”. Bar chart: What does the word “recovery” mean to you? Number of answers. The most: Living a life that means something to me.",
		"I would rather not say: fewer than 5. Numbers are rounded to the nearest 5. We counted anonymous answers, not people."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q", got)
		}
	}
	if strings.Contains(got, "We asked") {
		t.Error("the question stands there twice")
	}
}
