package checklist

import (
	"cmp"
	"slices"
	"strings"

	"socialmediasurgery/surgery/find"
)

// plainWords are too common to say which checklist is meant.
var plainWords = map[string]bool{"with": true, "help": true, "want": true, "would": true, "like": true, "from": true, "that": true, "this": true, "what": true, "have": true,
	"your": true, "about": true, "some": true, "more": true, "into": true, "make": true, "need": true, "know": true, "learn": true, "using": true, "account": true, "social": true, "media": true}

// Fitting returns checklists with those first that somebody's own words speak of;
// otherwise they keep their order.
func Fitting(all []Checklist, said string) []Checklist {
	var asked []string
	for w := range strings.FieldsSeq(find.Fold(said)) {
		if (len(w) > 3 || w == "x") && !plainWords[w] {
			asked = append(asked, stem(w))
		}
	}
	if len(asked) == 0 {
		return all
	}
	sorted := slices.Clone(all)
	points := map[string]int{}
	for _, c := range all {
		points[c.ID] = c.speaksOf(asked)
	}
	slices.SortStableFunc(sorted, func(a, b Checklist) int { return cmp.Compare(points[b.ID], points[a.ID]) })
	return sorted
}

// stem takes an ending off a word, so that "tagging" is "tag" and "blogs" "blog".
func stem(w string) string {
	for _, end := range []string{"ging", "ing", "ers", "er", "ed", "s"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 2 {
			return rest
		}
	}
	return w
}

// speaksOf counts how often words stand in the checklist: its name most, its
// steps least.
func (c Checklist) speaksOf(asked []string) int {
	in := func(text string, points int) (n int) {
		for w := range strings.FieldsSeq(find.Fold(text)) {
			if slices.Contains(asked, stem(w)) {
				n += points
			}
		}
		return n
	}
	n := in(c.Title+" "+c.Platform, 20) + in(c.Summary, 5)
	for _, s := range c.Steps {
		n += in(s.Title, 2)
	}
	return n
}
