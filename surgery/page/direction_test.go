package page

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// seen returns a line as it stands on paper, from the left, one letter for each
// letter; brackets that are read from right to left are turned round.
func seen(line string, base Direction) string {
	runes := []rune(line)
	deep := levels(runes, base)
	var b strings.Builder
	for _, i := range visual(deep) {
		r := runes[i]
		if deep[i]%2 == 1 {
			switch r {
			case '(':
				r = ')'
			case ')':
				r = '('
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestLinesStandInTheirOrder(t *testing.T) {
	tests := map[string]struct {
		text string
		d    Direction
		want string
	}{
		"english":                    {"call 116 123", Auto, "call 116 123"},
		"one word":                   {"אבג", Auto, "גבא"},
		"a number to ring":           {"אבג: 116 123", Auto, "116 123 :גבא"},
		"between words":              {"אב 116 123 גד", Auto, "דג 116 123 בא"},
		"at the start":               {"116 123 אב", Auto, "בא 116 123"},
		"figures of the script":      {"אב ١١٦ ١٢٣", Auto, "١١٦ ١٢٣ בא"},
		"figures of urdu":            {"اب ۱۱۶ ۱۲۳", Auto, "۱۱۶ ۱۲۳ با"},
		"two numbers":                {"אב 116 123, 85258 גד", Auto, "דג 85258 ,116 123 בא"},
		"a sentence ends":            {"אב 116 123.", Auto, ".116 123 בא"},
		"figure and word":            {"אב 2-step גד", Auto, "דג 2-step בא"},
		"in brackets":                {"אב (2-step) גד", Auto, "דג (2-step) בא"},
		"brackets around words":      {"אב (גד) הו", Auto, "וה (דג) בא"},
		"a hashtag":                  {"אב #LYPFTrecovery גד", Auto, "דג #LYPFTrecovery בא"},
		"an account, a sum":          {"אב @sam +44 50% גד", Auto, "דג @sam +44 50% בא"},
		"words of a menu":            {"אב גד Settings > Privacy and security הו", Auto, "וה Settings > Privacy and security דג בא"},
		"an address":                 {"אב bsky.app/hashtag/LYPFTrecovery", Auto, "bsky.app/hashtag/LYPFTrecovery בא"},
		"hours":                      {"אב 10am–3pm גד", Auto, "דג 10am–3pm בא"},
		"no space around a figure":   {"אב3גד", Auto, "דג3בא"},
		"word, then figure":          {"אב גד Bluesky 2 הו", Auto, "וה Bluesky 2 דג בא"},
		"an english name in a line":  {"אב גד Sam.", Auto, ".Sam דג בא"},
		"a name in an english line":  {"אב גד’s surgery", LTR, "דג בא’s surgery"},
		"a name and a count":         {"Sam, אב 3 times", Auto, "Sam, בא 3 times"},
		"a number among names":       {"Sam: אב 116 123 גד, ring", Auto, "Sam: דג 116 123 בא, ring"},
		"the name alone":             {"אב גד", LTR, "דג בא"},
		"english, to be mirrored":    {"Sam.", RTL, ".Sam"},
		"figures, to be mirrored":    {"116 123.", RTL, ".116 123"},
		"a mark stays on its letter": {"אב q\u0303 גד", Auto, "דג q\u0303 בא"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := seen(tt.text, tt.d.Of(tt.text)); got != tt.want {
				t.Errorf("%q stands as %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestDirectionOfATextIsThatOfMostWords(t *testing.T) {
	tests := map[string]struct {
		text string
		in   Direction
		want Direction
	}{
		"nothing":                   {"", Auto, LTR},
		"figures":                   {"116 123", Auto, LTR},
		"english":                   {"Łukasz’s surgery", Auto, LTR},
		"arabic":                    {"أين تجد المساعدة: 116 123", Auto, RTL},
		"with a name of a site":     {"افتح تطبيق Bluesky ثم", Auto, RTL},
		"beginning with it":         {"Bluesky هو تطبيق سهل", Auto, RTL},
		"english about somebody":    {"Talk by محمد علي حسن", Auto, LTR},
		"a name among english":      {"سام’s social media surgery", Auto, LTR},
		"a long name, said english": {"محمد علي حسن عبد’s checklist", LTR, LTR},
		"a name alone, as english":  {"محمد علي", LTR, RTL},
		"laid to be mirrored":       {"Sam", RTL, RTL},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.in.Of(tt.text); got != tt.want {
				t.Errorf("%q is %v, want %v", tt.text, got, tt.want)
			}
		})
	}
}

// TestANumberNeverTurnsRound sets numbers of crisis lines among words of every
// kind, at random, and looks for them on the paper.
func TestANumberNeverTurnsRound(t *testing.T) {
	words := []string{"אב", "محمد", "Sam", "(", ")", "3", "۳", "٣", ",", ".", "،", "סוף:", "2-step", "#tag", "ab.cd/ef", "–", "“גד”", "\u0301", "وBluesky"}
	numbers := []string{"116 123", "0800 068 4141", "١١٦ ١٢٣", "999", "85258"}
	at := rand.New(rand.NewSource(14))
	for range 20000 {
		number := numbers[at.Intn(len(numbers))]
		var line []string
		for range at.Intn(5) {
			line = append(line, words[at.Intn(len(words))])
		}
		line = append(line, number)
		for range at.Intn(5) {
			line = append(line, words[at.Intn(len(words))])
		}
		text := strings.Join(line, " ")
		for _, d := range []Direction{Auto, LTR, RTL} {
			if got := seen(text, d.Of(text)); !strings.Contains(got, number) {
				t.Fatalf("%q in %q stands as %q", number, text, got)
			}
		}
	}
}

func TestMirroredKeepsALineTogether(t *testing.T) {
	line := []Item{Text{X: 2, Width: 3}, Path{X: 5, Width: 4, Says: "x", Joins: true}, Box{X: 20, W: 5}}
	got := MirroredItems(line, 100)
	want := []float64{91, 94, 75}
	var at []float64
	for _, it := range got {
		switch it := it.(type) {
		case Text:
			at = append(at, it.X)
		case Path:
			at = append(at, it.X)
		case Box:
			at = append(at, it.X)
		}
	}
	if !slices.Equal(at, want) {
		t.Errorf("at %v, want %v", at, want)
	}
}
