package door

import (
	"net/netip"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

func anyCode(t *rapid.T) Code {
	return Code{Address: netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "address"))),
		Port: rapid.SampledFrom(Ports[:]).Draw(t, "port"), Secret: rapid.Uint64Max(1<<secretBits-1).Draw(t, "secret")}
}

func TestACodeIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCode(t)
		written := c.String()
		if len(written) != letters+letters/group-1 || strings.ContainsAny(written, "OIB1") {
			t.Fatalf("%q", written)
		}
		for _, typed := range []string{written, strings.ToLower(written), strings.ReplaceAll(written, " ", "-"), strings.ReplaceAll(written, "0", "o"), strings.ReplaceAll(written, "8", "b"), "  " + written + "\n"} {
			if got, err := ParseCode(typed); err != nil || got != c {
				t.Fatalf("%q: %v %v", typed, got, err)
			}
		}
	})
}

// One letter in 64 that is wrong is not found by the check: then nobody answers, or
// somebody who does not know the secret.
func TestMostWrongLettersAreFound(t *testing.T) {
	c, err := NewCode(netip.MustParseAddrPort("192.168.1.20:47711"))
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.ReplaceAll(c.String(), " ", "")
	tried, passed := 0, 0
	for i := range plain {
		for _, other := range alphabet {
			if typed := plain[:i] + string(other) + plain[i+1:]; typed != plain {
				tried++
				if _, err := ParseCode(typed); err == nil {
					passed++
				} else if surgery.KindOf(err) != surgery.Invalid {
					t.Fatal(err)
				}
			}
		}
	}
	if tried != letters*31 || passed > tried/20 {
		t.Errorf("%d of %d wrong letters were not found", passed, tried)
	}
}

func TestSecretsDiffer(t *testing.T) {
	at := netip.MustParseAddrPort("10.0.0.1:47710")
	a, _ := NewCode(at)
	b, _ := NewCode(at)
	if a == b || a.Secret == 0 {
		t.Error("two codes are the same")
	}
}

func TestAnAddressBesideTheCode(t *testing.T) {
	c := Code{netip.MustParseAddr("192.168.1.20"), Ports[2], 5}
	for typed, want := range map[string]string{
		"":                 "192.168.1.20:47712",
		" 10.1.2.3 ":       "10.1.2.3:47712",
		"10.1.2.3:5000":    "10.1.2.3:5000",
		"fe80::1%eth0":     "[fe80::1%eth0]:47712",
		"[fd00::1]:47710":  "[fd00::1]:47710",
		"0.0.0.0":          "",
		"home.example:123": "",
	} {
		if at, err := c.At(typed); err == nil && at.String() != want || err != nil && want != "" {
			t.Errorf("%q: %v %v", typed, at, err)
		}
	}
	c.Address = netip.IPv4Unspecified()
	if _, err := c.At(""); err == nil {
		t.Error("there is no address, and none was typed")
	}
}

func FuzzCode(f *testing.F) {
	f.Add(Code{netip.MustParseAddr("192.168.1.20"), Ports[1], 1 << 59}.String())
	f.Add("")
	f.Add(strings.Repeat("Q", letters))
	f.Fuzz(func(t *testing.T, typed string) {
		c, err := ParseCode(typed)
		if err != nil {
			if surgery.KindOf(err) != surgery.Invalid {
				t.Fatal(err)
			}
			return
		}
		if again, err := ParseCode(c.String()); err != nil || again != c {
			t.Fatalf("%q: %v, then %v %v", typed, c, again, err)
		}
	})
}
