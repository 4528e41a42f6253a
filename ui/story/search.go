package story

import (
	"strings"

	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// newSearch makes the box that finds entries, with the words and the keys of the
// one on Learning.
func (s *Screen) newSearch() {
	s.box = kit.NewEntry(words.Say("story.search"))
	s.box.OnChanged = func(string) { s.draw() }
	s.box.OnDown, s.box.OnEnter = s.intoEntries, s.intoEntries
	s.box.OnEscape = func() {
		if s.box.Text != "" {
			s.box.SetText("")
			return
		}
		s.intoEntries()
	}
	s.search = kit.Stack(s.box)
	all := kit.NewButton(kit.Secondary, words.Say("story.show_all"), func() {
		s.box.SetText("")
		s.intoEntries()
	})
	s.none = kit.Padded(14, 14, 14, 14, kit.Column(kit.Step, kit.Strong(words.Say("story.no_match")), kit.Muted(words.Say("story.no_match_advice")), kit.Flow(kit.Step, all)))
	s.none.Hide()
}

// intoEntries goes from the box into the list.
func (s *Screen) intoEntries() {
	if len(s.found) > 0 {
		kit.Focus(s.entries)
	}
}

// searching reports whether some entries may be left out of the list.
func (s *Screen) searching() bool { return strings.TrimSpace(s.box.Text) != "" }

// find lists the entries that are meant by what was typed.
func (s *Screen) find() {
	s.found = s.found[:0]
	for i, e := range s.shown.Entries {
		if e.Matches(s.box.Text) {
			s.found = append(s.found, i)
		}
	}
	nothing := len(s.found) == 0 && s.searching()
	s.entries.Hidden, s.none.Hidden = nothing, !nothing
	s.full.Refresh()
}

// entry returns the entry of a row.
func (s *Screen) entry(i int) *story.Entry { return &s.shown.Entries[s.found[i]] }
