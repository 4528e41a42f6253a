package network_test

import (
	"errors"
	"fmt"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// isOut holds that a desk that was struck off is let in by nobody and knows that it is out,
// and that those that are in take nothing of it but what had come until then: the rest waits,
// also where all that it has comes by stick.
func (h *history) isOut(t *rapid.T) {
	lost := h.all[2]
	if !h.struck {
		return
	}
	said := ""
	if !until(10*time.Second, func() (out bool) {
		lost.does(t, func() error {
			now, err := lost.d.Desk.Store().Sharing()
			s := lost.link.State()
			said = fmt.Sprintf("connected %v, leads %v, trouble %q", s.Connected, s.Leads, s.Trouble)
			out = err == nil && now.Desk(lost.seat).Struck && !s.Connected
			return err
		})
		return out
	}) {
		t.Fatalf("desk %s was struck off: %s", lost.letter, said)
	}
	var all surgery.Parcel
	lost.does(t, func() (err error) {
		all, err = lost.d.Desk.Store().Outgoing(nil)
		return err
	})
	for _, m := range h.in() {
		m.does(t, func() error {
			before, err := m.taken(lost.seat)
			if err != nil {
				return err
			}
			if _, err := m.d.Crossed.TakeIn(&all); err != nil {
				return err
			}
			after, err := m.taken(lost.seat)
			if now, failed := m.d.Desk.Store().Sharing(); failed != nil || !now.Desk(lost.seat).Struck || after != before {
				t.Fatalf("desk %s had taken %d of desk %s, and now %d (%v)", m.letter, before, lost.letter, after, failed)
			}
			return err
		})
	}
}

// taken returns how many entries of a seat are in a desk's log, and do not wait. Those
// that came before it was struck off stay there, also where they no longer count.
func (m *member) taken(seat surgery.ID) (int64, error) {
	s := m.d.Desk.Store()
	seen, err := s.Seen()
	waits, failed := s.Waiting()
	n := seen[seat]
	for _, w := range waits {
		if w.Desk == seat && w.Reason == surgery.Struck {
			n -= int64(w.N)
		}
	}
	return n, errors.Join(err, failed)
}
