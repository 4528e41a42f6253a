package walk

import (
	"maps"
	"time"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/share/network/quick"
)

// made is the network of walks, in this machine.
var made = live.Network{Name: "Made-up network", Address: quick.Here(2).String()}

// onNetwork has the home desk lead, and the other follow it.
func (h *host) onNetwork(string) {
	home, joined := h.desk, h.other.desk
	if h.other.home {
		home, joined = joined, home
	}
	_, err := home.Live.Lead(made)
	h.other.must("lead", err)
	if at := home.Live.State().At; err == nil && at != "" {
		_, err = joined.Live.Follow(at)
		h.other.must("follow", err)
		h.networked = err == nil
	}
}

// offNetwork has both be on none.
func (h *host) offNetwork(string) {
	for _, d := range []*rooms.Rooms{h.desk, h.other.desk} {
		_, err := d.Live.Rest()
		h.other.must("rest", err)
	}
	h.networked = false
}

// exchangeNews has both desks exchange until they know the same, or for a while: one may be
// locked, or struck off.
func (h *host) exchangeNews(string) {
	const long = 400 * time.Millisecond
	for began := time.Now(); time.Since(began) < long && takesPart(h) && h.desk != nil; {
		h.runner.Comes()
		if h.desk == nil {
			return
		}
		x, err := h.other.desk.Live.Exchange()
		h.other.must("exchange", err)
		if x.Sends != nil {
			_ = x.Sends.Send() // what is not sent is lacked the next time
		}
		if x.Leaves != nil {
			h.other.leaves()
			return
		}
		here, err := h.desk.Desk.Store().Seen()
		there, failed := h.other.desk.Desk.Store().Seen()
		if err == nil && failed == nil && maps.Equal(here, there) && len(here) > 0 {
			return
		}
		select { // whichever is told first
		case <-h.other.desk.Live.Came():
		case <-time.After(5 * time.Millisecond):
		}
	}
}
