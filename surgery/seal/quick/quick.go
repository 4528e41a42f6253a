// Package quick is for tests that set passphrases and are not about how hard they
// are to guess. Nothing of the program imports it: surgery/imports_test.go says so.
package quick

import (
	"testing"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

// Passphrases has trying a passphrase or PIN take no time, in all of the test's
// process from now on. A benchmark keeps what the program takes.
func Passphrases(t testing.TB) {
	if _, measured := t.(*testing.B); !measured {
		stretch.Cheaply()
	}
}
