package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// Wrap breaks text into lines no wider than width mm. Words are not split; one
// that is longer than a whole line is cut, behind a mark such as / or before a
// capital inside it (#RecoveryWeek) where it has one. A short word is not left alone on
// the last line. Several spaces count as one; a newline ends a line. No text, no lines.
func (f *Fonts) Wrap(text string, s Style, width float64) []string {
	broken := f.broken(text, s, width)
	if len(broken) == 0 {
		return nil
	}
	lines := make([]string, len(broken))
	for i, l := range broken {
		lines[i] = l.text
	}
	return lines
}

// brokenLine is a line of a text, and whether it ends within a word.
type brokenLine struct {
	text string
	cut  bool
}

// broken is Wrap, and says where words are cut.
func (f *Fonts) broken(text string, s Style, width float64) []brokenLine {
	text = strings.TrimRight(Clean(text), "\n ")
	if text == "" {
		return nil
	}
	limit := width/s.em()*1000 + 0.01
	var lines []brokenLine
	for part := range strings.SplitSeq(text, "\n") {
		lines = f.wrapPart(lines, part, s.Weight, limit)
	}
	return lines
}

func (f *Fonts) wrapPart(lines []brokenLine, part string, w Weight, limit float64) []brokenLine {
	space := f.units(" ", w)
	var line []string
	used := 0.0
	var above []string // the words of the line before, where a word of it may come down
	for _, word := range unbroken(part) {
		wide := f.units(word, w)
		if len(line) > 0 && used+space+wide <= limit {
			line = append(line, word)
			used += space + wide
			continue
		}
		if len(line) > 0 {
			lines = append(lines, brokenLine{text: strings.Join(line, " ")})
			above, line = line, nil
		}
		if wide > limit {
			pieces, last := f.cut(word, w, limit)
			for _, p := range pieces[:len(pieces)-1] {
				lines = append(lines, brokenLine{p, true})
			}
			word, wide, above = pieces[len(pieces)-1], last, nil
		}
		line = append(line, word)
		used = wide
	}
	if n := len(above) - 1; len(line) == 1 && used < limit/shortWord && n >= fewWords {
		if down := above[n]; f.units(down, w)+space+used <= limit/2 {
			lines[len(lines)-1].text = strings.Join(above[:n], " ")
			line = []string{down, line[0]}
		}
	}
	return append(lines, brokenLine{text: strings.Join(line, " ")})
}

// A word is not left alone on the last line where it takes less than a shortWord-th of
// it and the line above has fewWords left when its last comes down too.
const (
	shortWord = 4
	fewWords  = 3
)

// longestNumber is how long a number in groups may be and still stand on one line,
// in letters: a telephone number is shorter.
const longestNumber = 20

// unbroken returns the words of a line. Groups of figures stay together, so that a
// number to ring ("116 123", "111 option 2") is never broken; a dot between two things,
// or the > of a way through menus, ends a line and never begins one.
func unbroken(line string) []string {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\u3000' })
	out := words[:0]
	for _, word := range words {
		if n := len(out); n > 0 && (word == "·" || word == ">") {
			out[n-1] += " " + word
			continue
		}
		if figure := strings.TrimRight(word, sentenceMarks); len(out) > 0 && len(figure) == 1 && figures(figure) {
			out[len(out)-1] += " " + word
			continue
		}
		if n := len(out); n > 0 && figures(out[n-1]) && figures(strings.TrimRight(word, sentenceMarks)) && utf8.RuneCountInString(out[n-1]+word) < longestNumber {
			out[n-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// figures reports whether there is nothing but figures of any script, in groups,
// in s.
func figures(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r != ' ' && !unicode.IsDigit(r) }) < 0
}

// cut splits a word that is wider than limit (1/1000 em) into pieces that fit,
// and returns the width of the last. At least one letter is taken for each, and
// letters are never separated from their marks.
func (f *Fonts) cut(word string, w Weight, limit float64) (pieces []string, last float64) {
	used, start, end := 0.0, 0, 0 // the piece being filled is word[start:end]
	nice, niceUsed := 0, 0.0      // where it would best be cut
	small := false                // the letter before is a small one
	for _, g := range graphemes(word) {
		wide := f.units(g, w)
		first, _ := utf8.DecodeRuneInString(g)
		if small && unicode.IsUpper(first) {
			nice, niceUsed = end, used
		}
		small = unicode.IsLower(first)
		for end > start && used+wide > limit {
			at := end
			if niceUsed > limit/2 {
				at = nice
				used -= niceUsed
			} else {
				used = 0
			}
			pieces = append(pieces, word[start:at])
			start, niceUsed = at, 0
		}
		used += wide
		end += len(g)
		if strings.ContainsAny(g, "/?&=-_.#@:，。、") {
			nice, niceUsed = end, used
		}
	}
	return append(pieces, word[start:]), used
}

// longestLetter is how many code points one letter may have; what is longer is
// not of any language, and would not fit a line.
const longestLetter = 16

// graphemes splits text into what a person calls letters.
func graphemes(text string) []string {
	out := make([]string, 0, len(text))
	if plainASCII(text) {
		for i := range len(text) {
			out = append(out, text[i:i+1])
		}
		return out
	}
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	it := seg.GraphemeIterator()
	for it.Next() {
		g := it.Grapheme().Text
		for ; len(g) > longestLetter; g = g[longestLetter:] {
			out = append(out, string(g[:longestLetter]))
		}
		out = append(out, string(g))
	}
	return out
}

// Shorten returns text on one line of at most width mm, with "…" at its end
// where it had to be cut.
func (f *Fonts) Shorten(text string, s Style, width float64) string {
	text = oneLine(text)
	limit := width/s.em()*1000 + 0.01
	if f.units(text, s.Weight) <= limit {
		return text
	}
	const dots = "…"
	limit -= f.units(dots, s.Weight)
	used, end := 0.0, 0
	for _, g := range graphemes(text) {
		used += f.units(g, s.Weight)
		if used > limit {
			break
		}
		end += len(g)
	}
	text = strings.TrimRight(text[:end], " ")
	for text != "" && f.units(text, s.Weight) > limit { // shaped together they may be wider
		_, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
	}
	return text + dots
}
