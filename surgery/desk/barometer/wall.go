package barometer

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
)

// WallQuestion is a barometer of today as the room sees it: its results once
// enough people have answered, rounded like all that leaves the laptop; before
// that, how to take part.
type WallQuestion struct {
	Question string
	Answers  []WallAnswer // none before there are results
	Note     string       // "35 answers or more. Answer at the desk."
}

// WallAnswer is one answer and how often it was given.
type WallAnswer struct {
	Text, Said string
	Part       float64 // of all that is told, 0 to 1
	Hidden     bool    // the number is not told, and has no length
	Most       bool    // no answer was given more often
}

// WallQuestions returns what is asked today. A question whose words cannot be
// read, while the desk is locked, is left out.
func (room *Room) WallQuestions() ([]WallQuestion, error) {
	open, err := room.desk.Store().BarometersOn(room.desk.Today())
	if err != nil {
		return nil, err
	}
	var shown []WallQuestion
	for _, b := range open {
		if b.Words.Question == "" {
			continue
		}
		r, err := room.ResultsFor(b)
		if err != nil {
			return nil, err
		}
		q := WallQuestion{Question: b.Words.Question, Note: words.Say("barometer.wall_take_part", "fewest", surgery.FewestPeople)}
		if r.Shown {
			if r, err = room.tell(r); err != nil {
				return nil, err
			}
			q.Note = words.Count("barometer.wall_people", r.ToldPeople())
			q.Answers = r.wallAnswers()
		}
		shown = append(shown, q)
	}
	return shown, nil
}

// wallAnswers are the answers with their counts and shares, of what is told only: of
// two that are not told, nobody learns which is larger.
func (r Results) wallAnswers() []WallAnswer {
	counts, told := r.Together(), r.Told()
	told.Shares = true
	said, all, most := told.Said(), 0, 0
	for _, n := range counts {
		all += report.Down(n)
		most = max(most, report.Down(n))
	}
	answers := make([]WallAnswer, len(counts))
	for i, n := range counts {
		down := report.Down(n)
		answers[i] = WallAnswer{Text: r.Answers[i].Text, Said: said[i], Part: float64(down) / float64(max(1, all)), Hidden: n < report.Unit, Most: down > 0 && down == most}
	}
	return answers
}
