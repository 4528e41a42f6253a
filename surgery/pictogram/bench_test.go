package pictogram

import "testing"

func BenchmarkDraw(b *testing.B) {
	all := names()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Draw(all[i%len(all)], 0, 0, 36, Light)
	}
}
