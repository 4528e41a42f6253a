// Package session tells when nobody may be at the laptop any more: the system
// has locked its screen, or is about to sleep.
//
// Linux is asked by D-Bus, where a desktop has one: logind and the screen savers.
// Windows is asked every two seconds. macOS tells a program without a part in its
// own language nothing; there the idle time and the gap that a sleep leaves have
// to do. The same holds wherever a system keeps silent: what comes here is never
// all there is.
package session

import "context"

// Watch tells each time the records should be locked, until ctx ends; then, and
// where the system tells nothing, the channel is closed. It returns at once and
// asks the system beside. Several reasons at one time are told once.
func Watch(ctx context.Context) <-chan struct{} {
	lock := make(chan struct{}, 1)
	go func() {
		defer close(lock)
		watch(ctx, func() {
			select {
			case lock <- struct{}{}:
			default: // told already, and not yet heard
			}
		})
	}()
	return lock
}
