package pdf

import "testing"

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0 ", 1: "1 ", -1: "-1 ", 12.5: "12.5 ", 0.04: "0.04 ", 0.0004: "0 ", -0.0004: "0 ", 3.1415: "3.142 ",
		-0.255: "-0.255 ", 595.276: "595.276 ", 0.9996: "1 ", 100.02: "100.02 ", 7.3: "7.3 ",
	} {
		var c content
		c.number(v)
		if got := string(c.b); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}
