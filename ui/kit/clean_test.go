package kit

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		multi bool
		want  string
		cut   bool
	}{
		{"Sam", 10, false, "Sam", false},
		{"Sam", 2, false, "Sa", true},
		{"", 0, false, "", false},
		{"x", 0, false, "", true},
		{"one\r\ntwo\rthree\nfour\tfive", 99, false, "one two three four five", false},
		{"one\r\ntwo\n\nthree\tx", 99, true, "one\ntwo\n\nthree x", false},
		{"a\x00b\x7fc\u0085d\u202ee\u2066f\u2069g\u2028h", 99, false, "abcdefgh", false},
		{"👩\u200d👧 é e\u0301 العربية", 99, false, "👩\u200d👧 é e\u0301 العربية", false},
		{strings.Repeat("\n", mostBreaks-1) + "end", 9999, true, strings.Repeat("\n", mostBreaks-1) + "end", false},
		{strings.Repeat("\n", mostBreaks) + "end", 9999, true, strings.Repeat("\n", mostBreaks-1), true},
		{strings.Repeat("\n", mostBreaks+1), 9999, false, strings.Repeat(" ", mostBreaks+1), false},
		{"a\xffb", 99, false, "ab", false},
	} {
		got, cut := clean(c.in, c.limit, c.multi)
		if got != c.want || cut != c.cut {
			t.Errorf("clean(%q, %d, %v) = %q, %v; want %q, %v", c.in, c.limit, c.multi, got, cut, c.want, c.cut)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("Sam\r\n\u202eOkafor", 5, true)
	f.Add("\xff\xfe", 3, false)
	f.Fuzz(func(t *testing.T, s string, limit int, multi bool) {
		limit = min(max(limit, 0), 5000)
		got, cut := clean(s, limit, multi)
		if n := utf8.RuneCountInString(got); n > limit || cut && n != limit && strings.Count(got, "\n") != mostBreaks-1 {
			t.Errorf("%d letters of at most %d, cut %v", n, limit, cut)
		}
		for _, r := range got {
			if r == '\n' && multi {
				continue
			}
			if dropped(r) {
				t.Errorf("%q stayed in %q", r, got)
			}
		}
		if again, cut := clean(got, limit, multi); again != got || cut {
			t.Errorf("cleaning twice gives %q after %q", again, got)
		}
		if !multi && strings.Contains(got, "\n") {
			t.Errorf("a line break in one line: %q", got)
		}
	})
}
