package seal

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/match"
	"github.com/ccojocar/zxcvbn-go/scoring"
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

// EnoughAway is what a passphrase needs that opens backups on another laptop. There
// it has to do alone: whoever has found a stick may try passphrases for years, where
// nothing slows them down but argon2id. With 64 MiB and three rounds one large
// graphics card tries some two thousand in a second. What is EnoughStrength and no
// more, 2^34 guesses, falls to one in two months, for a few hundred pounds of rented
// time. EnoughAway is awayBits: 2^49 tries on average, some nine thousand years of
// such a card; and still eight where the estimate is a thousandfold too kind, as it
// can be with what people think of. So a score of 4 is not zxcvbn's, which is 2^41.
const EnoughAway = 4

const awayBits = 50

// judged is how many letters and signs of it are looked at: what follows can only
// make it stronger.
const judged = 64

// Judge estimates a passphrase; near has words that lie near, such as the
// organisation's name.
//
// The lists of words and keyboards, what each pattern is worth and the weakest
// way through them are zxcvbn's. Its package that looks for the patterns is not
// used: it unpacks all lists as the program starts, and keeps pieces of the
// passphrase in strings, which cannot be cleared. See text.patterns.
func Judge(passphrase []byte, near ...string) Strength {
	plain, err := normal(passphrase)
	defer clear(plain)
	if err != nil {
		return Strength{}
	}
	t := newText(plain)
	defer t.clear()
	if len(t.signs) == 0 {
		return Strength{Weak: Short}
	}
	once := t.repeated()
	patterns := once.patterns(near)
	found := scoring.MinimumEntropyMatchSequence(once.shape(0, len(once.signs)), patterns)
	s := Strength{Score: min(max(found.Score, 0), EnoughAway)}
	if found.Entropy < awayBits {
		s.Score = min(s.Score, EnoughStrength)
	}
	if s.Score >= EnoughStrength {
		return s
	}
	if len(once.signs) < len(t.signs) {
		s.Weak = Repeats
		return s
	}
	s.Weak = weakest(patterns, found.MatchSequence, len(once.signs))
	return s
}

// weakest returns what to call a passphrase of so many letters: the easiest
// pattern that takes in all of it, or else the longest on the weakest way.
func weakest(patterns, way []match.Match, letters int) Weakness {
	weak, least := Short, math.Inf(1)
	for _, m := range patterns {
		if m.J-m.I+1 == letters && letters > 2 && m.Entropy < least {
			weak, least = Weakness(m.DictionaryName), m.Entropy
		}
	}
	longest := 2 // two letters are a name for nothing
	for _, m := range way {
		if length := m.J - m.I + 1; math.IsInf(least, 1) && m.Pattern == foundHere && length > longest {
			weak, longest = Weakness(m.DictionaryName), length
		}
	}
	return weak
}

// foundHere marks what text.patterns found; zxcvbn adds what lies between.
const foundHere = "found"

// text is a passphrase to be judged, letter by letter, and the same in small ones.
type text struct{ signs, small []rune }

func newText(plain []byte) text {
	n := min(utf8.RuneCount(plain), judged)
	t := text{make([]rune, 0, n), make([]rune, 0, n)}
	for len(plain) > 0 && len(t.signs) < n {
		r, size := utf8.DecodeRune(plain)
		t.signs, t.small, plain = append(t.signs, r), append(t.small, unicode.ToLower(r)), plain[size:]
	}
	return t
}

func (t text) clear() {
	clear(t.signs)
	clear(t.small)
}

// repeated returns what the whole passphrase repeats at least twice, if it does
// nothing else: typing it again makes it longer, but hardly harder to guess.
func (t text) repeated() text {
	for n := 1; n <= len(t.small)/2; n++ {
		again := n
		for again < len(t.small) && t.small[again] == t.small[again-n] {
			again++
		}
		if again == len(t.small) {
			return text{t.signs[:n], t.small[:n]}
		}
	}
	return t
}

// shape stands for the letters and signs from i to before j, one byte for each,
// where only their kind matters: Aaaa00! for Café19?
func (t text) shape(i, j int) string {
	var b strings.Builder
	for _, r := range t.signs[i:j] {
		switch {
		case unicode.IsLower(r):
			b.WriteByte('a')
		case unicode.IsUpper(r):
			b.WriteByte('A')
		case unicode.IsDigit(r):
			b.WriteByte('0')
		default:
			b.WriteByte('!')
		}
	}
	return b.String()
}

// match is what was found from i to before j: how many bits it is worth, and what
// to call it.
func (t text) match(i, j int, bits float64, weak Weakness) match.Match {
	return match.Match{Pattern: foundHere, I: i, J: j - 1, Entropy: bits, DictionaryName: string(weak)}
}
