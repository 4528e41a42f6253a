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
	Part       float64 // of the answer given most often, 0 to 1
	Hidden     bool    // the number is not told, and has no length
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

func (r Results) wallAnswers() []WallAnswer {
	counts := r.Together()
	most := 1
	for _, n := range counts {
		most = max(most, report.Down(n))
	}
	all := make([]WallAnswer, len(counts))
	for i, n := range counts {
		all[i] = WallAnswer{Text: r.Answers[i].Text, Said: figureTold(n).Says(), Part: float64(report.Down(n)) / float64(most), Hidden: n < report.Unit}
	}
	return all
}
