package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

// when is an event's times before it is placed on a day: occurrences are made
// from it by moving the wall.
type when struct {
	start  moment
	whole  int           // days it lasts, 0 for a timed one
	length time.Duration // of a timed one; 0 for not said
}

// on returns the start on another day, at the same wall time.
func (r *reader) on(w when, day time.Time) moment {
	moved := w.start.wallTime
	moved.wall = day.Add(w.start.wall.Sub(midnight(w.start.wall)))
	return r.place(moved, w.start.zone)
}

// set writes the times into an event.
func (r *reader) set(e *surgery.Event, w when, start moment) {
	e.Day, e.LastDay, e.Starts, e.Ends = r.localDay(start), "", time.Time{}, time.Time{}
	if w.whole > 1 {
		first, _ := time.Parse(time.DateOnly, e.Day) // written above
		e.LastDay = first.AddDate(0, 0, w.whole-1).Format(time.DateOnly)
	}
	if w.whole == 0 {
		e.Starts = start.at.UTC()
		if w.length > 0 {
			e.Ends = start.at.Add(w.length).UTC()
		}
	}
}

// occurrences returns the event, or the days of it that are in the week. Each
// day has a UID of its own, so that importing again finds it.
func (r *reader) occurrences(c *component, base *surgery.Event, w when, changed changed) []intake.Draft {
	r.set(base, w, w.start)
	one := []intake.Draft{{Event: base, Line: c.line, Cancelled: r.cancelled(c)}}
	uid := c.text("UID")
	if day, ok := r.recurrence(c, changed.masters[uid]); ok {
		base.Words.UID = shortUID(uid, day)
		return one
	}
	_, repeats := c.get("RRULE")
	_, added := c.get("RDATE")
	if !repeats && !added {
		return one
	}
	starts, ok := r.starts(c, w)
	if !ok {
		return r.onlyFirst(c, one)
	}
	s := series{reader: r, first: segment{c, base, w}, gone: r.excluded(c, w), alone: changed.alone[uid]}
	for _, o := range changed.onwards[uid] {
		s.then(o)
	}
	out := s.drafts(starts)
	if len(out) == 0 && len(s.alone) == 0 {
		r.outside++
	}
	return out
}

// onlyFirst returns the first day of an event whose repeats cannot be followed,
// if it is in the week, and says which of both it did.
func (r *reader) onlyFirst(c *component, one []intake.Draft) []intake.Draft {
	p, rule := c.get("RRULE")
	if !rule {
		p, _ = c.get("RDATE")
	}
	e := one[0].Event
	if r.in.From != "" && (e.Last() < r.in.From || e.Day > r.in.Until) {
		r.left(p.line, "calendar.problem_repeats_outside", "title", short(e.Words.Title))
		return nil
	}
	r.taken(p.line, "calendar.problem_repeats", "title", short(e.Words.Title))
	return one
}

// starts returns when the days of a repeating event in the week begin, by its
// rules and its added dates; false when they cannot be followed.
func (r *reader) starts(c *component, w when) ([]moment, bool) {
	from, errFrom := time.Parse(time.DateOnly, r.in.From)
	until, errUntil := time.Parse(time.DateOnly, r.in.Until)
	if errFrom != nil || errUntil != nil {
		return nil, false
	}
	var out []moment
	if len(c.props["RRULE"]) == 0 {
		out = append(out, w.start)
	}
	for _, p := range c.props["RRULE"] {
		rule, ok := readRule(p.value)
		if !ok {
			return nil, false
		}
		// A day in the event's zone may be another day here, and what began before
		// the week may last into it.
		back := 2 + min(w.whole, 366)
		found, ok := rule.between(midnight(w.start.wall), from.AddDate(0, 0, -back), until.AddDate(0, 0, 2), &r.budget, func(day time.Time) bool {
			return r.ended(rule, r.on(w, day))
		})
		if !ok {
			return nil, false
		}
		for _, day := range found {
			out = append(out, r.on(w, day))
		}
	}
	for _, p := range c.props["RDATE"] {
		for value := range strings.SplitSeq(p.value, ",") {
			if m, ok := r.moment(value, p.param("TZID")); ok && len(out) < maxMoments {
				m.date = w.start.date
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b moment) int { return cmp.Compare(r.localDay(a), r.localDay(b)) })
	return slices.CompactFunc(out, func(a, b moment) bool { return r.localDay(a) == r.localDay(b) && a.at.Equal(b.at) }), true
}

func (r *reader) ended(rule *rule, m moment) bool {
	switch {
	case !rule.hasUntil:
		return false
	case rule.until.utc && !m.date:
		return m.at.After(rule.until.wall)
	case rule.until.date || m.date:
		return midnight(m.wall).After(midnight(rule.until.wall))
	}
	return m.wall.After(rule.until.wall)
}

// excluded returns the days (20261124) and instants that an event's EXDATEs
// take out. Of whole days they count by their day, however they are written.
func (r *reader) excluded(c *component, w when) map[string]bool {
	out := map[string]bool{}
	for _, p := range c.props["EXDATE"] {
		for value := range strings.SplitSeq(p.value, ",") {
			m, ok := r.moment(value, p.param("TZID"))
			switch {
			case !ok || len(out) >= maxMoments:
			case w.start.date:
				out[strings.ReplaceAll(r.wholeDay(m), "-", "")] = true
			case m.date:
				out[m.wall.Format(dayLayout)] = true
			default:
				out[m.at.UTC().Format(stampLayout)] = true
			}
		}
	}
	return out
}
