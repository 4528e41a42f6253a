// Package hasty is how often links do things in tests. It is apart from package network so
// that tests can have it, and nothing else can: only what lies below network may import it.
package hasty

import (
	"net/netip"
	"sync/atomic"
	"time"
)

// Pace says how often, and at which address all laptops of a test are.
type Pace struct {
	Beat, Silent, Again, Seek time.Duration
	Here                      netip.Addr
}

var set atomic.Pointer[Pace]

// Set has all links that are made from now on go by a pace. It is for package quick.
func Set(p Pace) { set.Store(&p) }

// Get returns it; nil in the program.
func Get() *Pace { return set.Load() }
