package report

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
)

// Waits are whole minutes from arriving until somebody sat down with them.
type Waits struct {
	Known, Unknown  int // visits
	Median, Longest int // minutes; of the known ones only
}

// forgotten is after how long a wait is one that nobody recorded the end of:
// nobody waits for half a day.
const forgotten = 12 * time.Hour

// wait returns how long somebody waited. It is not known where nobody recorded
// that a surgeon sat down with them, also while they still wait.
func wait(v *surgery.Visit) (minutes int, known bool) {
	if v.PairedAt.IsZero() {
		return 0, false
	}
	long := v.PairedAt.Sub(v.ArrivedAt)
	if long > forgotten {
		return 0, false
	}
	return max(0, int(long/time.Minute)), true // the laptop's clock may have been put back
}

// waits puts known waits together. The median of an even number is the middle of
// the two, rounded up.
func waits(known []int, visits int) Waits {
	w := Waits{Known: len(known), Unknown: visits - len(known)}
	if len(known) == 0 {
		return w
	}
	slices.Sort(known)
	half := len(known) / 2
	w.Median, w.Longest = known[half], known[len(known)-1]
	if len(known)%2 == 0 {
		w.Median = (known[half-1] + known[half] + 1) / 2
	}
	return w
}
