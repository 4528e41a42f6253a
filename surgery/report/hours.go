package report

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
)

// Hours are what surgeons gave. Recorded is from times that somebody wrote down;
// Estimated is where the end was not: it is taken to be when the surgery was
// closed, and is never added to what was recorded.
type Hours struct {
	Recorded  time.Duration
	Estimated time.Duration
	// By how many surgeons each is of, counted at each surgery.
	RecordedBy, EstimatedBy int
	NotEnded                int // stays estimated so
	Unknown                 int // stays whose end cannot even be estimated
	StillHere               int // stays that go on: the surgery is open
}

// stay is one surgeon at one surgery.
type stay struct{ surgery, surgeon surgery.ID }

// span is from one time until another.
type span struct{ from, until time.Time }

// hours adds up presences, and returns how many surgeons there were. Time that
// was recorded twice for a surgeon counts once.
func hours(presences []*surgery.Presence, at map[surgery.ID]*surgery.Surgery, now time.Time) (Hours, int) {
	var h Hours
	here := map[surgery.ID]bool{}
	seen := map[surgery.ID]bool{}
	recorded := map[stay][]span{}
	estimated := map[stay][]span{}
	for _, p := range presences {
		s := at[p.Surgery]
		if s == nil || seen[p.ID] || p.From.After(now) {
			continue
		}
		seen[p.ID], here[p.Surgeon] = true, true
		key := stay{p.Surgery, p.Surgeon}
		switch {
		case !p.Until.IsZero() && !p.Until.After(now):
			recorded[key] = append(recorded[key], span{p.From, p.Until})
		case s.Open():
			h.StillHere++
		case s.ClosedAt.Before(p.From) || s.ClosedAt.Sub(p.From) > forgotten: // closed a day later
			h.Unknown++
		default:
			h.NotEnded++
			estimated[key] = append(estimated[key], span{p.From, s.ClosedAt})
		}
	}
	h.RecordedBy, h.EstimatedBy = len(recorded), len(estimated)
	for key, spans := range recorded {
		h.Recorded += together(spans)
		estimated[key] = append(estimated[key], spans...)
	}
	for key, spans := range estimated { // what was recorded is not estimated as well
		h.Estimated += together(spans) - together(recorded[key])
	}
	return h, len(here)
}

// together is how long spans take, overlaps counted once.
func together(spans []span) time.Duration {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, func(a, b span) int { return a.from.Compare(b.from) })
	var sum time.Duration
	var end time.Time
	for _, s := range sorted {
		from := s.from
		if from.Before(end) {
			from = end
		}
		if s.until.After(from) {
			sum += s.until.Sub(from)
			end = s.until
		}
	}
	return sum
}
