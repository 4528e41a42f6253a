package story

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
)

// Board is what the story screen shows.
type Board struct {
	Week     *surgery.Week // nil: there is none
	Weeks    []*surgery.Week
	Story    surgery.Story // as the host arranged it; at first as it is offered
	Parts    []Part        // those in the story in their order, then the others
	Entries  []Entry       // likewise
	Unsorted int           // entries that cannot be in it before they are sorted
	Undo     string
}

// Part is a part of the story, in it or not.
type Part struct {
	Key   string // of surgery.StoryParts
	Title string
	In    bool
	Empty string // why nothing of it would be seen; ""
}

// Entry is an entry of the learning log, in the story or not.
type Entry struct {
	learning.Row
	In bool
}

// Board returns the story of a week, "" for the one that is shown first,
// and what could be in it: what was learnt from its first day on until the next
// week begins, and what the host chose besides.
func (room *Room) Board(week surgery.ID) (Board, error) {
	if err := room.desk.AtHome(); err != nil {
		return Board{}, err
	}
	b := Board{Undo: room.desk.History.UndoLabel("")}
	var err error
	if b.Weeks, err = room.desk.Store().Weeks(); err != nil {
		return b, err
	}
	if b.Week, err = room.week.WeekToShow(week); err != nil || b.Week == nil {
		return b, err
	}
	stored, err := room.desk.Store().StoryOf(b.Week.ID)
	if err != nil {
		return b, err
	}
	rows, unsorted, err := room.storyRows(b.Week, b.Weeks, stored)
	if err != nil {
		return b, err
	}
	b.Unsorted = unsorted
	if stored != nil {
		b.Story = *stored
	} else {
		b.Story = offeredStory(b.Week, rows)
	}
	b.addEntries(rows)
	return b, room.addParts(&b)
}

// storyRows returns the entries that may be told, the first day first, and how
// many of the week's may not yet.
func (room *Room) storyRows(w *surgery.Week, weeks []*surgery.Week, stored *surgery.Story) (rows []learning.Row, unsorted int, err error) {
	log, err := room.learning.Log(learning.Filter{})
	if err != nil {
		return nil, 0, err
	}
	events, err := room.desk.Store().Events(w.ID)
	if err != nil {
		return nil, 0, err
	}
	next := nextWeekFrom(w, weeks)
	for _, r := range log.Rows {
		its := r.Event != "" && slices.ContainsFunc(events, func(e *surgery.Event) bool { return e.ID == r.Learning.Event })
		its = its || r.Day >= w.From && (next == "" || r.Day < next)
		chosen := stored != nil && slices.Contains(stored.Entries, r.ID)
		switch {
		case !its && !chosen:
		case !tellable(r.Learning):
			unsorted++
		default:
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b learning.Row) int { return strings.Compare(a.Day, b.Day) })
	return rows, unsorted, nil
}

// tellable reports whether an entry may be in a story: it is sorted, and a quote
// was allowed.
func tellable(l surgery.Learning) bool {
	return l.Kind != "" && (l.Kind != surgery.Quote || l.Permitted != "")
}

// nextWeekFrom returns when the next themed week begins, "" for none.
func nextWeekFrom(w *surgery.Week, weeks []*surgery.Week) string {
	next := ""
	for _, other := range weeks {
		if other.From > w.From && (next == "" || other.From < next) {
			next = other.From
		}
	}
	return next
}

// offeredStory is a story nobody has arranged yet: every part, and every entry,
// those of a kind together.
func offeredStory(w *surgery.Week, rows []learning.Row) surgery.Story {
	s := surgery.Story{Week: w.ID, Parts: slices.Clone(surgery.StoryParts)}
	s.Words.Title = words.Say("story.title_of", "title", w.Words.Title)
	for _, kind := range surgery.LearningKinds {
		for _, r := range rows {
			if r.Kind == kind {
				s.Entries = append(s.Entries, r.ID)
			}
		}
	}
	return s
}

func (b *Board) addEntries(rows []learning.Row) {
	byID := map[surgery.ID]learning.Row{}
	for _, r := range rows {
		byID[r.ID] = r
	}
	for _, id := range b.Story.Entries {
		if r, there := byID[id]; there {
			b.Entries = append(b.Entries, Entry{r, true})
			delete(byID, id)
		}
	}
	for _, r := range rows {
		if _, left := byID[r.ID]; left {
			b.Entries = append(b.Entries, Entry{r, false})
		}
	}
}

// addParts says which parts there are, and which of them would show nothing.
func (room *Room) addParts(b *Board) error {
	made := storyMaker{desk: room, week: b.Week, story: b.Story, rows: b.Chosen()}
	add := func(key string, in bool) error {
		p := Part{Key: key, Title: words.Say("story.part_" + key), In: in}
		blocks, err := made.part(key)
		if err != nil {
			return err
		}
		if len(blocks) == 0 {
			p.Empty = words.Say("story.empty_" + key)
		}
		b.Parts = append(b.Parts, p)
		return nil
	}
	for _, key := range b.Story.Parts {
		if err := add(key, true); err != nil {
			return err
		}
	}
	for _, key := range surgery.StoryParts {
		if !slices.Contains(b.Story.Parts, key) {
			if err := add(key, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// Chosen returns the entries that are in the story, in order.
func (b *Board) Chosen() []learning.Row {
	var rows []learning.Row
	for _, e := range b.Entries {
		if e.In {
			rows = append(rows, e.Row)
		}
	}
	return rows
}

// Save keeps how a host arranged the story of a week.
func (room *Room) Save(s surgery.Story) (surgery.Change, error) {
	s.Words.Title = surgery.Clean(s.Words.Title)
	s.Words.Intro, s.Words.Thanks = surgery.CleanLines(s.Words.Intro), surgery.CleanLines(s.Words.Thanks)
	s.Parts, s.Entries = slices.Clone(s.Parts), slices.Clone(s.Entries)
	o := &surgery.Operation{Kind: surgery.StoryEdited}
	before, err := room.desk.Store().StoryOf(s.Week)
	switch {
	case err != nil:
		return surgery.Change{}, err
	case before == nil:
		s.ID = room.desk.NewID()
		o.Edits = []surgery.Edit{{After: &s}}
	default:
		s.ID = before.ID
		o.Edits = []surgery.Edit{{Before: before, After: &s}}
	}
	o.About = s.ID
	return room.desk.Do(o, "") // it is seen in the preview
}
