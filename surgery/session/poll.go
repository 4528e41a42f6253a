package session

import (
	"context"
	"time"
)

// poll asks at each tick, and locks when the answer turns to yes.
func poll(ctx context.Context, ticks <-chan time.Time, locked func() bool, lock func()) {
	was := locked()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
			now := locked()
			if now && !was {
				lock()
			}
			was = now
		}
	}
}
