package seal

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/data"
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

// humps returns the words of one that is written as a hashtag: LYPFTrecovery and
// RecoveryWeek have two.
func humps(w string) []string {
	letters := []rune(w)
	var words []string
	from := 0
	for i := 1; i < len(letters); i++ {
		up, was := unicode.IsUpper(letters[i]), unicode.IsUpper(letters[i-1])
		switch {
		case up && !was, unicode.IsDigit(letters[i]) != unicode.IsDigit(letters[i-1]):
			words, from = append(words, string(letters[from:i])), i
		case !up && was && i-from > 1: // the last capital may begin the next word, or end this one
			words, from = append(words, string(letters[from:i]), string(letters[from:i-1]), string(letters[i:])), i-1
		}
	}
	if from == 0 {
		return nil
	}
	return append(words, string(letters[from:]))
}

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
		for _, p := range parts {
			for _, w := range humps(p) {
				add(w)
			}
		}
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
