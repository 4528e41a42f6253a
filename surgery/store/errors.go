package store

import (
	"errors"
	"io/fs"
	"syscall"

	sqlite3 "github.com/mattn/go-sqlite3"

	"socialmediasurgery/surgery"
)

// explain makes any error one a person can be told; the driver's text goes to
// the log as its cause.
func explain(err error) error {
	if err == nil {
		return nil
	}
	var ours *surgery.Error
	if errors.As(err, &ours) {
		return ours
	}
	kind, key := sort(err)
	return surgery.Fail(kind, key).Because(err)
}

func sort(err error) (surgery.ErrorKind, string) {
	var driver sqlite3.Error
	if errors.As(err, &driver) {
		switch driver.Code {
		case sqlite3.ErrFull:
			return surgery.Full, "error.disk_full"
		case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
			return surgery.ReadOnly, "error.read_only"
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			return surgery.InUse, "error.in_use"
		case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
			return surgery.Damaged, "error.damaged"
		case sqlite3.ErrConstraint:
			if driver.ExtendedCode == sqlite3.ErrConstraintPrimaryKey || driver.ExtendedCode == sqlite3.ErrConstraintUnique {
				return surgery.Conflict, "error.changed_meanwhile"
			}
		case sqlite3.ErrIoErr:
			if errors.Is(driver.SystemErrno, syscall.ENOSPC) {
				return surgery.Full, "error.disk_full"
			}
			return surgery.ReadOnly, "error.disk_trouble"
		}
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return surgery.Full, "error.disk_full"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return surgery.ReadOnly, "error.read_only"
	}
	return surgery.Internal, "error.internal"
}
