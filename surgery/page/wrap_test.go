package page_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"socialmediasurgery/surgery/page"
)

func TestWrap(t *testing.T) {
	f := ours(t, few(t))
	tests := map[string]struct {
		text  string
		width float64
		want  []string
	}{
		"nothing":                {"", 50, nil},
		"only spaces":            {"  \n ", 50, nil},
		"fits":                   {"Chose a strong password", 80, []string{"Chose a strong password"}},
		"breaks at spaces":       {"Chose a strong password", 40, []string{"Chose a strong", "password"}},
		"no last word alone":     {"Questions start with Q1, so start your answer with A1.", 112, []string{"Questions start with Q1, so start your answer", "with A1."}},
		"a long one may be":      {"Have the posts for it in the window reasonably", 80, []string{"Have the posts for it in the window", "reasonably"}},
		"few words stay":         {"mmmmmmm mm mmmmmm to", 66, []string{"mmmmmmm mm mmmmmm", "to"}},
		"a figure with its word": {"Share 999, 111 option 2, and write", 47, []string{"Share 999, 111", "option 2, and write"}},
		"a way through menus":    {"Tap it, then go to Settings > Blocking.", 71, []string{"Tap it, then go to Settings >", "Blocking."}},
		"spaces run together":    {"  a   b ", 50, []string{"a b"}},
		"newlines stay":          {"one\ntwo\r\nthree\n", 50, []string{"one", "two", "three"}},
		"an empty line stays":    {"one\n\ntwo", 50, []string{"one", "", "two"}},
		"no-break space holds":   {"call 116\u00a0123", 21, []string{"call", "116\u00a0123"}},
		"address behind slash":   {"example.org/considering-lilies", 40, []string{"example.org/", "considering-lilies"}},
		"long word is cut":       {"mmmmmmmmmm", 20, []string{"mmmm", "mmmm", "mm"}},
		"before a capital":       {"#RecoveryWeek", 26, []string{"#Recovery", "Week"}},
		"controls go":            {"a\x00b\x1bc\u202ed", 50, []string{"abcd"}},
		"composed":               {"Zoe\u0308", 50, []string{"Zoë"}},
		"another script":         {"سام محمد", 12, []string{"سام", "محمد"}},
		"narrower than a letter": {"mm", 1, []string{"m", "m"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := f.Wrap(tt.text, body, tt.width)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWrapNeverSplitsAWordThatFits(t *testing.T) {
	f := ours(t, nil)
	text := "You choose who sees what. You can mute, block and report anyone, and stop at any time, at Llanfairpwll."
	for width := 35.0; width < 180; width += 3 {
		lines := f.Wrap(text, body, width)
		if strings.Join(lines, " ") != text {
			t.Fatalf("%.0f mm: %q", width, lines)
		}
		for _, l := range lines {
			if w := f.Width(l, body); w > width+1e-6 {
				t.Errorf("%.0f mm: %q is %.2f mm", width, l, w)
			}
		}
	}
}

func TestShorten(t *testing.T) {
	f := ours(t, few(t))
	tests := map[string]struct {
		text  string
		width float64
		want  string
	}{
		"fits":           {"Sam", 30, "Sam"},
		"cut":            {"Social media surgery", 30, "Social medi…"},
		"no space":       {"Social media", 16.5, "Social…"},
		"one line":       {"a\nb", 30, "a b"},
		"no room":        {"Sam", 1, "…"},
		"with marks":     {"Nguyễn Thị Nguyễn Thị", 25, ""},
		"from the right": {"محمد سام محمد", 20, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := f.Shorten(tt.text, body, tt.width)
			if tt.want != "" && got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if w := f.Width(got, body); w > tt.width && got != "…" {
				t.Errorf("%q is %.2f mm of %.2f", got, w, tt.width)
			}
			if !utf8.ValidString(got) {
				t.Errorf("%q is broken", got)
			}
		})
	}
}

func TestCleanCapsTheText(t *testing.T) {
	if n := utf8.RuneCountInString(page.Clean(strings.Repeat("ü", 1<<20))); n != page.MaxLetters {
		t.Errorf("%d letters kept", n)
	}
	if n := len(page.Clean(strings.Repeat("a", 1<<20))); n != page.MaxLetters {
		t.Errorf("%d letters kept", n)
	}
	if n := utf8.RuneCountInString(page.Clean("q" + strings.Repeat("\u0301", 500))); n > 10 {
		t.Errorf("%d marks on one letter", n)
	}
}
