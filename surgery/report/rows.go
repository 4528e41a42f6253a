package report

import (
	"cmp"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Names say what rows are called that records name by an id.
type Names struct {
	Roles     []string                            // all that can be counted, in the order they are offered
	Checklist func(id string) string              // its title
	Step      func(checklist, step string) string // its title
}

// Fixed returns the rows of a table that has the same ones whatever was recorded:
// that a row is there must tell nothing. nil for a table that has not.
func (names Names) Fixed(g Group) []Key {
	var rows []Key
	add := func(list ...string) {
		for _, name := range list {
			rows = append(rows, Key{g, name})
		}
	}
	switch g {
	case Attendance:
		return []Key{Visits, New, Returning, Guests}
	case Tracks:
		add(string(surgery.Personal), string(surgery.Professional), string(surgery.Both), NotAsked)
	case Outcomes:
		for _, o := range surgery.Outcomes {
			add(string(o))
		}
		add(NotAsked)
	case Barriers:
		for _, b := range surgery.Barriers {
			add(string(b))
		}
		add(NotAsked)
	case Roles:
		add(names.Roles...)
	case Confidence:
		return []Key{Paired, More, Same, Less}
	case Waiting:
		return []Key{WaitKnown, WaitUnknown}
	case Handouts:
		return []Key{TookHandout, Copies}
	case Surgeons:
		return []Key{SurgeonsHere, RecordedHours, EstimatedHours}
	case PassedOn:
		return []Key{TimesPassedOn}
	}
	return rows
}

// Leaving are the rows of a table with a fixed list that may leave the laptop.
func (names Names) Leaving(g Group) []Key {
	return slices.DeleteFunc(names.Fixed(g), func(k Key) bool { return !leaves(k) })
}

// Listed returns the rows of Checklists or Steps that have 5 or more, the most
// first; those told as the same number follow the alphabet.
func (f Figures) Listed(g Group, names Names) []Key {
	var rows []Key
	for _, name := range f.Told(g) {
		if k := (Key{g, name}); k != Worked {
			rows = append(rows, k)
		}
	}
	slices.SortFunc(rows, func(a, b Key) int {
		return cmp.Or(cmp.Compare(f.low[b], f.low[a]), strings.Compare(names.Label(a), names.Label(b)), strings.Compare(a.Name, b.Name))
	})
	return rows
}

// Listed returns the rows of Checklists or Steps that anybody is in, the most
// first: for the screen.
func (n Numbers) Listed(g Group, names Names) []Key {
	var rows []Key
	for _, name := range n.Names(g) {
		if k := (Key{g, name}); k != Worked && k != StepsDone {
			rows = append(rows, k)
		}
	}
	slices.SortFunc(rows, func(a, b Key) int {
		return cmp.Or(cmp.Compare(n.N(b), n.N(a)), strings.Compare(names.Label(a), names.Label(b)), strings.Compare(a.Name, b.Name))
	})
	return rows
}

// Label returns what a row is called.
func (names Names) Label(k Key) string {
	switch k.Group {
	case Outcomes:
		if k.Name != NotAsked {
			return words.Say("visit.outcome_" + k.Name)
		}
	case Barriers:
		if k.Name == NotAsked {
			return words.Say("report.no_barrier")
		}
		return words.Say("visit.barrier_" + k.Name)
	case Roles:
		return words.Say("desk.role_" + k.Name)
	case Checklists:
		return names.Checklist(k.Name)
	case Steps:
		if list, step, ok := strings.Cut(k.Name, "/"); ok {
			return names.Step(list, step)
		}
	}
	if k.Name == NotAsked {
		return words.Say("report.not_asked")
	}
	return words.Say("report.row_" + string(k.Group) + "_" + k.Name)
}

// Title returns what a table is called.
func Title(g Group) string { return words.Say("report.table_" + string(g)) }
