//go:build !windows

package share

import (
	"errors"
	"syscall"
)

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// isGone reports whether a stick was pulled out: the file system of one answers with
// an input or output error until it is unmounted.
func isGone(err error) bool {
	for _, n := range []syscall.Errno{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ENOTDIR, syscall.ESTALE} {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}
