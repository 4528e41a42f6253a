package barometer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Board is what the Barometer screen lists.
type Board struct {
	Week      *surgery.Week // nil: there is none to ask in
	Questions []Card        // the first begun first
}

// Card is a barometer in that list.
type Card struct {
	*surgery.Barometer
	Open   bool // today
	Over   bool
	People int // how many answered, those who are not counted yet too
}

// Board returns the barometers of a week; "" is the current one, or else
// the next or the latest.
func (room *Room) Board(week surgery.ID) (Board, error) {
	if err := room.desk.AtHome(); err != nil {
		return Board{}, err
	}
	w, err := room.week.WeekToShow(week)
	if err != nil || w == nil {
		return Board{}, err
	}
	all, err := room.desk.Store().Barometers(w.ID)
	if err != nil {
		return Board{}, err
	}
	board := Board{Week: w}
	for _, b := range all {
		r, err := room.ResultsFor(b)
		if err != nil {
			return Board{}, err
		}
		board.Questions = append(board.Questions, Card{Barometer: b, Open: b.OpenOn(room.desk.Today()), Over: b.Until < room.desk.Today(), People: r.People + r.Waiting})
	}
	return board, nil
}

// New returns one to fill in: open on the days of the week, "" for the
// one that is shown. NotFound: there is no week.
func (room *Room) New(week surgery.ID) (surgery.Barometer, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Barometer{}, err
	}
	w, err := room.week.WeekToShow(week)
	if err != nil {
		return surgery.Barometer{}, err
	}
	if w == nil {
		return surgery.Barometer{}, surgery.Fail(surgery.NotFound, "barometer.no_week")
	}
	return surgery.Barometer{Week: w.ID, From: w.From, Until: w.Until}, nil
}

// Of returns the question that a barometer of the week asks, or one to fill in from
// it, without an id.
func (room *Room) Of(event surgery.ID) (surgery.Barometer, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Barometer{}, err
	}
	e, err := room.desk.Store().Event(event)
	if err != nil {
		return surgery.Barometer{}, err
	}
	asks, err := room.desk.Store().Barometers(e.Week)
	if err != nil {
		return surgery.Barometer{}, err
	}
	if b := surgery.QuestionOf(e, asks, find.Fold); b != nil {
		return *b, nil
	}
	b, err := room.New(e.Week)
	if err != nil {
		return b, err
	}
	if e.Last() != e.Day {
		b.From, b.Until = e.Day, e.Last()
	}
	if surgery.IsQuestion(e.Words.Title) {
		b.Words.Question = strings.Trim(e.Words.Title, `"'“”‘’«» `)
	}
	return b, nil
}

// exampleFile is where the example stands among the assets.
const exampleFile = "sample/barometer.toml"

// Example returns the words of the example that comes with the program.
func (room *Room) Example() (surgery.BarometerWords, error) {
	var file struct {
		Word, Question string
		Answers        []string
		AddWord        string `toml:"add_word"`
	}
	if _, err := toml.DecodeFS(room.desk.Options().Files, exampleFile, &file); err != nil {
		return surgery.BarometerWords{}, surgery.AsError(err)
	}
	w := surgery.BarometerWords{Word: file.Word, Question: file.Question, AddWord: file.AddWord}
	for _, text := range file.Answers {
		w.Answers = append(w.Answers, surgery.Answer{Text: text})
	}
	return w, nil
}

// Save adds a barometer, or changes the one with b.ID. Answers without an
// id are new; blank ones go, unless somebody gave them: Conflict says which.
func (room *Room) Save(b surgery.Barometer) (surgery.Change, error) { return room.SaveOf(b, "") }

// SaveOf is Save for the question of an event, to which a new one is joined; "" for
// one that stands alone.
func (room *Room) SaveOf(b surgery.Barometer, event surgery.ID) (surgery.Change, error) {
	if err := room.tidyBarometer(&b); err != nil {
		return surgery.Change{}, err
	}
	before, o, err := desk.Keep(room.desk, &b, &b.ID, room.desk.Store().Barometer, desk.Kinds{Added: surgery.BarometerAdded, Edited: surgery.BarometerEdited})
	if err != nil {
		return surgery.Change{}, err
	}
	if before == nil {
		join, err := room.join(event, b.ID)
		if err != nil {
			return surgery.Change{}, err
		}
		o.Edits = append(o.Edits, join...)
	} else {
		b.Week, b.Words.Polls = before.Week, before.Words.Polls
		if err := room.keepsCounted(before, &b); err != nil {
			return surgery.Change{}, err
		}
	}
	return room.desk.DoAndSay(o, func() string { return words.Say("barometer.saved", "question", b.Words.Question) })
}

// join has an event know its question.
func (room *Room) join(event, question surgery.ID) ([]surgery.Edit, error) {
	if event == "" {
		return nil, nil
	}
	before, err := room.desk.Store().Event(event)
	if err != nil {
		return nil, err
	}
	after := *before
	after.Words.Barometer = question
	return []surgery.Edit{{Before: before, After: &after}}, nil
}

// Remove takes a barometer out of its week. What was counted stays where
// it is, so that undoing brings it back as it was.
func (room *Room) Remove(id surgery.ID) (surgery.Change, error) {
	b, o, err := desk.Remove(id, room.desk.Store().Barometer, surgery.BarometerRemoved)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.desk.Do(o, words.Say("barometer.removed", "question", b.Words.Question))
}

// tidyBarometer cleans what was typed. The order of the answers is the host's.
func (room *Room) tidyBarometer(b *surgery.Barometer) error {
	w := b.Words
	for _, text := range []*string{&w.Word, &w.Question, &w.Low, &w.High, &w.AddWord} {
		*text = surgery.Clean(*text)
	}
	typed := w.Answers
	w.Answers = nil
	if b.Points == 0 {
		w.Low, w.High = "", ""
		seen := map[string]bool{find.Fold(words.Say("barometer.depends")): true, find.Fold(words.Say("barometer.rather_not_say")): true}
		for _, a := range typed {
			if a.Text = surgery.Clean(a.Text); a.Text == "" {
				continue
			}
			if seen[find.Fold(a.Text)] {
				return surgery.Fail(surgery.Invalid, "barometer.answer_twice", "answer", a.Text)
			}
			seen[find.Fold(a.Text)] = true
			if a.ID == "" {
				a.ID = string(room.desk.NewID())
			}
			w.Answers = append(w.Answers, a)
		}
	}
	b.Words = w
	return nil // what is left is held against the rules by Do
}

// keepsCounted refuses a change that takes away an answer somebody gave.
func (room *Room) keepsCounted(before, after *surgery.Barometer) error {
	counts, err := room.Counted(before, true)
	if err != nil {
		return err
	}
	stays := map[string]bool{}
	for _, a := range Offered(after) {
		stays[a.ID] = true
	}
	given := map[string]int{}
	for _, c := range counts {
		given[c.Answer] += c.N
	}
	for _, a := range Offered(before) {
		if given[a.ID] > 0 && !stays[a.ID] {
			return surgery.Fail(surgery.Conflict, "barometer.answer_counted", "answer", a.Text)
		}
	}
	return nil
}

// AnswerToGive is an answer as it is offered, with the key that gives it.
type AnswerToGive struct {
	ID, Text, Key string
}

// Keys of the answers that are always offered.
const (
	dependsKey      = "D"
	ratherNotSayKey = "R"
)

// Offered returns what can be answered, in its order: the host's own answers or
// the points of the scale, then those always offered.
func Offered(b *surgery.Barometer) []AnswerToGive {
	var all []AnswerToGive
	key := func(n int) string { return strconv.Itoa(n % 10) } // the tenth is 0
	for i, a := range b.Words.Answers {
		all = append(all, AnswerToGive{a.ID, a.Text, key(i + 1)})
	}
	if b.Points > 0 {
		all = nil
		for n := 1; n <= b.Points; n++ {
			all = append(all, AnswerToGive{strconv.Itoa(n), point(b, n), key(n)})
		}
	}
	return append(all,
		AnswerToGive{surgery.DependsAnswer, words.Say("barometer.depends"), dependsKey},
		AnswerToGive{surgery.RatherNotSayAnswer, words.Say("barometer.rather_not_say"), ratherNotSayKey})
}

// point is a point of a scale in words: at the ends with what they mean.
func point(b *surgery.Barometer, n int) string {
	means := ""
	switch n {
	case 1:
		means = b.Words.Low
	case b.Points:
		means = b.Words.High
	}
	if means == "" {
		return strconv.Itoa(n)
	}
	return words.Say("barometer.point", "n", n, "means", means)
}

// offers reports whether a barometer has that answer.
func offers(b *surgery.Barometer, answer string) bool {
	return slices.ContainsFunc(Offered(b), func(a AnswerToGive) bool { return a.ID == answer })
}
