package session

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	terminal = windows.NewLazySystemDLL("wtsapi32.dll")
	query    = terminal.NewProc("WTSQuerySessionInformationW")
	free     = terminal.NewProc("WTSFreeMemory")
)

// lookEvery is how often Windows is asked, which does not tell a program without a
// window of its own for it.
const lookEvery = 2 * time.Second

// From wtsapi32.h.
const (
	thisServer   = 0
	thisSession  = 0xFFFFFFFF // WTS_CURRENT_SESSION
	sessionInfo  = 25         // WTSSessionInfoEx
	stateLocked  = 0          // WTS_SESSIONSTATE_LOCK, since Windows 8
	levelOfState = 1
)

// state is the beginning of WTSINFOEXW. What follows is not of interest.
type state struct {
	level   uint32
	_       uint32 // the union begins on eight bytes
	session uint32
	connect uint32
	flags   int32
}

func watch(ctx context.Context, lock func()) {
	ticks := time.NewTicker(lookEvery)
	defer ticks.Stop()
	poll(ctx, ticks.C, isLocked, lock)
}

// isLocked reports whether this session is locked. Asking whether the desktop can be
// opened would take a question by the system itself for a lock.
func isLocked() bool {
	var about *state
	var size uint32
	if query.Find() != nil || free.Find() != nil {
		return false
	}
	ok, _, _ := query.Call(thisServer, thisSession, sessionInfo, uintptr(unsafe.Pointer(&about)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || about == nil {
		return false
	}
	defer free.Call(uintptr(unsafe.Pointer(about)))
	return size >= uint32(unsafe.Sizeof(state{})) && about.level == levelOfState && about.flags == stateLocked
}
