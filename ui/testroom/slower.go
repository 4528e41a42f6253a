//go:build !race

package testroom

// Slower is how much longer anything takes under the race detector.
const Slower = 1
