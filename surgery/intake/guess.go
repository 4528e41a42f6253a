package intake

import (
	"strings"
	"unicode"
)

// byContent guesses columns that have no headings, from what stands in them.
func byContent(rows []row, width int, g *guesser) []Use {
	uses := make([]Use, width)
	var names []int
	seen := map[Use]bool{}
	for i := range uses {
		uses[i] = Ignored
		switch kind := contentOf(rows, i, g); {
		case kind == UseName && len(names) < 2 && (len(names) == 0 || names[0] == i-1):
			names = append(names, i)
		case kind != UseName && !seen[kind]:
			uses[i], seen[kind] = kind, true
		}
	}
	switch {
	case len(names) == 2 && oneWord(rows, names[0]) && oneWord(rows, names[1]):
		uses[names[0]], uses[names[1]] = UseFirst, UseLast
		if lastFirst(rows, names[0]) {
			uses[names[0]], uses[names[1]] = UseLast, UseFirst
		}
	case len(names) > 0:
		uses[names[0]] = UseName
	}
	return uses
}

// contentOf returns what most cells of a column look like.
func contentOf(rows []row, column int, g *guesser) Use {
	counts := map[Use]int{}
	for _, r := range rows[:min(len(rows), 50)] {
		cell := r.at(column)
		if cell == "" {
			continue
		}
		kind := UseName
		day, at, ok := g.moment(cell)
		switch {
		case ok && day != "" && at < 0:
			kind = UseDay
		case ok && (day != "" || strings.ContainsAny(cell, ":.apm")):
			kind = UseTime
		case nameFault(personIn(cell)) != "":
			kind = Ignored
		}
		counts[kind]++
	}
	best := Ignored
	for _, use := range Uses {
		if counts[use] > counts[best] {
			best = use
		}
	}
	return best
}

// oneWord tells a column of parts of names: mostly a word or two.
func oneWord(rows []row, column int) bool {
	short, all := 0, 0
	for _, r := range rows[:min(len(rows), 50)] {
		if n := len(strings.Fields(r.at(column))); n > 0 {
			all++
			if n <= 1 {
				short++
			}
		}
	}
	return short*10 >= all*7
}

// lastFirst tells "Okafor, Sam": a space after the separator, as written by
// hand and never by an export.
func lastFirst(rows []row, column int) bool {
	spaced := 0
	for _, r := range rows {
		if column+1 < len(r.cells) && strings.HasPrefix(r.cells[column+1], " ") {
			spaced++
		}
	}
	return len(rows) > 0 && spaced*2 > len(rows)
}

// nameFault returns the key of why text cannot be a name, "" for one it can be.
func nameFault(text string) string {
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	at := strings.Index(text, "@")
	switch {
	case formula(text):
		return "intake.problem_formula"
	case at > 0 && strings.Contains(text[at:], "."):
		return "intake.problem_email"
	case strings.Contains(text, "://") || strings.HasPrefix(strings.ToLower(text), "www."):
		return "intake.problem_address"
	case digits >= 6:
		return "intake.problem_number"
	case letters == 0:
		return "intake.problem_no_letters"
	}
	return ""
}

// unlisted takes the number, bullet or tick box off a line of a plain list.
func unlisted(line string) string {
	line = strings.TrimSpace(line)
	for _, bullet := range []string{"- [ ]", "- [x]", "[ ]", "[x]", "-", "*", "•", "–", "·", "☐", "☑", "✓"} {
		if rest, ok := strings.CutPrefix(line, bullet); ok {
			line = strings.TrimSpace(rest)
			break
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if len(digits) < len(line) && len(line)-len(digits) <= 4 && digits != "" && strings.ContainsAny(digits[:1], ".):") {
		if rest := strings.TrimSpace(digits[1:]); rest != "" {
			if _, isTime := clock(strings.Fields(line)[0]); !isTime || digits[0] != ':' {
				return rest
			}
		}
	}
	return line
}
