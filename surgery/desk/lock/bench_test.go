package lock_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal"
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

// BenchmarkUnlockBound is what no unlocking can do without: argon2id, and opening the
// key and the name of so many people, which lie in memory, on every processor.
func BenchmarkUnlockBound(b *testing.B) {
	for _, people := range world.Crowds {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			_, d := world.Seeded(b, 1)
			if _, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false); err != nil {
				b.Fatal(err)
			}
			const owner = "0192f0c1-2b3d-4e5f-8a6b-7c8d9e0f1a2b"
			at := seal.Bound{Table: "attendee", Record: owner, Field: "words"}
			surgeryKey, keys, words := seal.NewKey(), make([][]byte, people), make([][]byte, people)
			for i := range people {
				k := seal.NewKey()
				keys[i], words[i] = surgeryKey.Wrap(k, owner), k.Seal(fmt.Appendf(nil, `{"name":%q}`, world.MadeUpName(i)), at)
			}
			for b.Loop() {
				key, err := d.Desk.Store().Slots().OpenPassphrase([]byte(world.Phrase))
				if err != nil {
					b.Fatal(err)
				}
				key.Clear()
				var all sync.WaitGroup
				for part := range runtime.GOMAXPROCS(0) {
					all.Go(func() {
						for i := part; i < people; i += runtime.GOMAXPROCS(0) {
							k, err := surgeryKey.Unwrap(keys[i], owner)
							if err == nil {
								_, err = k.Open(words[i], at)
							}
							if err != nil {
								b.Error(err)
							}
						}
					})
				}
				all.Wait()
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
