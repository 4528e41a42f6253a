package handout_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
)

func BenchmarkHandout(b *testing.B) {
	fonts := typeface(b)
	for name, h := range map[string]handout.Handout{"typical": typical(b), "full": full(b), "busy": busy(b)} {
		for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint} {
			h.Size = size
			b.Run(name+"/"+string(size), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := h.Pages(fonts); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
