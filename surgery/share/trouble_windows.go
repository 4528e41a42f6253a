package share

import (
	"errors"
	"syscall"
)

// Windows names the troubles of a stick by numbers of its own (winerror.h).

func isFull(err error) bool { return isAny(err, 39, 112) }

func isReadOnly(err error) bool { return isAny(err, 19) }

// isGone: not ready, no such device, not connected, no such volume, or it has been
// taken out while it was in use.
func isGone(err error) bool { return isAny(err, 3, 15, 21, 55, 433, 1006, 1167) }

func isAny(err error, numbers ...syscall.Errno) bool {
	for _, n := range numbers {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}
