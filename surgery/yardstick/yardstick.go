// Package yardstick is for tests that say work must not take for ever. A clock says
// as much of how busy the machine is as of the work; beside other work, done just
// before and just after, only the work counts. Nothing of the program imports it.
package yardstick

import (
	"fmt"
	"slices"
	"time"
)

// Most is what reading the worst that fits into our limits may take: some seconds on a
// small laptop. It takes about a hundred; what grows with the square takes thousands.
const Most = 600

// Sticks returns how many times as long as the stick some work takes.
func Sticks(work func()) float64 {
	before := stick()
	began := time.Now()
	work()
	took := time.Since(began)
	return float64(took) / float64(max(before, stick()))
}

// stick returns how long it takes to write and sort some words: the same work each
// time, and like what readers do.
func stick() time.Duration {
	began := time.Now()
	words := make([]string, 20_000)
	for i := range words {
		words[i] = fmt.Sprint("word ", i*7919%len(words))
	}
	slices.Sort(words)
	return time.Since(began)
}
