package handout

import (
	"testing"
	"testing/fstest"
)

// FuzzReadText reads any text that a host may have put in place of ours.
func FuzzReadText(f *testing.F) {
	for _, s := range []string{"", "T\nchecked 2026-11-23\n\nOne.\nTwo [organisation].", "T\nchecked yesterday", "\n\n\n", "T\r\nchecked 2026-11-23\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text, err := ReadText(fstest.MapFS{"texts/x.txt": {Data: []byte(raw)}}, "x")
		if err == nil && text.Title == "" {
			t.Errorf("%q becomes %+v", raw, text)
		}
	})
}
