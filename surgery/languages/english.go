package languages

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
)

// Entry is an English sentence that a language may have a line for.
type Entry struct {
	ID      string // of its line
	English string
}

// frame are the sentences of a handout that are ours, each once, with what stands
// in their places.
var frame = []struct {
	key  string
	with []string
}{
	{"handout.title", []string{"name"}}, {"handout.title_guest", nil}, {"handout.title_week", nil}, {"handout.helped_by", []string{"who"}},
	{"handout.done", nil}, {"handout.next", nil}, {"handout.next_surgery", []string{"when"}},
	{"prints.join_in", []string{"tag"}}, {"prints.join_in_on", []string{"tag", "platform"}},
	{"languages.draft", nil}, {"languages.draft_short", nil}, {"languages.checked", []string{"who", "day"}},
	{"languages.only_english", nil}, {"languages.part_english", nil}, {"languages.scan", nil},
	{"languages.date", []string{"weekday", "day", "month", "year"}}, {"languages.day", []string{"weekday", "day", "month"}},
}

// Frame returns the sentences of a handout that are ours, and the names of days
// and months.
func Frame() []Entry {
	var all []Entry
	for _, f := range frame {
		all = append(all, Entry{f.key, Template(f.key, f.with...)})
	}
	for day := range 7 {
		name := time.Weekday((day + 1) % 7).String()
		all = append(all, Entry{"dates." + name, name})
	}
	for month := time.January; month <= time.December; month++ {
		all = append(all, Entry{"dates." + month.String(), month.String()})
	}
	return all
}

// Template returns a sentence of ours with its places left open.
func Template(key string, names ...string) string {
	pairs := make([]any, 0, 2*len(names))
	for _, name := range names {
		pairs = append(pairs, name, "{{."+name+"}}")
	}
	return words.Say(key, pairs...)
}

// TextEntries returns the lines of a text that a host may edit, the title first.
func TextEntries(name, title string, paragraphs []string) []Entry {
	all := []Entry{{"texts." + name + ".title", title}}
	for i, p := range paragraphs {
		all = append(all, Entry{"texts." + name + ".line" + strconv.Itoa(i+1), p})
	}
	return all
}

// StepEntries returns the titles of the steps of checklists, and then how each is
// done, which a language may leave in English. A sentence that stands in several
// steps comes once, at the first checklist by its id.
func StepEntries(lists []checklist.Checklist) (titles, hows []Entry) {
	lists = slices.SortedFunc(slices.Values(lists), func(a, b checklist.Checklist) int { return strings.Compare(a.ID, b.ID) })
	seen := map[string]bool{}
	add := func(to *[]Entry, id, english string) {
		if !seen[english] && english != "" {
			seen[english] = true
			*to = append(*to, Entry{id, english})
		}
	}
	for _, c := range lists {
		for _, s := range c.Steps {
			add(&titles, "steps."+c.ID+"."+s.ID+".title", s.Title)
		}
	}
	for _, c := range lists {
		for _, s := range c.Steps {
			add(&hows, "steps."+c.ID+"."+s.ID+".how", s.How)
		}
	}
	return titles, hows
}
