package chart

import (
	"strings"

	"socialmediasurgery/surgery/words"
)

func unit(u string) string { return words.Say("chart.unit", "unit", u) }

// notes are the lines beneath a chart, with what a dashed bar means where there
// is one.
func (a About) notes(hidden bool) []string {
	if !hidden {
		return a.Notes
	}
	return append([]string{words.Say("chart.dashed")}, a.Notes...)
}

// describe joins the title, what is counted, what is said of each row, and the
// notes into sentences.
func (a About) describe(kind string, said []string) string {
	first := kind
	if a.Title != "" {
		first = words.Say("chart.titled", "kind", kind, "title", strings.TrimSpace(a.Title))
	}
	all := []string{sentence(first)}
	if a.Unit != "" {
		all = append(all, sentence(unit(a.Unit)))
	}
	for _, s := range said {
		all = append(all, sentence(s))
	}
	for _, n := range a.Notes {
		all = append(all, sentence(n))
	}
	return strings.Join(all, " ")
}

// sentence ends s with a full stop where nothing ends it.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// highest says which row has the most, where one alone has.
func highest(rows []Row) string {
	best, ties := -1, 0
	for i, r := range rows {
		if r.Hidden {
			continue
		}
		switch {
		case best < 0 || r.drawn() > rows[best].drawn():
			best, ties = i, 1
		case r.drawn() == rows[best].drawn():
			ties++
		}
	}
	if len(rows) < 3 || ties != 1 || rows[best].drawn() == 0 {
		return ""
	}
	return words.Say("chart.highest", "label", rows[best].Label)
}

func anyHidden(figures ...Figure) bool {
	for _, f := range figures {
		if f.Hidden {
			return true
		}
	}
	return false
}

func figures(rows []Row) []Figure {
	out := make([]Figure, len(rows))
	for i, r := range rows {
		out[i] = r.Figure
	}
	return out
}

// most is the longest length of what is told, never 0.
func most(figures ...Figure) int {
	n := 1
	for _, f := range figures {
		n = max(n, f.drawn())
	}
	return n
}
