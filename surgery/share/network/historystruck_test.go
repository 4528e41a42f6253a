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
			if _, err := m.d.Crossed.TakeIn(&all); err != nil {
				return err
			}
			s := m.d.Desk.Store()
			now, err := s.Sharing()
			seen, failed := s.Seen()
			waits, worse := s.Waiting()
			if err := errors.Join(err, failed, worse); err != nil {
				return err
			}
			held := 0
			for _, w := range waits {
				if w.Desk == lost.seat && w.Reason == surgery.Struck {
					held += w.N
				}
			}
			if d := now.Desk(lost.seat); !d.Struck || max(0, seen[lost.seat]-d.UpTo) > int64(held) {
				t.Fatalf("desk %s has %d of desk %s, of which %d count and %d wait", m.letter, seen[lost.seat], lost.letter, d.UpTo, held)
			}
			return nil
		})
	}
}
