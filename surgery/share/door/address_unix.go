//go:build !windows

package door

import (
	"errors"
	"syscall"
)

// noSuchAddress reports whether this laptop does not have the address that was to be
// listened on.
func noSuchAddress(err error) bool { return errors.Is(err, syscall.EADDRNOTAVAIL) }
