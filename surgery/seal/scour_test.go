package seal

import (
	"testing"
)

// kept has the runtime keep what it refers to.
var kept [][]byte

// BenchmarkScour is how long locking takes longer for it, with a heap as torn as
// that of a long day: every other object of many sizes is gone.
func BenchmarkScour(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		kept = nil
		for i := range 200_000 {
			if o := make([]byte, 8+i%500); i%2 == 0 {
				kept = append(kept, o)
			}
		}
		b.StartTimer()
		Scour()
	}
}

// What is in use stays as it is.
func TestScourTouchesNothingInUse(t *testing.T) {
	var in [][]byte
	for i := range 2000 {
		o := make([]byte, 1+i%700)
		for j := range o {
			o[j] = byte(i)
		}
		in = append(in, o)
	}
	Scour()
	for i, o := range in {
		for _, b := range o {
			if b != byte(i) {
				t.Fatalf("object %d was written over", i)
			}
		}
	}
}
