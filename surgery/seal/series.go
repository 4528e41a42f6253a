package seal

import (
	"math"
	"strings"
	"unicode"

	"github.com/ccojocar/zxcvbn-go/match"
)

// series are words that everybody says in this order. One of them is easier to
// guess than the list of all English words says, and several in a row are hardly
// harder than one.
var series = [...]string{
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
	"ten twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million",
	"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
	"once twice thrice", "single double triple",
	"monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun", "mon tues weds thurs fri sat sun",
	"january february march april may june july august september october november december", "jan feb mar apr may jun jul aug sep oct nov dec",
	"spring summer autumn winter", "morning afternoon evening night", "yesterday today tomorrow", "breakfast lunch dinner supper", "north east south west",
	"red orange yellow green blue indigo violet", "black white grey brown pink purple", "gold silver bronze",
	"mercury venus earth mars jupiter saturn uranus neptune pluto", "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda",
	"alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu",
	"ace king queen jack ten nine eight seven", "hearts diamonds clubs spades", "do re mi fa so la ti do", "england scotland wales ireland",
	"un deux trois quatre cinq six sept huit neuf dix", "uno dos tres cuatro cinco seis siete ocho nueve diez", "eins zwei drei vier",
	"aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces", "john paul george ringo", "matthew mark luke john",
	"apple banana cherry", "cat dog mouse", "foo bar baz",
}

// manySeries is how many a guesser goes through.
var manySeries = math.Log2(float64(len(series)))

// inSeries finds words of a series, and runs of them, whatever stands between:
// forward, backward, or leaving some out.
func (t text) inSeries() (found []match.Match) {
	for _, all := range &series {
		members := strings.Fields(all)
		size := math.Log2(float64(len(members)))
		type place struct{ from, to, nth int }
		var places []place
		for i := range t.small {
			for nth, w := range members {
				if to, ok := t.reads(i, w); ok {
					places = append(places, place{i, to, nth})
				}
			}
		}
		for i, p := range places {
			if p.to-p.from > 2 {
				found = append(found, t.match(p.from, p.to, manySeries+size, Sequence))
			}
			last, step, many := p, 0, 1
			for _, next := range places[i+1:] {
				if next.from < last.to || t.hasLetter(last.to, next.from) {
					continue
				}
				apart := next.nth - last.nth
				if many > 1 && apart != step || apart == 0 {
					continue
				}
				last, step, many = next, apart, many+1
				bits := manySeries + size + math.Log2(float64(2*max(step, -step))) + math.Log2(float64(many))
				found = append(found, t.match(p.from, last.to, bits, Sequence))
			}
		}
	}
	return found
}

// reads reports whether a word stands at i, and where it ends.
func (t text) reads(i int, word string) (to int, ok bool) {
	for _, r := range word {
		if i >= len(t.small) || t.small[i] != r {
			return 0, false
		}
		i++
	}
	return i, true
}

func (t text) hasLetter(from, to int) bool {
	for _, r := range t.small[from:to] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// betweenBits is what a sign between words is worth: everybody takes one of a few,
// and the same each time.
const betweenBits = 1

// between finds single signs that part words.
func (t text) between() (found []match.Match) {
	for i, r := range t.small {
		if strings.ContainsRune(" -_.,", r) && i > 0 && i+1 < len(t.small) && unicode.IsLetter(t.small[i-1]) && unicode.IsLetter(t.small[i+1]) {
			found = append(found, t.match(i, i+1, betweenBits, Word))
		}
	}
	return found
}
