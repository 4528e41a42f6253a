package demo

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
)

// demoLearningFile is where the made-up week's learning log and story stand.
const demoLearningFile = "sample/learning.toml"

// demoLearning is what was learned, and the story told of it.
type demoLearning struct {
	Story struct{ Title, Intro, Thanks string }
	Entry []demoEntry
}

type demoEntry struct {
	Kind        surgery.LearningKind
	What, Whose string
	About, Tags []string
	Event       string // title of one of the week's
	Link        surgery.WeekLink
	Told        bool // in the story
}

// learned keeps what was learned on the days up to today, sorts what the earliest
// surgery left, and arranges the story.
func (f *demo) learned(l demoLearning, week *surgery.Week, now time.Time) error {
	f.Room.desk.SetClock(func() time.Time { return clockOn(now, 0, 12) })
	events, err := f.Room.desk.Store().Events(week.ID)
	if err != nil {
		return err
	}
	days := daysSince(week, now)
	story := surgery.Story{Week: week.ID, Parts: slices.Clone(surgery.StoryParts),
		Words: surgery.StoryWords{Title: l.Story.Title, Intro: l.Story.Intro, Thanks: l.Story.Thanks}}
	for i, e := range l.Entry {
		entry := surgery.Learning{Day: days[i*len(days)/len(l.Entry)], Kind: e.Kind, About: e.About,
			Words: surgery.LearningWords{What: e.What, Tags: e.Tags, Whose: e.Whose, Link: e.Link}}
		for _, event := range events {
			if event.Words.Title == e.Event && event.Day <= days[len(days)-1] {
				entry.Event, entry.Day = event.ID, event.Day
			}
		}
		if e.Kind == surgery.Quote {
			entry.Permitted = entry.Day
		}
		done, err := f.Room.learning.Add(entry)
		if err != nil {
			return err
		}
		if e.Told {
			story.Entries = append(story.Entries, done.About)
		}
	}
	if err := f.sorted(); err != nil {
		return err
	}
	return just(f.Room.story.Save(story))
}

// sorted gives what was kept from the earliest surgery its kind; later ones still
// wait for it.
func (f *demo) sorted() error {
	all, err := f.Room.desk.Store().Learnings()
	if err != nil {
		return err
	}
	var first *surgery.Learning
	for _, l := range all {
		if l.Kind == "" && (first == nil || l.Day < first.Day) {
			first = l
		}
	}
	if first == nil {
		return nil
	}
	return just(f.Room.learning.Sort(first.ID, surgery.Worked))
}
