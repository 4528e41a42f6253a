package document_test

import (
	"bytes"
	"encoding/csv"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/document"
)

// shown is Markdown as a site shows it, one that lets all markup through.
func shown(t *testing.T, raw []byte) string {
	t.Helper()
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	if err := md.Convert(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var tag = regexp.MustCompile(`<[^>]*>`)

// readable returns what a person reads of it, on one line.
func readable(markup string) string {
	return surgery.Clean(html.UnescapeString(tag.ReplaceAllString(markup, " ")))
}

func TestMarkdownIsReadAsItWasMeant(t *testing.T) {
	got := shown(t, document.Markdown(sample(t)))
	for _, want := range []string{"<h1>An invented week</h1>", "<h2>What was on</h2>", "<h3>To read again</h3>", "<p>Hello.<br>\nThis is how it went.</p>",
		"<th>When</th>", "<td>Tuesday, 8pm</td>", `<a href="https://example.org/chat?a=1&amp;b=2">Our blog</a>`, "<blockquote>", "<p>Said by: a carer</p>",
		`<a href="https://example.org/b_log_*x*">`, "<td>about 25</td>", "<td>fewer than 5</td>"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestMarkdownOfPeopleIsText(t *testing.T) {
	allowed := map[string]bool{}
	for _, m := range tag.FindAllString(shown(t, document.Markdown(sample(t))), -1) {
		allowed[m] = true
	}
	for _, text := range hostile {
		got := shown(t, document.Markdown(allOf(text)))
		for _, m := range tag.FindAllString(got, -1) {
			if !allowed[m] || strings.HasPrefix(m, "<a ") {
				t.Errorf("%q became %s", text, m)
			}
		}
		if want := surgery.Clean(text); strings.Count(readable(got), want) < 10 {
			t.Errorf("%q is read %d times in\n%s", want, strings.Count(readable(got), want), readable(got))
		}
	}
}

func TestCSVIsHarmlessAndWhole(t *testing.T) {
	rows := table(t, document.CSV(sample(t)))
	has := func(want ...string) {
		t.Helper()
		for _, row := range rows {
			if strings.Join(row, "|") == strings.Join(want, "|") {
				return
			}
		}
		t.Errorf("no row %q in %q", want, rows)
	}
	has("An invented week", "text", "", "", "", "#Invented", "", "")
	has("What was on", "figure", "23 to 27 November", "A chat", "When", "Tuesday, 8pm", "", "")
	has("What was on", "figure", "23 to 27 November", "A chat", "Who", "'@invented", "", "")
	has("What was on", "item", "", "", "", "The chat", "https://example.org/chat?a=1&b=2", "Our blog")
	has("What people said", "figure", "What recovery means", "Neither", "Number of answers", "fewer than 5", "", "")
	has("What we learned", "quote", "", "", "", "It helped.\nReally.\nSaid by: a carer", "", "")
	for _, text := range hostile {
		for _, row := range table(t, document.CSV(allOf(text))) {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t|%") {
					t.Errorf("%q is run: %q", text, cell)
				}
			}
		}
	}
}

func table(t *testing.T, raw []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff"))).ReadAll()
	if err != nil || len(rows) < 2 || len(rows[0]) != 8 {
		t.Fatal(rows, err)
	}
	return rows
}
