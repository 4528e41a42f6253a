package crossed_test

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery/desk/world"
)

// BenchmarkTheLine is what the column at the left asks after every change, at a desk of a
// surgery with hundreds of visits.
func BenchmarkTheLine(b *testing.B) {
	for _, visits := range []int{10, 300, 1000} {
		b.Run(fmt.Sprint(visits), func(b *testing.B) {
			w := world.New(b)
			d := w.Started(b)
			w.FillVisits(b, d, visits)
			if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
				b.Fatal(err)
			}
			world.Must(b)(d.Sharing.Share())
			for b.Loop() {
				d.Sharing.Line()
			}
		})
	}
}
