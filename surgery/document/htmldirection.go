package document

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"socialmediasurgery/surgery/page"
)

// direction is the dir of an element that holds texts. A browser's own guess,
// auto, goes by the first letter; where there is anything to guess, it is said. What
// is in letters that English is not written in says that its language is not known,
// so that nobody hears it read out as English.
func direction(texts ...string) string {
	if slices.ContainsFunc(texts, foreign) {
		return way(texts) + ` lang=""`
	}
	return way(texts)
}

// foreign reports whether a text has letters, and none that English has.
func foreign(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLetter) &&
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) && unicode.Is(unicode.Latin, r) })
}

func way(texts []string) string {
	for _, s := range texts {
		if page.HasRightToLeft(s) {
			if page.Auto.Of(s) == page.RTL {
				return ` dir="rtl"`
			}
			return ` dir="ltr"`
		}
	}
	return ` dir="auto"`
}

// ordered is a line as text of a page. Where it has words that are read from
// right to left, each stretch is kept in its own order, as on paper: left to
// itself, a browser turns "116 123" round.
func ordered(line string) string {
	if !page.HasRightToLeft(line) {
		return unbroken(line)
	}
	return orderedIn(line, page.Auto.Of(line))
}

// orderedIn is ordered for an element whose direction is said, LTR or RTL.
func orderedIn(line string, base page.Direction) string {
	out, inside := "", false // a right-to-left stretch of a line that is not
	for _, s := range page.Spans(line, base) {
		said := unbroken(s.Text)
		if base == page.LTR && (s.Level > 0) != inside {
			inside = !inside
			tag := `</bdi>`
			if inside {
				tag = `<bdi dir="rtl" lang="">`
			}
			out += tag
		}
		if s.Level == 2 {
			said = `<bdo dir="ltr">` + said + `</bdo>`
		}
		out += said
	}
	if inside {
		out += `</bdi>`
	}
	return out
}

// one is what is read as one: a number to ring, "2-step".
var one = regexp.MustCompile(`\d+(?: \d+){1,4}|\d+-\p{L}+`)

// unbroken is text of a page in which what is read as one stays on its line.
func unbroken(s string) string {
	return one.ReplaceAllString(html.EscapeString(s), `<span class="whole">$0</span>`)
}
