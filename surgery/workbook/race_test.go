//go:build race

package workbook

// slower is how much longer anything takes under the race detector.
const slower = 5
