package lock_test

import (
	"fmt"
	"testing"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// BenchmarkUnlock is from the passphrase to the check-in box: argon2id, the keys
// of 40 kiosk arrivals taken over, the open surgery and all names read.
func BenchmarkUnlock(b *testing.B) {
	for _, people := range world.Crowds {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			_, d := world.Seeded(b, people)
			if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
				b.Fatal(err)
			}
			n := 0
			for b.Loop() {
				b.StopTimer()
				world.LockDesk(b, d)
				for range 40 {
					n++
					if _, err := d.Today.KioskArrive(today.KioskArrival{Name: world.MadeUpName(n)}); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				world.UnlockDesk(b, d, world.Phrase)
			}
		})
	}
}

// BenchmarkFirstPassphrase is exchanging the surgery key: every person's key is
// wrapped anew.
func BenchmarkFirstPassphrase(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		_, d := world.Seeded(b, 100_000)
		b.StartTimer()
		if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
			b.Fatal(err)
		}
	}
}
