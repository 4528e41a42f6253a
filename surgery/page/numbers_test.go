package page_test

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery/page"
)

func TestANumberToRingIsNotBroken(t *testing.T) {
	f := ours(t, nil)
	s := page.Style{Size: 14}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Samaritans 116 123. Free", []string{"Samaritans", "116 123. Free"}},
		{"ring 0800 068 4141 now", []string{"ring", "0800 068 4141", "now"}},
		{"in 2026 we met", []string{"in 2026 we met"}},
	} {
		width := f.Width("Samaritans 116", s)
		if c.text[0] == 'r' {
			width = f.Width("0800 068 4141", s)
		}
		if c.text[0] == 'i' {
			width = f.Width(c.text, s)
		}
		if got := f.Wrap(c.text, s, width); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q", c.text, got)
		}
	}
	long := "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"
	if got := f.Wrap(long, s, f.Width("Samaritans 116", s)); len(got) < 3 {
		t.Errorf("%q", got)
	}
}
