package session

import (
	"context"
	"testing"
	"time"
)

// Asked over and over, it locks once each time the session does.
func TestPolling(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	answers := []bool{false, false, true, true, false, true}
	ticks, over := make(chan time.Time), make(chan int)
	go func() {
		asked, locked := 0, 0
		poll(ctx, ticks, func() bool { asked++; return answers[asked-1] }, func() { locked++ })
		over <- locked
	}()
	for range answers[1:] {
		ticks <- time.Time{}
	}
	end()
	if locked := <-over; locked != 2 {
		t.Errorf("locked %d times", locked)
	}
}

// A session that is locked from the start has no owner to be hidden from: the
// program opens locked anyway.
func TestLockedFromTheStart(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	poll(ctx, nil, func() bool { return true }, func() { t.Error("locked") })
}
