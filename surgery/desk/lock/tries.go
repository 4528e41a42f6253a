package lock

import (
	"errors"
	"log/slog"
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Tries is what is kept of wrong passphrases, also over a start.
type Tries struct {
	wrong int       // in a row
	after time.Time // not before then again
}

// The first wrong passphrases cost nothing: fingers slip. Then the wait doubles.
const (
	FreeTries   = 3
	FirstWait   = 5 * time.Second
	longestWait = 15 * time.Minute
)

// wait returns how long to wait after so many wrong ones.
func wait(wrong int) time.Duration {
	if wrong < FreeTries {
		return 0
	}
	d := FirstWait
	for range wrong - FreeTries {
		if d *= 2; d >= longestWait {
			return longestWait
		}
	}
	return d
}

// Names of the settings that hold tries.
const (
	wrongSetting = "unlock_wrong"
	afterSetting = "unlock_after"
)

// ReadTries reads what Raw wrote; what is broken counts for nothing.
func ReadTries(raw map[string]string) Tries {
	wrong, _ := strconv.Atoi(raw[wrongSetting]) // a broken one counts as none
	after, _ := time.Parse(time.RFC3339, raw[afterSetting])
	return Tries{max(0, wrong), after}
}

// mayTry returns when a passphrase may be tried again, zero for at once, and what is
// to be kept of earlier tries.
func (t Tries) mayTry(now time.Time) (at time.Time, kept Tries) {
	kept = t
	if t.after.Sub(now) > longestWait { // the clock was put back meanwhile
		kept = Tries{t.wrong, now.Add(wait(t.wrong))}
	}
	if !kept.after.After(now) {
		return time.Time{}, kept
	}
	return kept.after.In(now.Location()), kept
}

// Try opens a lock with a passphrase, if it is not too early for that. A try counts
// as wrong before it is made, so that ending the program gives none for free.
func (t Tries) Try(now func() time.Time, keep func(Tries), open func() (*seal.Key, error)) (*seal.Key, error) {
	at, before := t.mayTry(now())
	keep(before)
	if !at.IsZero() {
		return nil, surgery.Fail(surgery.Locked, "error.unlock_wait", "time", at.Format("15:04:05"))
	}
	keep(Tries{before.wrong + 1, now().Add(wait(before.wrong + 1)).Truncate(time.Second)})
	key, err := open()
	switch {
	case err == nil:
		keep(Tries{})
	case !errors.Is(err, seal.ErrWrongPassphrase):
		keep(before) // it was not looked at
	}
	return key, LockError(err)
}

// keepTries never fails: on a full disk the host must get in all the same.
func (room *Room) keepTries(t Tries) {
	if t == room.tries {
		return
	}
	room.tries = t
	if err := room.desk.Store().SetSettings(t.Raw()); err != nil {
		slog.Warn("desk: the count of wrong passphrases was not kept", "cause", err)
	}
}

// Raw returns the tries as settings keep them.
func (t Tries) Raw() map[string]string {
	return map[string]string{wrongSetting: strconv.Itoa(t.wrong), afterSetting: t.after.UTC().Format(time.RFC3339)}
}

// tryPassphrase returns the surgery key, and clears the passphrase.
func (room *Room) tryPassphrase(passphrase []byte) (*seal.Key, error) {
	defer clear(passphrase)
	slots := room.desk.Store().Slots()
	if slots == nil {
		return nil, surgery.Fail(surgery.Invalid, "error.no_passphrase")
	}
	return room.tries.Try(room.desk.Now, room.keepTries, func() (*seal.Key, error) { return slots.OpenPassphrase(passphrase) })
}
