package session

import (
	"context"
	"time"
)

// lookEvery is how often a system is asked that does not tell by itself.
const lookEvery = 2 * time.Second

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
