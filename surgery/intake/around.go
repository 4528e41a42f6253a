package intake

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// sayAbove says what stands above the headings.
func sayAbove(above []row, problems *Problems) {
	if len(above) == 0 {
		return
	}
	var said []string
	for _, r := range above {
		for _, c := range r.cells {
			if c = surgery.Clean(c); c != "" {
				said = append(said, c)
			}
		}
	}
	problems.Add(above[0].line, true, words.Count("intake.problem_above", len(above), "text", cut(strings.Join(said, ", "), 60)))
}

// problemsBelow says that another table begins.
func problemsBelow(r row, problems *Problems) {
	problems.Add(r.line, false, words.Say("intake.problem_another", "text", cut(surgery.Clean(strings.Join(r.cells, ", ")), 60)))
}

// below notes the lines at the end that belong to no person: totals, and a lone
// cell that a blank line parts from the table.
func (l *layout) below() {
	l.after = map[int]bool{}
	wide := 0
	for _, r := range l.looked() {
		if count(r) > 1 {
			wide++
		}
	}
	for n := len(l.rows) - 1; n >= 0; n-- {
		r := l.rows[n]
		parted := n > 0 && r.line-l.rows[n-1].line > 1+strings.Count(strings.Join(l.rows[n-1].cells, ""), "\n")
		switch {
		case isTotal(r):
		case count(r) == 1 && wide*2 > len(l.looked()) && wide > 0 && parted && len(l.head.cells) > 1:
		default:
			return
		}
		l.after[r.line] = true
		if parted { // what stood above the gap may be people again
			continue
		}
	}
}

func count(r row) int {
	n := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// isTotal reports whether a line adds up the lines above it.
func isTotal(r row) bool {
	i := slices.IndexFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
	if i < 0 {
		return false
	}
	h := wordsOf(r.cells[i])
	return len(h) > 0 && len(h) <= 5 && (h[0] == "total" || h[0] == "totals" || h.says("grand total", "end of list", "end of report", "end of file", "number of attendees", "number of bookings"))
}
