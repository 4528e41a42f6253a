package handout_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/pdf/heard"
)

// spoken is the languages that come with the program.
func spoken(t testing.TB) []*languages.Language {
	t.Helper()
	lib, problems := languages.Load(assets.Languages(), nil)
	if len(problems) > 0 || len(lib.All()) != 5 {
		t.Fatal(problems, len(lib.All()))
	}
	return lib.All()
}

// checkedBy is who read all of a language.
func checkedBy(l *languages.Language) languages.Check {
	return languages.Check{Code: l.Code, By: "Amal Made-Up", Day: "2026-11-20", Of: l.Version()}
}

// inTwo is a visit in two languages: titles of steps as the checklists have them,
// one that is in none, and how that is in no language.
func inTwo(t testing.TB, size surgery.HandoutSize, v *languages.Voice) handout.Handout {
	h := full(t)
	h.Size, h.Second = size, v
	h.Done = []string{"Make a strong password", "Turn on 2-step verification", "Stop TikTok showing you to people", "Made a Bluesky account"}
	h.Links[0].Opens = "#LYPFTrecovery on Bluesky"
	return h
}

func pagesOf(t testing.TB, fonts *page.Fonts, p interface {
	Pages(*page.Fonts) ([]page.Page, error)
}) []page.Page {
	t.Helper()
	pages, err := p.Pages(fonts)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// Every language is heard whole, in every size, with its name on its parts; nothing
// is cut off, no letter is missing, numbers are whole and codes stand once.
func TestEveryLanguageIsHeard(t *testing.T) {
	fonts := typeface(t)
	for _, l := range spoken(t) {
		for _, size := range sizes {
			for name, v := range map[string]*languages.Voice{l.Code: l.Voice(languages.Check{}), l.Code + "-checked": l.Voice(checkedBy(l))} {
				t.Run(name+"/"+string(size), func(t *testing.T) {
					pages := pagesOf(t, fonts, inTwo(t, size, v))
					if missing := page.Missing(pages); missing != "" {
						t.Errorf("letters that no font covers: %q", missing)
					}
					for i, p := range pages {
						if out := p.Outside(5); len(out) > 0 { // there the page number stands
							t.Errorf("page %d: %d items are cut off", i+1, len(out))
						}
						for _, it := range p.Untagged() {
							t.Errorf("page %d: nobody hears %#v", i+1, it)
						}
					}
					if n := count(pages, isCode); n != 2 {
						t.Errorf("%d codes", n)
					}
					h := listen(t, fonts, pages)
					for _, f := range h.Faults {
						t.Error(f)
					}
					if got, want := squeezed(h.Words), squeezed(onPaper(pages)); got != want {
						t.Errorf("heard\n%s\non paper\n%s", got, want)
					}
					if size == surgery.Standard {
						checkScript(t, "second-"+name, h.Script)
					}
				})
			}
		}
	}
}

// A draft says so at its top in both languages, on each page, and its texts about
// safety are English; what was checked says by whom.
func TestADraftSaysSo(t *testing.T) {
	fonts := typeface(t)
	for _, l := range spoken(t) {
		draft, checked := l.Voice(languages.Check{}), l.Voice(checkedBy(l))
		mark, ok := draft.Say("This is a draft that nobody has checked yet. Where the two languages differ, the English is right.")
		call, okay := draft.Say("Danger now: call 999")
		short, has := draft.Say("Draft, not checked yet")
		if !ok || !okay || !has {
			t.Fatalf("%s: lines are missing", l.Code)
		}
		for _, size := range sizes {
			pages := pagesOf(t, fonts, inTwo(t, size, draft))
			said := said(pages)
			if first := squeezed(said)[:200]; !strings.Contains(first, "Thisisadraft") || !strings.Contains(squeezed(said), squeezed(mark)) {
				t.Errorf("%s, %s: no mark in\n%s", l.Code, size, said)
			}
			if strings.Contains(squeezed(said), squeezed(call)) {
				t.Errorf("%s, %s: a text about safety comes from a draft", l.Code, size)
			}
			for i, p := range pages[1:] {
				if text := p.Text(); !strings.Contains(text, "Draft, not checked yet") || !strings.Contains(squeezed(text), squeezed(short)) {
					t.Errorf("%s, %s: page %d is not marked", l.Code, size, i+2)
				}
			}
			bold := count(pages[:1], func(it page.Text) bool {
				return strings.HasPrefix(it.Text, "This is a draft") && it.Weight == page.Bold
			})
			if bold != 1 {
				t.Errorf("%s, %s: the mark is not bold", l.Code, size)
			}
		}
		whole := squeezed(said(pagesOf(t, fonts, inTwo(t, surgery.Standard, checked))))
		if strings.Contains(whole, "draft") || !strings.Contains(whole, squeezed(call)) || strings.Count(whole, "AmalMade-Up") != 2 {
			t.Errorf("%s, checked: %s", l.Code, whole)
		}
	}
}

// Numbers to ring stand whole on one line, twice where the language was checked.
func TestNumbersAreWholeInEveryLanguage(t *testing.T) {
	fonts := typeface(t)
	for _, l := range spoken(t) {
		for times, check := range []languages.Check{{}, checkedBy(l)} {
			pages := pagesOf(t, fonts, inTwo(t, surgery.LargePrint, l.Voice(check)))
			for _, number := range []string{"999", "111", "116 123", "85258"} {
				n := count(pages, func(it page.Text) bool { return strings.Contains(it.Text, number) })
				n += count(pages, func(it page.Path) bool { return strings.Contains(it.Says, number) })
				if n < times+1 {
					t.Errorf("%s: %s stands whole %d times, want %d", l.Code, number, n, times+1)
				}
			}
		}
	}
}

// A handout in two languages with every letter of its own is not heavy.
func TestALanguageIsLight(t *testing.T) {
	const most = 60 << 10
	fonts := typeface(t)
	for _, l := range spoken(t) {
		for _, size := range sizes {
			var raw bytes.Buffer
			err := pdf.Write(&raw, pagesOf(t, fonts, inTwo(t, size, l.Voice(checkedBy(l)))), pdf.Options{Fonts: fonts, Title: "A print", Made: surgeryDay})
			if err != nil || raw.Len() > most {
				t.Errorf("%s, %s: %d bytes, %v", l.Code, size, raw.Len(), err)
			}
		}
	}
}

// What stands in a second language is found and copied, in poppler and in browsers.
func TestASecondLanguageIsFound(t *testing.T) {
	fonts, dir := typeface(t), t.TempDir()
	var files []string
	var want [][]string
	for _, l := range spoken(t) {
		v := l.Voice(languages.Check{})
		var phrases []string
		for _, english := range []string{"Done today", "Only in English", "Make a strong password", "Choose who can message you", "Learn to mute, block and report"} {
			said, ok := v.Say(english)
			if !ok {
				t.Fatal(l.Code, english)
			}
			phrases = append(phrases, said)
		}
		var raw bytes.Buffer
		if err := pdf.Write(&raw, pagesOf(t, fonts, inTwo(t, surgery.Standard, v)), pdf.Options{Fonts: fonts, Title: "A print", Made: surgeryDay}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, l.Code+".pdf")
		if err := os.WriteFile(file, raw.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		files, want = append(files, file), append(want, phrases)
	}
	t.Run("poppler", func(t *testing.T) {
		for i, file := range files {
			has(t, filepath.Base(file), outside(t, "pdftotext", file, "-"), want[i][:3]) // it mixes up a number at the right of a line, and an Arabic comma
		}
	})
	t.Run("browser", func(t *testing.T) {
		for i, b := range heard.InBrowser(t, "../..", files...) {
			has(t, filepath.Base(files[i]), b.Found, want[i])
		}
	})
}

// searched is text as people search it: without marks of direction, joiners and the
// vowel signs that nobody types.
func searched(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200c' || r >= '\u064b' && r <= '\u0652' {
			return -1
		}
		return r
	}, s)), " ")
}

func has(t *testing.T, name, text string, phrases []string) {
	t.Helper()
	for _, p := range phrases {
		if !strings.Contains(searched(text), searched(p)) {
			t.Errorf("%s: nobody finds %q in\n%s", name, p, searched(text))
		}
	}
}

// What is not in the language stands in English, and its place says so.
func TestEnglishStandsInAndIsMarked(t *testing.T) {
	fonts := typeface(t)
	bare := &languages.Language{Code: "xx", Name: "Vymyšlený", English: "Made-up", Lines: map[string]languages.Line{
		"handout.done": {Text: "Hotovo", Of: languages.Digest("Done today")}}}
	h := inTwo(t, surgery.Standard, bare.Voice(checkedBy(bare)))
	pages := pagesOf(t, fonts, h)
	whole := said(pages)
	for _, part := range append(slices.Clone(h.Done), h.Next[0].Title, "Hotovo", "Danger now: call 999", "This part is only in English") {
		if !strings.Contains(whole, part) {
			t.Errorf("no %q in\n%s", part, whole)
		}
	}
	if n := strings.Count(whole, "Only in English"); n < len(h.Done)+2*len(h.Next) {
		t.Errorf("%d lines are marked", n)
	}
	w := handout.Week{Title: "Recovery week", Second: bare.Voice(languages.Check{}), Links: weekLinks(t), Events: typical(t).Events, StaySafe: h.StaySafe, WhereToTurn: h.WhereToTurn}
	if text := said(pagesOf(t, fonts, w)); !strings.Contains(text, "This is a draft") || !strings.Contains(text, "Recovery week") {
		t.Error(text)
	}
}

// Nothing that a host may type breaks a handout in two languages.
func TestAbsurdHandoutsInTwoLanguages(t *testing.T) {
	fonts := typeface(t)
	for _, l := range spoken(t)[:2] {
		for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint} {
			h := absurd(t)
			h.Size, h.Second = size, l.Voice(checkedBy(l))
			pages := pagesOf(t, fonts, h)
			for i, p := range pages {
				if out := p.Outside(5); len(out) > 0 { // there the page number stands
					t.Errorf("%s, %s: page %d: %d items are cut off: %v", l.Code, size, i+1, len(out), fmt.Sprint(out[0])[:80])
				}
			}
			if h := listen(t, fonts, pages); len(h.Faults) > 0 {
				t.Errorf("%s, %s: %q", l.Code, size, h.Faults[:1])
			}
		}
	}
}

// A language whose letters no font has is found out before it is printed, and no
// empty box is drawn.
func TestALanguageWithoutAFontIsFoundOut(t *testing.T) {
	strange := &languages.Language{Code: "ti", Name: "ትግርኛ", English: "Tigrinya", Lines: map[string]languages.Line{
		"handout.done": {Text: "ሎሚ ዝተገብረ", Of: languages.Digest("Done today")}}}
	pages := pagesOf(t, typeface(t), inTwo(t, surgery.Standard, strange.Voice(languages.Check{})))
	if err := page.CheckPages(pages); surgery.KindOf(err) != surgery.Unprintable || !strings.Contains(page.Missing(pages), "ሎ") {
		t.Errorf("%v, missing %q", err, page.Missing(pages))
	}
}

// BenchmarkInTwoFirst is one handout in two languages from nothing: fonts read, laid
// out, written.
func BenchmarkInTwoFirst(b *testing.B) {
	for _, l := range spoken(b) {
		h := inTwo(b, surgery.Standard, l.Voice(languages.Check{}))
		b.Run(l.Code, func(b *testing.B) {
			for b.Loop() {
				fonts := typeface(b)
				pages := pagesOf(b, fonts, h)
				if err := pdf.Write(io.Discard, pages, pdf.Options{Fonts: fonts, Title: "In two languages", Made: surgeryDay}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
