package barometer_test

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// Nine hundred answers take no time to count.
func BenchmarkResults(b *testing.B) {
	d := world.New(b).Open(b)
	q := world.Asks(b, d)
	for day := 23; day <= 27; day++ {
		for i, a := range barometer.Offered(q) {
			for _, s := range surgery.AnswerSources {
				c := store.AnswerCount{Barometer: q.ID, Day: fmt.Sprintf("2026-11-%d", day), Source: s, Answer: a.ID, N: 5 + i}
				if err := d.Desk.Store().AddAnswers([]store.AnswerCount{c}, nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	for b.Loop() {
		r := world.Results(b, d, q.ID)
		r.ByAnswer()
		r.BySource()
		r.ByDay()
	}
}
