package seal

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go"
	"github.com/ccojocar/zxcvbn-go/match"
	"github.com/ccojocar/zxcvbn-go/matching"
)

// Weakness is why a passphrase is easy to guess.
type Weakness string

// The weaknesses, the worst first. A blank one is none in particular.
const (
	Short    Weakness = "short"    // too little of it
	Common   Weakness = "common"   // among the most used passwords
	Ours     Weakness = "ours"     // the program's or the organisation's own name
	Repeats  Weakness = "repeats"  // aaa
	Sequence Weakness = "sequence" // abc, 123
	Keys     Weakness = "keys"     // neighbours on the keyboard
	Date     Weakness = "date"
	Name     Weakness = "name"
	Word     Weakness = "word" // one word of a language
)

// Strength is how hard a passphrase is to guess, as zxcvbn estimates it: from 0
// to 4, of which a new passphrase needs EnoughStrength.
type Strength struct {
	Score int
	Weak  Weakness // "" when it is strong enough
}

// EnoughStrength is some ten thousand million guesses, each of which takes argon2id.
const EnoughStrength = 3

// judged is how much of it is looked at: zxcvbn takes long over much, and what
// follows can only make it stronger.
const judged = 64

// Judge estimates a passphrase; near has words that lie near, such as the
// organisation's name. zxcvbn keeps the passphrase in strings, which cannot be
// cleared.
func Judge(passphrase []byte, near ...string) Strength {
	plain, err := normal(passphrase)
	defer clear(plain)
	if err != nil {
		return Strength{}
	}
	if len(plain) > judged {
		plain = plain[:judged]
		for !utf8.Valid(plain) && len(plain) > 0 {
			plain = plain[:len(plain)-1]
		}
	}
	if len(plain) == 0 {
		return Strength{Weak: Short}
	}
	words := []string{"social", "media", "surgery", "socialmediasurgery"}
	for _, n := range near {
		words = append(words, strings.Fields(strings.ToLower(n))...)
	}
	found := zxcvbn.PasswordStrength(string(plain), words, func(m match.Matcher) bool {
		return m.ID == matching.L33TMatcherName && manySigns(plain)
	})
	s := Strength{Score: min(max(found.Score, 0), 4)}
	if s.Score >= EnoughStrength {
		return s
	}
	longest := 0
	for _, m := range found.MatchSequence {
		if w := weakness(m.Pattern, m.DictionaryName); w != "" && m.J-m.I >= longest {
			longest, s.Weak = m.J-m.I, w
		}
	}
	if s.Weak == "" {
		s.Weak = Short
	}
	return s
}

// manySigns tells a passphrase with so many different signs that may stand for
// letters that trying every reading of them would hold up the window. What is
// read in none of these ways has enough of them to be hard to guess.
func manySigns(plain []byte) bool {
	const most = 8
	different := 0
	for _, sign := range "4@8({[<369&#!1/|0$5+7%2" {
		if bytes.ContainsRune(plain, sign) {
			different++
		}
	}
	return different > most
}

func weakness(pattern, dictionary string) Weakness {
	dictionary = strings.ToLower(dictionary)
	switch {
	case pattern == "repeat":
		return Repeats
	case pattern == "sequence":
		return Sequence
	case pattern == "spatial":
		return Keys
	case strings.HasPrefix(pattern, "date"), strings.HasPrefix(dictionary, "date"):
		return Date
	case strings.HasPrefix(dictionary, "user"):
		return Ours
	case strings.HasPrefix(dictionary, "pass"):
		return Common
	case strings.Contains(dictionary, "name"):
		return Name
	case pattern == "dictionary":
		return Word
	}
	return ""
}
