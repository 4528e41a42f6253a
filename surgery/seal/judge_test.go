package seal

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/ccojocar/zxcvbn-go"
	"github.com/ccojocar/zxcvbn-go/frequency"
	"github.com/ccojocar/zxcvbn-go/match"
	"github.com/ccojocar/zxcvbn-go/matching"
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
		{"p4ssw0rd7", false, Common},
		{"correcthorsebatterystaple", false, Common},
		{"Correct horse, battery staple!", false, Common},
		{"to be or not to be 2026", false, Common},
		{"aaaaaaaa", false, Repeats},
		{"otter otter otter otter ", false, Repeats},
		{"ottersottersotters", false, Repeats},
		{"abcdefgh", false, Sequence},
		{"98765432", false, Sequence},
		{"mnbvcxz1", false, Common},
		{"poiuytgh", false, Keys},
		{"zaq12wsx", false, Common},
		{"bhu8nji9", false, Keys},
		{"24111962", false, Date},
		{"24/11/1962", false, Date},
		{"1962-11-24", false, Date},
		{"241162", false, Date},
		{"1121962", false, Date},
		{"margaret", false, Name},
		{"margaret1962", false, Name},
		{"Margaret 24.11.62", false, Name},
		{"grandmother", false, Word},
		{"gr@ndm0th3r", false, Word},
		{"surgery", false, Ours},
		{"socialmediasurgery", false, Ours},
		{"madeuptrust", false, Ours},
		{"MATFTrecovery1", false, Word},
		{"arts recovery1", false, Word},
		{"LYPFT2026", false, Ours},
		{"привет", false, Short}, // each letter counts once, however many bytes it takes
		{"seven made-up otters juggle", true, ""},
		{"otter lantern gravel sonnet", true, ""},
		{"otterlanterngravelsonnet", true, ""},
		{"Kettle-Window-Planet-Ribbon", true, ""},
		{"vX9#pQ2!mLr8", true, ""},
		{"vX9#pQ2!mLr8vX9#pQ2!mLr8", true, ""},
		{"пять выдуманных выдр", true, ""},
		{strings.Repeat("x", MaxPassphrase+1), false, ""},
	} {
		got := Judge([]byte(c.phrase), "MadeUpTrust", "Made-up Arts and Trades NHS Foundation Trust", "LYPFT")
		if (got.Score >= EnoughStrength) != c.enough || got.Weak != c.weak {
			t.Errorf("%q: %+v", c.phrase, got)
		}
	}
}

func TestNearWords(t *testing.T) {
	words := nearWords([]string{"Leeds and York Partnership NHS Foundation Trust", "St. Ann's"})
	for _, w := range []string{"social", "surgery", "sms", "socialmediasurgery", "leeds", "lypft", "lypnft", "laypnft", "nhs", "ann", "st. ann's", "stanns"} {
		if words[w].weak != Ours {
			t.Errorf("%q is none", w)
		}
	}
	if len(words) > 30 {
		t.Errorf("%d words", len(words))
	}
}

// zxcvbn's own package that looks for patterns, which the program does without,
// must not refuse what we take.
func TestJudgeIsNoKinderThanZxcvbn(t *testing.T) {
	signs := []string{"", "", " ", "-", "1", "7", "!", "1962", "24111962", "24/11/62", "abcd", "qwerty", "aaa", "@", "0"}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[random.IntN(min(len(list), 20_000))] }
	stricter, enough := 0, 0
	for range 3000 {
		var phrase string
		for range 1 + random.IntN(4) {
			word := pick(frequency.Lists[pick([]string{"English", "Passwords", "Surname", "FemaleNames"})].List)
			if random.IntN(4) == 0 {
				word = strings.NewReplacer("a", "@", "e", "3", "l", "1", "o", "0").Replace(strings.ToUpper(word[:1]) + word[1:])
			}
			phrase += word + pick(signs)
		}
		theirs := zxcvbn.PasswordStrength(phrase, []string{"social", "media", "surgery"}, func(m match.Matcher) bool {
			return m.ID == matching.L33TMatcherName && len(phrase) > 20 // or it takes minutes
		})
		ours := Judge([]byte(phrase))
		if ours.Score > theirs.Score && theirs.Score < EnoughStrength && ours.Score >= EnoughStrength {
			t.Errorf("%q: %d, zxcvbn says %d (%.1f bits)", phrase, ours.Score, theirs.Score, theirs.Entropy)
		}
		if ours.Score < theirs.Score {
			stricter++
		}
		if ours.Score >= EnoughStrength {
			enough++
		}
	}
	if enough < 300 || enough > 2700 {
		t.Errorf("%d of 3000 are strong enough: they tell nothing", enough)
	}
	t.Logf("stricter with %d of 3000, %d strong enough", stricter, enough)
}

// A long and repetitive passphrase must not hold up the window.
func TestJudgeIsQuick(t *testing.T) {
	Judge([]byte("unpack"))
	for _, s := range []string{strings.Repeat("a", 128), strings.Repeat("password1", 14), strings.Repeat("1a!", 42), strings.Repeat("é", 128),
		strings.Repeat("4@8({[<369&#!1/|0$5+7%2", 5), strings.Repeat("4@8(1!|+abcdefg", 5), strings.Repeat("19", 64), strings.Repeat("1.1.", 32), "\xff\xfe\x00", strings.Repeat("👩‍⚕️", 20),
		"qwer asdf zxcv tyui ghjk bnm, poiu lkjh mnbv rewq fdsa vcxz uyt"} {
		began := time.Now()
		Judge([]byte(s))
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%.20q: %v", s, took)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	for b.Loop() {
		Judge([]byte("p4ssw0rd 1s qwerty, 24/11/1962 and 0tters"), "Made-up Trust")
	}
}

// The passphrase must be in none of the strings that go to zxcvbn.
func TestJudgeShowsShapesOnly(t *testing.T) {
	for phrase, shape := range map[string]string{"Café19?": "Aaaa00!", "": "", "выдр 7": "aaaa!0", "👩x": "!a"} {
		t1 := newText([]byte(phrase))
		if got := t1.shape(0, len(t1.signs)); got != shape {
			t.Errorf("%q: %q", phrase, got)
		}
		t1.clear()
		for _, r := range append(t1.signs, t1.small...) {
			if r != 0 {
				t.Errorf("%q is not cleared", phrase)
			}
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("password")
	f.Add("4@8({[<3\xff")
	f.Add("1962-11-24 24.11.62 abc")
	f.Fuzz(func(t *testing.T, s string) {
		got := Judge([]byte(s), s)
		if got.Score < 0 || got.Score > 4 || got.Score >= EnoughStrength && got.Weak != "" {
			t.Errorf("%+v", got)
		}
		if again := Judge([]byte(s), s); again.Score != got.Score {
			t.Errorf("%+v, then %+v", got, again)
		}
	})
}
