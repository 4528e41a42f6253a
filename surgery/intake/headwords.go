package intake

import (
	"strings"

	"socialmediasurgery/surgery/find"
)

// heading is a heading as it is matched: by its words, not as a whole.
type heading []string

// maxHeading is how long a heading may be, in bytes: forms ask long questions.
const maxHeading = 1000

// wordsOf returns the words of a heading, folded: without what stands in
// brackets, a number before a question ("1.", "Q2:"), and the words that forms
// add ("required", "please").
func wordsOf(cell string) heading {
	if len(cell) > maxHeading {
		return nil
	}
	all := strings.Fields(find.Fold(parted(withoutBrackets(spaced(cell)))))
	for len(all) > 1 && isCount(all[0]) {
		all = all[1:]
	}
	kept := all[:0]
	for _, w := range all {
		switch w {
		case "required", "mandatory", "optional", "please", "question", "enter", "provide", "the", "a", "an":
		default:
			kept = append(kept, w)
		}
	}
	return kept
}

// parted puts a space where one word of a heading meets the next without one:
// "StartDate", "first_name", "invitee.name".
func parted(cell string) string {
	var b strings.Builder
	var last rune
	for _, r := range cell {
		if last >= 'a' && last <= 'z' && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		if r == '_' || r == '/' || r == '.' || r == '&' {
			r = ' '
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// isCount reports whether a word is the number of a question.
func isCount(w string) bool {
	digits := strings.TrimPrefix(w, "q")
	return digits != "" && len(digits) <= 3 && strings.Trim(digits, "0123456789") == ""
}

// has reports whether any of these words, parted by spaces, is in the heading. A
// list may have half a million cells to ask: it makes nothing.
func (h heading) has(any string) bool {
	for _, mine := range h {
		for from := 0; ; {
			at := strings.Index(any[from:], mine)
			if at < 0 {
				break
			}
			at += from
			end := at + len(mine)
			if (at == 0 || any[at-1] == ' ') && (end == len(any) || any[end] == ' ') {
				return true
			}
			from = end
		}
	}
	return false
}

// begins reports whether a word of the heading begins with one of these.
func (h heading) begins(any string) bool {
	for any != "" {
		w, rest, _ := strings.Cut(any, " ")
		for _, mine := range h {
			if strings.HasPrefix(mine, w) {
				return true
			}
		}
		any = rest
	}
	return false
}

// says reports whether the words of a phrase stand in the heading together.
func (h heading) says(phrases ...string) bool {
	for _, p := range phrases {
		for i := range h {
			if h[i:].opens(p) {
				return true
			}
		}
	}
	return false
}

// opens reports whether the words of a phrase are the first.
func (h heading) opens(phrase string) bool {
	for _, w := range h {
		rest, ok := strings.CutPrefix(phrase, w)
		switch {
		case !ok:
			return false
		case rest == "":
			return true
		case rest[0] != ' ':
			return false
		}
		phrase = rest[1:]
	}
	return false
}

// is reports whether the heading is one of these as a whole.
func (h heading) is(phrases ...string) bool {
	whole := strings.Join(h, " ")
	for _, p := range phrases {
		if whole == p {
			return true
		}
	}
	return false
}
