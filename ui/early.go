package ui

import (
	"runtime"
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
//
// The runtime samples what is allocated where, for a profile that nobody here can ask for:
// the message server's library links what would. Each sample looks up who called whom in
// tables of the program that would not be read else, and near a megabyte stays.
func relax() (usual func()) {
	runtime.MemProfileRate = 0
	debug.SetGCPercent(relaxed)
	return sync.OnceFunc(func() { debug.SetGCPercent(resting) })
}

// firstWords are the sentences of the first window, in the order in which it asks.
var firstWords = []string{"shell", "barometer", "closing", "sharing", "kit", "today", "desk"}
