package walk

import (
	"fmt"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/store"
)

// struckOff is what is known of another desk from when the home desk struck it off: what it
// did until then and had come is painted, and nothing else until the host takes it in.
type struckOff struct {
	seat   surgery.ID
	letter string
	upTo   int64               // of what it did, so much counts
	had    map[surgery.ID]bool // its visits that were painted
	done   int                 // things that were done there since
	taken  int                 // of which so many may have been taken in
}

// afterwards is in all that somebody writes at a desk that was struck off, each with a number.
const afterwards = " afterwards-"

// mark is what is added to what is written at the other desk.
func (o *other) mark() string {
	if o.struck.seat == "" {
		return ""
	}
	o.struck.done++
	return fmt.Sprint(afterwards, o.struck.done)
}

// deskOf is the other desk in a list of all.
func deskOf(now *surgery.Sharing, seat surgery.ID) *surgery.DeskHere {
	if now == nil {
		return nil
	}
	return now.Desk(seat)
}

// struckIsHeld: nothing that a laptop did after it was struck off, nor what had not come
// until then, is painted at the home desk before the host takes it in.
func (h *host) struckIsHeld(m move) {
	if h.elsewhere && h.other != nil {
		h.other.struck = struckOff{} // other records are open here
	}
	if h.desk == nil || h.isAway() || h.full || h.other == nil || !h.other.began || h.other.home || h.desk.Sharing.Joined() {
		return
	}
	s := h.desk.Desk.Store()
	now, err := s.Sharing()
	if err != nil || now == nil {
		return
	}
	o := h.other
	if o.struck.seat == "" {
		o.isStruck(now, s)
		return
	}
	d := deskOf(now, o.struck.seat)
	if d == nil || !d.Struck { // records from before were brought back
		o.struck = struckOff{}
		return
	}
	if m.do == "news comes and goes" && o.isIn() {
		h.broken("a struck laptop is let in by nobody", fmt.Sprintf("desk %s is connected after %s", d.Letter, m))
	}
	if d.UpTo != o.struck.upTo {
		if m.do == "news comes and goes" || m.do == "swap with the stick" || m.do == "the other swaps" || m.do == "at the other desk" {
			h.broken("what a struck laptop did waits for the host", fmt.Sprintf("%s took %d in where %d was", m, d.UpTo, o.struck.upTo))
		}
		o.struck.upTo, o.struck.taken = d.UpTo, o.struck.done
		o.struck.had = o.painted(s)
		return
	}
	for id := range o.painted(s) {
		if !o.struck.had[id] {
			h.broken("what a struck laptop did waits for the host", fmt.Sprintf("a check-in of desk %s is painted after %s", d.Letter, m))
		}
	}
	if written := o.lately(h.readsAll()); written != "" {
		h.broken("what a struck laptop did waits for the host", fmt.Sprintf("%q is painted after %s", written, m))
	}
}

// isIn reports whether somebody's door has let the other desk in, and it stays so.
func (o *other) isIn() bool {
	const long = 2 * time.Second
	for began := time.Now(); o.desk != nil; <-time.After(5 * time.Millisecond) {
		if s := o.desk.Live.State(); s.Way != live.Follows || !s.Connected {
			return false
		}
		if time.Since(began) > long {
			return true
		}
	}
	return false
}

// isStruck notes what is painted of the other desk when it is struck off.
func (o *other) isStruck(now *surgery.Sharing, s *store.Store) {
	for _, d := range now.Desks {
		if d.Struck && o.writesAs(d.ID) {
			o.struck = struckOff{seat: d.ID, letter: d.Letter, upTo: d.UpTo, had: map[surgery.ID]bool{}}
			o.struck.had = o.painted(s)
		}
	}
}

// writesAs reports whether the other desk writes under a seat.
func (o *other) writesAs(seat surgery.ID) bool {
	if o.desk == nil {
		return false
	}
	own, err := o.desk.Desk.Store().Sharing()
	return err == nil && own != nil && own.Seat == seat
}

// painted are the visits under its letter that stand in some records.
func (o *other) painted(s *store.Store) map[surgery.ID]bool {
	found := map[surgery.ID]bool{}
	now, err := s.Sharing()
	if err != nil || now == nil {
		return found
	}
	all, err := s.Visits(now.Surgery)
	if err != nil {
		return found
	}
	for _, v := range all {
		if v.Letter == o.struck.letter {
			found[v.ID] = true
		}
	}
	return found
}

// readsAll is all that is written of visits here, where it can be read.
func (h *host) readsAll() string {
	s := h.desk.Desk.Store()
	now, err := s.Sharing()
	if err != nil || now == nil || h.desk.Desk.Locked() {
		return ""
	}
	all, err := s.Visits(now.Surgery)
	if err != nil {
		return ""
	}
	var said []string
	for _, v := range all {
		said = append(said, fmt.Sprintf("%+v", v.Words))
		if who, err := s.Attendee(v.Attendee); err == nil {
			said = append(said, who.Words.Name)
		}
		steps, err := s.Progress(v.ID)
		for _, p := range steps {
			if err == nil {
				said = append(said, fmt.Sprintf("%+v", p.Words))
			}
		}
	}
	people, err := h.desk.Today.Surgeons()
	for _, p := range people {
		if err == nil {
			said = append(said, p.Words.Name)
		}
	}
	return strings.Join(said, "\n")
}

// lately returns what in a text was written at that desk and cannot have been taken in.
func (o *other) lately(text string) string {
	for n := o.struck.taken + 1; n <= o.struck.done; n++ {
		mark := fmt.Sprint(afterwards, n)
		if i := strings.Index(text, mark); i >= 0 && !strings.ContainsAny(text[i+len(mark):min(len(text), i+len(mark)+1)], "0123456789") {
			return mark
		}
	}
	return ""
}
