package door

import (
	"errors"

	"golang.org/x/sys/windows"
)

// noSuchAddress reports whether this laptop does not have the address that was to be
// listened on.
func noSuchAddress(err error) bool { return errors.Is(err, windows.WSAEADDRNOTAVAIL) }
