// Package quick is for tests with links between several laptops on one machine. Nothing of
// the program imports it: surgery/imports_test.go says so.
package quick

import (
	"net/netip"
	"os"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network/internal/hasty"
)

// Links has links do things more often, with all laptops at one address, in all of the
// test's process from now on. Tests that run at once need two addresses, as a door has four
// ports: see Here.
func Links(t testing.TB, here netip.Addr) {
	if !here.IsLoopback() {
		t.Fatal("tests speak with nobody else")
	}
	hasty.Set(hasty.Pace{Beat: 40 * time.Millisecond, Silent: 500 * time.Millisecond, Again: 20 * time.Millisecond, Seek: 100 * time.Millisecond, Here: here})
}

// Here returns a loopback address of this process, so that two runs of tests at once do not
// disturb each other; n, from 1 to 254, tells several apart.
func Here(n byte) netip.Addr {
	pid := os.Getpid()
	return netip.AddrFrom4([4]byte{127, byte(1 + pid>>8%250), byte(pid), n})
}
