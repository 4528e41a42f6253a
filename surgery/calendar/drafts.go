package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// drafts answers what the events of the file are in our records.
func (r *reader) drafts() ([]Draft, []Problem) {
	if r.in.Zone == nil {
		r.in.Zone = time.UTC
	}
	changed := r.changes()
	var found []Draft
	outside := 0
	for _, c := range r.latest() {
		title := short(c.text("SUMMARY"))
		if r.recalled || strings.EqualFold(strings.TrimSpace(c.text("STATUS")), "CANCELLED") {
			r.left(c.line, "calendar.problem_cancelled", "title", title)
			continue
		}
		base, when, ok := r.event(c)
		if !ok {
			continue
		}
		for _, e := range r.repeats(c, base, when, changed) {
			if r.in.From != "" && (e.Last() < r.in.From || e.Day > r.in.Until) {
				outside++
				continue
			}
			found = append(found, Draft{Event: e, Line: c.line})
		}
	}
	if outside > 0 {
		r.problems.Add(0, false, words.Count("calendar.problem_outside", outside))
	}
	if r.others > 0 {
		r.problems.Add(0, false, words.Count("calendar.problem_others", r.others))
	}
	if len(found) > maxTaken {
		r.left(found[maxTaken].Line, "calendar.problem_taken", "most", maxTaken)
		found = found[:maxTaken]
	}
	if len(found) == 0 && len(r.problems.List()) == 0 {
		r.left(0, "calendar.problem_empty")
	}
	return found, r.problems.List()
}

// latest answers the events with each UID once, the one changed last.
func (r *reader) latest() []*component {
	best := map[string]*component{}
	key := func(c *component) string {
		p, _ := c.get("RECURRENCE-ID")
		return c.text("UID") + "\n" + p.value
	}
	for _, c := range r.events {
		if c.text("UID") == "" {
			continue
		}
		if old := best[key(c)]; old == nil || sequence(c) >= sequence(old) {
			best[key(c)] = c
		}
	}
	return slices.DeleteFunc(slices.Clone(r.events), func(c *component) bool {
		if c.text("UID") == "" || best[key(c)] == c {
			return false
		}
		r.left(c.line, "calendar.problem_twice", "title", short(c.text("SUMMARY")))
		return true
	})
}

func sequence(c *component) int {
	n, _ := strconv.Atoi(strings.TrimSpace(c.text("SEQUENCE")))
	return n
}

// changes answers, by UID, the days of repeating events that stand on their
// own in the file, moved or cancelled.
func (r *reader) changes() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, c := range r.events {
		if day, ok := r.recurrence(c); ok {
			uid := c.text("UID")
			if all[uid] == nil {
				all[uid] = map[string]bool{}
			}
			all[uid][day] = true
		}
	}
	return all
}

// recurrence answers which local day of a repeating event c stands for.
func (r *reader) recurrence(c *component) (day string, ok bool) {
	p, ok := c.get("RECURRENCE-ID")
	if !ok {
		return "", false
	}
	m, ok := r.moment(p.value, p.param("TZID"))
	return r.localDay(m), ok
}

func (r *reader) localDay(m moment) string {
	if m.date {
		return m.wall.Format(time.DateOnly)
	}
	return m.at.In(r.in.Zone).Format(time.DateOnly)
}

// when is an event's times before it is placed on a day: occurrences are made
// from it by moving the wall.
type when struct {
	start  moment
	whole  int           // days it lasts, 0 for a timed one
	length time.Duration // of a timed one; 0 for not said
}

// on answers the start on another day, at the same wall time.
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

// repeats answers the event, or its occurrences in the week. Each occurrence
// has a UID of its own, so that importing again finds it.
func (r *reader) repeats(c *component, base *surgery.Event, w when, changed map[string]map[string]bool) []*surgery.Event {
	r.set(base, w, w.start)
	if day, ok := r.recurrence(c); ok {
		base.Words.UID = shortUID(base.Words.UID, day)
		return []*surgery.Event{base}
	}
	p, ok := c.get("RRULE")
	if _, added := c.get("RDATE"); added {
		r.taken(c.line, "calendar.problem_dates", "title", short(base.Words.Title))
	}
	if !ok {
		return []*surgery.Event{base}
	}
	rule, ok := readRule(p.value)
	from, errFrom := time.Parse(time.DateOnly, r.in.From)
	until, errUntil := time.Parse(time.DateOnly, r.in.Until)
	if !ok || errFrom != nil || errUntil != nil {
		r.taken(p.line, "calendar.problem_repeats", "title", short(base.Words.Title))
		return []*surgery.Event{base}
	}
	// A day in the event's zone may be another day here, and what began before
	// the week may last into it.
	back := 2 + min(w.whole, 366)
	found, ok := rule.between(midnight(w.start.wall), from.AddDate(0, 0, -back), until.AddDate(0, 0, 2), &r.budget, func(day time.Time) bool {
		return r.ended(rule, r.on(w, day))
	})
	if !ok {
		r.taken(p.line, "calendar.problem_repeats", "title", short(base.Words.Title))
		return []*surgery.Event{base}
	}
	gone := r.excluded(c)
	var out []*surgery.Event
	for _, day := range found {
		start := r.on(w, day)
		local := r.localDay(start)
		if gone[start.wall.Format(dayLayout)] || gone[start.at.Format(stampLayout)] || changed[c.text("UID")][local] {
			continue
		}
		e := *base
		e.Words.Questions = slices.Clone(base.Words.Questions)
		e.Words.UID = shortUID(base.Words.UID, local)
		r.set(&e, w, start)
		if e.Last() >= r.in.From && e.Day <= r.in.Until {
			out = append(out, &e)
		}
	}
	return out
}

func (r *reader) ended(rule *rule, m moment) bool {
	switch {
	case rule.until.IsZero():
		return false
	case rule.untilUTC && !m.date:
		return m.at.After(rule.until)
	case rule.untilDate || m.date:
		return midnight(m.wall).After(midnight(rule.until))
	}
	return m.wall.After(rule.until)
}

// excluded answers the days (20261124) and instants that an event's EXDATEs
// take out.
func (r *reader) excluded(c *component) map[string]bool {
	out := map[string]bool{}
	for _, p := range c.props["EXDATE"] {
		for value := range strings.SplitSeq(p.value, ",") {
			if m, ok := r.moment(value, p.param("TZID")); ok && len(out) < maxMoments {
				if m.date {
					out[m.wall.Format(dayLayout)] = true
				} else {
					out[m.at.UTC().Format(stampLayout)] = true
				}
			}
		}
	}
	return out
}

// shortUID answers a UID as records can hold it, with the day of an occurrence.
func shortUID(uid, day string) string {
	if uid == "" {
		return ""
	}
	if day != "" {
		uid += "/" + day
	}
	if clean := surgery.Clean(uid); clean == uid && len([]rune(uid)) <= surgery.MaxName {
		return uid
	}
	sum := sha256.Sum256([]byte(uid))
	return hex.EncodeToString(sum[:])
}
