package intake

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestHarmless(t *testing.T) {
	for bad, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(1)": "'@SUM(1)", "\tx": "'\tx", "\rx": "'\rx",
		"=HYPERLINK(\"https://bad.example\")": "'=HYPERLINK(\"https://bad.example\")", "  =1": "'  =1", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1",
		"\ufeff=1": "'\ufeff=1", "\x00=1": "'\x00=1", "fine\n=1": "fine\n'=1", "fine\r\n  +1": "fine\r\n'  +1", "fine\r@x": "fine\r'@x",
		"＝1+1": "'＝1+1", "|cmd": "'|cmd", "%0A=1": "'%0A=1", "\n=1": "\n'=1", "=1\n=2": "'=1\n'=2"} {
		got := Harmless(bad)
		if got != want {
			t.Errorf("%q becomes %q", bad, got)
		}
		if tame(got) != bad {
			t.Errorf("%q does not come back: %q", bad, tame(got))
		}
	}
	for _, good := range []string{"", "Ada", "Núñez", "a=b", "1 - 2", "#MHNurseChat", "'t Hooft", "(=1)", "👩‍🔧", "fine\nfine"} {
		if got := Harmless(good); got != good || tame(good) != good {
			t.Errorf("%q becomes %q, %q", good, got, tame(good))
		}
	}
}

// Whatever a cell holds, what we write has no cell that runs, and says the
// same when it is read.
func FuzzHarmless(f *testing.F) {
	for _, s := range []string{"=1", "a\n=b", "'=x", "\u2066=", "a,b;\"c\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		safe := Harmless(cell)
		for line := range strings.FieldsFuncSeq(safe, func(r rune) bool { return r == '\n' || r == '\r' }) {
			if trimmed := strings.TrimLeft(line, " \u00a0"); trimmed != "" && strings.ContainsAny(trimmed[:1], "=+-@\t") {
				t.Fatalf("%q runs", safe)
			}
		}
		if strings.HasPrefix(safe, "\r") || Harmless(safe) != safe {
			t.Fatalf("%q changes twice", cell)
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.Write([]string{"x", safe}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		row, err := csv.NewReader(&b).Read()
		if err != nil || len(row) != 2 {
			t.Fatalf("%q: %v", cell, err)
		}
	})
}
