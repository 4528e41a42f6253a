package barometer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/guard"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// OwnWord is a word somebody added.
type OwnWord struct {
	ID     surgery.ID
	Text   string
	Share  bool // may be shared
	Hidden bool
}

// OwnWords are the words people added, by the alphabet. While fewer than
// FewestPeople have answered there is none.
type OwnWords struct {
	Shown  bool
	Words  []OwnWord
	Hidden int // how many are hidden, and not among them unless asked for
}

// OwnWords returns the words people added to a barometer; hidden ones only when
// they are asked for, to be seen by the host and shown again.
func (room *Room) OwnWords(barometer surgery.ID, hidden bool) (OwnWords, error) {
	if err := room.desk.AtHome(); err != nil {
		return OwnWords{}, err
	}
	r, err := room.Results(barometer)
	if err != nil || !r.Shown {
		return OwnWords{}, err
	}
	found, err := room.desk.Store().AddedWords(barometer)
	if err != nil {
		return OwnWords{}, err
	}
	own := OwnWords{Shown: true}
	for _, w := range found {
		if w.Hidden {
			own.Hidden++
		}
		if w.Text != "" && (hidden || !w.Hidden) {
			own.Words = append(own.Words, OwnWord{w.ID, w.Text, w.Share, w.Hidden})
		}
	}
	slices.SortFunc(own.Words, func(a, b OwnWord) int {
		return cmp.Or(cmp.Compare(sameWord(a.Text), sameWord(b.Text)), cmp.Compare(a.ID, b.ID))
	})
	return own, nil
}

// MarkWord says whether a word may be shared and whether it is hidden. It stands
// outside the log, as the word does: it is changed back, not undone.
func (room *Room) MarkWord(id surgery.ID, share, hidden bool) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	if err := room.desk.Store().MarkAdded(id, share, hidden); err != nil {
		return surgery.Change{}, err
	}
	said := words.Say("barometer.word_seen")
	switch {
	case hidden:
		said = words.Say("barometer.word_hidden")
	case share:
		said = words.Say("barometer.word_shared")
	}
	return surgery.Change{Changed: []surgery.Family{surgery.Answers}, Notice: said}, nil
}

// EraseWord takes a word away for good, with its key. It cannot be undone, and the
// poll it came from does not bring it back.
func (room *Room) EraseWord(id surgery.ID) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	w, err := room.desk.Store().AddedWord(id)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := room.desk.Store().EraseAdded(w, sameWord(w.Text)); err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Changed: []surgery.Family{surgery.Answers}, Notice: words.Say("barometer.word_erased")}, nil
}

// SharedWords returns the words that may leave the laptop: those people said may
// be shared, that the host has not hidden, each once.
func (room *Room) SharedWords(barometer surgery.ID) ([]string, error) {
	own, err := room.OwnWords(barometer, false)
	if err != nil {
		return nil, err
	}
	var all []string
	seen := map[string]bool{}
	for _, w := range own.Words {
		if key := sameWord(w.Text); w.Share && !seen[key] {
			seen[key] = true
			all = append(all, w.Text)
		}
	}
	return all, nil
}

// ownWord returns a word somebody adds as it may be kept, "" for none. Unlike what
// the host types it is refused and not asked about: whoever gave it may be gone.
func (room *Room) ownWord(typed string) (string, error) {
	word := surgery.Clean(typed)
	switch {
	case strings.TrimFunc(word, invisible) == "":
		return "", nil
	case utf8.RuneCountInString(word) > LongestWord:
		return "", surgery.Fail(surgery.Invalid, "barometer.word_long", "most", LongestWord)
	}
	if found := guard.Look(word, guard.Kinds, room.desk.Now); len(found) > 0 {
		return "", surgery.Fail(surgery.Invalid, "barometer.word_private", "what", words.Say("barometer.found_"+string(found[0].Kind)))
	}
	return word, nil
}

// refusesWord says why a word of a poll may not be kept, "" where it may.
func (room *Room) refusesWord(typed string) string {
	word, err := room.ownWord(typed)
	switch {
	case err != nil:
		e := surgery.AsError(err)
		return words.Say("barometer.problem_word_left", "why", words.Say(e.Key+".what", e.With...))
	case word == "":
		return words.Say("barometer.problem_word_unseen")
	}
	return ""
}

// invisible tells a letter that draws nothing alone: joiners, marks, fillers.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.M, unicode.Z, unicode.Other_Default_Ignorable_Code_Point)
}

// sameWord returns how words are compared: without case and accents, and signs,
// such as faces, as they are.
func sameWord(text string) string {
	if key := find.Fold(text); key != "" {
		return key
	}
	return text
}

// newWords returns which words are not there yet, as ones to add: a poll that is
// taken in again brings none twice, and none that was erased.
func (room *Room) newWords(barometer surgery.ID, texts []string) ([]store.AddedWord, error) {
	there, err := room.desk.Store().AddedWords(barometer)
	if err != nil {
		return nil, err
	}
	erased, err := room.desk.Store().ErasedWords(barometer)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, w := range there {
		seen[sameWord(w.Text)] = true
	}
	var fresh []store.AddedWord
	for _, text := range texts {
		text, err := room.ownWord(text)
		if err != nil { // the preview has said so
			continue
		}
		if key := sameWord(text); text != "" && !seen[key] && !erased.Has(key) {
			seen[key] = true
			fresh = append(fresh, store.AddedWord{ID: room.desk.NewID(), Barometer: barometer, Text: text})
		}
	}
	return fresh, nil
}
