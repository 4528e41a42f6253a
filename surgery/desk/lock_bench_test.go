package desk

import (
	"fmt"
	"testing"
)

// BenchmarkUnlock is from the passphrase to the check-in box: argon2id, the keys
// of 40 kiosk arrivals taken over, the open surgery and all names read.
func BenchmarkUnlock(b *testing.B) {
	for _, people := range crowds {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			_, d := seeded(b, people)
			if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil {
				b.Fatal(err)
			}
			n := 0
			for b.Loop() {
				b.StopTimer()
				lockDesk(b, d)
				for range 40 {
					n++
					if _, err := d.KioskArrive(KioskArrival{Name: madeUpName(n)}); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				unlockDesk(b, d, phrase)
			}
		})
	}
}

// BenchmarkFirstPassphrase is exchanging the surgery key: every person's key is
// wrapped anew.
func BenchmarkFirstPassphrase(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		_, d := seeded(b, 100_000)
		b.StartTimer()
		if _, err := d.SetPassphrase(nil, []byte(phrase), false); err != nil {
			b.Fatal(err)
		}
	}
}
