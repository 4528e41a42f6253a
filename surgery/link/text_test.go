package link_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
)

func TestTextQR(t *testing.T) {
	const text = "AGE-SECRET-KEY-1QQQQSAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLEZZ"
	q, err := link.TextQR(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := decode(t, q); got != text {
		t.Errorf("scanned %q", got)
	}
	for _, bad := range []string{"", strings.Repeat("x", 5000)} {
		if _, err := link.TextQR(bad); surgery.KindOf(err) != surgery.Invalid {
			t.Errorf("%d letters: %v", len(bad), err)
		}
	}
}
