package learning

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Filter says which entries of the learning log are wanted; what is blank
// does not matter.
type Filter struct {
	Text     string // words of it, in any order and any spelling of accents
	Kind     surgery.LearningKind
	Unsorted bool   // only those without a kind
	About    string // of surgery.Topics
	Tag      string // the host's own, without its #
	Week     surgery.ID
}

// Log is what the Learning screen shows.
type Log struct {
	Rows     []Row    // not sorted yet first, then the latest day first
	All      int      // without the filter
	Unsorted int      // likewise
	Tags     []string // the host's own, by name
	Weeks    []*surgery.Week
	Undo     string
}

// Row is one entry.
type Row struct {
	surgery.Learning
	Event string // the title of where it comes from; ""
}

// Log returns the entries that a filter lets through.
func (room *Room) Log(f Filter) (Log, error) {
	if err := room.desk.AtHome(); err != nil {
		return Log{}, err
	}
	log := Log{Undo: room.desk.History.UndoLabel("")}
	all, err := room.desk.Store().Learnings()
	if err != nil {
		return log, err
	}
	if log.Weeks, err = room.desk.Store().Weeks(); err != nil {
		return log, err
	}
	titles, err := room.eventTitles(all)
	if err != nil {
		return log, err
	}
	typed := strings.Fields(find.Fold(f.Text))
	tags := map[string]string{} // as first written, by how it is read
	log.All = len(all)
	for _, l := range all {
		if l.Kind == "" {
			log.Unsorted++
		}
		for _, tag := range l.Words.Tags {
			if folded := find.Fold(tag); tags[folded] == "" {
				tags[folded] = tag
			}
		}
		row := Row{Learning: *l, Event: titles[l.Event]}
		if f.lets(row, log.Weeks) && holdsWords(row, typed) {
			log.Rows = append(log.Rows, row)
		}
	}
	for _, tag := range tags {
		log.Tags = append(log.Tags, tag)
	}
	slices.SortFunc(log.Tags, func(a, b string) int { return strings.Compare(find.Fold(a), find.Fold(b)) })
	sorted := func(r Row) int { return min(len(r.Kind), 1) } // what has no kind yet comes first
	slices.SortStableFunc(log.Rows, func(a, b Row) int { return sorted(a) - sorted(b) })
	return log, nil
}

// lets reports whether a filter lets an entry through, its text aside.
func (f Filter) lets(l Row, weeks []*surgery.Week) bool {
	switch {
	case f.Unsorted && l.Kind != "", f.Kind != "" && l.Kind != f.Kind,
		f.About != "" && !slices.Contains(l.About, f.About):
		return false
	}
	if f.Tag != "" && !slices.ContainsFunc(l.Words.Tags, func(t string) bool { return find.Fold(t) == find.Fold(f.Tag) }) {
		return false
	}
	if f.Week == "" {
		return true
	}
	return slices.ContainsFunc(weeks, func(w *surgery.Week) bool { return w.ID == f.Week && w.Holds(l.Day) })
}

// Matches reports whether an entry is meant by what was typed into a search box, as
// LearningFilter.Text means it: nothing typed is every entry.
func (l Row) Matches(typed string) bool {
	return holdsWords(l, strings.Fields(find.Fold(typed)))
}

// holdsWords reports whether every typed word starts a word of the entry.
func holdsWords(l Row, typed []string) bool {
	if len(typed) == 0 {
		return true
	}
	w := l.Words
	text := " " + find.Fold(strings.Join([]string{w.What, w.Whose, w.Link.Opens, w.Link.Address, l.Event, strings.Join(w.Tags, " ")}, " "))
	for _, word := range typed {
		if !strings.Contains(text, " "+word) {
			return false
		}
	}
	return true
}

// eventTitles returns the titles of the events that entries come from; one that
// was taken out of its week has none.
func (room *Room) eventTitles(all []*surgery.Learning) (map[surgery.ID]string, error) {
	titles := map[surgery.ID]string{}
	for _, l := range all {
		if _, asked := titles[l.Event]; asked || l.Event == "" {
			continue
		}
		e, err := room.desk.Store().Event(l.Event)
		switch {
		case err == nil:
			titles[l.Event] = e.Words.Title
		case surgery.KindOf(err) == surgery.NotFound:
			titles[l.Event] = ""
		default:
			return nil, err
		}
	}
	return titles, nil
}

// Learning returns one entry.
func (room *Room) Learning(id surgery.ID) (surgery.Learning, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Learning{}, err
	}
	l, err := room.desk.Store().Learning(id)
	if err != nil {
		return surgery.Learning{}, err
	}
	return *l, nil
}

// Events returns what an entry of that day may come from: the events of
// the week that holds the day, and the one it is linked to already.
func (room *Room) Events(day string, linked surgery.ID) ([]*surgery.Event, error) {
	var events []*surgery.Event
	week, err := room.desk.Store().WeekOn(day)
	if err != nil {
		return nil, err
	}
	if week != nil {
		if events, err = room.desk.Store().Events(week.ID); err != nil {
			return nil, err
		}
	}
	if linked == "" || slices.ContainsFunc(events, func(e *surgery.Event) bool { return e.ID == linked }) {
		return events, nil
	}
	e, err := room.desk.Store().Event(linked)
	if surgery.KindOf(err) == surgery.NotFound {
		return events, nil
	}
	if err != nil {
		return nil, err
	}
	return append(events, e), nil
}

// KindWords says a kind: "Worked"; a blank one is "Not sorted yet".
func KindWords(k surgery.LearningKind) string {
	if k == "" {
		return words.Say("learning.kind_none")
	}
	return words.Say("learning.kind_" + string(k))
}

// TopicWords says one of surgery.Topics.
func TopicWords(topic string) string { return words.Say("learning.topic_" + topic) }
