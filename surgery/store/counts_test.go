package store

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

// Counts of several desks are added up; what a desk corrects of another's is no less
// than none altogether, and what came from another is not replaced with a poll.
func TestCountsAreByDesk(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	role := func(n int) []Count { return []Count{{"sur", "2026-11-24", "role", "carer", n}} }
	given := func(n int) AnswerCount {
		return AnswerCount{Barometer: "b", Day: "2026-11-24", Source: surgery.OnlineAnswers, Poll: "p", Answer: "yes", N: n}
	}
	add := func(errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	want := func(roles, answers int) {
		t.Helper()
		got, err := s.Tallies("sur")
		if err != nil || !slices.Equal(got, role(roles)) {
			t.Errorf("%v, %v", got, err)
		}
		told, err := s.Answers("b")
		if err != nil || answers == 0 && len(told) != 0 || answers != 0 && !slices.Equal(told, []AnswerCount{given(answers)}) {
			t.Errorf("%v, %v", told, err)
		}
	}
	add(s.AddTallies(role(1)), s.AddAnswers([]AnswerCount{given(1)}, nil))
	s = w.tamper(t, s, "INSERT INTO tally VALUES ('sur', '2026-11-24', 'role', 'carer', 'desk-b', 4)",
		"INSERT INTO answer VALUES ('b', '2026-11-24', 'online', 'p', 'yes', 'desk-b', 4)")
	if report, err := s.Verify(); err != nil || report.Chain == "ok" {
		t.Errorf("a count that was put there is not found: %+v, %v", report, err)
	}
	want(5, 5)
	add(s.AddTallies(role(-3)), s.AddAnswers([]AnswerCount{given(-3)}, nil)) // two of them at the other desk
	want(2, 2)
	add(s.AddTallies(role(-9)), s.AddAnswers([]AnswerCount{given(-9)}, nil))
	want(0, 0)
	add(s.AddTallies(role(2)), s.SetPoll("b", "p", []AnswerCount{given(3)}))
	want(2, 7)
}
