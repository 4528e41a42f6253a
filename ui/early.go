package ui

import (
	"runtime/debug"
	"sync"
)

// The share of new memory, in percent, at which the collector runs.
const (
	// relaxed is while the program starts: it begins with so little that it would run
	// eight times before there is a window. So it does not run until then, short of
	// something as large as 64 MB.
	relaxed = 1600
	// resting is afterwards. Each frame leaves something behind, also where nothing but
	// the cursor blinks, and at the usual 100 as much again would be held as there is.
	resting = 50
)

// relax lets the collector wait. What it returns has it run as it is to, wherever a
// start ends; a second time it does nothing.
func relax() (usual func()) {
	debug.SetGCPercent(relaxed)
	return sync.OnceFunc(func() { debug.SetGCPercent(resting) })
}

// firstWords are the sentences of the first window, in the order in which it asks.
var firstWords = []string{"shell", "barometer", "closing", "sharing", "kit", "today", "desk"}
