package seal

import (
	"runtime"
	"runtime/debug"
)

// mostScoured caps what Scour writes for each size of object.
const mostScoured = 16 << 20

// largest are the sizes that the runtime has beyond those it counts.
var largest = []int{19072, 20480, 21760, 24576, 27264, 28672, 32768}

// Scour overwrites what was freed, as far as a program in Go can: the collector
// only notes that memory is free, and a name stays there until something else is
// put in its place. So something else is: objects of every size that the runtime
// keeps together, enough to fill the gaps between those in use. What is free as a
// whole goes back to the system, which clears it.
//
// It takes a few tenths of a second; call it once everything is dropped. Out of
// reach are the stacks of goroutines, what the toolkit and C keep, and whatever is
// still referred to.
func Scour() {
	runtime.GC()
	runtime.GC() // what the first one's finalizers let go
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	gaps := min(now.HeapInuse-now.HeapAlloc, mostScoured)
	for _, class := range now.BySize[1:] {
		fill(int(class.Size), int(gaps))
	}
	for _, size := range largest {
		fill(size, int(gaps))
	}
	debug.FreeOSMemory()
}

// fill allocates objects of one size, all of them at once, and drops them. They
// hold no pointers, as text does not.
func fill(size, bytes int) {
	kept := make([][]byte, 0, bytes/size+1)
	for range cap(kept) {
		kept = append(kept, make([]byte, size))
	}
	runtime.KeepAlive(kept)
}
