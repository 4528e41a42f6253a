package seal

import (
	"strings"
	"testing"
	"time"
)

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		phrase string
		enough bool
		weak   Weakness
	}{
		{"", false, Short},
		{"x7", false, Short},
		{"password", false, Common},
		{"P@ssw0rd", false, Common},
		{"aaaaaaaa", false, Repeats},
		{"abcdefgh", false, Sequence},
		{"margaret", false, Name},
		{"surgery", false, Ours},
		{"madeuptrust", false, Ours},
		{"seven made-up otters juggle", true, ""},
		{"correcthorsebatterystaple", true, ""},
		{"vX9#pQ2!mLr8", true, ""},
		{"пять выдуманных выдр", true, ""},
		{strings.Repeat("x", MaxPassphrase+1), false, ""},
	} {
		got := Judge([]byte(c.phrase), "MadeUpTrust")
		if (got.Score >= EnoughStrength) != c.enough || got.Weak != c.weak {
			t.Errorf("%q: %+v", c.phrase, got)
		}
	}
}

// A long and repetitive passphrase must not hold up the window.
func TestJudgeIsQuick(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 128), strings.Repeat("password1", 14), strings.Repeat("1a!", 42), strings.Repeat("é", 128),
		strings.Repeat("4@8({[<369&#!1/|0$5+7%2", 5), strings.Repeat("4@8(1!|+abcdefg", 5), strings.Repeat("19", 64), strings.Repeat("1.1.", 32), "\xff\xfe\x00", strings.Repeat("👩‍⚕️", 20)} {
		began := time.Now()
		Judge([]byte(s))
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%.20q: %v", s, took)
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("password")
	f.Add("4@8({[<3\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Judge([]byte(s)); got.Score < 0 || got.Score > 4 || got.Score >= EnoughStrength && got.Weak != "" {
			t.Errorf("%+v", got)
		}
	})
}
