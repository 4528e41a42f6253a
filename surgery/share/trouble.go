package share

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"socialmediasurgery/surgery"
)

// trouble makes a sentence of what went wrong on a stick, with the cause for the log.
// What somebody else said already stays.
func trouble(err error) error {
	var ours *surgery.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours):
		return ours
	}
	return told(err).Because(err)
}

func told(err error) *surgery.Error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return surgery.Fail(surgery.Conflict, "share.stopped")
	case errors.Is(err, errNewer):
		return surgery.Fail(surgery.TooNew, "share.newer")
	case errors.Is(err, errDamaged), errors.Is(err, errForeign):
		return surgery.Fail(surgery.BadFile, "share.damaged")
	case errors.Is(err, errTooLarge), errors.Is(err, syscall.EFBIG):
		return surgery.Fail(surgery.Full, "share.too_large")
	case isFull(err):
		return surgery.Fail(surgery.Full, "share.full")
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		return surgery.Fail(surgery.ReadOnly, "share.read_only")
	case errors.Is(err, fs.ErrNotExist), isGone(err):
		return surgery.Fail(surgery.NotFound, "share.gone")
	case errors.Is(err, errNotKept), onDisk(err):
		return surgery.Fail(surgery.BadFolder, "share.trouble")
	}
	return surgery.Fail(surgery.Internal, "error.internal")
}

// onDisk reports whether an error came from the system: nothing of ours is at fault.
func onDisk(err error) bool {
	var path *fs.PathError
	var number syscall.Errno
	return errors.As(err, &path) || errors.As(err, &number)
}
