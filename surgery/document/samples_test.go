package document_test

import (
	"os"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func typeface(t testing.TB) *page.Fonts {
	t.Helper()
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func address(t testing.TB, typed string) document.Link {
	t.Helper()
	a, err := link.ParseAddress(typed)
	if err != nil {
		t.Fatal(err)
	}
	return document.Link{Opens: "Our blog", Address: a}
}

// sample has one of everything, with text around it.
func sample(t testing.TB) document.Document {
	bars := chart.Bars{About: chart.About{Title: "What recovery means", Unit: "answers"},
		Rows: []chart.Row{{Label: "Getting back", Figure: chart.Count(40)}, {Label: "Moving on", Figure: chart.Said(25, "about 25")}, {Label: "Neither", Figure: chart.Hidden("")}}}
	return document.Document{
		Title: "An invented week", About: []string{"23 to 27 November 2026", "#Invented", "Made-up Trust"},
		Made: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC),
		Parts: []document.Part{
			{Blocks: []document.Block{document.Paragraph{Text: "Hello.\nThis is how it went."}}},
			{Heading: "What was on", Blocks: []document.Block{
				document.Table{Caption: "23 to 27 November", Headers: []string{"What", "When", "Who"}, Notes: []string{"All times are local."},
					Rows: [][]string{{"A chat", "Tuesday, 8pm", "@invented"}, {"A surgery", "Tuesday, 1pm", "Vera Sample"}}},
				document.Sub{Text: "To read again"},
				document.List{Items: []document.Item{{Text: "The chat", Link: address(t, "https://example.org/chat?a=1&b=2")}, {Link: address(t, "https://example.org/b_log_*x*")}}}}},
			{Heading: "What people said", Blocks: []document.Block{
				document.Chart{Chart: bars},
				document.Note{Text: "Counts are rounded."}}},
			{Heading: "What we learned", Blocks: []document.Block{
				document.Sub{Text: "In people’s own words"},
				document.Quote{Text: "It helped.\nReally.", Whose: "a carer", More: "Tuesday"},
				document.Quote{Text: "Unsigned."},
				document.List{Items: []document.Item{{Text: "Round tables", More: "Tuesday 24 November, a chat"}}}}},
		}}
}

// hostile is what people may write anywhere.
var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`&lt;b&gt; & &amp; &#x3c;script&#x3e;`,
	`</style></title></svg></table></main>`,
	`<!-- --><![CDATA[ ]]>`,
	`[click](javascript:alert(1)) ![x](https://example.com/x.png)`,
	"`code` **bold** _it_ ~~no~~ | a | b | \\",
	"# heading",
	"1. one",
	"- item",
	"> quote",
	"=======",
	"https://example.com/track www.example.com mailto:a@example.com",
	`=HYPERLINK("https://example.com")`,
	`+1`, `-1`, `@SUM(A1)`,
	"\u202eright to left\u202c",
	"مرحبا بالعالم، שלום, 你好, 👩‍👩‍👧",
	"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenundnochvielmehrohneeineinzigesleerzeichen" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	"line one\nline two\n\nline four",
	"tab\tand\x00control\x1b[31m",
	"\ufeffmark",
	"   spaces   ",
	"$$x^2$$ :smile:",
}

// allOf has one text everywhere.
func allOf(text string) document.Document {
	return document.Document{Title: text, About: []string{text}, Made: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), Parts: []document.Part{
		{Blocks: []document.Block{document.Paragraph{Text: text}}},
		{Heading: text, Blocks: []document.Block{document.Paragraph{Text: text}, document.Note{Text: text}, document.Sub{Text: text},
			document.List{Items: []document.Item{{Text: text, More: text}}},
			document.Table{Caption: text, Headers: []string{text, text}, Rows: [][]string{{text, text}}, Notes: []string{text}},
			document.Chart{Chart: chart.Bars{About: chart.About{Title: text, Unit: text, Notes: []string{text}}, Rows: []chart.Row{{Label: text, Figure: chart.Said(3, text)}}}},
			document.Quote{Text: text, Whose: text, More: text}}},
		{Heading: text, Blocks: []document.Block{document.Paragraph{Text: text}}},
	}}
}
