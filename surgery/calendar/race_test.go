//go:build race

package calendar

// slower is how much longer anything takes, and how much more it asks for, under
// the race detector.
const slower = 5
