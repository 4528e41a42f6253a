package seal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/adjacency"
	"github.com/ccojocar/zxcvbn-go/entropy"
	"github.com/ccojocar/zxcvbn-go/match"
)

// patterns returns all that a guesser would try first: words, keyboard walks,
// letters in a row, dates. They may lie over one another.
func (t text) patterns(near []string) []match.Match {
	ours := nearWords(near)
	found := append(t.knownPhrases(), t.words(t.small, ours)...)
	for _, reading := range t.readings() {
		found = append(found, t.words(reading, ours)...)
		clear(reading)
	}
	for name, graph := range adjacency.GraphMap {
		if name != "l33t" {
			found = append(found, t.walks(graph)...)
		}
	}
	found = append(found, t.rows()...)
	found = append(found, t.inSeries()...)
	found = append(found, t.between()...)
	return append(found, t.dates()...)
}

// looks tells which signs are read as which letter.
var looks = []struct {
	signs  string
	letter rune
}{{"4@", 'a'}, {"8", 'b'}, {"({[<", 'c'}, {"3", 'e'}, {"69", 'g'}, {"!", 'i'}, {"0", 'o'}, {"$5", 's'}, {"+", 't'}, {"%", 'x'}, {"2", 'z'}}

// readings returns it with the signs read as the letters they look like; where a
// sign looks like two letters, once for each. There are none without such signs.
func (t text) readings() [][]rune {
	all := [][]rune{slices.Clone(t.small)}
	for _, sign := range []struct{ sign, one, other rune }{{'1', 'i', 'l'}, {'|', 'i', 'l'}, {'7', 'l', 't'}} {
		if !slices.Contains(t.small, sign.sign) {
			continue
		}
		for _, reading := range all {
			second := slices.Clone(reading)
			for i, r := range reading {
				if r == sign.sign {
					reading[i], second[i] = sign.one, sign.other
				}
			}
			all = append(all, second)
		}
	}
	for _, reading := range all {
		for i, r := range reading {
			for _, look := range looks {
				if strings.ContainsRune(look.signs, r) {
					reading[i] = look.letter
				}
			}
		}
	}
	if slices.Equal(all[0], t.small) {
		clear(all[0])
		return nil
	}
	return all
}

// words finds the words of zxcvbn's lists in a reading, and those that lie near.
func (t text) words(reading []rune, near map[string]ranked) (found []match.Match) {
	lists := wordLists()
	word := make([]byte, 0, 4*len(reading))
	defer func() { clear(word[:cap(word)]) }()
	for i := range reading {
		word = word[:0]
		for j := i; j < len(reading); j++ {
			word = utf8.AppendRune(word, reading[j])
			w, ok := near[string(word)]
			if known, is := lists[string(word)]; is && (!ok || known.rank < w.rank) { // neither keeps the string
				w, ok = known, true
			}
			if ok {
				m := t.match(i, j+1, 0, w.weak)
				m.Entropy = entropy.DictionaryEntropy(match.Match{Token: t.shape(i, j+1)}, float64(w.rank))
				found = append(found, m)
			}
		}
	}
	return found
}

// walks finds three or more neighbouring keys.
func (t text) walks(keys adjacency.Graph) (found []match.Match) {
	// way returns in which direction the key of next lies from that of r, and
	// whether it takes the shift key.
	way := func(r, next rune) (direction int, shifted, near bool) {
		if r >= unicode.MaxASCII || next >= unicode.MaxASCII {
			return 0, false, false
		}
		for direction, key := range keys.Graph[string(r)] {
			if at := strings.IndexRune(key, next); at >= 0 {
				return direction, at == 1, true
			}
		}
		return 0, false, false
	}
	for i := 0; i < len(t.signs)-1; {
		j, turns, shifts, last := i+1, 0, 0, -1
		for ; j < len(t.signs); j++ {
			direction, shifted, near := way(t.signs[j-1], t.signs[j])
			if !near {
				break
			}
			if shifted {
				shifts++
			}
			if direction != last {
				turns, last = turns+1, direction
			}
		}
		if j-i > 2 {
			bits := entropy.SpatialEntropy(match.Match{Token: t.shape(i, j), DictionaryName: keys.Name}, turns, shifts)
			found = append(found, t.match(i, j, bits, Keys))
		}
		i = j
	}
	return found
}

// rows finds three or more of the same, or in the order of the alphabet or of the
// numbers, forward or backward.
func (t text) rows() (found []match.Match) {
	for i := 0; i < len(t.signs)-1; {
		step := t.step(i)
		j := i + 1
		for j < len(t.signs) && t.step(j-1) == step {
			j++
		}
		if j-i <= 2 || step == apart {
			i++
			continue
		}
		if step == 0 {
			found = append(found, t.match(i, j, entropy.RepeatEntropy(match.Match{Token: t.shape(i, j)}), Repeats))
		} else {
			order := 26
			if unicode.IsDigit(t.signs[i]) {
				order = 10
			}
			token := string(t.signs[i]) + t.shape(i+1, j)
			found = append(found, t.match(i, j, entropy.SequenceEntropy(match.Match{Token: token}, order, step > 0), Sequence))
		}
		i = j - 1 // its last may begin another
	}
	return found
}

// apart is the step between letters that do not follow one another.
const apart = 2

// step returns 0 when letter i comes again, 1 when the next in the alphabet
// follows it, -1 the one before, otherwise apart.
func (t text) step(i int) int {
	if t.small[i] == t.small[i+1] {
		return 0
	}
	a, b := t.signs[i], t.signs[i+1]
	for _, kind := range []func(rune) bool{unicode.IsLower, unicode.IsUpper, unicode.IsDigit} {
		if kind(a) && kind(b) && (b-a == 1 || a-b == 1) {
			return int(b - a)
		}
	}
	return apart
}
