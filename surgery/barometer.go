package surgery

import "slices"

// Barometer is the poll about a word, open for some days of a week. Its answers
// are not records: they are counts by day and source, outside the log.
type Barometer struct {
	ID     ID             `json:"id"`
	Week   ID             `json:"week"`
	From   string         `json:"from"`             // local date of its first day
	Until  string         `json:"until"`            // and of its last
	Points int            `json:"points,omitempty"` // of a scale from 1; 0: a choice of answers
	Words  BarometerWords `json:"-"`
}

// BarometerWords are sealed under the barometer's own key.
type BarometerWords struct {
	Word     string      `json:"word,omitempty"` // the word it is about
	Question string      `json:"question,omitempty"`
	Answers  []Answer    `json:"answers,omitempty"` // of a choice
	Low      string      `json:"low,omitempty"`     // what the ends of a scale mean
	High     string      `json:"high,omitempty"`
	AddWord  string      `json:"add_word,omitempty"` // asks for a word of their own; blank: does not
	Polls    []NamedPoll `json:"polls,omitempty"`    // online polls whose export was taken in
}

// Answer is one that can be given. Its id stays when its text is put right, as
// what was counted hangs on it.
type Answer struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// NamedPoll is an online poll: its id stands with the counts.
type NamedPoll struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Answers that are always offered. Those of a scale are "1", "2", ...; those of
// a choice have ids of their own.
const (
	DependsAnswer      = "depends"
	RatherNotSayAnswer = "rather_not_say"
)

// How many answers a choice has, beside those always offered, and how many
// points a scale.
const (
	FewestAnswers = 2
	MostAnswers   = 7
	FewestPoints  = 3
	MostPoints    = 10
)

// FewestPeople is how many must have answered before results, and the words
// people added, are shown at all.
const FewestPeople = 10

// AnswerSource is where an answer came from.
type AnswerSource string

// The sources.
const (
	KioskAnswers  AnswerSource = "kiosk" // the asking screen too
	PaperAnswers  AnswerSource = "paper"
	OnlineAnswers AnswerSource = "online"
)

// AnswerSources lists them in the order they are shown.
var AnswerSources = []AnswerSource{KioskAnswers, PaperAnswers, OnlineAnswers}

// OpenOn reports whether it may be answered on that day.
func (b *Barometer) OpenOn(day string) bool { return b.From <= day && day <= b.Until }

// QuestionOf returns the question that an event of the week asks, nil for none: the
// one it was joined to, else one that reads as its title.
func QuestionOf(e *Event, all []*Barometer, fold func(string) string) *Barometer {
	if e.Kind != BarometerEvent {
		return nil
	}
	for _, b := range all {
		if b.ID == e.Words.Barometer {
			return b
		}
	}
	title := fold(e.Words.Title)
	for _, b := range all {
		if title != "" && fold(b.Words.Question) == title {
			return b
		}
	}
	return nil
}

// Validate keeps the rules: a question; two to seven answers with different ids,
// or a scale of three to ten points; dates in order.
func (b *Barometer) Validate() error {
	w := b.Words
	switch {
	case b.ID == "" || b.Week == "":
		return Fail(Internal, "error.internal")
	case w.Question == "":
		return Fail(Invalid, "error.question_missing")
	case !validDay(b.From) || !validDay(b.Until):
		return Fail(Invalid, "error.day_unclear")
	case b.Until < b.From:
		return Fail(Invalid, "error.barometer_backwards")
	case b.Points != 0 && (b.Points < FewestPoints || b.Points > MostPoints):
		return Fail(Invalid, "error.barometer_points", "fewest", FewestPoints, "most", MostPoints)
	case b.Points == 0 && (len(w.Answers) < FewestAnswers || len(w.Answers) > MostAnswers):
		return Fail(Invalid, "error.barometer_answers", "fewest", FewestAnswers, "most", MostAnswers)
	}
	ids := []string{DependsAnswer, RatherNotSayAnswer}
	for _, a := range w.Answers {
		if a.ID == "" || a.Text == "" || slices.Contains(ids, a.ID) {
			return Fail(Internal, "error.internal")
		}
		ids = append(ids, a.ID)
		if err := fits(a.Text, MaxName); err != nil {
			return err
		}
	}
	for _, p := range w.Polls {
		if p.ID == "" || p.Name == "" {
			return Fail(Internal, "error.internal")
		}
		if err := fits(p.Name, MaxName); err != nil {
			return err
		}
	}
	for _, field := range []string{w.Word, w.Question, w.Low, w.High, w.AddWord} {
		if err := fits(field, MaxName); err != nil {
			return err
		}
	}
	return nil
}
