package pdf_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf/heard"
)

// names that our typeface has no letters for.
var names = map[string]string{
	"arabic": "سام", "arabic, two words": "سام محمد", "arabic, four words": "محمد سام محمد سام", "hebrew": "שלום כהן",
	"hindi": "अनिल कुमार", "hindi, joined": "क्षत्रिय", "greek": "Ελένη Παπαδοπούλου", "cyrillic": "Юлия", "vietnamese": "Nguyễn",
}

// phrases as they stand in texts and titles, each in a paragraph of its own.
var phrases = map[string]string{
	"a sentence": "שלום כהן שלום כהן שלום.", "in brackets": "שלום (כהן) שלום", "an arabic sentence": "سام محمد محمد سام محمد",
	"a crisis line": "116 123", "a word with a figure": "2-step", "words of a menu": "Settings > Privacy and security",
	"a hashtag": "#LYPFTrecovery", "a possessive in hindi": "अनिल’s", "greek in english": "with Ελένη today", "english before hebrew": "Sam and",
}

// about puts a phrase where it stands in a line of the other direction.
var about = map[string]string{
	"a crisis line": "שלום כהן: 116 123", "a word with a figure": "שלום 2-step כהן", "words of a menu": "שלום כהן שלום Settings > Privacy and security",
	"a hashtag": "سام محمد #LYPFTrecovery", "a possessive in hindi": "अनिल’s surgery", "greek in english": "Meet with Ελένη today", "english before hebrew": "Sam and שלום כהן",
}

// written to a file each, by what they are.
func foundIn(t *testing.T, texts map[string]string) (files, kinds []string) {
	t.Helper()
	f := ours(t, few(t))
	dir := t.TempDir()
	for kind, text := range texts {
		pages, err := sheet(f).Flow([]page.Block{f.Heading("A made-up page", title, 180), f.Paragraph(text, body, 120)})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, kind+".pdf")
		if err := os.WriteFile(file, written(t, pages, options(f)), 0o600); err != nil {
			t.Fatal(err)
		}
		files, kinds = append(files, file), append(kinds, kind)
	}
	return files, kinds
}

// plain is text without the marks of direction that pdftotext puts around words.
func plainly(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, text)), " ")
}

func sought() (texts, want map[string]string) {
	texts, want = map[string]string{}, map[string]string{}
	for kind, name := range names {
		texts[kind], want[kind] = name+"’s made-up surgery", name
	}
	for kind, phrase := range phrases {
		texts[kind], want[kind] = phrase, phrase
		if in := about[kind]; in != "" {
			texts[kind] = in
		}
	}
	return texts, want
}

// Words drawn as outlines are found and copied whole, with poppler and in a
// browser, and heard in the order they are read.
func TestDrawnWordsAreFound(t *testing.T) {
	texts, want := sought()
	files, kinds := foundIn(t, texts)
	for i, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := heard.Read(raw)
		if err != nil {
			t.Fatal(err)
		}
		h := read.Listen()
		if len(h.Faults) > 0 {
			t.Errorf("%s: %q", kinds[i], h.Faults)
		}
		if last := h.Script[len(h.Script)-1]; last != "P: "+texts[kinds[i]] {
			t.Errorf("%s: heard %q, want %q", kinds[i], last, texts[kinds[i]])
		}
		if got := plainly(tool(t, raw, "pdftotext", "FILE", "-")); !strings.Contains(got, want[kinds[i]]) {
			t.Errorf("%s: poppler does not find %q in %q", kinds[i], want[kinds[i]], got)
		}
	}
}

func TestDrawnWordsAreFoundInABrowser(t *testing.T) {
	texts, want := sought()
	files, kinds := foundIn(t, texts)
	for i, b := range heard.InBrowser(t, "../..", files...) {
		if got := plainly(b.Found); !strings.Contains(got, want[kinds[i]]) {
			t.Errorf("%s: pdf.js does not find %q in %q", kinds[i], want[kinds[i]], got)
		}
	}
}

// A part in another language says so, whole as its blocks are or one paragraph.
func TestPartsSayTheirLanguage(t *testing.T) {
	f := ours(t, few(t))
	urdu, hebrew := body, &page.Node{Role: page.Section, Language: "he"}
	urdu.Language, urdu.Direction = "ur", page.RTL
	pages, err := sheet(f).Flow([]page.Block{f.Heading("A made-up page", title, 180), f.Paragraph("سام محمد", urdu, 120).Mirrored(120), f.Paragraph("שלום", body, 120).As(hebrew)})
	if err != nil {
		t.Fatal(err)
	}
	read, err := heard.Read(written(t, pages, options(f)))
	if err != nil {
		t.Fatal(err)
	}
	h := read.Listen()
	if got, want := strings.Join(h.Script, "; "), "P: A made-up page; P (ur): سام محمد; P (he): שלום"; got != want || len(h.Faults) > 0 {
		t.Errorf("heard %q, want %q; %q", got, want, h.Faults)
	}
}
