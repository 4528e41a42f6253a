package learning

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Merged returns what two entries would be as one; nothing is changed.
// Invalid says why two cannot be one: a quote is nobody else's words.
func (room *Room) Merged(keep, other surgery.ID) (surgery.Learning, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Learning{}, err
	}
	_, _, one, err := room.asOne(keep, other)
	return one, err
}

// asOne returns two entries, and what they would be as one.
func (room *Room) asOne(keep, other surgery.ID) (a, b *surgery.Learning, one surgery.Learning, err error) {
	if a, err = room.desk.Store().Learning(keep); err != nil {
		return nil, nil, one, err
	}
	if b, err = room.desk.Store().Learning(other); err != nil {
		return nil, nil, one, err
	}
	one, err = mergeLearnings(*a, *b)
	return a, b, one, err
}

// Merge makes one entry of two: the first stays, with what the second
// says added, and the second goes, also from stories. One thing to undo.
func (room *Room) Merge(keep, other surgery.ID) (surgery.Change, error) {
	before, gone, after, err := room.asOne(keep, other)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.LearningsMerged, About: keep,
		Edits: []surgery.Edit{{Before: before, After: &after}, {Before: gone}}}
	if err := room.mergeInStories(o, keep, other); err != nil {
		return surgery.Change{}, err
	}
	return room.desk.Do(o, words.Say("learning.merged"))
}

// mergeInStories adds that a story which had the entry that goes has the one
// that stays.
func (room *Room) mergeInStories(o *surgery.Operation, keep, gone surgery.ID) error {
	weeks, err := room.desk.Store().Weeks()
	if err != nil {
		return err
	}
	for _, w := range weeks {
		story, err := room.desk.Store().StoryOf(w.ID)
		if err != nil {
			return err
		}
		if story == nil || !slices.Contains(story.Entries, gone) {
			continue
		}
		after := *story
		after.Entries = nil
		for _, id := range story.Entries {
			if id == gone {
				id = keep
			}
			if !slices.Contains(after.Entries, id) {
				after.Entries = append(after.Entries, id)
			}
		}
		o.Edits = append(o.Edits, surgery.Edit{Before: story, After: &after})
	}
	return nil
}

// mergeLearnings adds b to a. What only one of them has is kept.
func mergeLearnings(a, b surgery.Learning) (surgery.Learning, error) {
	switch {
	case a.ID == b.ID:
		return a, surgery.Fail(surgery.Invalid, "learning.merge_itself")
	case (a.Kind == surgery.Quote) != (b.Kind == surgery.Quote):
		return a, surgery.Fail(surgery.Invalid, "learning.merge_quote")
	case a.Kind == surgery.Quote && find.Fold(a.Words.Whose) != find.Fold(b.Words.Whose):
		return a, surgery.Fail(surgery.Invalid, "learning.merge_two_people")
	}
	one := a
	if one.Kind == "" {
		one.Kind = b.Kind
	}
	if one.Event == "" {
		one.Event = b.Event
	}
	one.Permitted = max(a.Permitted, b.Permitted) // both were said yes to only from then on
	one.About = append(slices.Clone(a.About), b.About...)
	w := a.Words
	w.What = mergedText(a.Words.What, b.Words.What)
	w.Tags = append(slices.Clone(a.Words.Tags), b.Words.Tags...)
	switch other := b.Words.Link; {
	case w.Link.Address == "":
		w.Link = other
	case other.Address != "" && other.Address != w.Link.Address: // no place for two
		w.What += "\n" + strings.TrimSpace(other.Opens+" "+other.Address)
	}
	one.Words = w
	if err := tidyLearning(&one); err != nil {
		return one, err
	}
	return one, one.Validate()
}

// mergedText is both texts, and only one where it says the other already.
func mergedText(a, b string) string {
	switch fa, fb := " "+find.Fold(a)+" ", " "+find.Fold(b)+" "; {
	case strings.Contains(fa, fb):
		return a
	case strings.Contains(fb, fa):
		return b
	}
	return a + "\n" + b
}
