package seal

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/data"
	"github.com/ccojocar/zxcvbn-go/match"
)

// ranked is how early a guesser would try a word, and which kind of word it is.
type ranked struct {
	rank int32
	weak Weakness
}

// wordLists has zxcvbn's lists in small letters, a word at its best rank. They
// are unpacked with the first passphrase that is judged, which most starts of the
// program never do.
var wordLists = sync.OnceValue(func() map[string]ranked {
	words := make(map[string]ranked, 100_000)
	for _, list := range []struct {
		name string
		weak Weakness
	}{{"Passwords", Common}, {"FemaleNames", Name}, {"MaleNames", Name}, {"Surnames", Name}, {"English", Word}} {
		var read struct{ List []string }
		raw, err := data.Asset("data/" + list.name + ".json")
		if err == nil {
			err = json.Unmarshal(raw, &read)
		}
		if err != nil {
			panic(err) // they are compiled in
		}
		for i, w := range read.List {
			w = strings.ToLower(w)
			if known, ok := words[w]; !ok || int(known.rank) > i+1 {
				words[w] = ranked{int32(i + 1), list.weak}
			}
		}
	}
	return words
})

// nearWords has the words of the program and those given, each alone and the
// first letters of several, with and without the small ones: the Trust for the
// Made-up Arts is also TFTMA and TMA.
func nearWords(near []string) map[string]ranked {
	words := map[string]ranked{}
	add := func(w string) {
		if w = strings.ToLower(w); utf8.RuneCountInString(w) > 1 {
			if _, ok := words[w]; !ok {
				words[w] = ranked{int32(len(words) + 1), Ours}
			}
		}
	}
	for _, n := range append([]string{"social media surgery"}, near...) {
		parts := strings.FieldsFunc(n, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		var all, capitals, plain string
		for _, p := range parts {
			add(p)
			first, _ := utf8.DecodeRuneInString(p)
			all += string(first)
			if !unicode.IsUpper(first) {
				continue
			}
			capitals += string(first)
			if p != strings.ToUpper(p) {
				plain += string(first) // NHS stays away from its own
			}
		}
		add(strings.Join(parts, ""))
		add(n)
		for _, initials := range []string{all, capitals, plain} {
			if utf8.RuneCountInString(initials) > 2 {
				add(initials)
			}
		}
	}
	return words
}

// famous are the phrases that everybody knows from being told how to choose one,
// and from songs, rhymes and books, letters only.
var famous = []string{
	"correcthorsebatterystaple", "tobeornottobe", "thatisthequestion", "thequickbrownfoxjumpsoverthelazydog",
	"maytheforcebewithyou", "openthepodbaydoorshal", "twinkletwinklelittlestar", "maryhadalittlelamb",
	"humptydumptysatonawall", "baabaablacksheep", "happybirthdaytoyou", "godsavetheking", "godsavethequeen",
	"keepcalmandcarryon", "neverodddoreven", "nevergonnagiveyouup", "onceuponatime", "itwasthebestoftimes",
	"ourfatherwhoartinheaven", "loremipsumdolorsitamet", "letmeinplease", "thisismypassword", "thisismypassphrase",
	"oneringtorulethemall", "winteriscoming", "youllneverwalkalone", "weholdthesetruthstobeselfevident",
}

// famousBits is what any of them is worth: they are on every guesser's list.
const famousBits = 10

// knownPhrases finds the famous, whatever stands between their letters.
func (t text) knownPhrases() (found []match.Match) {
	letters := make([]byte, 0, 4*len(t.small))
	defer func() { clear(letters[:cap(letters)]) }()
	var at []int // where each byte of letters comes from
	for i, r := range t.small {
		if unicode.IsLetter(r) {
			letters = utf8.AppendRune(letters, r)
			for len(at) < len(letters) {
				at = append(at, i)
			}
		}
	}
	for _, phrase := range famous {
		if i := bytes.Index(letters, []byte(phrase)); i >= 0 {
			found = append(found, t.match(at[i], at[i+len(phrase)-1]+1, famousBits, Common))
		}
	}
	return found
}
