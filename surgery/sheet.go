package surgery

import (
	"strconv"
	"strings"
)

// Mark is one entry of what came back from the table: the step with that number
// on the checklist sheet, and what became of it.
type Mark struct {
	Number int
	State  StepState
}

// ReadMarks reads what is typed into the sheet's box: numbers and ranges are
// done, with s before them not today, with x not for me ("1-4 6 s7 x9"). steps
// is how many the sheet has. What cannot be read is answered word for word (the
// first 60 letters of it) in an Invalid error, and then nothing is to be marked.
func ReadMarks(typed string, steps int) ([]Mark, error) {
	var marks []Mark
	var unread []string
	seen := map[int]bool{}
	typed = strings.NewReplacer("–", "-", "—", "-", ",", " ", ";", " ").Replace(typed)
	for _, word := range strings.Fields(typed) {
		state, from, to, ok := readMark(strings.ToLower(word), steps)
		for n := from; ok && n <= to; n++ {
			ok = !seen[n]
		}
		if !ok {
			unread = append(unread, Clean(word))
			continue
		}
		for n := from; n <= to; n++ {
			seen[n] = true
			marks = append(marks, Mark{Number: n, State: state})
		}
	}
	if len(unread) > 0 {
		return nil, Fail(Invalid, "error.marks_unread", "words", shorten(strings.Join(unread, " ")), "steps", steps)
	}
	if len(marks) == 0 {
		return nil, Fail(Invalid, "error.marks_empty")
	}
	return marks, nil
}

// shorten keeps a sentence readable when a whole page was pasted.
func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func readMark(word string, steps int) (state StepState, from, to int, ok bool) {
	state = Done
	switch {
	case strings.HasPrefix(word, "s"):
		state, word = NotTodayStep, word[1:]
	case strings.HasPrefix(word, "x"):
		state, word = NotForMe, word[1:]
	}
	first, second, ranged := strings.Cut(word, "-")
	from, ok = readNumber(first)
	to = from
	if ok && ranged {
		to, ok = readNumber(second)
	}
	return state, from, to, ok && from >= 1 && to >= from && to <= steps
}

func readNumber(s string) (int, bool) {
	if len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
