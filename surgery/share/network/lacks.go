package network

import (
	"maps"
	"time"

	"socialmediasurgery/surgery"
)

// Lacks returns what others have, or are about to have, of what there is here: what is
// to be sent comes after it. It reports whether there is anything to send, also beside
// entries.
//
// Of its own chain that is what the server keeps. A chain of another desk that is there
// is that desk's to send. Of others this desk sends what somebody has lacked for a while
// although it was here: who got something by stick, or has what a desk wrote that is
// gone; and a lead whose stream was empty sends all of those that are not there, once they
// have had the time to come.
func (l *Link) Lacks(have surgery.Seen) (lacks surgery.Seen, some bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.session == nil {
		return nil, false
	}
	lacks = maps.Clone(have)
	if lacks == nil {
		lacks = surgery.Seen{}
	}
	lower := func(of surgery.ID, n int64) {
		if n < lacks[of] {
			lacks[of] = n
		}
	}
	lower(l.Seat, l.kept[l.Seat])
	if lead := l.way.lead; lead != nil && lead.fresh && time.Since(l.session.began) > l.pace.silent {
		lead.filling = true
		for of := range have {
			if there := l.heard[of]; of != l.Seat && (there == nil || l.silent(there)) {
				lower(of, l.relayed[of])
			}
		}
	}
	for _, h := range l.heard {
		if l.silent(h) {
			continue
		}
		for of, n := range h.owed {
			if there := l.heard[of]; of != l.Seat && (there == nil || l.silent(there)) {
				lower(of, max(n, l.relayed[of]))
			}
		}
	}
	some = l.said == [32]byte{}
	for of, n := range have {
		some = some || lacks[of] < n
	}
	return lacks, some
}

func (l *Link) silent(h *heard) bool { return time.Since(h.at) > l.pace.silent }
