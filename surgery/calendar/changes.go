package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// changed has what a file says of single days of its repeating events.
type changed struct {
	masters map[string]*component      // by UID: the events that repeat
	alone   map[string]map[string]bool // by UID: days that stand on their own, moved or cancelled
	onwards map[string][]onward        // by UID: what holds from a day on, in order of days
}

// onward is what a repeating event is from a day on (RANGE=THISANDFUTURE).
type onward struct {
	day string
	as  *component
}

func (r *reader) changes(events []*component) changed {
	all := changed{masters: map[string]*component{}, alone: map[string]map[string]bool{}, onwards: map[string][]onward{}}
	for _, c := range events {
		if _, single := c.get("RECURRENCE-ID"); !single {
			all.masters[c.text("UID")] = c
		}
	}
	for _, c := range events {
		uid := c.text("UID")
		day, ok := r.recurrence(c, all.masters[uid])
		switch {
		case !ok:
		case all.follows(c):
			all.onwards[uid] = append(all.onwards[uid], onward{day, c})
		default:
			if all.alone[uid] == nil {
				all.alone[uid] = map[string]bool{}
			}
			all.alone[uid][day] = true
		}
	}
	for _, from := range all.onwards {
		slices.SortStableFunc(from, func(a, b onward) int { return cmp.Compare(a.day, b.day) })
	}
	return all
}

// follows reports whether c says what another event of the file is from a day
// on.
func (c changed) follows(e *component) bool {
	p, ok := e.get("RECURRENCE-ID")
	return ok && strings.EqualFold(p.param("RANGE"), "THISANDFUTURE") && c.masters[e.text("UID")] != nil
}

// recurrence returns which day of a repeating event c stands for; of whole days
// it is the day as written.
func (r *reader) recurrence(c, master *component) (day string, ok bool) {
	p, ok := c.get("RECURRENCE-ID")
	if !ok {
		return "", false
	}
	m, ok := r.moment(p.value, p.param("TZID"))
	if master == nil {
		master = c
	}
	if ok && allDay(master) {
		return r.wholeDay(m), true
	}
	return r.localDay(m), ok
}

// allDay reports whether an event lasts whole days.
func allDay(c *component) bool {
	p, _ := c.get("DTSTART")
	w, _, ok := readWall(p.value)
	return ok && w.date || strings.EqualFold(strings.TrimSpace(c.text("X-MICROSOFT-CDO-ALLDAYEVENT")), "TRUE")
}

// localDay returns the day here on which a moment falls.
func (r *reader) localDay(m moment) string {
	if m.date {
		return m.wall.Format(time.DateOnly)
	}
	return m.at.In(r.in.Zone).Format(time.DateOnly)
}

// wholeDay returns the day that a moment stands for where whole days are meant:
// the day as it is written, whatever zone stands beside it.
func (r *reader) wholeDay(m moment) string {
	if m.utc {
		return m.at.In(r.in.Zone).Format(time.DateOnly)
	}
	return m.wall.Format(time.DateOnly)
}
