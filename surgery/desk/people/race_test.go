//go:build race

package people_test

// slower is how much longer anything takes under the race detector.
const slower = 5
