package network

import "time"

// Quick has a link of another package's test do things more often, with all laptops at
// one address.
func Quick(o *Options) {
	o.pace = pace{beat: 40 * time.Millisecond, silent: 500 * time.Millisecond, again: 20 * time.Millisecond, seek: 100 * time.Millisecond}
	o.here = here.Addr()
}

// Here is the loopback address of this package's tests.
var Here = here

// Host is where message servers of this package's tests are.
var Host = host

// ReadsOnce has a link never read once more what does not come: without that, nothing is
// to be missing either.
func (l *Link) ReadsOnce() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.behind.read = time.Now().Add(24 * time.Hour)
}
