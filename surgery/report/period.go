package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// Kind is what a period is.
type Kind string

// The kinds. A year is for the screen only.
const (
	OneSurgery Kind = "surgery"
	Week       Kind = "week"
	Month      Kind = "month"
	Year       Kind = "year"
)

// Kinds lists them as they are offered.
var Kinds = []Kind{OneSurgery, Week, Month, Year}

// Period is a surgery, or all surgeries of a week, a month or a year. There is
// no other: never a free range.
type Period struct {
	Kind  Kind
	ID    string // the surgery's, the themed week's, "2026-W48", "2026-11" or "2026"
	From  string // local date of its first day
	Until string // and of its last
	// Themed is the themed week; blank for a week of the calendar.
	Themed    surgery.ID
	Surgeries []surgery.ID // in order of time
}

// Leaves reports whether figures of such a period may leave the laptop.
func (p Period) Leaves() bool { return p.Kind != Year }

// Same reports whether two are the same period.
func (p Period) Same(q Period) bool { return p.Kind == q.Kind && p.ID == q.ID }

// Periods returns every period that has a surgery, the latest first. A surgery is
// in one week only: the themed week it was opened in, else the week of the
// calendar, Monday to Sunday, that holds its day.
func Periods(surgeries []*surgery.Surgery, weeks []*surgery.Week) []Period {
	themed := map[surgery.ID]*surgery.Week{}
	for _, w := range weeks {
		themed[w.ID] = w
	}
	sorted := slices.Clone(surgeries)
	slices.SortFunc(sorted, func(a, b *surgery.Surgery) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), a.OpenedAt.Compare(b.OpenedAt), strings.Compare(string(a.ID), string(b.ID)))
	})
	var all []Period
	place := map[string]int{}
	add := func(s *surgery.Surgery, p Period) {
		key := string(p.Kind) + " " + p.ID
		i, there := place[key]
		if !there {
			i = len(all)
			place[key] = i
			all = append(all, p)
		}
		all[i].Surgeries = append(all[i].Surgeries, s.ID)
	}
	for _, s := range sorted {
		day, err := time.Parse(time.DateOnly, s.Day)
		if err != nil {
			continue // the store does not take such a surgery
		}
		add(s, Period{Kind: OneSurgery, ID: string(s.ID), From: s.Day, Until: s.Day})
		if w := themed[s.Week]; w != nil {
			add(s, Period{Kind: Week, ID: string(w.ID), From: w.From, Until: w.Until, Themed: w.ID})
		} else {
			add(s, calendarWeek(day))
		}
		add(s, month(day))
		first := time.Date(day.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		add(s, Period{Kind: Year, ID: day.Format("2006"), From: date(first), Until: date(first.AddDate(1, 0, -1))})
	}
	slices.SortStableFunc(all, func(a, b Period) int { return strings.Compare(b.From, a.From) })
	// Surgeries of one day: the later first, as the others are.
	byDay := slices.DeleteFunc(slices.Clone(all), func(p Period) bool { return p.Kind != OneSurgery })
	slices.Reverse(byDay)
	slices.SortStableFunc(byDay, func(a, b Period) int { return strings.Compare(b.From, a.From) })
	return append(byDay, slices.DeleteFunc(all, func(p Period) bool { return p.Kind == OneSurgery })...)
}

func calendarWeek(day time.Time) Period {
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	year, week := day.ISOWeek()
	return Period{Kind: Week, ID: fmt.Sprintf("%d-W%02d", year, week), From: date(monday), Until: date(monday.AddDate(0, 0, 6))}
}

func month(day time.Time) Period {
	first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
	return Period{Kind: Month, ID: day.Format("2006-01"), From: date(first), Until: date(first.AddDate(0, 1, -1))}
}

func date(t time.Time) string { return t.Format(time.DateOnly) }

// OfKind returns those of a kind, in the same order.
func OfKind(all []Period, k Kind) []Period {
	return slices.DeleteFunc(slices.Clone(all), func(p Period) bool { return p.Kind != k })
}

// Before returns the period of the same kind that came before and had a surgery:
// a surgery is held once a month, so that the week before would be empty.
func Before(all []Period, p Period) (Period, bool) {
	same := OfKind(all, p.Kind)
	i := slices.IndexFunc(same, p.Same)
	if i < 0 || i+1 >= len(same) {
		return Period{}, false
	}
	return same[i+1], true
}

// MonthsOf returns the months of a year that had a surgery, the first first.
func MonthsOf(all []Period, year Period) []Period {
	var months []Period
	for _, p := range OfKind(all, Month) {
		if strings.HasPrefix(p.ID, year.ID+"-") {
			months = append(months, p)
		}
	}
	slices.Reverse(months)
	return months
}

// Over reports whether nothing can be added to a period any more: its days are past
// and its surgeries are closed. A surgery is over when it is closed.
func (p Period) Over(today string, surgeries []*surgery.Surgery) bool {
	for _, s := range surgeries {
		if slices.Contains(p.Surgeries, s.ID) && s.Open() {
			return false
		}
	}
	return p.Kind == OneSurgery || p.Until < today
}
