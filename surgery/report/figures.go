package report

import (
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// What leaves the laptop (DESIGN 8).
//
// Of ONE CLOSED SURGERY every count is rounded down to a multiple of 5, and below
// 5, none included, it is "fewer than 5". Down, and not to the nearest: then every
// count, also one in a total that others add up to, could be any of at least three
// numbers, whatever else is told. Rounding to the nearest does not keep that: of
// 12 new, 12 returning and 4 guests among "30", all three would be known.
//
// A WEEK OR A MONTH ADDS UP WHAT MAY BE TOLD OF ITS SURGERIES and knows nothing
// else. So taking a week from a month, one surgery from a week, or last month's
// report from this one gives nothing but figures that could be had anyway.
//
// A surgery is counted from the log as it stood when it closed, so a later change
// is never the difference between two reports.
//
// Hours are of surgeons, and no count of people: they are told in whole hours where
// three surgeons or more gave them, and else as counts are.
//
// How often something was passed on is told as every other count, in a row that is
// always there, so that the row says nothing. It counts times: several may be about
// one person, or about nobody who came, so that it never says how many there were
// to be worried about. To whom stays here. What was passed on outside of a surgery
// does too, as all that is of days.
//
// Left out, since they cannot be protected: how many were not asked (else the rows
// of a table and its total would give each other away), who felt as sure as before
// (likewise), sums over one person's many steps or copies, averages, and the
// longest wait, which is one person's. A median is told where 10 waits or more are
// known, in steps of 5 minutes. Tables without a fixed list of rows tell only those
// with 5 or more, in an order that does not follow the counts.

// Unit is what counts are rounded to before they leave the laptop.
const Unit = 5

// Down rounds a count as it leaves. Below Unit, none included, it is not told.
func Down(count int) int { return max(0, count) / Unit * Unit }

// Below these many waits there is no median, and below these many surgeons no whole
// hours.
const (
	fewestWaits    = 10
	fewestSurgeons = 3
)

// Hours of surgeons as they leave, rounded down.
var (
	RecordedHours  = Key{Surgeons, "recorded"}
	EstimatedHours = Key{Surgeons, "estimated"}
)

// Figure is a number that may leave the laptop: it is somewhere from Low to High,
// both included.
type Figure struct{ Low, High int }

// Hidden tells a figure that may be nothing.
func (f Figure) Hidden() bool { return f.Low == 0 }

// Say returns "fewer than 5", "20" (20 to 24) or "40 to 52".
func (f Figure) Say() string {
	switch {
	case f.Low == f.High:
		return strconv.Itoa(f.Low)
	case f.Low == 0:
		return words.Say("report.fewer", "n", f.High+1)
	case f.High-f.Low == Unit-1:
		return strconv.Itoa(f.Low)
	}
	return words.Say("report.between", "low", f.Low, "high", f.High)
}

// Trend is how a figure stands to the one of the period before.
type Trend int

// The trends. Where both could be the same number nothing is said to have changed.
const (
	NoChange Trend = iota
	Higher
	Lower
)

// Since compares with the period before.
func (f Figure) Since(before Figure) Trend {
	switch {
	case f.Low > before.High:
		return Higher
	case f.High < before.Low:
		return Lower
	}
	return NoChange
}

// Figures are all that may be told of a surgery, a week or a month.
type Figures struct {
	Surgeries int
	low       map[Key]int
	hours     map[Key]Figure
	median    Figure // minutes
	medians   int    // surgeries that have one
}

// Leave returns what may be told of these surgeries; ok is false while one of
// them is open, and then nothing may.
func Leave(r Records) (f Figures, ok bool) {
	f.low, f.hours = map[Key]int{}, map[Key]Figure{}
	for _, one := range apart(r) {
		if one.Surgeries[0].Open() {
			return Figures{}, false
		}
		f = Add(f, round(Count(one)))
	}
	return f, true
}

// round returns what may be told of one surgery.
func round(n Numbers) Figures {
	f := Figures{Surgeries: n.Surgeries, low: map[Key]int{}}
	tell := func(k Key, count int) {
		if count >= Unit {
			f.low[k] = Down(count)
		}
	}
	for k, count := range n.counts {
		if leaves(k) {
			tell(k, count)
		}
	}
	f.hours = map[Key]Figure{
		RecordedHours:  roundHours(n.Hours.Recorded, n.Hours.RecordedBy),
		EstimatedHours: roundHours(n.Hours.Estimated, n.Hours.EstimatedBy),
	}
	if n.Waits.Known >= fewestWaits {
		f.medians = 1
		f.median.Low = Down(n.Waits.Median)
		f.median.High = f.median.Low + Unit - 1
	}
	return f
}

// roundHours returns what may be told of hours that so many surgeons gave.
func roundHours(gave time.Duration, surgeons int) Figure {
	whole := int(gave.Hours())
	if surgeons >= fewestSurgeons {
		return Figure{whole, whole}
	}
	low := Down(whole)
	return Figure{low, low + Unit - 1}
}

// leaves reports whether a row may be told at all.
func leaves(k Key) bool {
	switch k {
	case Same, WaitUnknown, StepsDone, Copies:
		return false
	}
	return k.Name != NotAsked
}

// Add returns what may be told of two together, from what may be told of each.
func Add(a, b Figures) Figures {
	sum := Figures{Surgeries: a.Surgeries + b.Surgeries, low: map[Key]int{}, hours: map[Key]Figure{}, medians: a.medians + b.medians}
	for _, f := range []Figures{a, b} {
		for k, low := range f.low {
			sum.low[k] += low
		}
		for k, h := range f.hours {
			sum.hours[k] = Figure{sum.hours[k].Low + h.Low, sum.hours[k].High + h.High}
		}
		if f.medians == 0 {
			continue
		}
		if sum.median == (Figure{}) {
			sum.median = f.median
		}
		sum.median = Figure{min(sum.median.Low, f.median.Low), max(sum.median.High, f.median.High)}
	}
	return sum
}

// Figure returns a row. Each surgery may have up to four more than is told.
func (f Figures) Figure(k Key) Figure {
	if k == RecordedHours || k == EstimatedHours {
		return f.hours[k]
	}
	return Figure{f.low[k], f.low[k] + (Unit-1)*max(1, f.Surgeries)}
}

// Median returns from what until what the medians of the surgeries' waits are, in
// minutes; ok is false where no surgery has one that may be told.
func (f Figures) Median() (minutes Figure, ok bool) { return f.median, f.medians > 0 }

// Told returns the rows of a table without a fixed list that have 5 or more.
func (f Figures) Told(g Group) []string {
	var names []string
	for k := range f.low {
		if k.Group == g {
			names = append(names, k.Name)
		}
	}
	return names
}

// apart returns the records of each surgery by itself.
func apart(r Records) []Records {
	var all []Records
	at := map[surgery.ID]int{}
	for _, s := range r.Surgeries {
		if _, twice := at[s.ID]; twice {
			continue
		}
		at[s.ID] = len(all)
		all = append(all, Records{Surgeries: []*surgery.Surgery{s}, Now: r.Now})
	}
	visits := map[surgery.ID]int{}
	for _, v := range r.Visits {
		if i, ok := at[v.Surgery]; ok {
			visits[v.ID] = i
			all[i].Visits = append(all[i].Visits, v)
		}
	}
	for _, p := range r.Progress {
		if i, ok := visits[p.On]; ok {
			all[i].Progress = append(all[i].Progress, p)
		}
	}
	for _, p := range r.Prints {
		if i, ok := visits[p.Visit]; ok {
			all[i].Prints = append(all[i].Prints, p)
		}
	}
	for _, p := range r.Presences {
		if i, ok := at[p.Surgery]; ok {
			all[i].Presences = append(all[i].Presences, p)
		}
	}
	for _, p := range r.PassedOns {
		if i, ok := at[p.Surgery]; ok {
			all[i].PassedOns = append(all[i].PassedOns, p)
		}
	}
	for _, role := range r.Roles {
		if i, ok := at[role.Surgery]; ok {
			all[i].Roles = append(all[i].Roles, role)
		}
	}
	return all
}
