package calendar

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

// series makes the days of one repeating event.
type series struct {
	reader *reader
	first  segment
	later  []laterSegment
	gone   map[string]bool // days and instants that are taken out
	alone  map[string]bool // days that stand on their own in the file
}

// segment is what a repeating event is, from its start or from a day on.
type segment struct {
	component *component
	event     *surgery.Event
	when      when
}

type laterSegment struct {
	day   string
	moved time.Duration // on the wall, from where the rule has it
	as    segment
}

// then has the event be another from a day on.
func (s *series) then(o onward) {
	event, w, ok := s.reader.event(o.as)
	if !ok {
		return
	}
	p, _ := o.as.get("RECURRENCE-ID")
	meant, _ := s.reader.moment(p.value, p.param("TZID"))
	moved := w.start.wall.Sub(meant.wall)
	if !meant.date && !w.start.date {
		moved = w.start.at.Sub(meant.at)
	}
	s.later = append(s.later, laterSegment{o.day, moved, segment{o.as, event, w}})
}

// drafts returns the days of the series that are in the week.
func (s *series) drafts(starts []moment) []intake.Draft {
	r := s.reader
	var out []intake.Draft
	for _, meant := range starts {
		start, local := meant, r.localDay(meant)
		if s.gone[start.wall.Format(dayLayout)] || s.gone[start.at.UTC().Format(stampLayout)] || s.alone[local] {
			continue
		}
		now := s.first
		for _, l := range s.later {
			if local < l.day {
				break
			}
			now = l.as
			moved := meant.wallTime
			moved.wall = moved.wall.Add(l.moved)
			moved.date = now.when.start.date
			start = r.place(moved, meant.zone)
		}
		e := *now.event
		e.Words.Questions = slices.Clone(e.Words.Questions)
		e.Words.UID = shortUID(s.first.component.text("UID"), local)
		r.set(&e, now.when, start)
		if e.Last() >= r.in.From && e.Day <= r.in.Until {
			out = append(out, intake.Draft{Event: &e, Line: now.component.line, Cancelled: r.cancelled(now.component)})
		}
	}
	return out
}
