package surgery

import "time"

// Clock is a hybrid logical clock: milliseconds since 1970 in the upper 48
// bits, a counter in the lower 16. It never goes backwards, also when the
// laptop's clock does, and orders what several desks did.
type Clock int64

// Next returns a clock later than c: the wall clock where that is later, else
// the next count. After the last one it stays.
func (c Clock) Next(now time.Time) Clock {
	wall := Clock(now.UnixMilli()) << 16
	if wall > c {
		return wall
	}
	return max(c, c+1)
}

// Time returns the wall clock part, in UTC.
func (c Clock) Time() time.Time { return time.UnixMilli(int64(c >> 16)).UTC() }

// Moment returns a time as records hold it: in UTC, to the millisecond.
func Moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
