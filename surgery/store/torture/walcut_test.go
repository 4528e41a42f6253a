package torture

import (
	"math/rand/v2"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// killedStore returns a store that was killed with all its work in the write-ahead
// log, and the operations there.
func killedStore(t *testing.T) (killed image, done []surgery.ID) {
	t.Helper()
	w := newWorld()
	folder := quick(t)
	s := w.open(t, folder)
	must(t, s, w.surgery("the-surgery"))
	shut(t, s)
	s = w.open(t, folder)
	for n := range 2 {
		in := w.checkIn("the-surgery", "Zebedee Testperson", "", n+1)
		out := w.finish(in, "start small")
		must(t, s, in, out)
		done = append(done, in.ID, out.ID)
	}
	killed = take(t, folder)
	shut(t, s)
	return killed, done
}

// kept opens the store and counts what is left of the operations.
func kept(t *testing.T, folder string, done []surgery.ID) (n int, short bool, err error) {
	t.Helper()
	s, err := store.Open(newWorld().options(folder))
	if err != nil {
		return 0, false, err
	}
	defer s.Close()
	for _, id := range done {
		if _, err := s.Operation(id); err == nil {
			n++
		}
	}
	return n, s.LogShort(), nil
}

// A write-ahead log cut at any length opens without a word from SQLite. That its
// tail is lost is said, and only then.
func TestCutWriteAheadLog(t *testing.T) {
	killed, done := killedStore(t)
	folder := quick(t)
	log := killed[wal]
	const header, frame = 32, 24 + 4096
	if (len(log)-header)/frame < 10 {
		t.Fatalf("%d bytes of write-ahead log", len(log))
	}
	lost, whole := 0, 0
	cut := func(length int) {
		killed.with(wal, log[:length]).put(t, folder)
		n, short, err := kept(t, folder, done)
		if err != nil {
			t.Errorf("cut at %d: %v", length, err)
		}
		if short != (n < len(done)) {
			t.Errorf("cut at %d: %d of %d operations are there, said to be short: %v", length, n, len(done), short)
		}
		if n < len(done) {
			lost++
		} else {
			whole++
		}
	}
	for length := 0; length < len(log); length += times(509, 1) {
		cut(length)
	}
	for at := header; at <= len(log); at += frame {
		for by := -1; by <= 1; by++ {
			cut(max(0, min(len(log), at+by)))
		}
	}
	if lost == 0 || whole == 0 {
		t.Errorf("%d cuts lost something, %d nothing", lost, whole)
	}
	promise(t, "damage: write-ahead log cut at %d lengths, %d lost its tail and said so, %d lost nothing, 0 in silence", lost+whole, lost, whole)
}

// A bit that flips in the write-ahead log loses the tail from there, and that is
// said; one in the tail file alarms nobody; one in the key file is refused.
func TestFlippedBitsBeside(t *testing.T) {
	killed, done := killedStore(t)
	folder := quick(t)
	chance := rand.New(rand.NewPCG(7, 7))
	for name, tc := range map[string]struct{ short, torture int }{wal: {150, 5_000}, store.TailFile: {60, 1_000}, seal.KeyFile: {60, 1_000}} {
		found, nothing := 0, 0
		for range times(tc.short, tc.torture) {
			raw := slices.Clone(killed[name])
			at, bit := chance.IntN(len(raw)), chance.IntN(8)
			raw[at] ^= 1 << bit
			damaged := killed.with(name, raw)
			damaged.put(t, folder)
			wrong := opened(folder)
			damaged.put(t, folder)
			n, short, _ := kept(t, folder, done)
			switch {
			case wrong != "":
				found++
			case n == len(done) && !short:
				nothing++
			default:
				t.Errorf("%s, byte %d, bit %d: %d of %d operations, and nothing was found", name, at, bit, n, len(done))
			}
			if name == store.TailFile && wrong != "" {
				t.Errorf("byte %d, bit %d of the tail file: %s", at, bit, wrong)
			}
		}
		if name == seal.KeyFile && found < 10*nothing { // two bits of its last letter say nothing
			t.Errorf("%d bits of the key file found, %d not", found, nothing)
		}
		promise(t, "damage: %d bits flipped in %s, %d found, %d changed nothing", found+nothing, name, found, nothing)
	}
}
