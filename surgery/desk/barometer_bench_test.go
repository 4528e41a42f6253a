package desk

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Nine hundred answers take no time to count.
func BenchmarkResults(b *testing.B) {
	d := newWorld(b).open(b)
	q := asks(b, d)
	for day := 23; day <= 27; day++ {
		for i, a := range offered(q) {
			for _, s := range surgery.AnswerSources {
				c := store.AnswerCount{Barometer: q.ID, Day: fmt.Sprintf("2026-11-%d", day), Source: s, Answer: a.ID, N: 5 + i}
				if err := d.store.AddAnswers([]store.AnswerCount{c}, nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	for b.Loop() {
		r := results(b, d, q.ID)
		r.ByAnswer()
		r.BySource()
		r.ByDay()
	}
}
