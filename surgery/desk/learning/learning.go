package learning

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Add keeps something that was learnt, as the last of its day; a blank
// day is today.
func (room *Room) Add(l surgery.Learning) (surgery.Change, error) {
	if l.Day == "" {
		l.Day = room.desk.Today()
	}
	if err := tidyLearning(&l); err != nil {
		return surgery.Change{}, err
	}
	var err error
	if l.Rank, err = room.lastRank(l.Day); err != nil {
		return surgery.Change{}, err
	}
	l.ID = room.desk.NewID()
	o := &surgery.Operation{Kind: surgery.LearningAdded, About: l.ID, Edits: []surgery.Edit{{After: &l}}}
	return room.desk.Do(o, words.Say("learning.added"))
}

// Edit changes the entry with l.ID; on another day it becomes the last.
func (room *Room) Edit(l surgery.Learning) (surgery.Change, error) {
	before, err := room.desk.Store().Learning(l.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := tidyLearning(&l); err != nil {
		return surgery.Change{}, err
	}
	l.Rank = before.Rank
	if l.Day != before.Day {
		if l.Rank, err = room.lastRank(l.Day); err != nil {
			return surgery.Change{}, err
		}
	}
	o := &surgery.Operation{Kind: surgery.LearningEdited, About: l.ID, Edits: []surgery.Edit{{Before: before, After: &l}}}
	return room.desk.Do(o, words.Say("learning.changed"))
}

// Sort gives an entry its kind. A quote needs the permission of whose
// words they are: EditLearning.
func (room *Room) Sort(id surgery.ID, kind surgery.LearningKind) (surgery.Change, error) {
	before, err := room.desk.Store().Learning(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := *before
	after.Kind = kind
	o := &surgery.Operation{Kind: surgery.LearningEdited, About: id, Edits: []surgery.Edit{{Before: before, After: &after}}}
	return room.desk.Do(o, words.Say("learning.sorted", "kind", KindWords(kind)))
}

// Remove takes an entry out of the log; undo brings it back.
func (room *Room) Remove(id surgery.ID) (surgery.Change, error) {
	_, o, err := desk.Remove(id, room.desk.Store().Learning, surgery.LearningRemoved)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.desk.Do(o, words.Say("learning.removed"))
}

// lastRank returns the place behind the last entry of a day.
func (room *Room) lastRank(day string) (int, error) {
	all, err := room.desk.Store().Learnings()
	last := 0
	for _, l := range all {
		if l.Day == day {
			last = max(last, l.Rank)
		}
	}
	return last + 1, err
}

// tidyLearning cleans what was typed. What is no quote has nobody's permission
// to keep, and nobody's name under it.
func tidyLearning(l *surgery.Learning) error {
	w := l.Words
	w.What, w.Whose = surgery.CleanLines(w.What), surgery.Clean(w.Whose)
	w.Tags = tidyTags(w.Tags)
	var err error
	if w.Link, err = link.Tidy(w.Link); err != nil {
		return err
	}
	if l.Kind != surgery.Quote {
		l.Permitted, w.Whose = "", ""
	}
	l.Words = w
	l.About = slices.DeleteFunc(slices.Clone(surgery.Topics), func(t string) bool { return !slices.Contains(l.About, t) })
	if len(l.About) == 0 {
		l.About = nil
	}
	return nil
}

// tidyTags returns tags without #, each once however it is written.
func tidyTags(typed []string) []string {
	var tags, folded []string
	for _, t := range typed {
		t = strings.TrimLeft(surgery.Clean(t), "# ")
		if f := find.Fold(t); t != "" && !slices.Contains(folded, f) {
			tags, folded = append(tags, t), append(folded, f)
		}
	}
	return tags
}

// Move puts an entry on the other side of another one of its day.
func (room *Room) Move(id, past surgery.ID) (surgery.Change, error) {
	all, err := room.desk.Store().Learnings()
	if err != nil {
		return surgery.Change{}, err
	}
	day := ""
	for _, l := range all {
		if l.ID == id {
			day = l.Day
		}
	}
	all = slices.DeleteFunc(all, func(l *surgery.Learning) bool { return l.Day != day })
	at := func(of surgery.ID) int {
		return slices.IndexFunc(all, func(l *surgery.Learning) bool { return l.ID == of })
	}
	from, to := at(id), at(past)
	switch {
	case from < 0:
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	case to < 0:
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "learning.other_day")
	}
	one := all[from]
	all = slices.Insert(slices.Delete(all, from, from+1), to, one)
	o := &surgery.Operation{Kind: surgery.LearningsOrdered, About: id}
	for i, l := range all {
		if l.Rank != i+1 {
			after := *l
			after.Rank = i + 1
			o.Edits = append(o.Edits, surgery.Edit{Before: l, After: &after})
		}
	}
	if len(o.Edits) == 0 {
		return surgery.Change{}, nil
	}
	return room.desk.Do(o, words.Say("learning.moved"))
}
