package surgery

// Learning is one entry of the learning log: what we learned, with nobody's name.
type Learning struct {
	ID    ID            `json:"id"`
	Day   string        `json:"day"`
	Words LearningWords `json:"-"`
}

// LearningWords are sealed under the entry's own key.
type LearningWords struct {
	What string `json:"what,omitempty"`
}

// Family answers the record family.
func (l *Learning) Family() Family { return Learnings }

// RecordID answers the id.
func (l *Learning) RecordID() ID { return l.ID }

// Owner answers whose key seals the words.
func (l *Learning) Owner() ID { return l.ID }

// Text answers the words to seal.
func (l *Learning) Text() any { return &l.Words }

// Validate keeps the rules: something was learnt, on a day.
func (l *Learning) Validate() error {
	if l.ID == "" || !validDay(l.Day) || l.Words.What == "" {
		return Fail(Internal, "error.internal")
	}
	return fits(l.Words.What, MaxNote)
}
