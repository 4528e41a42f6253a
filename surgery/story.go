package surgery

import "slices"

// StoryParts lists what the story of a week can hold, in the order in which it
// is offered.
var StoryParts = []string{"events", "numbers", "barometer", "entries", "thanks"}

// Story is what a host arranged to tell of a week: which parts, in which order,
// and which entries of the learning log. Figures and texts are read when it is
// made, not kept here.
type Story struct {
	ID      ID         `json:"id"`
	Week    ID         `json:"week"`
	Parts   []string   `json:"parts,omitempty"`   // of StoryParts, in order
	Entries []ID       `json:"entries,omitempty"` // in order
	Words   StoryWords `json:"-"`
}

// StoryWords are sealed under the story's own key.
type StoryWords struct {
	Title  string `json:"title,omitempty"`
	Intro  string `json:"intro,omitempty"`
	Thanks string `json:"thanks,omitempty"`
}

// Validate keeps the rules: a title, and parts that we have, each once.
func (s *Story) Validate() error {
	switch {
	case s.ID == "" || s.Week == "":
		return Fail(Internal, "error.internal")
	case s.Words.Title == "":
		return Fail(Invalid, "error.story_title_missing")
	}
	for i, part := range s.Parts {
		if !slices.Contains(StoryParts, part) || slices.Contains(s.Parts[:i], part) {
			return Fail(Internal, "error.internal")
		}
	}
	if err := fits(s.Words.Title, MaxName); err != nil {
		return err
	}
	if err := fits(s.Words.Intro, MaxNote); err != nil {
		return err
	}
	return fits(s.Words.Thanks, MaxNote)
}
