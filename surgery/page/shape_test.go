package page_test

import (
	"errors"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// drawn returns the paths among items, failing when there are none.
func drawn(t *testing.T, items []page.Item) []page.Path {
	t.Helper()
	var out []page.Path
	for _, it := range items {
		if p, ok := it.(page.Path); ok && len(p.Segments) > 0 {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		t.Fatalf("nothing is drawn: %+v", items)
	}
	return out
}

func line(t *testing.T, f *page.Fonts, text string) ([]page.Item, float64) {
	t.Helper()
	items, w := f.Line(10, 20, text, body)
	if want := f.Width(text, body); w < want-1e-6 || w > want+1e-6 {
		t.Errorf("%q: laid %.3f mm, measured %.3f", text, w, want)
	}
	if got := (page.Page{Items: items}).Text(); got != text {
		t.Errorf("%q reads %q", text, got)
	}
	return items, w
}

func TestOurLettersAreSetAsText(t *testing.T) {
	f := ours(t, nil)
	for _, text := range []string{"Łukasz Żółć", "Zoë O’Neil", "Siân Ŵyn Ŷnys", "İstanbul", "£5 – “now” · €"} {
		items, _ := line(t, f, text)
		if len(items) != 1 {
			t.Fatalf("%q: %d items", text, len(items))
		}
		if _, ok := items[0].(page.Text); !ok {
			t.Errorf("%q is %T", text, items[0])
		}
	}
}

func TestOtherScriptsAreDrawn(t *testing.T) {
	f := ours(t, few(t))
	for _, text := range []string{"سام محمد", "שלום כהן", "अनिल कुमार क्षत्रिय", "Ελένη Παπαδοπούλου", "Юлия", "Nguyễn"} {
		items, _ := line(t, f, text)
		drawn(t, items)
		if m := f.Uncovered(text); m != "" {
			t.Errorf("%q: uncovered %q", text, m)
		}
	}
}

func TestAWordComesFromOneFont(t *testing.T) {
	f := ours(t, few(t))
	if items, _ := line(t, f, "Παπαδοπούλου"); len(items) != 1 {
		t.Errorf("π of our typeface stands among the others: %d items", len(items))
	}
}

func TestArabicIsJoined(t *testing.T) {
	f := ours(t, few(t))
	strokes := func(text string) int {
		items, _ := line(t, f, text)
		return len(drawn(t, items)[0].Segments)
	}
	apart := 0
	for _, r := range "محمد" {
		apart += strokes(string(r))
	}
	if whole := strokes("محمد"); whole == apart {
		t.Error("the letters of محمد are drawn as they stand alone")
	}
}

func TestDevanagariIsShaped(t *testing.T) {
	f := ours(t, few(t))
	// क् + ष is one sign, narrower than its letters with a virama between.
	if one, apart := f.Width("क्ष", body), f.Width("क", body)+f.Width("ष", body); one >= apart {
		t.Errorf("क्ष is %.2f mm, its letters %.2f mm", one, apart)
	}
}

func TestRightToLeftStandsAsItIsRead(t *testing.T) {
	f := ours(t, few(t))
	// On its own, the first word stands rightmost.
	items, _ := line(t, f, "שלום כהן")
	words := drawn(t, items)
	if len(words) != 1 { // one run, or one for each word
		if words[0].X <= words[len(words)-1].X {
			t.Errorf("first word at %.1f mm, last at %.1f", words[0].X, words[len(words)-1].X)
		}
	}
	// In an English sentence, English stays left to right around it.
	items, _ = line(t, f, "Sam and שלום כהן’s surgery")
	first, last := page.Extent(items[0]), page.Extent(items[len(items)-1])
	if first.X != 10 || last.X < 20 {
		t.Errorf("starts at %.1f, ends at %.1f", first.X, last.X)
	}
	for _, it := range items[1 : len(items)-1] {
		if e := page.Extent(it); e.X < first.X+first.W-0.01 || e.X+e.W > last.X+0.01 {
			t.Errorf("%+v is not between", e)
		}
	}
}

func TestMarksAreSetOnTheirLetter(t *testing.T) {
	f := ours(t, nil)
	items, w := line(t, f, "q\u0303")
	drawn(t, items)
	if q := f.Width("q", body); w < q*0.99 || w > q*1.2 {
		t.Errorf("q with a tilde is %.2f mm, q %.2f mm", w, q)
	}
}

func TestUncoveredLettersAreNamedAndNeverDrawn(t *testing.T) {
	f := ours(t, few(t))
	tests := map[string]struct{ text, missing, left string }{
		"emoji":           {"Sam 😀", "😀", "Sam "},
		"joined emoji":    {"👩‍⚕️ Ann", "👩\u200d⚕\ufe0f", " Ann"},
		"above the BMP":   {"𠮷野", "𠮷野", ""},
		"each once":       {"王王 王", "王", " "},
		"letter and ours": {"x王y", "王", "xy"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			items, _ := f.Line(0, 0, tt.text, body)
			p := page.Page{Items: items}
			if got := page.Missing([]page.Page{p}); got != tt.missing {
				t.Errorf("missing %q, want %q", got, tt.missing)
			}
			if got := f.Uncovered(tt.text); got != tt.missing {
				t.Errorf("uncovered %q, want %q", got, tt.missing)
			}
			if got := p.Text(); got != tt.left {
				t.Errorf("left %q, want %q", got, tt.left)
			}
			for _, it := range items {
				if path, ok := it.(page.Path); ok && len(path.Segments) > 0 {
					t.Errorf("%+v is drawn", path)
				}
			}
			err := page.CheckPages([]page.Page{p})
			if surgery.KindOf(err) != surgery.Unprintable {
				t.Fatalf("error %v", err)
			}
			var e *surgery.Error
			errors.As(err, &e)
			if said := words.Say(e.Key+".what", e.With...); !strings.Contains(said, tt.missing) {
				t.Errorf("said %q", said)
			}
			if strings.Contains(err.Error(), tt.missing) {
				t.Error("the log names letters of a person")
			}
		})
	}
	if err := f.Check("Sam", "Żółć"); err != nil {
		t.Errorf("covered letters: %v", err)
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"", "Sam", "سام\u202e", "😀👩‍⚕️", "e\u0301\u0301", "\xff\xfe", "𠮷", "אב 12 ab",
		strings.Repeat("क्", 300), "\u0e01\u0e4d\u0e4d", strings.Repeat("א(", 200), "\u200d\u200d\ufe0f", "\u0300"} {
		f.Add(s)
	}
	fonts := ours(f, few(f))
	f.Fuzz(func(t *testing.T, s string) {
		items, w := fonts.Line(0, 0, s, body)
		if w < 0 || w > 1e6 {
			t.Errorf("%q is %.1f mm", s, w)
		}
		_ = page.Page{Items: items}.Text()
		for _, l := range fonts.Wrap(s, body, 60) {
			if lw := fonts.Width(l, body); lw > 60*1.05 && len([]rune(l)) > 12 {
				t.Errorf("line %q is %.1f mm", l, lw)
			}
		}
		fonts.Shorten(s, body, 30)
	})
}
