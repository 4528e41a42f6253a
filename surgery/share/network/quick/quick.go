// Package quick is for tests with links between several laptops on one machine. Nothing of
// the program imports it: surgery/imports_test.go says so.
package quick

import (
	"net/netip"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network/internal/hasty"
)

// Links has links do things more often, with all laptops at one address, in all of the
// test's process from now on. Tests of two packages that run at once need two addresses:
// a door has four ports.
func Links(t testing.TB, here netip.Addr) {
	if !here.IsLoopback() {
		t.Fatal("tests speak with nobody else")
	}
	hasty.Set(hasty.Pace{Beat: 40 * time.Millisecond, Silent: 500 * time.Millisecond, Again: 20 * time.Millisecond, Seek: 100 * time.Millisecond, Here: here})
}
