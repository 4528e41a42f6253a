package link_test

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// wantRefusal checks that err is ours, has that key, and that both of its
// sentences exist and are filled in.
func wantRefusal(t *testing.T, typed string, err error, key string) {
	t.Helper()
	var ours *surgery.Error
	if !errors.As(err, &ours) {
		t.Fatalf("%q: error %v is not ours", typed, err)
	}
	if ours.Kind != surgery.Invalid || ours.Key != key {
		t.Errorf("%q: refused as %s %s, want %s", typed, ours.Kind, ours.Key, key)
	}
	for _, part := range []string{".what", ".next"} {
		said := words.Say(ours.Key+part, ours.With...)
		if said == ours.Key+part || strings.Contains(said, "<no value>") || !strings.HasSuffix(said, ".") {
			t.Errorf("%q: %s%s reads %q", typed, ours.Key, part, said)
		}
	}
	if typed != "" && len(typed) > 6 && strings.Contains(err.Error(), typed) {
		t.Errorf("%q: the log line repeats what was typed: %v", typed, err)
	}
}

func TestHashtagsTaken(t *testing.T) {
	for typed, want := range map[string]string{
		"#LYPFTrecovery":                  "#LYPFTrecovery",
		"LYPFTrecovery":                   "#LYPFTrecovery",
		"  #Week2026 ":                    "#Week2026",
		"＃MHNurseChat":                    "#MHNurseChat",
		"a_b":                             "#a_b",
		"ab":                              "#ab",
		"#" + strings.Repeat("x", 30):     "#" + strings.Repeat("x", 30),
		"W" + strings.Repeat("_1", 14):    "#W" + strings.Repeat("_1", 14),
		"\u00a0RecoveryWeek\n":            "#RecoveryWeek",
		"#RecoveryWeekIsHereAndWellAgain": "#RecoveryWeekIsHereAndWellAgain",
	} {
		tag, err := link.ParseHashtag(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		}
		if tag.String() != want || tag.Word() != want[1:] {
			t.Errorf("%q became %q, want %q", typed, tag, want)
		}
	}
}

func TestHashtagsRefused(t *testing.T) {
	for typed, key := range map[string]string{
		"":                      "link.tag_empty",
		" # ":                   "link.tag_empty",
		"2026Week":              "link.tag_digit_first",
		"#123":                  "link.tag_digit_first",
		"Mental-Health":         "link.tag_hyphen",
		"Mental–Health":         "link.tag_hyphen",
		"Mental Health":         "link.tag_space",
		"Mental\u00a0Health":    "link.tag_space",
		"Café":                  "link.tag_accent",
		"Cafe\u0301":            "link.tag_accent",
		"العربية":               "link.tag_accent",
		"Joy😀":                  "link.tag_emoji",
		"Thumb👍🏽":               "link.tag_emoji",
		"Heart❤️":               "link.tag_emoji",
		"C++":                   "link.tag_sign",
		"R&D":                   "link.tag_sign",
		"##Twice":               "link.tag_sign",
		"_under":                "link.tag_sign",
		"bad\x00zero":           "link.tag_sign",
		"turn\u202eround":       "link.tag_sign",
		"broken\xff":            "link.tag_sign",
		"a":                     "link.tag_short",
		strings.Repeat("x", 31): "link.tag_too_long",
		strings.Repeat("é", 31): "link.tag_accent",
	} {
		tag, err := link.ParseHashtag(typed)
		wantRefusal(t, typed, err, key)
		if tag != (link.Hashtag{}) || tag.String() != "" {
			t.Errorf("%q: refused, yet answered %q", typed, tag)
		}
	}
}

func TestHashtagAdvice(t *testing.T) {
	for typed, want := range map[string]int{
		"RecoveryWeek":                0,
		"recovery":                    0,
		"mhnursechat":                 1, // 11 letters, all lower case
		"RecoveryWeekTwentyTwentySix": 1, // long
		"recoveryweektwentytwentysix": 2,
		"ABCDEFGHIJKLMNOPQRST":        0, // 20
	} {
		tag, err := link.ParseHashtag(typed)
		if err != nil {
			t.Fatal(err)
		}
		if got := tag.Advice(); len(got) != want {
			t.Errorf("%s: %d pieces of advice, want %d: %q", typed, len(got), want, got)
		}
	}
}

func FuzzHashtag(f *testing.F) {
	for _, seed := range []string{"#Recovery", "Café", "＃a1", "2", "👍🏽", "a\u202eb", " #x_y "} {
		f.Add(seed)
	}
	portable := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{1,29}$`)
	f.Fuzz(func(t *testing.T, typed string) {
		tag, err := link.ParseHashtag(typed)
		if err != nil {
			if surgery.KindOf(err) != surgery.Invalid || tag != (link.Hashtag{}) {
				t.Fatalf("%q: %v, %v", typed, tag, err)
			}
			if bare := strings.TrimSpace(typed); portable.MatchString(bare) {
				t.Fatalf("%q is portable but was refused: %v", typed, err)
			}
			return
		}
		if !portable.MatchString(tag.Word()) {
			t.Fatalf("%q became %q, which is not portable", typed, tag)
		}
		if again, err := link.ParseHashtag(tag.String()); err != nil || again != tag {
			t.Fatalf("%q read back as %q, %v", tag, again, err)
		}
	})
}
