package handout_test

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/languages"
)

// webWords are the words that a browser shows of a page.
func webWords(t *testing.T, raw []byte) string {
	t.Helper()
	body := string(raw[strings.Index(string(raw), "<body>"):])
	d := xml.NewDecoder(strings.NewReader(strings.TrimSuffix(strings.TrimSpace(body), "</html>")))
	var b strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, body)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

var inLanguage = regexp.MustCompile(`<(\w+)[^>]* lang="(\w+)" dir="(\w+)"[^>]*>`)

// A web page says what the pages say, each part of the second language with its
// name and direction.
func TestAWebPageSaysWhatThePagesSay(t *testing.T) {
	fonts := typeface(t)
	for _, l := range spoken(t) {
		for name, v := range map[string]*languages.Voice{"draft": l.Voice(languages.Check{}), "checked": l.Voice(checkedBy(l))} {
			h := inTwo(t, surgery.Standard, v)
			raw := h.WebPage()
			shown := squeezed(webWords(t, raw))
			for _, line := range listen(t, fonts, pagesOf(t, fonts, h)).Script {
				_, says, _ := strings.Cut(line, ": ")
				says, _, _ = strings.Cut(says, " -> ")
				scan, _ := v.Say("Point the camera of your phone at a code to open it.")
				about := strings.Contains(says, " · ") // stand one under the other there
				if says == "Done" || len(says) == 1 || strings.HasPrefix(line, "Figure") || strings.HasPrefix(says, "Point the camera") || says == scan || says == "English" || strings.Contains(says, "("+l.English+")") || about {
					continue
				}
				if !strings.Contains(shown, squeezed(says)) {
					t.Errorf("%s, %s: nobody reads %q", l.Code, name, says)
				}
			}
			direction := "ltr"
			if l.RTL {
				direction = "rtl"
			}
			marked := inLanguage.FindAllStringSubmatch(string(raw), -1)
			for _, m := range marked {
				if m[2] != l.Code || m[3] != direction {
					t.Errorf("%s: %v", l.Code, m)
				}
			}
			if len(marked) < 15 {
				t.Errorf("%s: %d parts say their language", l.Code, len(marked))
			}
			if strings.Contains(string(raw), `class="draft"`) != v.Draft() {
				t.Errorf("%s, %s: the mark of a draft", l.Code, name)
			}
		}
	}
}

// A number to ring keeps its order in a line read from right to left.
func TestAWebPageKeepsNumbersInOrder(t *testing.T) {
	for _, l := range spoken(t) {
		raw := string(inTwo(t, surgery.Standard, l.Voice(checkedBy(l))).WebPage())
		if i := strings.LastIndex(raw, "116 123"); l.RTL && !strings.Contains(raw, `116 123</span></bdo>`) {
			t.Errorf("%s: %s", l.Code, raw[i-80:i+20])
		}
		if n := strings.Count(raw, "116 123"); n != 2 {
			t.Errorf("%s: 116 123 stands %d times", l.Code, n)
		}
	}
}

// A web page in English alone has nothing of a second language, and what a host
// typed is no markup.
func TestAWebPageInEnglishAlone(t *testing.T) {
	h := typical(t)
	h.FirstName, h.Venue, h.Events[0].Title = "<b>Sam</b>", `"&<script>alert(1)</script>`, "שלום כהן"
	raw := string(h.WebPage())
	for _, bad := range []string{"<script", "<b>", "pair\"", "lang=\"ar\"", "draft\"", "src=", "url("} {
		if strings.Contains(raw, bad) {
			t.Errorf("it holds %s", bad)
		}
	}
	for _, want := range []string{`<html lang="en-GB">`, "&lt;b&gt;Sam", `<td dir="rtl" lang="">`, "116 123", `href="https://bsky.app/hashtag/LYPFTrecovery"`, "Tuesday 24 November 2026"} {
		if !strings.Contains(raw, want) {
			t.Errorf("no %s in\n%s", want, raw)
		}
	}
	webWords(t, []byte(raw))
	if raw = string(handout.Week{Title: "Recovery week", Events: h.Events}.WebPage()); !strings.Contains(raw, "<h1>Recovery week</h1>") {
		t.Error(raw)
	}
	webWords(t, (handout.Handout{}).WebPage())
}
