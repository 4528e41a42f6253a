package faultvfs

/*
#include <stdlib.h>
#include "faultvfs.h"
*/
import "C"

import (
	"errors"
	"syscall"
	"unsafe"
)

// Call is a kind of call that SQLite makes.
type Call int

// The kinds.
const (
	Read     Call = C.CALL_READ
	Write    Call = C.CALL_WRITE
	Sync     Call = C.CALL_SYNC
	Truncate Call = C.CALL_TRUNCATE
	Delete   Call = C.CALL_DELETE
	Open     Call = C.CALL_OPEN
)

// Left is what a cut left of the sectors that were written and not synced, and
// of the files.
type Left struct {
	Written, Reverted, Torn, Older int // sectors: new, as synced, half and half, a version between
	Sizes                          int // files whose length is not the last
	Unmade, Undeleted              int // files whose making or deleting was lost
}

// Add sums up.
func (l *Left) Add(m Left) {
	l.Written, l.Reverted, l.Torn, l.Older = l.Written+m.Written, l.Reverted+m.Reverted, l.Torn+m.Torn, l.Older+m.Older
	l.Sizes, l.Unmade, l.Undeleted = l.Sizes+m.Sizes, l.Unmade+m.Unmade, l.Undeleted+m.Undeleted
}

// Install makes it SQLite's default. The test that calls it links the driver.
func Install() error {
	if C.fv_install() == 0 {
		return errors.New("faultvfs: SQLite is not linked in")
	}
	return nil
}

// Watch watches a folder from now on: all in it is durable, nothing fails. A
// folder left before must have no store open in it.
func Watch(folder string) {
	at := C.CString(folder)
	defer C.free(unsafe.Pointer(at))
	C.fv_watch(at)
}

// CutAfter has the power go at the nth call from now that changes something. From
// then on every call fails and changes nothing. The seed says how the cut falls.
func CutAfter(n int, seed uint64) { C.fv_cut_after(C.int(n), C.ulonglong(seed)) }

// CutNow has the power go at once.
func CutNow() { C.fv_cut_now() }

// Dead reports whether the power has gone.
func Dead() bool { return C.fv_dead() != 0 }

// Cut leaves in the folder what a power cut at this moment would, and watches it
// anew. The store must be closed: what it wrote since the power went is not there.
func Cut() (Left, error) {
	var failed C.int
	l := C.fv_cut(&failed)
	if failed != 0 {
		return Left{}, errors.New("faultvfs: the files could not be changed")
	}
	return Left{int(l.written), int(l.reverted), int(l.torn), int(l.older), int(l.sizes), int(l.deleted_again), int(l.deleted_not)}, nil
}

// Fail fails the nth call of that kind from now with the error, and every later
// one where it lasts. What a failed sync was to make durable is forgotten by the
// system, as on Linux: only writing it again helps.
func Fail(call Call, with syscall.Errno, n int, lasting bool) {
	last := C.int(0)
	if lasting {
		last = 1
	}
	C.fv_fail(C.int(call), C.int(with), C.int(n), last)
}

// Heal ends failing.
func Heal() { C.fv_fail(-1, 0, 0, 0) }

// Fired returns how often a call has failed since Fail.
func Fired() int { return int(C.fv_fired()) }

// Calls returns how many calls of the kind there were since Fail, Heal or Watch.
func Calls(call Call) int { return int(C.fv_calls(C.int(call))) }

// Synchronous has every "PRAGMA synchronous" say this instead ("OFF", "1"), until
// Watch or Cut; "" leaves it as it is.
func Synchronous(value string) {
	v := C.CString(value)
	defer C.free(unsafe.Pointer(v))
	C.fv_synchronous(v)
}

// Rewritten returns how many times it did.
func Rewritten() int { return int(C.fv_rewritten()) }
