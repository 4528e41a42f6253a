package ui

import (
	"runtime/debug"
	"sync"
)

// relaxed is the share of new memory, in percent, at which the collector runs while
// the program starts: it begins with so little that it would run eight times before
// there is a window.
const relaxed = 400

// relax lets the collector wait. What it returns has it run as usual, wherever a start
// ends; a second time it does nothing.
func relax() (usual func()) {
	before := debug.SetGCPercent(relaxed)
	return sync.OnceFunc(func() { debug.SetGCPercent(before) })
}
