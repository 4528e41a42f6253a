// Package stretch says how long trying one passphrase takes. It is apart from package
// seal so that tests can have it take less, and nothing else can: only what lies
// below seal may import it.
package stretch

import "sync/atomic"

// Cost is what trying one passphrase takes; it stands in the slot, so that it can be
// raised later.
type Cost struct {
	Times   uint32 `json:"times"`
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
}

// Program is RFC 9106's second choice but for the threads; 0.2 seconds on two cores.
var Program = Cost{Times: 3, Memory: 64 << 10, Threads: 2}

var cheap atomic.Bool

// Cheaply has trying take no time from now on. It is for package quick.
func Cheaply() { cheap.Store(true) }

// Usual returns what a new slot takes.
func Usual() Cost {
	if cheap.Load() {
		return Cost{Times: 1, Memory: 64, Threads: 1}
	}
	return Program
}

// Fits refuses what a tampered file could ask for: more than a laptop has, or so
// little that passphrases could be tried quickly.
func (c Cost) Fits() bool {
	least := Usual()
	return c.Times >= least.Times && c.Times <= 16 && c.Memory >= least.Memory && c.Memory <= 1<<20 &&
		c.Threads >= 1 && c.Threads <= 16
}
