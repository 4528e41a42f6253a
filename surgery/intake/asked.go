package intake

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery/find"
)

// asked gives a column of answers its question for a heading, where a site writes
// the question into every line before it: "Question 1", "Response 1".
func (l *layout) asked() {
	head := slices.Clone(l.head.cells)
	for i := 0; i+1 < len(head); i++ {
		n, ok := strings.CutPrefix(find.Fold(cut(head[i], 40)), "question ")
		said := find.Fold(cut(head[i+1], 40))
		if !ok || said != "response "+n && said != "answer "+n {
			continue
		}
		question, one := "", true
		for _, r := range l.looked() {
			if cell := r.at(i); cell != "" {
				one = one && (question == "" || question == cell)
				question = cell
			}
		}
		if one && question != "" {
			head[i+1] = question
		}
	}
	l.head.cells = head
}
