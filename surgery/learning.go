package surgery

import "slices"

// LearningKind tells what kind of thing was learned.
type LearningKind string

// The kinds of entry; a blank one came from a visit and has not been sorted yet.
const (
	Worked     LearningKind = "worked"
	DidNotWork LearningKind = "did_not_work"
	Idea       LearningKind = "idea"
	AboutWord  LearningKind = "about_the_word"
	Quote      LearningKind = "quote"
)

// LearningKinds lists them in the order they are offered.
var LearningKinds = []LearningKind{Worked, DidNotWork, Idea, AboutWord, Quote}

// Topics lists what an entry may be about, beside the host's own tags.
var Topics = []string{"social_media", "recovery", "running_surgeries"}

// Learning is one entry of the learning log: what we learned. What somebody said
// is kept without their name, and as a quote only with their permission.
type Learning struct {
	ID        ID            `json:"id"`
	Day       string        `json:"day"` // local date
	Kind      LearningKind  `json:"kind,omitempty"`
	About     []string      `json:"about,omitempty"`     // of Topics
	Event     ID            `json:"event,omitempty"`     // where it comes from
	Permitted string        `json:"permitted,omitempty"` // local date the person allowed their words to be used
	Rank      int           `json:"rank,omitempty"`      // the host's own order within a day, lowest first
	Words     LearningWords `json:"-"`
}

// LearningWords are sealed under the entry's own key.
type LearningWords struct {
	What  string   `json:"what,omitempty"`
	Tags  []string `json:"tags,omitempty"`  // the host's own
	Whose string   `json:"whose,omitempty"` // how a quote is signed, as they wished: "a carer"
	Link  WeekLink `json:"link,omitzero"`   // where it can be read
}

// mostTags is how many tags of their own a host may give an entry.
const mostTags = 20

// Validate keeps the rules: something was learnt, on a day; a quote was allowed.
func (l *Learning) Validate() error {
	switch {
	case l.ID == "" || l.Kind != "" && !slices.Contains(LearningKinds, l.Kind):
		return Fail(Internal, "error.internal")
	case l.Words.What == "":
		return Fail(Invalid, "error.learning_empty")
	case !validDay(l.Day), l.Permitted != "" && !validDay(l.Permitted):
		return Fail(Invalid, "error.day_unclear")
	case l.Kind == Quote && l.Permitted == "":
		return Fail(Invalid, "error.quote_not_permitted")
	case len(l.Words.Tags) > mostTags:
		return Fail(Invalid, "error.too_many_tags", "most", mostTags)
	}
	for _, topic := range l.About {
		if !slices.Contains(Topics, topic) {
			return Fail(Internal, "error.internal")
		}
	}
	for _, field := range append([]string{l.Words.Whose}, l.Words.Tags...) {
		if err := fits(field, MaxName); err != nil {
			return err
		}
	}
	if err := fitLinks([]WeekLink{l.Words.Link}); err != nil {
		return err
	}
	return fits(l.Words.What, MaxNote)
}
